"""The protocol in the browser: what holds, what was, what changed, and the public's copy."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from sunwai.sop import actions as sops
from sunwai.web.conftest import Desk, Morning, directed, page_of, person, signed_in

FIRST = settings.SOP_FILE.read_text(encoding="utf-8")
SECOND = FIRST.replace("version = 1", "version = 2").replace('due_after = "6 h"', 'due_after = "12 h"')


@pytest.fixture
def second(morning: Morning) -> Morning:
    """Version 2 was put in force at nine."""
    sops.put_in_force(SECOND, by="Chief Minister", at=morning.at)
    return morning


@pytest.mark.parametrize("duty", ["desk", "desk_lead", "approver", "secretary", "reviewer"])
def test_everybody_of_the_office_may_read_the_protocol(second: Morning, duty: str) -> None:
    somebody = signed_in(person("somebody", "Some Body", duty))

    front = somebody.get("/sop/").content.decode()

    assert "Version 2 is in force since" in front
    assert '<a href="/sop/1/2/">Against version 1</a>' in front
    assert somebody.get("/sop/2/").status_code == 200


def test_nobody_reads_it_unless_signed_in(second: Morning) -> None:
    assert Client().get("/sop/").status_code == 302


def test_a_version_shows_every_clause_and_says_when_it_is_not_the_one_in_force(second: Morning, ravi: Client) -> None:
    page = ravi.get("/sop/1/").content.decode()

    for clause in sops.sop_of_version(1).clauses:
        assert f'id="c-{clause.number.replace(".", "-")}"' in page
    assert "This is not the version in force." in page
    assert "This is not the version in force." not in ravi.get("/sop/2/").content.decode()
    ravi.cookies["django_language"] = "hi"
    assert "राज्य के कार्यालय का पहला उत्तर" in ravi.get("/sop/1/").content.decode()


def test_what_a_version_changed_is_said_in_words_in_both_languages(second: Morning, ravi: Client) -> None:
    assert "Window for district, police, department" in ravi.get("/sop/1/2/").content.decode()
    ravi.cookies["django_language"] = "hi"
    hindi = ravi.get("/sop/1/2/").content.decode()
    assert "6 घंटे" in hindi
    assert "12 घंटे" in hindi


def test_a_version_is_downloaded_as_the_file_it_was(second: Morning, ravi: Client) -> None:
    answer = ravi.get("/sop/2/file")

    assert answer.content.decode() == SECOND
    assert "sop-2.toml" in answer.headers["Content-Disposition"]


def test_a_version_that_never_was_is_not_found(morning: Morning, ravi: Client) -> None:
    assert [ravi.get(path).status_code for path in ("/sop/9/", "/sop/9/file", "/sop/1/9/")] == [404, 404, 404]


def test_a_version_that_waits_for_its_day_is_announced_here_and_to_the_public(morning: Morning, ravi: Client) -> None:
    day = (morning.at + timedelta(days=20)).date()
    sops.put_in_force(
        FIRST.replace("version = 1", f"version = 2\ntakes_effect = {day}"), by="Chief Minister", at=morning.at
    )

    assert "Version 2 takes effect on" in ravi.get("/sop/").content.decode()
    public = Client().get("/public/sop/?lang=en").content.decode()
    assert "version 1, in force since" in public
    assert "A new version takes effect on 4 February 2026" in public


def test_the_public_reads_the_protocol_in_force_in_both_languages_and_no_name(second: Morning) -> None:
    sops.put_in_force(
        SECOND.replace("version = 2", "version = 3").replace('"12 h"', '"9 h"'), by="Sunita", at=second.at
    )
    for language, title in (("en", "The protocol in force"), ("hi", "लागू कार्य प्रणाली")):
        answer = Client().get(f"/public/sop/?lang={language}")
        page = answer.content.decode()
        assert title in page
        assert 'id="c-4-1"' in page
        assert "Sunita" not in page
        assert not answer.cookies


def test_the_public_page_says_so_where_no_protocol_is_in_force(db: None) -> None:
    answer = Client().get("/public/sop/?lang=en")

    assert answer.status_code == 503
    assert "No protocol is in force yet." in answer.content.decode()


def test_each_due_time_of_a_case_links_to_its_clause_in_the_version_it_is_pinned_to(
    morning: Morning, desk: Desk
) -> None:
    directed(desk, morning)
    sops.put_in_force(SECOND, by="Chief Minister", at=morning.at)

    assert 'href="/sop/1/#c-4-1"' in page_of(desk.client, desk.case)
