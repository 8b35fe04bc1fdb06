"""What accountability must do now: roll up the days that are over, oldest first."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sunwai.accountability import roots
from sunwai.accountability.models import DayRoot
from sunwai.cases.models import Entry
from sunwai.sop.clauses import Sop

SETTLED_AFTER = timedelta(minutes=10)  # whatever began to be written before midnight is written by then


def work_one(*, at: datetime, sop: Sop) -> bool:
    """Will roll up the oldest finished day that has no root, and say whether there was one."""
    zone = ZoneInfo(sop.office.zone)
    newest = DayRoot.objects.order_by("-day").first()
    if newest is not None:
        day = newest.day + timedelta(days=1)
    else:
        first = Entry.objects.order_by("at").values_list("at", flat=True).first()
        if first is None:
            return False
        day = first.astimezone(zone).date()
    if day >= (at - SETTLED_AFTER).astimezone(zone).date():
        return False
    roots.make(day, at=at, sop=sop)
    return True
