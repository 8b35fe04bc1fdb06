"""The call sheet: one office once, the number to tap, what came of it in one tap."""

import dataclasses
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.escalation.models import Call, Escalation
from sunwai.offices.models import Holder, Office
from sunwai.simulate import World
from sunwai.sop.load import parse
from sunwai.web.call_lines import picks, spoken_moment
from tests.journeys.brought import directed

pytest_plugins = ["tests.screens"]

Open = Callable[..., Client]


def silent(world: World, text: str, owner: str = "dc-simdega", **corrections: object) -> Case:
    return directed(world, text=text, owner=owner, **corrections)[0]


@pytest.fixture
def water(world: World) -> Case:
    return silent(world, "सिमडेगा के बोलबा प्रखंड में 9 दिन से पानी नहीं है")


@pytest.fixture
def secretary(browser: Open) -> Client:
    return browser("Sunita", "secretary")


def test_an_office_is_rung_once_for_all_its_matters(world: World, secretary: Client, water: Case) -> None:
    roof = silent(world, "सिमडेगा के ठेठईटांगर में स्कूल की छत टूटी है")
    world.wait(hours=7)

    page = secretary.get("/calls/").content.decode()
    assert page.count('class="officer') == 1
    assert page.count('href="tel:') == 1
    assert water.docket in page
    assert roof.docket in page

    response = secretary.post("/calls/dc-simdega/record", {"outcome": "reached"})
    assert response.status_code == 303
    [call] = Call.objects.all()
    assert call.escalations.count() == 2
    assert "No office to ring now" in secretary.get("/calls/").content.decode()


def test_the_number_is_a_link_that_dials(world: World, secretary: Client, water: Case) -> None:
    Holder.objects.filter(office__code="dc-simdega").update(phone="06525 000-001")
    Office.objects.filter(code="dc-simdega").update(phone="06525 000002")
    world.wait(hours=7)

    page = secretary.get("/calls/").content.decode()

    assert re.search(r'class="btn number" href="tel:06525000001">.*06525 000-001', page)
    assert 'href="tel:06525000002"' in page
    assert "Holder of dc-simdega, since Jun 2019" in page


def test_an_office_without_a_number_says_what_to_do(world: World, secretary: Client, water: Case) -> None:
    world.wait(hours=7)
    Holder.objects.update(phone="")  # lost since it came on the sheet; before, it would have come to the desk
    Office.objects.update(phone="", phone_fallback="")

    page = secretary.get("/calls/").content.decode()

    assert "No number is on record." in page
    assert "Ask the district control room" in page
    assert "wrong_number" in page


def test_a_promise_is_kept_with_its_date_in_the_offices_time(world: World, secretary: Client, water: Case) -> None:
    world.wait(hours=7)

    secretary.post(
        "/calls/dc-simdega/record",
        {"outcome": "promised", "promise_by": "own", "promise_own": "2020-01-16T11:00", "words": "टैंकर रास्ते में है"},
    )

    [call] = Call.objects.all()
    assert call.promise_by == datetime(2020, 1, 16, 5, 30, tzinfo=UTC)
    assert (call.by, call.words) == ("Sunita", "टैंकर रास्ते में है")
    assert Window.objects.running().get(case=water).due_at >= call.promise_by


def test_what_was_promised_last_time_stands_on_the_sheet(
    world: World, secretary: Client, browser: Open, water: Case
) -> None:
    world.wait(hours=6, minutes=30)
    secretary.post(
        "/calls/dc-simdega/record", {"outcome": "promised", "promise_by": "2020-01-15T18:00", "words": "आज ही"}
    )
    world.wait(hours=4)
    duty = Escalation.objects.get(settled_at=None).duty

    page = browser("Whoever rings next", duty).get("/calls/").content.decode()

    assert "“आज ही”" in page
    assert "promised by Wed 15 Jan, 6:00 pm" in page
    assert "That time has passed." in page


def test_a_promise_without_a_date_is_refused_and_what_was_said_is_kept(
    world: World, secretary: Client, water: Case
) -> None:
    world.wait(hours=7)

    for form in (
        {"promise_by": "own", "promise_own": ""},
        {"promise_by": "some day"},
        {"promise_by": "2019-01-01T10:00"},
    ):
        response = secretary.post("/calls/dc-simdega/record", {"outcome": "promised", "words": "टैंकर", **form})
        assert response.status_code == 400
        assert 'value="टैंकर"' in response.content.decode()
    assert Call.objects.count() == 0


def test_a_matter_that_fell_silent_after_the_sheet_was_loaded_is_not_counted_as_spoken_about(
    world: World, secretary: Client, water: Case
) -> None:
    world.wait(minutes=30)
    silent(world, "सिमडेगा के ठेठईटांगर में स्कूल की छत टूटी है")
    world.wait(hours=5, minutes=40)
    [shown] = Escalation.objects.filter(settled_at=None)
    world.wait(minutes=30)
    assert Escalation.objects.filter(settled_at=None).count() == 2

    secretary.post("/calls/dc-simdega/record", {"outcome": "no_answer", "escalations": [shown.pk]})

    [call] = Call.objects.all()
    assert [row.pk for row in call.escalations.all()] == [shown.pk]


