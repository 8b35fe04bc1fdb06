"""When people are at work or awake. Owns the one assumption: nothing but a red matter is answered at night.

Pure; the night is the SOP's quiet hours."""

from datetime import datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from sunwai.sop.clauses import Sop
from sunwai.sop.words import Urgency

MORNING = timedelta(hours=2)


@lru_cache(maxsize=8)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def awake(at: datetime, sop: Sop) -> datetime:
    """Will give AT; where it falls into the quiet hours, a moment in the two hours after them, later the later AT is.

    All at once at seven would make a peak of calls six hours on that no office has."""
    local = at.astimezone(_zone(sop.office.zone))
    if not sop.interrupt.is_quiet(local.time(), Urgency.CALM):
        return at
    morning = datetime.combine(local.date(), sop.interrupt.quiet_until, tzinfo=local.tzinfo)
    morning = morning if morning > local else morning + timedelta(days=1)
    night = _length(sop.interrupt.quiet_from, sop.interrupt.quiet_until)
    return morning + MORNING * (1 - min(1.0, (morning - local) / night))


def tomorrow(at: datetime, sop: Sop) -> datetime:
    """Will give the moment at which the quiet hours of the office's next day end."""
    local = at.astimezone(_zone(sop.office.zone))
    return datetime.combine(local.date() + timedelta(days=1), sop.interrupt.quiet_until, tzinfo=local.tzinfo)


def _length(start: time, end: time) -> timedelta:
    minutes = (end.hour * 60 + end.minute) - (start.hour * 60 + start.minute)
    return timedelta(minutes=minutes % (24 * 60))
