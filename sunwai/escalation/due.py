"""What escalation must do now: windows past due, then rungs nobody acted on; oldest first."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from sunwai.cases.actions import parked_on_error
from sunwai.cases.claiming import claimed_some
from sunwai.clock.models import Window
from sunwai.escalation import actions, reach
from sunwai.escalation.models import Escalation
from sunwai.sop.clauses import Sop


def work_one(*, at: datetime, sop: Sop) -> bool:
    """Will escalate the most overdue windows, else the most overdue rungs, and say whether there were any. (SOP 5)"""
    return _settle_some(at=at) or _ring_some(at=at) or _pass_some(at=at) or _lapse_some(at=at) or _reach_some(at=at)


def next_moment(*, after: datetime) -> datetime | None:
    """Will say when, AFTER a moment, the next rung lapses or may be rung, if any stands."""
    standing = Escalation.objects.filter(settled_at=None, parked_at=None, lapses_at__gt=after)
    return standing.order_by("lapses_at", "id").values_list("lapses_at", flat=True).first()


def waiting(*, at: datetime, sop: Sop) -> Sequence[QuerySet[Any]]:
    """Will give the rows of which `work_one` would do the first: any at all means that there is work. (loop)"""
    return (
        _moot(),
        _ringing(at),
        _passing(at),
        _lapsing(at),
        reach.closed(_standing(), at=at),
        reach.mended(_standing(), at=at),
    )


def _settle_some(*, at: datetime) -> bool:
    """A rung whose window was stopped by somebody else (the matter was directed again) is nobody's to ring about."""
    with claimed_some(_moot()) as windows:
        for window in windows:
            with parked_on_error(window, at=at, case=window.case):
                actions.settle_stopped(window, at=at)
    return bool(windows)


def _ring_some(*, at: datetime) -> bool:
    with claimed_some(_ringing(at)) as windows:
        for window in windows:
            with parked_on_error(window, at=at, case=window.case):
                actions.ring_at_once(window, at=at)
    return bool(windows)


def _pass_some(*, at: datetime) -> bool:
    with claimed_some(_passing(at)) as windows:
        for window in windows:
            with parked_on_error(window, at=at, case=window.case):
                actions.pass_window(window, at=at)
    return bool(windows)


def _lapse_some(*, at: datetime) -> bool:
    with claimed_some(_lapsing(at)) as rows:
        for row in rows:
            with parked_on_error(row, at=at, case=row.case):
                actions.lapse(row, at=at)
    return bool(rows)


def _reach_some(*, at: datetime) -> bool:
    """An office somebody was to ring was closed; or one that nobody could ring can be rung now."""
    with claimed_some(reach.closed(_standing(), at=at)) as rows:
        for row in rows:
            with parked_on_error(row, at=at, case=row.case):
                actions.close_office_of(row, at=at)
    if rows:
        return True
    with claimed_some(reach.mended(_standing(), at=at)) as rows:
        for row in rows:
            with parked_on_error(row, at=at, case=row.case):
                actions.mend(row, at=at)
    return bool(rows)


def _moot() -> QuerySet[Window]:
    return Window.objects.filter(unsettled_at__isnull=False, parked_at=None).order_by("unsettled_at", "id")


def _ringing(at: datetime) -> QuerySet[Window]:
    running = Window.objects.running().filter(parked_at=None, paused_at=None, ring_at__lte=at)
    return running.order_by("ring_at", "id")


def _passing(at: datetime) -> QuerySet[Window]:
    return Window.objects.due(at).filter(due_at__lte=at)


def _lapsing(at: datetime) -> QuerySet[Escalation]:
    return _standing().filter(lapses_at__lte=at, window__paused_at=None).order_by("lapses_at", "id")


def _standing() -> QuerySet[Escalation]:
    return Escalation.objects.filter(settled_at=None, parked_at=None)
