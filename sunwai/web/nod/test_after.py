"""Red words that went out first: a lead's one press, the approver's yes or no after, and nothing of it hidden."""

from collections.abc import Callable

import pytest
from django.test import Client

from sunwai.nod.models import Nod, NodAfter
from sunwai.nod.test_first import ON
from sunwai.simulate import World
from sunwai.web.nod.test_nods import asked

pytest_plugins = ["tests.screens"]
Open = Callable[..., Client]
RED = "बोलबा, सिमडेगा में 3 लोग कुएँ में फँसे हैं"


@pytest.fixture
def red(world: World) -> Nod:
    world._put_in_force(ON.replace("version = 1", "version = 2", 1))
    return asked(world, RED, urgency=3)


def lets_out(nod: Nod, lead: Client) -> None:
    lead.post(f"/case/{nod.case.docket}/let-out", {"words_hash": nod.words_hash})


def test_a_lead_lets_red_words_out_from_the_case_and_they_reach_the_network(
    world: World, red: Nod, browser: Open
) -> None:
    lead = browser("Meena", "desk_lead")
    assert "Let these words out now" in lead.get(f"/case/{red.case.docket}/").content.decode()

    lets_out(red, lead)
    world.wait(minutes=1)

    assert [post.text for post in world.published()] == [red.words]
    assert "under clause 3.18" in lead.get(f"/case/{red.case.docket}/").content.decode()


def test_a_desk_officer_is_offered_nothing_and_sending_it_all_the_same_is_refused(red: Nod, browser: Open) -> None:
    ravi = browser("Ravi", "desk")
    assert "Let these words out now" not in ravi.get(f"/case/{red.case.docket}/").content.decode()

    lets_out(red, ravi)

    assert not NodAfter.objects.exists()


def test_the_approver_sees_who_let_it_out_and_their_no_is_told_to_desk_and_secretary(
    world: World, red: Nod, browser: Open
) -> None:
    lead, chief = browser("Meena", "desk_lead"), browser("Hemant", "approver")
    lets_out(red, lead)
    world.wait(minutes=61)

    page = chief.get("/nod/").content.decode()
    assert "Out already, asking you after" in page
    assert "Let out by Meena under clause 3.18" in page
    assert "Ring the approver." in browser("Sunita", "secretary").get("/calls/").content.decode()
    assert "out without the approver" in lead.get("/").content.decode()

    chief.post(f"/nod/{red.pk}/after/no", {"reason": "wrong office"})

    after = NodAfter.objects.get()
    assert (after.is_yes, after.answered_by, after.reason) == (False, "Hemant", "wrong office")
    assert red.case.docket in lead.get("/?view=unnodded").content.decode()
    assert "Ring the approver." not in browser("Sunita", "secretary").get("/calls/").content.decode()


def test_the_approvers_yes_after_is_recorded_once(world: World, red: Nod, browser: Open) -> None:
    chief = browser("Hemant", "approver")
    lets_out(red, browser("Meena", "desk_lead"))
    world.wait(minutes=5)

    for _press in range(2):
        chief.post(f"/nod/{red.pk}/after/yes")

    assert NodAfter.objects.get().is_yes
    assert [entry.verb for entry in world.ledger(red.case)].count("nod_after") == 1
