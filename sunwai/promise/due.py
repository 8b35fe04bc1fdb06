"""What promise must do now: record promises from replies, wake those due, call broken what stayed silent."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from sunwai.cases.actions import parked_on_error
from sunwai.cases.claiming import claimed
from sunwai.promise import actions
from sunwai.promise.models import Commitment
from sunwai.response.models import Reply
from sunwai.sop.clauses import Sop


def work_one(*, at: datetime, sop: Sop) -> bool:
    """Will do the oldest of the three, and say whether there was anything. (SOP 6)"""
    return _record_one(at=at, sop=sop) or _wake_one(at=at, sop=sop)


def waiting(*, at: datetime, sop: Sop) -> Sequence[QuerySet[Any]]:
    """Will give the rows of which `work_one` would do the first: any at all means that there is work. (loop)"""
    return _told(), _waking(at)


def _record_one(*, at: datetime, sop: Sop) -> bool:
    with claimed(_told(), of=("self",)) as reply:
        if reply is None:
            return False
        with parked_on_error(reply, at=at, case=reply.case):
            actions.record_from(reply, at=at, sop=sop)
    return True


def _wake_one(*, at: datetime, sop: Sop) -> bool:
    with claimed(_waking(at)) as row:
        if row is None:
            return False
        with parked_on_error(row, at=at, case=row.case):
            if row.state == Commitment.State.OPEN:
                actions.wake(row, at=at, sop=sop)
            else:
                actions.break_(row, by="machine", at=at, why="nothing was shown by the end of the grace")
    return True


def next_moment(*, after: datetime) -> datetime | None:
    """Will say when, AFTER a moment, the next promise wakes or breaks, if any is open."""
    waiting = Commitment.objects.filter(state__in=["open", "woken"], parked_at=None, wakes_at__gt=after)
    return waiting.order_by("wakes_at", "id").values_list("wakes_at", flat=True).first()


def _told() -> QuerySet[Reply]:
    told = Reply.objects.filter(promises__gt=0, read_at__isnull=False, promises_at=None, parked_at=None)
    return told.order_by("read_at", "id")


def _waking(at: datetime) -> QuerySet[Commitment]:
    waking = Commitment.objects.filter(wakes_at__lte=at, state__in=["open", "woken"], parked_at=None)
    return waking.order_by("wakes_at", "id")
