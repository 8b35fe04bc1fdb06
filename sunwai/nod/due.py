"""What the nod must do now: let stale words and unused nods lapse, oldest first."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from sunwai.cases.actions import parked_on_error
from sunwai.cases.claiming import claimed
from sunwai.nod import actions, first
from sunwai.nod.models import Nod, NodAfter
from sunwai.sop.clauses import Sop


def work_one(*, at: datetime, sop: Sop) -> bool:
    """Will let the oldest stale nod lapse, else put the oldest unnodded red words before the desk. (SOP, nod)"""
    return _lapse_one(at=at) or _overdue_one(at=at)


def _lapse_one(*, at: datetime) -> bool:
    with claimed(_lapsing().filter(lapses_at__lte=at)) as nod:
        if nod is None:
            return False
        why = "given, but the words did not go out in time" if nod.given_at else "the words became stale unanswered"
        with parked_on_error(nod, at=at, case=nod.case):
            actions.lapse(nod, by="machine", at=at, why=why)
    return True


def _overdue_one(*, at: datetime) -> bool:
    with claimed(_unnodded().filter(due_at__lte=at)) as after:
        if after is None:
            return False
        with parked_on_error(after, at=at, case=after.case):
            first.note_overdue(after, at=at)
    return True


def waiting(*, at: datetime, sop: Sop) -> Sequence[QuerySet[Any]]:
    """Will give the rows of which `work_one` would do the first: any at all means that there is work. (loop)"""
    return _lapsing().filter(lapses_at__lte=at), _unnodded().filter(due_at__lte=at)


def next_moment(*, after: datetime) -> datetime | None:
    """Will say when, AFTER a moment, the next nod lapses, or the time to nod to red words that are out is over."""
    lapses = _lapsing().filter(lapses_at__gt=after).values_list("lapses_at", flat=True).first()
    unnodded = _unnodded().filter(due_at__gt=after).values_list("due_at", flat=True).first()
    return min((moment for moment in (lapses, unnodded) if moment), default=None)


def _lapsing() -> QuerySet[Nod]:
    open_ones = Nod.objects.filter(used_at=None, refused_at=None, lapsed_at=None, parked_at=None)
    return open_ones.order_by("lapses_at", "id")


def _unnodded() -> QuerySet[NodAfter]:
    waiting = NodAfter.objects.filter(answered_at=None, overdue_at=None, parked_at=None, nod__lapsed_at=None)
    return waiting.order_by("due_at", "id")
