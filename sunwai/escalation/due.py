"""What escalation must do now: windows past due, then rungs nobody acted on; oldest first."""

from datetime import datetime

from sunwai.cases.actions import parked_on_error
from sunwai.cases.claiming import claimed
from sunwai.clock.models import Window
from sunwai.escalation import actions
from sunwai.escalation.models import Escalation
from sunwai.sop.clauses import Sop


def work_one(*, at: datetime, sop: Sop) -> bool:
    """Will escalate the most overdue window, else the most overdue rung, and say whether there was one. (SOP 5)"""
    return _settle_one(at=at) or _pass_one(at=at) or _lapse_one(at=at)


def next_moment(*, after: datetime) -> datetime | None:
    """Will say when, AFTER a moment, the next rung lapses or may be rung, if any stands."""
    standing = Escalation.objects.filter(settled_at=None, parked_at=None, lapses_at__gt=after)
    return standing.order_by("lapses_at", "id").values_list("lapses_at", flat=True).first()


def _settle_one(*, at: datetime) -> bool:
    """A rung whose window was stopped by somebody else (the matter was directed again) is nobody's to ring about."""
    moot = Escalation.objects.filter(settled_at=None, parked_at=None, window__stopped_at__isnull=False)
    with claimed(moot.order_by("id")) as row:
        if row is None:
            return False
        with parked_on_error(row, at=at, case=row.case):
            actions.settle_for(row.window, how=row.window.stop_cause, at=at)
    return True


def _pass_one(*, at: datetime) -> bool:
    with claimed(Window.objects.due(at).filter(due_at__lte=at)) as window:
        if window is None:
            return False
        with parked_on_error(window, at=at, case=window.case):
            actions.pass_window(window, at=at)
    return True


def _lapse_one(*, at: datetime) -> bool:
    due = Escalation.objects.filter(settled_at=None, parked_at=None, lapses_at__lte=at, window__paused_at=None)
    with claimed(due.order_by("lapses_at", "id")) as row:
        if row is None:
            return False
        with parked_on_error(row, at=at, case=row.case):
            actions.lapse(row, at=at)
    return True
