"""Verbs of the clock: open, warn, pass, pause, resume, stop a window, each by an entry with its cause.

The only writer of Window. Stops for replies and calls when asked; a citizen's nudge and a "noted" ask nothing."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction

from sunwai.cases.actions import locked, record
from sunwai.cases.lifecycle import Verb
from sunwai.cases.models import Entry, Need
from sunwai.clock import reminders
from sunwai.clock.derive import ClockMark, Due, MarkKind, Terms, derive
from sunwai.clock.models import Window
from sunwai.direction import actions as directions
from sunwai.direction.models import Direction
from sunwai.errors import SunwaiError
from sunwai.nod.actions import urgency_of
from sunwai.offices.reach import lack
from sunwai.sop.actions import sop_of_version
from sunwai.sop.clauses import PauseReason, Sop
from sunwai.sop.words import Addressee, Mark

_MARKS = {
    Verb.WINDOW_OPENED.value: MarkKind.OPENED,
    Verb.WINDOW_PAUSED.value: MarkKind.PAUSED,
    Verb.WINDOW_RESUMED.value: MarkKind.RESUMED,
    Verb.WINDOW_STOPPED.value: MarkKind.STOPPED,
}


class NotRunning(SunwaiError):
    """The window has ended, or stands still already."""


class MayNotPause(SunwaiError):
    """The SOP knows no such reason for a clock to stand still, or does not leave it to this person."""


def open_for(direction: Direction, *, at: datetime, sop: Sop) -> list[Window]:
    """Will open one window for each need of DIRECTION, reckoned from the moment it was really out. (SOP 4)

    A need has one clock: the window an earlier direction gave it is stopped, and its rungs with it."""
    assert direction.out_at is not None
    terms = sop.windows.for_(Addressee(direction.owner.kind), urgency_of(direction.case))
    rung = sop.ladder.opening_at(Mark.DUE)
    with transaction.atomic():
        locked(direction.case)
        needs = list(direction.needs.order_by("number"))
        for window in Window.objects.running().filter(case=direction.case, need__in=needs):
            stop(window, cause="directed_again", by="machine", at=at)
        directions.note_clocked(direction, at=at)
        return [
            _open(
                direction,
                need,
                cause="direction_out",
                opened_at=direction.out_at,
                terms=Terms(terms.warn_after, terms.due_after, terms.working_hours),
                clause=terms.clause.number,
                rung=rung.order,
                ring_at=direction.out_at if terms.rings_at_once else None,
                at=at,
                sop=sop,
            )
            for need in needs
        ]


def open_after_call(
    window: Window, *, until: datetime, opened_at: datetime, clause: str, rung: int, at: datetime, sop: Sop
) -> Window:
    """Will stop WINDOW because its office was rung, and open the next, due UNTIL; RUNG is raised if that passes too."""
    with transaction.atomic():
        stop(window, cause="called", by="machine", at=at)
        return _open(
            window.direction,
            window.need,
            cause="called",
            opened_at=opened_at,
            terms=Terms(None, max(until - opened_at, timedelta()), working_hours=False),
            clause=clause,
            rung=rung,
            at=at,
            sop=sop,
        )


def warn(window: Window, *, at: datetime, sop: Sop) -> None:
    """Will note that WINDOW is about to fall due, and remind its office where SOP, in force now, says so."""
    with transaction.atomic():
        Window.objects.filter(pk=window.pk).update(warned_at=at, next_at=window.due_at)
        record(window.case, Verb.WINDOW_WARNED, by="machine", at=at, facts=_facts(window))
        reminders.remind_at_warning(window, at=at, sop=sop)


def note_rung(window: Window) -> None:
    """Will note that the rung of WINDOW stands though its time runs; in the caller's transaction, which raises it."""
    Window.objects.filter(pk=window.pk).update(ring_at=None)


def note_passed(window: Window, *, at: datetime) -> None:
    """Will note that WINDOW fell due unanswered; in the caller's transaction, which raises the rung."""
    Window.objects.filter(pk=window.pk).update(passed_at=at, next_at=None)


def stop(window: Window, *, cause: str, by: str, at: datetime) -> None:
    """Will stop WINDOW for CAUSE (answered, called, withdrawn, closed, reopened ...); stopped is NotRunning."""
    with transaction.atomic():
        locked(window.case)
        changed = Window.objects.filter(pk=window.pk, stopped_at=None).update(
            stopped_at=at, stop_cause=cause, next_at=None, unsettled_at=at
        )
        if not changed:
            raise NotRunning("This window has been stopped already.")
        record(window.case, Verb.WINDOW_STOPPED, by=by, at=at, facts={**_facts(window), "cause": cause})
    window.refresh_from_db()


def note_settled(window: Window) -> None:
    """Will note that escalation has settled the rungs of a stopped WINDOW; in escalation's transaction."""
    Window.objects.filter(pk=window.pk).update(unsettled_at=None)


