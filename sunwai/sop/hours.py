"""Office-time arithmetic. Owns the working calendar; pure, and never asks what time it is.

Instants go in aware and come out in UTC. Elapsed time is real time: a shift that daylight saving cuts short
counts for what was left of it. A shift is open from its start up to, not at, its end."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sunwai.errors import SunwaiError

ONE_DAY = timedelta(days=1)
SATURDAY = 5


class CalendarEnds(SunwaiError):
    """The working calendar has no opening in the stretch asked about."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """When the office is open. `week` maps a weekday (Monday is 0) to its shifts, in order, in `zone`.

    A shift ending at 00:00 ends at midnight. `holidays` is only known up to `known_until`, inclusive."""

    zone: ZoneInfo
    week: Mapping[int, tuple[tuple[time, time], ...]]
    holidays: frozenset[date] = frozenset()
    second_fourth_saturday_off: bool = False
    known_until: date = field(default=date(9999, 12, 30))

    def is_working_day(self, day: date) -> bool:
        """Say whether the office opens at all on DAY."""
        return bool(self.week.get(day.weekday())) and day not in self.holidays and not self._saturday_off(day)

    def _saturday_off(self, day: date) -> bool:
        nth = (day.day - 1) // 7 + 1
        return self.second_fourth_saturday_off and day.weekday() == SATURDAY and nth in {2, 4}

    def shifts_on(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """Give the shifts of DAY as UTC instants, in order."""
        if not self.is_working_day(day):
            return
        for start, end in self.week[day.weekday()]:
            last_day = day + ONE_DAY if end == time(0) else day
            opens, closes = office_moment(day, start, self), office_moment(last_day, end, self)
            if opens < closes:  # a clock change can swallow a short night shift whole
                yield opens, closes

    def shifts_from(self, at: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Give every shift that ends after AT, in order, until the holidays are no longer known."""
        day = _utc(at).astimezone(self.zone).date() - ONE_DAY
        while day <= self.known_until:
            for opens, closes in self.shifts_on(day):
                if closes > at:
                    yield opens, closes
            day += ONE_DAY


def office_moment(day: date, clock: time, calendar: Calendar) -> datetime:
    """Say in UTC when the office's clock shows CLOCK on DAY.

    Where it shows it twice, the first time; where daylight saving skips it, the moment of the jump."""
    local = datetime.combine(day, clock, tzinfo=calendar.zone)
    moment = local.astimezone(UTC)
    if moment.astimezone(calendar.zone).time() == clock:
        return moment
    return _jump(local.replace(fold=1).astimezone(UTC), moment, calendar.zone)


def _jump(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Find the one change of ZONE's offset between two UTC instants, to the second."""
    offset = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after


def is_open(at: datetime, calendar: Calendar) -> bool:
    """Say whether the office is open at AT."""
    day = _utc(at).astimezone(calendar.zone).date()
    return any(opens <= at < closes for opens, closes in calendar.shifts_on(day))


def next_opening(at: datetime, calendar: Calendar) -> datetime:
    """Give AT itself if the office is open then, else the next opening, in UTC. May refuse: CalendarEnds."""
    for opens, _ in calendar.shifts_from(at):
        return max(opens, _utc(at))
    raise _ends(calendar)


def add_working(start: datetime, amount: timedelta, calendar: Calendar) -> datetime:
    """Give the earliest instant, in UTC, by which AMOUNT of office time has passed since START.

    Time outside hours does not count: Friday 16:30 and one hour, in a 9 to 17 week, is Monday 09:30, while
    Friday 16:00 and one hour is Friday 17:00. Refuses a negative amount (ValueError) and a calendar that ends
    too soon (CalendarEnds)."""
    if amount < timedelta(0):
        raise ValueError("Office time cannot be added backwards; the amount is negative.")
    left, start = amount, _utc(start)
    if not left:
        return start
    for opens, closes in calendar.shifts_from(start):
        begins = max(opens, start)
        if closes - begins >= left:
            return begins + left
        left -= closes - begins
    raise _ends(calendar)


def working_between(a: datetime, b: datetime, calendar: Calendar) -> timedelta:
    """Measure the office time from A to B; negative when B lies before A."""
    a, b = _utc(a), _utc(b)
    if b < a:
        return -working_between(b, a, calendar)
    total = timedelta(0)
    for opens, closes in calendar.shifts_from(a):
        if opens >= b:
            return total
        total += min(closes, b) - max(opens, a)
    if b.astimezone(calendar.zone).date() > calendar.known_until:
        raise _ends(calendar)
    return total


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("A time without a zone cannot be reckoned with; pass an aware datetime.")
    return at.astimezone(UTC)


def _ends(calendar: Calendar) -> CalendarEnds:
    return CalendarEnds(
        f"The working calendar ends on {calendar.known_until.isoformat()}: no due time is known past it. "
        "Add the gazetted holidays of the coming years to the SOP and put the new version in force."
    )
