"""Reminders as the clock sees them: whom to remind at the warning, and which reminder nobody needs any more.

Owns the question of whether the office is still silent; the words and their way out are direction's."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from sunwai.cases.actions import parked_on_error
from sunwai.cases.claiming import claimed
from sunwai.clock.models import Window
from sunwai.direction import reminding
from sunwai.direction.models import Reminder
from sunwai.nod.actions import urgency_of
from sunwai.sop.actions import sop_of_version
from sunwai.sop.clauses import Sop

ANSWERED = "the office answered, or its time is over: it is not reminded any more"
SWITCHED_OFF = "the protocol in force reminds nobody any more"


def remind_at_warning(window: Window, *, at: datetime, sop: Sop) -> None:
    """Will remind the office of WINDOW, in the warning's transaction; once for a direction, whatever its needs.

    SOP is the one in force: reminders that were switched off since the window opened do not go out. (SOP 3.19)"""
    urgency = urgency_of(window.case)
    if Reminder.objects.filter(direction=window.direction_id).exists():
        return
    if sop.reminder is not None and urgency in sop.reminder.urgencies:
        reminding.remind(window.direction, at=at, sop=sop)
        return
    pinned = sop_of_version(window.sop_version).reminder
    if pinned is not None and urgency in pinned.urgencies:
        reminding.note_unsent(window.direction, why=SWITCHED_OFF, at=at)


def work_one(*, at: datetime) -> bool:
    """Will give up the oldest reminder nobody needs any more, else send the oldest that was nodded to."""
    return _give_up_one(at=at) or _issue_one(at=at)


def waiting(at: datetime) -> tuple[QuerySet[Reminder], QuerySet[Reminder]]:
    """Will give the reminders not called for any more, and those that were nodded to."""
    standing = Reminder.objects.filter(withdrawn_at=None, parked_at=None)
    here = Q(issued_at=None) | Q(outgoing__state__in=reminding.CERTAINLY_HERE)
    silent = Exists(Window.objects.running().filter(direction=OuterRef("direction"), passed_at=None))
    open_nod = Q(nod__refused_at=None, nod__lapsed_at=None)
    moot = standing.filter(here, open_nod).exclude(silent).order_by("drafted_at", "id")
    nodded = standing.filter(issued_at=None, nod__goes_at__lte=at, nod__lapsed_at=None)
    return moot, nodded.order_by("nod__given_at", "id")


def _give_up_one(*, at: datetime) -> bool:
    with claimed(waiting(at)[0]) as row:
        if row is None:
            return False
        with parked_on_error(row, at=at, case=row.case):
            reminding.give_up(row, why=ANSWERED, at=at)
    return True


def _issue_one(*, at: datetime) -> bool:
    with claimed(waiting(at)[1]) as row:
        if row is None:
            return False
        with parked_on_error(row, at=at, case=row.case):
            reminding.issue(row, at=at)
    return True
