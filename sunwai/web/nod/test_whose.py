"""Whose yes the screens of the nod let through: the protocol's, by kind of words; nobody else's."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client

from sunwai.nod import actions
from sunwai.nod.models import Nod
from sunwai.simulate import World
from sunwai.web.nod.test_nods import asked

pytest_plugins = ["tests.screens"]
Open = Callable[..., Client]


@pytest.fixture
def trusting(world: World) -> World:
    """An office whose protocol lets its desk lead nod to what is put to citizens."""
    text = settings.SOP_FILE.read_text(encoding="utf-8").replace("version = 1", "version = 2", 1)
    first, last = text.rsplit('duties = ["approver"]', 1)
    world._put_in_force(first + 'duties = ["approver", "desk_lead"]' + last)
    return world


def an_answer(world: World) -> Nod:
    direction = asked(world)
    actions.lapse(direction, by="Ravi", at=world.at, why="an answer is asked about instead")
    to = {"words": "w", "addressees": ["post=1"], "by": "Ravi", "at": world.at, "sop": world.sop}
    return actions.ask(direction.case, act="answer", **to)


def test_a_lead_finds_and_gives_the_yes_that_the_protocol_gives_them(trusting: World, browser: Open) -> None:
    nod = an_answer(trusting)
    lead = browser("Meena", "desk_lead")

    assert nod.case.docket in lead.get("/nod/").content.decode()
    page = lead.get(f"/nod/{nod.pk}/").content.decode()
    assert "approver or desk lead" in page
    assert "clause 3.17" in page
    lead.post(f"/nod/{nod.pk}/give", {"words_hash": nod.words_hash})

    nod.refresh_from_db()
    assert nod.given_by == "Meena"


def test_a_lead_sees_no_yes_under_a_direction_and_one_sent_all_the_same_is_refused(
    trusting: World, browser: Open
) -> None:
    nod = asked(trusting)
    lead = browser("Meena", "desk_lead")

    assert nod.case.docket not in lead.get("/nod/").content.decode()
    page = lead.get(f"/nod/{nod.pk}/").content.decode()
    assert "This yes is not yours to give" in page
    assert f"/nod/{nod.pk}/confirm" not in page
    answer = lead.post(f"/nod/{nod.pk}/give", {"words_hash": nod.words_hash})

    nod.refresh_from_db()
    assert (nod.given_at, answer.status_code) == (None, 400)


def test_as_shipped_the_nod_is_no_screen_of_the_desk(world: World, browser: Open) -> None:
    nod = asked(world)

    for duty in ("desk", "desk_lead", "secretary"):
        assert browser(f"Somebody {duty}", duty).get(f"/nod/{nod.pk}/").status_code == 403
