"""The nod on a phone: exact words, one firm yes, never twice."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from sunwai.cases.models import Case
from sunwai.nod.models import Nod
from sunwai.simulate import World

pytest_plugins = ["tests.screens"]

TAG = "सिमडेगा जिले के बोलबा प्रखंड में छह साल से मोबाइल नेटवर्क नहीं है।"
Open = Callable[..., Client]


def asked(world: World, text: str = TAG, **corrections: Any) -> Nod:
    post = world.citizen("Asha").posts(text)
    world.office("dc-simdega")
    world.wait(minutes=2)
    ravi = world.desk("Ravi")
    case = ravi.accepts(post, **corrections)
    ravi.drafts(case, owner="dc-simdega")
    return ravi.asks_nod(case)


@pytest.fixture
def chief(browser: Open) -> Client:
    return browser("Hemant", "approver")


def hash_on(page: str) -> str:
    found = re.search(r'name="words_hash" value="([0-9a-f]{64})"', page)
    assert found
    return found[1]


def test_the_shortlist_says_each_matter_in_three_lines_red_first(world: World, chief: Client) -> None:
    calm = asked(world, people=4200)
    red = asked(world, "बोलबा, सिमडेगा में 3 लोग कुएँ में फँसे हैं", urgency=3)

    page = chief.get("/nod/").content.decode()

    assert page.index(red.case.docket) < page.index(calm.case.docket)
    assert "4,200 people, Bolba block, Simdega" in page
    assert "Direct Deputy Commissioner, Simdega:" in page
    assert page.count('<span class="red-mark">') == 1
    assert calm.words not in page


def test_a_yes_is_possible_only_below_the_exact_words_and_addressees(world: World, chief: Client) -> None:
    nod = asked(world)
    assert "words_hash" not in chief.get("/nod/").content.decode()

    for address in (f"/nod/{nod.pk}/", f"/nod/{nod.pk}/confirm"):
        page = chief.get(address).content.decode()
        assert nod.words in page
        assert "Deputy Commissioner, Simdega" in page


def test_a_yes_lets_exactly_the_words_shown_out(world: World, chief: Client) -> None:
    nod = asked(world)
    shown = hash_on(chief.get(f"/nod/{nod.pk}/confirm").content.decode())

    response = chief.post(f"/nod/{nod.pk}/give", {"words_hash": shown})
    world.wait(minutes=1)

    assert (response.status_code, response.headers["Location"]) == (303, "/nod/")
    [posted] = world.published()
    assert posted.text == nod.words
    assert Nod.objects.get(pk=nod.pk).given_by == "Hemant"


def test_a_second_tap_does_not_nod_twice(world: World, chief: Client) -> None:
    nod = asked(world)
    form = {"words_hash": nod.words_hash}
    chief.post(f"/nod/{nod.pk}/give", form)
    given = Nod.objects.get(pk=nod.pk).given_at
    world.wait(minutes=30)

    again = chief.post(f"/nod/{nod.pk}/give", form)

    assert again.status_code == 409
    assert "Answered already at 09:02" in again.content.decode()
    assert "answered already; nothing was done twice" in again.content.decode()
    assert Nod.objects.get(pk=nod.pk).given_at == given
    assert len(world.published()) == 1


def test_words_changed_since_they_were_shown_are_not_nodded_to(world: World, chief: Client) -> None:
    nod = asked(world)
    shown = hash_on(chief.get(f"/nod/{nod.pk}/confirm").content.decode())
    Nod.objects.filter(pk=nod.pk).update(words_hash="0" * 64)

    response = chief.post(f"/nod/{nod.pk}/give", {"words_hash": shown})

    assert response.status_code == 400
    assert "The words were changed since they were shown" in response.content.decode()
    assert Nod.objects.get(pk=nod.pk).given_at is None


def test_words_the_desk_changed_are_shown_as_no_longer_before_the_approver(world: World, chief: Client) -> None:
    nod = asked(world)
    world.desk("Ravi").amends(nod.case, nod.words.replace(" ", "  ", 1))

    response = chief.post(f"/nod/{nod.pk}/give", {"words_hash": nod.words_hash})

    assert response.status_code == 409
    assert "No longer before you" in response.content.decode()


def test_a_no_needs_a_word_of_reason_and_keeps_what_was_typed(world: World, chief: Client) -> None:
    nod = asked(world)

    empty = chief.post(f"/nod/{nod.pk}/refuse", {"reason": "  "})
    assert empty.status_code == 400
    assert "Say in a word why not" in empty.content.decode()
    assert '<details class="no" name="answer" open>' in empty.content.decode()

    assert chief.post(f"/nod/{nod.pk}/refuse", {"reason": "too harsh"}).status_code == 303
    assert Nod.objects.get(pk=nod.pk).reason == "too harsh"
    assert Case.objects.get(pk=nod.case_id).status == "accepted"


def test_only_the_approver_may_open_or_give_a_nod(world: World, browser: Open) -> None:
    nod = asked(world)

    for there in (browser("Ravi", "desk"), browser("Sunita", "secretary")):
        assert there.get("/nod/").status_code == 403
        assert there.post(f"/nod/{nod.pk}/give", {"words_hash": nod.words_hash}).status_code == 403
    assert browser().get("/nod/").status_code == 302
    assert Nod.objects.get(pk=nod.pk).given_at is None


def test_what_was_answered_today_is_counted_and_an_empty_list_says_so(world: World, chief: Client) -> None:
    nod = asked(world)
    chief.post(f"/nod/{nod.pk}/give", {"words_hash": nod.words_hash})

    page = chief.get("/nod/").content.decode()

    assert "Nothing waits for your word" in page
    assert "1 done today" in page
