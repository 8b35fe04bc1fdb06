"""Verbs of escalation: raise a rung for a silent window, record a call, settle, let a rung lapse to the next.

The only writer of Escalation and Call. Never moves a window itself; asks the clock to."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sunwai.cases.actions import lock_all, locked, record
from sunwai.cases.lifecycle import Verb
from sunwai.clock import actions as clock
from sunwai.clock.models import Window
from sunwai.errors import SunwaiError
from sunwai.escalation import ladder
from sunwai.escalation.models import UNDONE, Call, Escalation
from sunwai.nod.actions import urgency_of
from sunwai.offices.reach import Lack, lack
from sunwai.sop.actions import sop_of_version
from sunwai.sop.clauses import Rung, Sop
from sunwai.sop.words import CallOutcome, RungAct, Urgency


class NothingToRing(SunwaiError):
    """None of these matters waits for a call."""


class PromiseWanted(SunwaiError):
    """'Promised' needs the date that was promised."""


def raise_rung(window: Window, rung: Rung, *, at: datetime, sop: Sop) -> Escalation:
    """Will put WINDOW before the person on RUNG: entry, sheet line and lapse in one transaction. Once a rung.

    Where RUNG rings and nobody can be rung, the last rung is raised in its place: the desk decides at once."""
    wanting = lack(window.office, at=at) if rung.act is RungAct.RINGS else None
    here = sop.ladder.rungs[-1] if wanting else rung
    with transaction.atomic():
        locked(window.case)
        row = _put_before(window, here, wanting, at=at, sop=sop)
        facts = {"window": window.pk, "rung": here.order, "duty": here.duty.value, "clause": here.clause.number}
        facts |= {"due_at": window.due_at.isoformat()} | ({"lack": wanting.value} if wanting else {})
        record(window.case, Verb.ESCALATED, by="machine", at=at, facts=facts)
    return row


def _put_before(window: Window, rung: Rung, wanting: Lack | None, *, at: datetime, sop: Sop) -> Escalation:
    urgency = urgency_of(window.case)
    ring_from = ladder.ring_from(rung, at=at, urgency=urgency, sop=sop)
    wait = rung.wait_for(urgency)
    return Escalation.objects.create(
        case=window.case,
        window=window,
        office=window.office,
        rung=rung.order,
        duty=rung.duty.value,
        act=rung.act.value,
        lack=wanting or "",
        urgency=urgency.value,
        raised_at=at,
        ring_from=ring_from,
        lapses_at=None if wait is None else ring_from + wait,
    )


def pass_window(window: Window, *, at: datetime) -> Escalation | None:
    """Will note that WINDOW fell due and raise its rung; the SOP is the one pinned when the window opened.

    Where it was rung about at once, its ladder is under way already and goes on: then nothing is raised."""
    sop = sop_of_version(window.sop_version)
    with transaction.atomic():
        clock.note_passed(window, at=at)
        if Escalation.objects.filter(window=window).exclude(settled_how__in=UNDONE).exists():
            return None
        return raise_rung(window, ladder.rung(window.rung, sop=sop), at=at, sop=sop)


def ring_at_once(window: Window, *, at: datetime) -> Escalation:
    """Will raise the rung of WINDOW while its time runs: a red matter is asked in public and by telephone. (SOP 4)"""
    sop = sop_of_version(window.sop_version)
    with transaction.atomic():
        clock.note_rung(window)
        return raise_rung(window, ladder.rung(window.rung, sop=sop), at=at, sop=sop)


def lapse(escalation: Escalation, *, at: datetime) -> Escalation | None:
    """Will settle a rung nobody acted on and raise the one above; the last rung stands until a person decides."""
    sop = sop_of_version(escalation.window.sop_version)
    above = sop.ladder.after(ladder.rung(escalation.rung, sop=sop))
    with transaction.atomic():
        settled = _settle(escalation, how="lapsed", at=at)
        return None if above is None or not settled else raise_rung(escalation.window, above, at=at, sop=sop)


def mend(escalation: Escalation, *, at: datetime) -> Escalation:
    """Will give a matter that nobody could be rung about back to the telephone, now that somebody can be."""
    sop = sop_of_version(escalation.window.sop_version)
    with transaction.atomic():
        _settle(escalation, how="mended", at=at)
        raised = Escalation.objects.filter(window=escalation.window).exclude(settled_how__in=UNDONE)
        first = escalation.window.rung
        rung = ladder.first_to_ring(first, raised=set(raised.values_list("rung", flat=True)), sop=sop)
        return raise_rung(escalation.window, rung, at=at, sop=sop)


def close_office_of(escalation: Escalation, *, at: datetime) -> Escalation:
    """Will take a matter off the sheet of whoever was to ring an office that was closed; the desk decides."""
    sop = sop_of_version(escalation.window.sop_version)
    with transaction.atomic():
        _settle(escalation, how="closed_office", at=at)
        return raise_rung(escalation.window, ladder.rung(escalation.rung, sop=sop), at=at, sop=sop)


def record_call(
    escalations: Sequence[Escalation],
    *,
    outcome: CallOutcome,
    by: str,
    at: datetime,
    promise_by: datetime | None = None,
    words: str = "",
) -> Call:
    """Will record one call to one office about ESCALATIONS and open each matter's next window (SOP, after the call)."""
    if outcome is CallOutcome.PROMISED and (promise_by is None or promise_by <= at):
        raise PromiseWanted("When was it promised for? Give a time to come; without one, record 'reached'.")
    with transaction.atomic():
        lock_all(escalation.case_id for escalation in escalations)
        standing = Escalation.objects.filter(settled_at=None, window__stopped_at=None).order_by("id")
        rows = list(standing.filter(pk__in=[e.pk for e in escalations]))
        if not rows or len({row.office_id for row in rows}) != 1:
            raise NothingToRing("No matter of this one office waits for a call any more. Load the call sheet again.")
        call = Call.objects.create(
            office=rows[0].office, at=at, by=by, outcome=outcome.value, promise_by=promise_by, words=words[:300]
        )
        call.escalations.set(rows)
        for row in rows:
            _after_call(row, call, at=at)
    return call


