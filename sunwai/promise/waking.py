"""When a promise comes back by itself. Pure."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sunwai.sop.clauses import Sop


def wakes_at(due_at: datetime | None, *, made_at: datetime, sop: Sop) -> datetime:
    """Will say when a promise wakes (UTC): on its day at the SOP's hour, or when it was promised for, if later.

    An undated one wakes to be asked for its date."""
    if due_at is None:
        return made_at + sop.commitments.ask_date_after
    zone = ZoneInfo(sop.office.zone)
    day = due_at.astimezone(zone).date()
    morning = datetime.combine(day, sop.commitments.wake_at, tzinfo=zone)
    by_clock = due_at.astimezone(zone).time() < datetime.max.time().replace(hour=23, minute=0)
    moment = max(morning, due_at) if by_clock else morning
    return max(moment, made_at + timedelta(minutes=1))
