"""Reads the office's week and holidays. Owns the checks on hours; how they are reckoned is hours' own."""

import re
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from sunwai.sop.holidays import gazetted
from sunwai.sop.hours import Calendar
from sunwai.sop.page_words import WEEKDAYS
from sunwai.sop.table import Table
from sunwai.sop.until_out import Holidays, OfficeHours, OtherHours
from sunwai.sop.words import Addressee

SHIFT = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)")


def office_hours(hours: Table, holidays: Table, *, office: Table, zone: str) -> OfficeHours:
    """Read the working week and the holidays into a calendar of the office's zone."""
    clause = hours.clause()
    week, saturdays = _week(hours)
    hours.close()
    terms = _holidays(holidays)
    days = _known_days(holidays, terms)
    calendar = Calendar(_zone(office, zone), week, days, saturdays, date(terms.last_year, 12, 31))
    if hours.is_sound and holidays.is_sound:
        _check_years(holidays, calendar, terms)
    return OfficeHours(calendar, clause, terms)


def other_hours(root: Table, *, own: OfficeHours) -> tuple[OtherHours, ...]:
    """Read the office time of others, where it is not the office's own; there may be none."""
    found: list[OtherHours] = []
    for table in root.tables("hours_of") if root.has("hours_of") else ():
        hours = _others(table, own)
        for earlier in found if table.is_sound else ():
            if (hours.addressees & earlier.addressees) or (hours.offices & earlier.offices):
                table.wrong("", f"contradicts clause {earlier.clause.number}, which gives the same office its hours")
        found.append(hours)
    return tuple(found)


def _others(table: Table, own: OfficeHours) -> OtherHours:
    clause = table.clause()
    addressees = table.many("addressees", Addressee) if table.has("addressees") else frozenset()
    codes = table.listed("offices") if table.has("offices") else []
    offices = frozenset(code for code in codes if isinstance(code, str) and code.strip())
    if len(offices) < len(codes):
        table.wrong("offices", 'must be a list of codes of the directory, none twice, such as "dc-simdega"')
    if table.is_sound and not addressees | offices:
        table.wrong("", 'says whose hours these are neither by "addressees" nor by "offices"')
    zone, week, saturdays, place = _zone(table, table.text("zone")), *_week(table), table.text("holidays")
    days = own.calendar.holidays if place == "own" else _listed_days(table, place, own.holidays)
    table.close()
    calendar = Calendar(zone, week, days, saturdays, own.calendar.known_until)
    return OtherHours(addressees, offices, place, calendar, clause)


def _listed_days(table: Table, place: str, own: Holidays) -> frozenset[date]:
    years = range(own.first_year, own.last_year + 1)
    try:
        return gazetted(place, years=years, added=(), removed=()) if table.is_sound and years else frozenset()
    except ValueError as refusal:
        table.wrong("holidays", str(refusal))
        return frozenset()


def _week(hours: Table) -> tuple[dict[int, tuple[tuple[time, time], ...]], bool]:
    week = {day: _shifts(hours, name) for day, name in enumerate(WEEKDAYS) if hours.has(name)}
    if not any(week.values()):
        hours.wrong("", "has no working day; give at least one weekday a shift")
    saturdays = hours.flag("second_and_fourth_saturday_off")
    if saturdays and not week.get(WEEKDAYS.index("saturday")):
        hours.wrong("second_and_fourth_saturday_off", "is true, but no Saturday is worked at all")
    return week, saturdays


def _check_years(table: Table, calendar: Calendar, terms: Holidays) -> None:
    """Complain of a year in which holidays leave nothing: every clock in office hours would jump over it."""
    for year in range(terms.first_year, terms.last_year + 1):
        days = (date(year, 1, 1) + timedelta(days=n) for n in range(365))
        if not any(calendar.is_working_day(day) for day in days):
            table.wrong("added", f"leaves no working day in {year}")
            return


def _zone(office: Table, name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        if name:
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
    named: dict[date, str] = {}
    for order, entry in enumerate(table.listed("added")):
        day, name = _named_day(table, f"added.{order}", entry) or (None, "")
        if day is not None and day in named:
            table.wrong(f"added.{order}", f"gives one date twice: {day.isoformat()}")
        if day is not None:
            named[day] = name
    listed = enumerate(table.listed("removed"))
    removed = [day for order, day in listed if _is_day(table, f"removed.{order}", day)]
    table.close()
    return Holidays(default, first, last, named, frozenset(removed), clause)


def _known_days(table: Table, terms: Holidays) -> frozenset[date]:
    if not table.is_sound:
        return frozenset()
    years = range(terms.first_year, terms.last_year + 1)
    try:
        return gazetted(terms.default, years=years, added=terms.added, removed=terms.removed)
    except ValueError as refusal:
        table.wrong("", str(refusal))
        return frozenset()


def _named_day(table: Table, key: str, entry: object) -> tuple[date, str] | None:
    if not isinstance(entry, dict) or entry.keys() != {"date", "name"} or not isinstance(entry["name"], str):
        table.wrong(key, f'{entry!r} must be written {{ date = 2026-11-15, name = "..." }}')
        return None
    return (entry["date"], entry["name"]) if _is_day(table, key, entry["date"]) else None


def _is_day(table: Table, key: str, value: object) -> bool:
    if type(value) is date:
        return True
    table.wrong(key, f"{value!r} is no date; write it like 2026-11-15, without quotes")
    return False
