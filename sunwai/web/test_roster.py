"""The roster's page: who may change it, what is kept after a refusal, and the calendar that needs no sign-in."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from sunwai.roster.models import Absence, Turn
from sunwai.web.conftest import Morning, person, signed_in

TURN = {
    "duty": "desk",
    "weekdays": ["0", "1", "2", "3", "4"],
    "begins": "09:00",
    "ends": "17:00",
    "first_day": "2026-01-01",
}


@pytest.fixture
def lead(morning: Morning) -> Client:
    """Meena, who leads the desk, signed in."""
    return signed_in(person("meena", "Meena Devi", "desk_lead", "desk"))


def put_on(lead: Client, **how: object) -> int:
    user = person(f"ravi{Turn.objects.count()}", "Ravi Kujur", "desk")
    answer = lead.post("/roster/put-on", TURN | {"person": user.pk} | how)
    return answer.status_code


def test_the_week_shows_who_is_on_and_who_stands_in(morning: Morning, lead: Client) -> None:
    assert put_on(lead) == 303
    ravi = Turn.objects.get().person
    anita = person("anita", "Anita Toppo", "desk")
    today = timezone.localtime(morning.at).date().isoformat()

    leave = {"person": ravi.pk, "stand_in": anita.pk, "first_day": today, "last_day": today}
    assert lead.post("/roster/leave", leave).status_code == 303

    page = lead.get("/roster/").content.decode()
    assert "for Ravi Kujur" in page
    assert "Anita Toppo stands in" in page


def test_a_refusal_says_why_and_keeps_what_was_typed(lead: Client) -> None:
    user = person("ravi", "Ravi Kujur", "desk")

    answer = lead.post("/roster/put-on", TURN | {"person": user.pk, "duty": "secretary", "begins": "10:15"})

    page = answer.content.decode()
    assert answer.status_code == 400
    assert "does not have that duty" in page
    assert 'value="10:15"' in page
    assert not Turn.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"person": "x"},
        {"person": "999"},
        {"duty": "reviewer"},
        {"begins": "25:00"},
        {"first_day": "2026-02-31"},
        {"weekdays": []},
    ],
)
def test_what_cannot_be_read_is_refused_and_changes_nothing(lead: Client, wrong: dict[str, object]) -> None:
    assert put_on(lead, **wrong) == 400
    assert not Turn.objects.exists()


def test_the_desk_reads_the_roster_and_only_the_lead_changes_it(morning: Morning) -> None:
    ravi = signed_in(person("ravi", "Ravi Kujur", "desk"))

    assert ravi.get("/roster/").status_code == 200
    assert "Put somebody on a turn" not in ravi.get("/roster/").content.decode()
    assert ravi.post("/roster/put-on", TURN).status_code == 403
    assert ravi.post("/roster/leave", {}).status_code == 403


def test_a_turn_ends_with_today_and_a_leave_is_taken_back_once(lead: Client) -> None:
    put_on(lead)
    turn = Turn.objects.get()
    lead.post("/roster/leave", {"person": turn.person_id, "first_day": "2026-01-15", "last_day": "2026-01-16"})
    leave = Absence.objects.get()

    assert lead.post(f"/roster/turn/{turn.pk}/end").status_code == 303
    assert lead.post(f"/roster/turn/{turn.pk}/end").status_code == 409
    assert lead.post(f"/roster/leave/{leave.pk}/take-back").status_code == 303
    assert lead.post(f"/roster/leave/{leave.pk}/take-back").status_code == 409
    turn.refresh_from_db()
    assert turn.last_day == date(2026, 1, 15)


def test_the_calendar_opens_by_its_address_alone_and_a_guessed_one_does_not(lead: Client) -> None:
    put_on(lead)
    ravi = signed_in(Turn.objects.get().person)
    found = re.search(r"/roster/[^\"]+\.ics", ravi.get("/roster/").content.decode())
    assert found is not None

    answer = Client().get(found.group())

    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert answer["Content-Type"].startswith("text/calendar")
    assert str(events[0]["summary"]) == "Sunwai: desk (Ravi Kujur)"
    assert Client().get("/roster/guessed.ics").status_code == 404
