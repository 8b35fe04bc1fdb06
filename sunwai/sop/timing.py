"""When a version may take effect. Owns the checks that depend on the day; those that do not are load's.

Pure: the day is passed in."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sunwai.sop.clauses import Sop
from sunwai.sop.hours import office_moment
from sunwai.sop.table import Mistake

FARTHEST = timedelta(days=366)
# The longest a window may reach, so that none is opened whose end no calendar knows.
HOLIDAYS_AHEAD = timedelta(days=180)


def begins(sop: Sop) -> datetime | None:
    """Give the moment (UTC) at which the day begins from which SOP holds; None where it names none."""
    return None if sop.takes_effect is None else office_moment(sop.takes_effect, time(0), sop.calendar)


def mistakes(sop: Sop, *, at: datetime) -> list[Mistake]:
    """List why SOP cannot be put in force at AT, in words; empty when it can."""
    today = at.astimezone(ZoneInfo(sop.office.zone)).date()
    return [*_dated(sop, today), *_ends(sop, today)]


def _dated(sop: Sop, today: date) -> list[Mistake]:
    day = sop.takes_effect
    if day is None or today <= day <= today + FARTHEST:
        return []
    if day < today:
        says = (
            f"takes_effect: is {day.isoformat()}, which has passed; windows opened since then were opened under the "
            "version in force. Write a day to come, or leave the line out: it then holds from now on"
        )
    else:
        says = f"takes_effect: is {day.isoformat()}, more than a year ahead; write a nearer day"
    return [Mistake(0, says)]


def _ends(sop: Sop, today: date) -> list[Mistake]:
    last = max(today, sop.takes_effect or today) + HOLIDAYS_AHEAD
    if last <= sop.calendar.known_until:
        return []
    return [
        Mistake(
            0,
            f"holidays.last_year: the calendar ends on {sop.calendar.known_until.isoformat()}, less than half a year "
            "after this version takes effect; add the gazetted holidays of the coming years",
        )
    ]
