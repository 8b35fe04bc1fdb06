"""Looking again on the screen: unseen, once, by somebody else; and the kill switch, with who and when."""

import re
from typing import Any

import pytest
from django.test import Client

from sunwai.cases.models import Case
from sunwai.desk.models import SecondLook, SetAside
from sunwai.intake.models import Post
from sunwai.outbox.models import Handle, Stop
from sunwai.triage.learning.models import ReLook
from sunwai.triage.models import Correction
from sunwai.web.conftest import Desk, person, signed_in

PROPOSED: dict[str, Any] = {"kind": "telecom", "sort": "grievance", "urgency": 1}
MINE = {"kind": "power", "sort": "grievance", "urgency": ""}


@pytest.fixture
def relook(case: Case) -> ReLook:
    """The case's post, drawn to be decided anew."""
    drawn = {"proposed": PROPOSED, "engine": "rules@5", "marked_at": case.opened_at}
    return ReLook.objects.update_or_create(post=Post.objects.get(), defaults=drawn)[0]


@pytest.fixture
def look(desk: Desk) -> SecondLook:
    """A matter that Ravi set aside and the record's hash drew."""
    desk.does("set-aside", reason="politics")
    row, _ = SecondLook.objects.get_or_create(
        set_aside=SetAside.objects.get(), defaults={"drawn_at": desk.case.opened_at}
    )
    return row


@pytest.fixture
def meena(db: None) -> Client:
    return signed_in(person("meena", "Meena Devi", "desk"))


def page(client: Client) -> str:
    return client.get("/looks/").content.decode()


def test_a_post_is_decided_anew_without_the_machines_word_and_nothing_is_ticked(relook: ReLook, ravi: Client) -> None:
    shown = page(ravi)
    assert "मोबाइल नेटवर्क" in shown
    assert not re.search(r'type="radio"[^>]*checked', shown)
    assert "agreed in" not in shown
    assert relook.post.case is not None
    assert relook.post.case.docket not in shown  # on its page the proposal stands

    ravi.post(f"/looks/post/{relook.pk}/decide", MINE)

    relook.refresh_from_db()
    assert (relook.decided, relook.by) == ({"kind": "power", "sort": "grievance", "urgency": None}, "Ravi Kujur")
    assert {row.field for row in Correction.objects.all()} == {"kind", "urgency"}
    assert "the machine and the person agreed in 0 of 1" in page(ravi)
    assert "the machine and the person agreed in 1 of 1" in page(ravi)


def test_a_form_that_is_not_filled_in_keeps_what_was_chosen_and_decides_nothing(relook: ReLook, ravi: Client) -> None:
    answer = ravi.post(f"/looks/post/{relook.pk}/decide", {"kind": "water", "sort": "query"})

    assert answer.status_code == 400
    assert 'value="water" checked' in answer.content.decode()
    relook.refresh_from_db()
    assert relook.decided is None


def test_a_matter_set_aside_is_judged_by_somebody_else(look: SecondLook, desk: Desk, meena: Client) -> None:
    assert desk.case.docket not in page(desk.client)
    assert desk.case.docket in page(meena)
    refused = desk.client.post(f"/looks/aside/{look.pk}/answer", {"finding": "stands"})
    assert "This was not done" in refused.content.decode()

    answer = meena.post(f"/looks/aside/{look.pk}/answer", {"finding": "taken_up"})

    assert answer.headers["Location"] == f"/case/{desk.case.docket}/"
    desk.case.refresh_from_db()
    assert desk.case.status == "accepted"
    assert "So far right in 0 of 1." in page(meena)


def test_the_kill_switch_keeps_who_stopped_and_who_started(case: Case) -> None:
    lead, handle = signed_in(person("nazia", "Nazia Khan", "desk_lead")), Handle.objects.get()

    assert lead.post(f"/switch/{handle.pk}/stop", {"why": ""}).status_code == 400
    lead.post(f"/switch/{handle.pk}/stop", {"why": "a wrong list of names"})
    handle.refresh_from_db()
    assert handle.stopped_by == "Nazia Khan"
    assert lead.post(f"/switch/{handle.pk}/stop", {"why": "again"}).status_code == 400
    lead.post(f"/switch/{handle.pk}/start")

    handle.refresh_from_db()
    assert handle.stopped_at is None
    kept = Stop.objects.get()
    assert (kept.by, kept.why, kept.ended_by) == ("Nazia Khan", "a wrong list of names", "Nazia Khan")
    assert "a wrong list of names" in lead.get("/switch/").content.decode()


def test_only_the_desk_lead_pulls_the_switch(case: Case, ravi: Client) -> None:
    handle = Handle.objects.get()

    assert ravi.get("/switch/").status_code == 200
    assert "Stop everything from here" not in ravi.get("/switch/").content.decode()
    assert ravi.post(f"/switch/{handle.pk}/stop", {"why": "x"}).status_code == 403
    assert not Stop.objects.exists()
