"""The roster as a calendar file (iCalendar, RFC 5545), for whatever calendar a person keeps. Pure.

Owns the form of the file; the words come in. Each turn is written as single days, stand-ins already worked out, so that
no calendar has to know our rule."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from sunwai.roster.who import A_DAY, AwayDays, WeeklyTurn, doing_turn


def as_calendar(
    turns: Iterable[WeeklyTurn],
    *,
    away: Sequence[AwayDays],
    person: int | None,
    first_day: date,
    days: int,
    zone: ZoneInfo,
    said: Callable[[str, int], str],
    at: datetime,
) -> bytes:
    """Will write the turns PERSON (None: everybody) works on DAYS days from FIRST_DAY; SAID names duty and person."""
    calendar = Calendar()
    calendar.add("prodid", "-//Sunwai//Roster//EN")
    calendar.add("version", "2.0")
    for turn in turns:
        for day in (first_day + timedelta(days=n) for n in range(days)):
            doing = doing_turn(turn.person, day=day, away=away) if turn.falls_on(day) else None
            if doing is not None and person in {None, doing}:
                calendar.add_component(_event(turn, day, doing, zone=zone, said=said, at=at))
    return bytes(calendar.to_ical())


def _event(
    turn: WeeklyTurn, day: date, doing: int, *, zone: ZoneInfo, said: Callable[[str, int], str], at: datetime
) -> Event:
    opens, closes = turn.span(day)
    event = Event()
    event.add("uid", f"{turn.duty}-{day:%Y%m%d}-{turn.begins:%H%M}-{turn.person}@sunwai")
    event.add("dtstamp", at)
    event.add("dtstart", opens.replace(tzinfo=zone))
    event.add("dtend", closes.replace(tzinfo=zone))
    event.add("summary", said(turn.duty, doing))
    return event


def week_of(day: date) -> list[date]:
    """Will give the seven days from DAY on."""
    return [day + n * A_DAY for n in range(7)]