def test_a_second_tap_records_no_second_call(world: World, secretary: Client, water: Case) -> None:
    world.wait(hours=7)
    secretary.post("/calls/dc-simdega/record", {"outcome": "reached"})

    again = secretary.post("/calls/dc-simdega/record", {"outcome": "reached"})

    assert again.status_code == 400
    assert "waits for a call any more" in again.content.decode()
    assert Call.objects.count() == 1


def test_quiet_hours_hold_a_matter_back_in_sight_but_never_a_red_one(
    world: World, browser: Open, secretary: Client
) -> None:
    world.wait(hours=8)
    silent(world, "सिमडेगा के बोलबा में स्कूल की छत टूटी है", urgency=1)
    world.wait(hours=6, minutes=5)  # 23:11: quiet since 22:00
    silent(world, "गढ़वा में 3 लोग कुएँ में फँसे हैं", owner="dc-garhwa", urgency=3)
    # rung about at once, in the middle of the night
    page = secretary.get("/calls/").content.decode()
    ringing, held = page.split("Put off, not forgotten")

    assert "Deputy Commissioner, Garhwa" in ringing
    assert "ring first, at any hour" in ringing
    assert "Deputy Commissioner, Simdega" in held
    assert "ring after 16 Jan, 07:00" in held


def test_each_person_has_the_sheet_of_their_own_duty(world: World, browser: Open, water: Case) -> None:
    world.wait(hours=7)
    Escalation.objects.update(duty="chief_secretary")

    assert water.docket in browser("Chief", "chief_secretary").get("/calls/").content.decode()
    assert water.docket not in browser("Sunita", "secretary").get("/calls/").content.decode()
    assert browser("Ravi", "desk").get("/calls/").status_code == 403


@pytest.mark.parametrize(
    ("hour", "first"), [(9, "Today, 6 pm"), (17, "Today, 6 pm"), (18, "Tomorrow, 11 am"), (23, "Tomorrow, 11 am")]
)
def test_four_moments_to_promise_by_are_offered_and_none_is_nearly_past(hour: int, first: str) -> None:
    at = datetime(2026, 1, 15, hour, 0, tzinfo=UTC) - timedelta(hours=5, minutes=30)

    offered = picks(at, calendar=parse(settings.SOP_FILE.read_text(encoding="utf-8")).calendar)

    assert offered[0].name == first
    assert len({pick.moment for pick in offered}) == 4
    assert all(pick.moment > at for pick in offered)


def test_the_later_moments_offered_are_working_days_of_the_office() -> None:
    thursday = datetime(2026, 1, 15, 6, 0, tzinfo=UTC)

    names = [
        pick.name for pick in picks(thursday, calendar=parse(settings.SOP_FILE.read_text(encoding="utf-8")).calendar)
    ]

    assert names == ["Today, 6 pm", "Tomorrow, 11 am", "Mon 19 Jan, 11 am", "Tue 20 Jan, 11 am"]


@pytest.mark.parametrize(
    ("hour", "said"),
    [(0, "12:05 am"), (3, "3:05 am"), (11, "11:05 am"), (12, "12:05 pm"), (18, "6:05 pm"), (23, "11:05 pm")],
)
def test_a_promised_time_is_said_so_that_morning_and_evening_cannot_be_mixed_up(hour: int, said: str) -> None:
    moment = datetime(2026, 1, 15, hour, 5, tzinfo=UTC) - timedelta(hours=5, minutes=30)

    assert spoken_moment(moment) == f"Thu 15 Jan, {said}"
    with translation.override("hi"):
        evening = spoken_moment(datetime(2026, 1, 15, 12, 35, tzinfo=UTC))
        assert evening != spoken_moment(datetime(2026, 1, 15, 0, 35, tzinfo=UTC))


def test_the_days_calls_are_counted_and_what_is_beyond_them_is_put_off_in_sight(
    world: World, secretary: Client, water: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    roof = silent(world, "गढ़वा के रमना में 6 दिन से बिजली नहीं है", owner="dc-garhwa")
    world.wait(hours=7)
    sop = world.sop
    few = dataclasses.replace(sop, interrupt=dataclasses.replace(sop.interrupt, calls_a_day=1))
    monkeypatch.setattr("sunwai.web.calls.sop_at", lambda at: few)

    page = secretary.get("/calls/").content.decode()
    assert "<b>0 of 1</b>" in page
    assert (page.count('class="officer'), page.count("calls are used")) == (1, 1)
    assert secretary.get("/calls/?all=1").content.decode().count('class="officer') == 2

    secretary.post("/calls/dc-simdega/record", {"outcome": "reached"})
    page = secretary.get("/calls/").content.decode()
    assert "<b>1 of 1</b>" in page
    assert page.count('class="officer is-red') == 0
    assert roof.docket not in page

    Escalation.objects.update(urgency=3)
    red = secretary.get("/calls/").content.decode()
    assert "<b>0 of 1</b>" in red
    assert roof.docket in red


def test_how_often_nobody_answered_stands_beside_the_matter(world: World, secretary: Client, water: Case) -> None:
    world.wait(hours=7)
    assert "no answer." not in secretary.get("/calls/").content.decode()

    secretary.post("/calls/dc-simdega/record", {"outcome": "no_answer"})
    world.wait(minutes=31)

    assert "Rung 1 time, no answer." in secretary.get("/calls/").content.decode()
