"""The roster's verbs: what they refuse, and who is told when the roster names nobody."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Group, User
from icalendar import Calendar

from sunwai.roster import actions
from sunwai.roster.actions import AlreadyAway, AlreadyEnded, NoSuchTurn, NotTheirDuty
from sunwai.roster.calendar_file import as_calendar
from sunwai.roster.models import Turn
from sunwai.sop.words import Duty

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 15, 5, 30, tzinfo=UTC)  # eleven in the office, a Thursday
TODAY = date(2026, 1, 15)


def person(name: str, *duties: Duty) -> User:
    user = User.objects.create_user(name.casefold(), first_name=name)
    user.groups.set([Group.objects.get_or_create(name=duty.value)[0] for duty in duties])
    return user


@pytest.fixture
def ravi() -> User:
    return person("Ravi", Duty.DESK)


@pytest.fixture
def meena() -> User:
    return person("Meena", Duty.DESK)


def put_on(user: User, duty: Duty = Duty.DESK, **how: object) -> Turn:
    usual = {"weekdays": range(5), "begins": time(9), "ends": time(17), "first_day": TODAY}
    return actions.put_on(user, duty, by="Meena", at=AT, **(usual | how))  # type: ignore[arg-type]


def test_the_roster_is_read_in_the_offices_zone(ravi: User) -> None:
    put_on(ravi)

    assert [row.person for row in actions.on_duty(Duty.DESK, at=AT)] == [ravi.pk]
    assert actions.on_duty(Duty.DESK, at=AT.replace(hour=11, minute=31)) == []  # 17:01 in the office


def test_where_the_roster_names_nobody_everybody_with_the_duty_is_told(ravi: User, meena: User) -> None:
    assert actions.reachable(Duty.DESK, at=AT) == [ravi, meena]

    put_on(meena)

    assert actions.reachable(Duty.DESK, at=AT) == [meena]


def test_a_closed_account_is_not_told_and_does_not_hide_the_others(ravi: User, meena: User) -> None:
    put_on(meena)
    meena.is_active = False
    meena.save(update_fields=["is_active"])

    assert actions.reachable(Duty.DESK, at=AT) == [ravi]


def test_nobody_is_put_on_a_duty_they_do_not_have(ravi: User) -> None:
    with pytest.raises(NotTheirDuty, match="Nothing was changed"):
        put_on(ravi, Duty.SECRETARY)

    assert not Turn.objects.exists()


@pytest.mark.parametrize("how", [{"weekdays": []}, {"weekdays": [7]}, {"ends": time(9)}])
def test_a_turn_that_is_never_worked_is_refused(ravi: User, how: dict[str, object]) -> None:
    with pytest.raises(NoSuchTurn, match="Nothing was changed"):
        put_on(ravi, **how)


def test_leave_brings_the_stand_in_on_and_taking_it_back_brings_the_person(ravi: User, meena: User) -> None:
    put_on(ravi)
    leave = actions.send_on_leave(ravi, first_day=TODAY, last_day=TODAY, stand_in=meena, by="Meena", at=AT)
    assert [(row.person, row.instead_of) for row in actions.on_duty(Duty.DESK, at=AT)] == [(meena.pk, ravi.pk)]

    actions.take_leave_back(leave, by="Meena", at=AT)

    assert [row.person for row in actions.on_duty(Duty.DESK, at=AT)] == [ravi.pk]
    with pytest.raises(AlreadyEnded):
        actions.take_leave_back(leave, by="Meena", at=AT)


def test_leave_over_leave_the_wrong_way_round_and_a_stand_in_without_the_duty_are_refused(
    ravi: User, meena: User
) -> None:
    put_on(ravi)
    days = {"first_day": TODAY, "last_day": TODAY + timedelta(days=2), "by": "Meena", "at": AT}
    actions.send_on_leave(ravi, stand_in=None, **days)  # type: ignore[arg-type]

    with pytest.raises(AlreadyAway):
        actions.send_on_leave(ravi, stand_in=None, **days)  # type: ignore[arg-type]
    with pytest.raises(NoSuchTurn):
        actions.send_on_leave(meena, stand_in=None, **(days | {"last_day": TODAY - timedelta(days=1)}))  # type: ignore[arg-type]
    put_on(meena)
    with pytest.raises(NotTheirDuty):
        actions.send_on_leave(meena, stand_in=person("Nazia", Duty.SECRETARY), **days)  # type: ignore[arg-type]
    with pytest.raises(NotTheirDuty, match="themselves"):
        actions.send_on_leave(meena, stand_in=meena, **days)  # type: ignore[arg-type]


def test_an_ended_turn_is_worked_to_its_last_day_and_ends_once(ravi: User) -> None:
    turn = put_on(ravi, first_day=TODAY - timedelta(days=7))
    actions.end_turn(turn, last_day=TODAY, by="Meena", at=AT)

    assert actions.on_duty(Duty.DESK, at=AT)
    assert not actions.on_duty(Duty.DESK, at=AT + timedelta(days=1))
    with pytest.raises(AlreadyEnded):
        actions.end_turn(turn, last_day=TODAY, by="Meena", at=AT)


def test_the_calendar_file_holds_each_day_once_with_its_stand_in(ravi: User, meena: User) -> None:
    turn = put_on(ravi)
    actions.send_on_leave(ravi, first_day=TODAY, last_day=TODAY, stand_in=meena, by="Meena", at=AT)

    def file_of(someone: User | None) -> list[tuple[str, datetime]]:
        made = as_calendar(
            [turn.facts()],
            away=actions.away(since=TODAY),
            person=someone.pk if someone else None,
            first_day=TODAY,
            days=7,
            zone=ZoneInfo("Asia/Kolkata"),
            said=lambda duty, who: f"{duty} {who}",
            at=AT,
        )
        return [(str(event["summary"]), event["dtstart"].dt) for event in Calendar.from_ical(made).walk("VEVENT")]

    assert len(file_of(None)) == 5  # Thursday, Friday, and Monday to Wednesday
    [(summary, begins)] = file_of(meena)
    assert summary == f"desk {meena.pk}"
    assert begins.astimezone(UTC) == datetime(2026, 1, 15, 3, 30, tzinfo=UTC)
    assert len(file_of(ravi)) == 4