def settle_for(window: Window, *, how: str, at: datetime) -> None:
    """Will settle every open rung of WINDOW: it was answered, or the desk decided."""
    for row in Escalation.objects.filter(window=window, settled_at=None):
        _settle(row, how=how, at=at)


def settle_stopped(window: Window, *, at: datetime) -> None:
    """Will settle the rungs of a WINDOW that was stopped, each as the window was, and note that it is done."""
    with transaction.atomic():
        settle_for(window, how=window.stop_cause, at=at)
        clock.note_settled(window)


def _after_call(row: Escalation, call: Call, *, at: datetime) -> None:
    sop = sop_of_version(row.window.sop_version)
    outcome = CallOutcome(call.outcome)
    facts = {"call": call.pk, "outcome": call.outcome, "rung": row.rung, "office": row.office.code}
    if call.promise_by:
        facts["promise_by"] = call.promise_by.isoformat()
    record(row.case, Verb.CALLED, by=call.by, at=at, facts=facts, words=call.words)
    for other in Escalation.objects.filter(window=row.window, settled_at=None):
        _settle(other, how="called", at=at)
    terms = sop.after_call.for_(outcome)
    until = (call.promise_by or at) + terms.wait_for(Urgency(row.urgency))
    repeats = calls_alike(row, outcome)
    rung = ladder.after_call(row.rung, terms=terms, repeats=repeats, sop=sop)
    clock.open_after_call(
        row.window, until=until, opened_at=at, clause=terms.clause.number, rung=rung.order, at=at, sop=sop
    )


def calls_alike(row: Escalation, outcome: CallOutcome) -> int:
    """Will count the calls with this OUTCOME about the same direction and need, this one among them."""
    same = {"escalations__window__direction": row.window.direction_id, "escalations__window__need": row.window.need_id}
    return Call.objects.filter(outcome=outcome.value, **same).distinct().count()


def _settle(row: Escalation, *, how: str, at: datetime) -> bool:
    """Whether it stood until now."""
    standing = Escalation.objects.filter(pk=row.pk, settled_at=None)
    return bool(standing.update(settled_at=at, settled_how=how[:16]))
