"""Reads the office's week and holidays. Owns the checks on hours; how they are reckoned is hours' own."""

import re
from datetime import date, time
from zoneinfo import ZoneInfo

from sunwai.sop.holidays import gazetted
from sunwai.sop.hours import Calendar
from sunwai.sop.table import Table
from sunwai.sop.until_out import Holidays, OfficeHours

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHIFT = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)")


def office_hours(hours: Table, holidays: Table, *, office: Table, zone: str) -> OfficeHours:
    """Read the working week and the holidays into a calendar of the office's zone."""
    clause = hours.clause()
    week = {day: _shifts(hours, name) for day, name in enumerate(WEEKDAYS) if hours.has(name)}
    if not any(week.values()):
        hours.wrong("", "has no working day; give at least one weekday a shift")
    saturdays = hours.flag("second_and_fourth_saturday_off")
    if saturdays and not week.get(WEEKDAYS.index("saturday")):
        hours.wrong("second_and_fourth_saturday_off", "is true, but no Saturday is worked at all")
    hours.close()
    terms = _holidays(holidays)
    days = _known_days(holidays, terms)
    calendar = Calendar(_zone(office, zone), week, days, saturdays, date(terms.last_year, 12, 31))
    return OfficeHours(calendar, clause, terms)


def _zone(office: Table, name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        if office.is_sound:
            office.wrong("zone", f'"{name}" is no time zone; write it like "Asia/Kolkata"')
        return ZoneInfo("UTC")


def _shifts(table: Table, weekday: str) -> tuple[tuple[time, time], ...]:
    shifts: list[tuple[time, time]] = []
    closed_at = time(0)
    for written in table.listed(weekday):
        times = SHIFT.fullmatch(written) if isinstance(written, str) else None
        if times is None or (times[3] == "24" and times[4] != "00"):
            table.wrong(weekday, f'{written!r} is no shift; write it like "10:00-18:00"')
            continue
        start, end = time(int(times[1]), int(times[2])), time(int(times[3]) % 24, int(times[4]))
        ends_at_midnight = times[3] == "24"
        if not ends_at_midnight and end <= start:
            table.wrong(weekday, f'"{written}" ends before it starts; write a night as two days\' shifts')
        elif shifts and (closed_at == time(0) or start < closed_at):
            table.wrong(weekday, f'"{written}" begins before the shift in front of it has ended')
        else:
            shifts.append((start, end))
            closed_at = end
    return tuple(shifts)


def _holidays(table: Table) -> Holidays:
    clause, default = table.clause(), table.text("default")
    first = table.whole("first_year", least=1950, most=2100)
    last = table.whole("last_year", least=1950, most=2100)
    if table.is_sound and last < first:
        table.wrong("last_year", "lies before first_year")
    named = [found for entry in table.listed("added") if (found := _named_day(table, entry))]
    removed = [day for day in table.listed("removed") if _is_day(table, "removed", day)]
    if len(dict(named)) < len(named):
        table.wrong("added", "gives one date twice")
    table.close()
    return Holidays(default, first, last, dict(named), frozenset(removed), clause)


def _known_days(table: Table, terms: Holidays) -> frozenset[date]:
    if not table.is_sound:
        return frozenset()
    years = range(terms.first_year, terms.last_year + 1)
    try:
        return gazetted(terms.default, years=years, added=terms.added, removed=terms.removed)
    except ValueError as refusal:
        table.wrong("", str(refusal))
        return frozenset()


def _named_day(table: Table, entry: object) -> tuple[date, str] | None:
    if not isinstance(entry, dict) or entry.keys() != {"date", "name"} or not isinstance(entry["name"], str):
        table.wrong("added", f'{entry!r} must be written {{ date = 2026-11-15, name = "..." }}')
        return None
    return (entry["date"], entry["name"]) if _is_day(table, "added", entry["date"]) else None


def _is_day(table: Table, key: str, value: object) -> bool:
    if type(value) is date:
        return True
    table.wrong(key, f"{value!r} is no date; write it like 2026-11-15, without quotes")
    return False
