"""What intake must do now: read each lane of each handle to its end. Owns the order: our own posts first."""

from datetime import datetime

from sunwai.intake.collect import LANES, read_one
from sunwai.intake.models import Cursor
from sunwai.networks.base import Connector
from sunwai.sop.clauses import Sop


def work_one(connector: Connector, *, at: datetime, sop: Sop) -> bool:
    """Will read one step of the first lane that is due, and say whether more is due at once.

    A lane that breaks is passed over, and its error raised when the others have been read to their ends."""
    broken: Exception | None = None
    for lane in LANES:
        try:
            if read_one(connector, lane, at=at, sop=sop):
                return True
        except Exception as error:
            broken = error
    if broken is not None:
        raise broken
    return False


def next_moment(*, after: datetime) -> datetime | None:
    """Will say when, AFTER a moment, a lane is next to be read, if any is known."""
    return Cursor.objects.filter(next_at__gt=after).order_by("next_at").values_list("next_at", flat=True).first()
