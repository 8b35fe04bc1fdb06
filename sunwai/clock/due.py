"""What the clock must do now: open windows for directions that are out, and warn. Falling due is escalation's."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from sunwai.cases.actions import parked_on_error
from sunwai.cases.claiming import claimed, claimed_some
from sunwai.cases.lifecycle import AT_REST
from sunwai.clock import actions, reminders
from sunwai.clock.models import Window
from sunwai.direction.models import Direction
from sunwai.sop.clauses import Sop


def work_one(*, at: datetime, sop: Sop) -> bool:
    """Will open the oldest direction's windows, else let a paused clock run on, else warn the oldest, else remind."""
    return _open_one(at=at, sop=sop) or _run_on_one(at=at) or _warn_some(at=at, sop=sop) or reminders.work_one(at=at)


def waiting(*, at: datetime, sop: Sop) -> Sequence[QuerySet[Any]]:
    """Will give the rows of which `work_one` would do the first: any at all means that there is work. (loop)"""
    return _bare(), _over(at), _warning(at), *reminders.waiting(at)


def next_moment(*, after: datetime) -> datetime | None:
    """Will say when, AFTER a moment, the next window warns, falls due or runs on, if any does."""
    live = Window.objects.running().filter(parked_at=None)
    running = live.filter(next_at__gt=after).order_by("next_at", "id").values_list("next_at", flat=True).first()
    paused = live.filter(runs_on_at__gt=after).order_by("runs_on_at", "id")
    runs_on = paused.values_list("runs_on_at", flat=True).first()
    return min((moment for moment in (running, runs_on) if moment), default=None)


def _open_one(*, at: datetime, sop: Sop) -> bool:
    with claimed(_bare()) as direction:
        if direction is None:
            return False
        with parked_on_error(direction, at=at, case=direction.case):
            actions.open_for(direction, at=at, sop=sop)
    return True


def _run_on_one(*, at: datetime) -> bool:
    with claimed(_over(at)) as window:
        if window is None:
            return False
        with parked_on_error(window, at=at, case=window.case):
            actions.resume(window, by="machine", at=at)
    return True


def _warn_some(*, at: datetime, sop: Sop) -> bool:
    with claimed_some(_warning(at)) as windows:
        for window in windows:
            with parked_on_error(window, at=at, case=window.case):
                actions.warn(window, at=at, sop=sop)
    return bool(windows)


def _bare() -> QuerySet[Direction]:
    bare = Direction.objects.filter(out_at__isnull=False, clocked_at=None, parked_at=None)
    return bare.exclude(case__status__in=AT_REST).order_by("out_at", "id")


def _over(at: datetime) -> QuerySet[Window]:
    return Window.objects.running().filter(parked_at=None, runs_on_at__lte=at).order_by("runs_on_at", "id")


def _warning(at: datetime) -> QuerySet[Window]:
    return Window.objects.due(at).filter(warned_at=None, warn_at__lte=at)
