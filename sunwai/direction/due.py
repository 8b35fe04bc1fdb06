"""What direction must do now: issue what was nodded (to an office, to the citizen), and note what is out."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from sunwai.cases.actions import parked_on_error
from sunwai.cases.claiming import claimed
from sunwai.direction import actions, telling
from sunwai.direction.models import Direction, ToCitizen
from sunwai.nod.models import Nod
from sunwai.outbox.models import State
from sunwai.sop.clauses import Sop


def work_one(*, at: datetime, sop: Sop) -> bool:
    """Will note the oldest direction that is out, else issue the oldest nodded one; False when there is neither."""
    return _note_out_one(at=at) or _issue_one(at=at) or _tell_one(at=at)


def waiting(*, at: datetime, sop: Sop) -> Sequence[QuerySet[Any]]:
    """Will give the rows of which `work_one` would do the first: any at all means that there is work. (loop)"""
    return _sent(), _nodded(at), _to_tell(at)


def next_moment(*, after: datetime) -> datetime | None:
    """Will say when, AFTER a moment, the next yes can no longer be taken back, if any."""
    held = Nod.objects.filter(goes_at__gt=after, used_at=None, lapsed_at=None)
    return held.order_by("goes_at", "id").values_list("goes_at", flat=True).first()


def _note_out_one(*, at: datetime) -> bool:
    with claimed(_sent()) as direction:
        if direction is None:
            return False
        with parked_on_error(direction, at=at, case=direction.case):
            actions.note_out(direction, at=at)
    return True


def _issue_one(*, at: datetime) -> bool:
    """A direction that cannot be issued is parked: the next one goes out, and a person sees why this one did not."""
    with claimed(_nodded(at)) as direction:
        if direction is None:
            return False
        with parked_on_error(direction, at=at, case=direction.case):
            actions.issue(direction, at=at)
    return True


def _tell_one(*, at: datetime) -> bool:
    """Words to the citizen go out like any other, and as one that cannot is parked, the next one goes."""
    with claimed(_to_tell(at)) as row:
        if row is None:
            return False
        with parked_on_error(row, at=at, case=row.case):
            telling.issue(row, at=at)
    return True


def _waiting() -> QuerySet[Direction]:
    return Direction.objects.filter(parked_at=None, out_at=None, withdrawn_at=None)


def _sent() -> QuerySet[Direction]:
    return _waiting().filter(issued_at__isnull=False, outgoing__state=State.SENT).order_by("issued_at", "id")


def _nodded(at: datetime) -> QuerySet[Direction]:
    nodded = _waiting().filter(issued_at=None, nod__goes_at__lte=at, nod__lapsed_at=None)
    return nodded.order_by("nod__given_at", "id")


def _to_tell(at: datetime) -> QuerySet[ToCitizen]:
    nodded = ToCitizen.objects.filter(parked_at=None, withdrawn_at=None, issued_at=None)
    return nodded.filter(nod__goes_at__lte=at, nod__lapsed_at=None).order_by("nod__given_at", "id")
