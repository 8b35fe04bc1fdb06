"""The holding pen: nothing that could not be placed is lost, and each leaves by a person's act."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from sunwai.cases.models import Case
from sunwai.intake import actions as intake
from sunwai.intake.models import Gap, Unread
from sunwai.networks.post import Gap as NetworkGap
from sunwai.networks.post import Unreadable
from sunwai.response.models import Reply
from sunwai.simulate import World
from sunwai.web.test_calls import silent

pytest_plugins = ["tests.screens"]

Open = Callable[..., Client]


@pytest.fixture
def ravi(browser: Open) -> Client:
    return browser("Ravi", "desk")


@pytest.fixture
def loose(world: World) -> Reply:
    """An answer of an office that names no case and answers no post of ours."""
    world.office("dc-simdega").posts("टंकी की मरम्मत करा दी गई है।")
    world.wait(minutes=2)
    return Reply.objects.get(case=None)


def test_a_reply_without_a_case_waits_in_sight_and_is_put_to_a_case_by_its_docket(
    world: World, ravi: Client, loose: Reply
) -> None:
    case = silent(world, "सिमडेगा के बोलबा प्रखंड में 9 दिन से पानी नहीं है")
    assert "टंकी की मरम्मत" in ravi.get("/pen/").content.decode()

    assert ravi.post(f"/pen/reply/{loose.pk}/match", {"docket": f" {case.docket.lower()} "}).status_code == 303

    loose.refresh_from_db()
    assert (loose.case_id, loose.matched_by, loose.matched_how) == (case.pk, "Ravi", "person")
    assert loose.direction is not None
    assert loose.direction.case_id == case.pk
    assert "Every reply stands in its case" in ravi.get("/pen/").content.decode()


def test_a_docket_that_does_not_exist_is_said_and_kept_for_mending(ravi: Client, loose: Reply) -> None:
    response = ravi.post(f"/pen/reply/{loose.pk}/match", {"docket": "JH-20-99999"})

    assert response.status_code == 400
    page = response.content.decode()
    assert "There is no case JH-20-99999" in page
    assert 'value="JH-20-99999"' in page
    loose.refresh_from_db()
    assert loose.case_id is None


def test_a_reply_put_aside_leaves_the_pen_and_keeps_who_did_it(ravi: Client, loose: Reply) -> None:
    ravi.post(f"/pen/reply/{loose.pk}/put-aside")

    loose.refresh_from_db()
    assert loose.put_aside_by == "Ravi"
    assert "टंकी की मरम्मत" not in ravi.get("/pen/").content.decode()


def test_an_item_no_machine_could_read_is_shown_until_somebody_settles_it(world: World, ravi: Client) -> None:
    intake.keep_unread(Unreadable(raw='{"id": "\\ud800', reason="no JSON"), source="x mentions", at=world.at)
    row = Unread.objects.get()
    assert "no JSON" in ravi.get("/pen/").content.decode()

    assert ravi.post(f"/pen/unread/{row.pk}/settle").status_code == 303
    again = ravi.post(f"/pen/unread/{row.pk}/settle")

    assert "no JSON" not in ravi.get("/pen/").content.decode()
    assert again.status_code == 400
    assert "Ravi dealt with this item already" in again.content.decode()


def test_a_gap_in_reading_is_shown_until_somebody_has_dealt_with_it(world: World, ravi: Client) -> None:
    gap = NetworkGap(since=world.at - timedelta(hours=3), until=world.at, reason="more than 800 mentions")
    intake.note_gap(gap, network="x", lane="mentions", at=world.at)
    assert "more than 800 mentions" in ravi.get("/pen/").content.decode()

    ravi.post(f"/pen/gap/{Gap.objects.get().pk}/heal")

    row = Gap.objects.get()
    assert (row.healed_by, row.healed_at) == ("Ravi", world.at)
    assert "Nothing was missed" in ravi.get("/pen/").content.decode()


def test_a_parked_row_shows_its_error_and_is_tried_again(world: World, ravi: Client) -> None:
    case = silent(world, "सिमडेगा के बोलबा प्रखंड में 9 दिन से पानी नहीं है")
    Case.objects.filter(pk=case.pk).update(parked_at=world.at, parked_error="ValueError: no such place")
    assert "ValueError: no such place" in ravi.get("/pen/").content.decode()

    assert ravi.post(f"/pen/parked/case/{case.pk}/try-again").status_code == 303

    case.refresh_from_db()
    assert case.parked_at is None
    assert case.entries.order_by("-seq").first().verb == "unparked"
    assert ravi.post(f"/pen/parked/user/{case.pk}/try-again").status_code == 404


def test_the_pen_is_the_desks(browser: Open) -> None:
    assert browser("Sunita", "secretary").get("/pen/").status_code == 403