def pause(window: Window, *, cause: str, by: str, duties: Collection[str], at: datetime) -> None:
    """Will make WINDOW's clock stand still for CAUSE, one of the reasons of its pinned SOP (such as "election_code").

    It runs on by itself after the longest time the SOP allows. DUTIES are BY's; raises MayNotPause where the SOP does
    not leave this reason to any of them. A version older than such reasons allows any cause to anybody."""
    reason = _reason_for(window, cause, duties)
    runs_on_at = None if reason is None else at + reason.at_most
    facts = {} if reason is None else {"clause": reason.clause.number, "until": (at + reason.at_most).isoformat()}
    with transaction.atomic():
        locked(window.case)
        changed = Window.objects.filter(pk=window.pk, stopped_at=None, paused_at=None).update(
            paused_at=at, next_at=None, runs_on_at=runs_on_at
        )
        if not changed:
            raise NotRunning("This window has ended, or stands still already.")
        record(window.case, Verb.WINDOW_PAUSED, by=by, at=at, facts={**_facts(window), "cause": cause, **facts})
    window.refresh_from_db()


def _reason_for(window: Window, cause: str, duties: Collection[str]) -> PauseReason | None:
    sop = sop_of_version(window.sop_version)
    if not sop.pause_reasons:
        return None
    reason = sop.pause_reason(cause)
    if reason is None:
        known = ", ".join(f"{each.clause.title} ({each.clause.number})" for each in sop.pause_reasons)
        raise MayNotPause(f"The SOP lets a clock stand still only for: {known}. Choose one of these.")
    if not reason.may_pause & set(duties):
        who = ", ".join(sorted(duty.value.replace("_", " ") for duty in reason.may_pause))
        raise MayNotPause(f"For this reason (clause {reason.clause.number}) only the {who} may stop a clock.")
    return reason


def resume(window: Window, *, by: str, at: datetime) -> None:
    """Will let WINDOW's clock run on with the time it had left."""
    with transaction.atomic():
        locked(window.case)
        changed = Window.objects.filter(pk=window.pk, stopped_at=None, paused_at__isnull=False).update(
            paused_at=None, runs_on_at=None
        )
        if not changed:
            raise NotRunning("This window is not paused.")
        record(window.case, Verb.WINDOW_RESUMED, by=by, at=at, facts=_facts(window))
        window.refresh_from_db()
        due = derived(window)
        next_at = None if window.passed_at else (due.due_at if window.warned_at else due.warn_at or due.due_at)
        Window.objects.filter(pk=window.pk).update(warn_at=due.warn_at, due_at=due.due_at, next_at=next_at)
    window.refresh_from_db()


def derived(window: Window) -> Due:
    """Will derive WINDOW's times anew from its ledger entries and its pinned SOP."""
    sop = sop_of_version(window.sop_version)
    entries = Entry.objects.filter(case_id=window.case_id, verb__in=_MARKS, facts__window=window.pk).order_by("seq")
    rows = list(entries)
    opened = rows[0].facts
    warn_after = opened["warn_after"]
    terms = Terms(
        None if warn_after is None else timedelta(seconds=warn_after),
        timedelta(seconds=opened["due_after"]),
        opened["working_hours"],
    )
    marks = [ClockMark(_MARKS[e.verb], e.at) for e in rows]
    marks[0] = ClockMark(MarkKind.OPENED, datetime.fromisoformat(opened["opened_at"]))
    return derive(marks, terms=terms, calendar=sop.calendar_of(opened.get("calendar")))


def differs(window: Window) -> bool:
    """Will say whether WINDOW's stored due time is not what its entries say: a fault, to be looked at."""
    return derived(window).due_at != window.due_at


def _open(
    direction: Direction,
    need: Need,
    *,
    cause: str,
    opened_at: datetime,
    terms: Terms,
    clause: str,
    rung: int,
    at: datetime,
    sop: Sop,
    ring_at: datetime | None = None,
) -> Window:
    hours = sop.hours_for(Addressee(direction.owner.kind), direction.owner.code)
    due = derive([ClockMark(MarkKind.OPENED, opened_at)], terms=terms, calendar=hours.calendar)
    with transaction.atomic():
        window = Window.objects.create(
            case=direction.case,
            direction=direction,
            need=need,
            office=direction.owner,
            sop_version=sop.version,
            clause=clause,
            cause=cause,
            opened_at=opened_at,
            warn_at=due.warn_at,
            due_at=due.due_at,
            next_at=due.warn_at or due.due_at,
            rung=rung,
            ring_at=ring_at,
            lack=lack(direction.owner, at=at) or "",
        )
        facts = {
            **_facts(window),
            "cause": cause,
            "clause": clause,
            "sop": sop.version,
            "opened_at": opened_at.isoformat(),
            "due_at": due.due_at.isoformat(),
            "warn_after": None if terms.warn_after is None else terms.warn_after.total_seconds(),
            "due_after": terms.due_after.total_seconds(),
            "working_hours": terms.working_hours,
            "calendar": hours.clause.number,
        }
        facts |= {"lack": window.lack} if window.lack else {}
        record(direction.case, Verb.WINDOW_OPENED, by="machine", at=at, facts=facts)
    return window


def _facts(window: Window) -> dict[str, object]:
    return {"window": window.pk, "need": window.need.number, "office": window.office.code}
