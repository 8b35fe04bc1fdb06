"""The ladder: which rung is which, which follows a call, and from when a person may be disturbed. Pure."""

from collections.abc import Collection
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sunwai.sop.clauses import CallTerms, Rung, Sop
from sunwai.sop.words import AfterCallStep, RungAct, Urgency


def rung(order: int, *, sop: Sop) -> Rung:
    """Will give the rung numbered ORDER, or the last where the ladder is shorter: it ends with a person."""
    return next((r for r in sop.ladder.rungs if r.order == order), sop.ladder.rungs[-1])


def first_to_ring(order: int, *, raised: Collection[int], sop: Sop) -> Rung:
    """Will give the first telephone rung from ORDER on that was not RAISED yet, or the last rung of all."""
    ringing = (r for r in sop.ladder.rungs if r.act is RungAct.RINGS and r.order >= order and r.order not in raised)
    return next(ringing, sop.ladder.rungs[-1])


def after_call(order: int, *, terms: CallTerms, repeats: int, sop: Sop) -> Rung:
    """Will say which rung stands behind the window a call opens. A rung is repeated `terms.repeats` times at most."""
    here = rung(order, sop=sop)
    if terms.then is AfterCallStep.DESK:
        return sop.ladder.rungs[-1]
    if terms.then is AfterCallStep.SAME_RUNG and repeats <= terms.repeats:
        return here
    return sop.ladder.after(here) or here


def ring_from(here: Rung, *, at: datetime, urgency: Urgency, sop: Sop) -> datetime:
    """Will say from when the person on HERE may be disturbed: at once, or when the quiet hours end.

    A rung may keep hours of its own; what disturbs in the quiet hours disturbs outside those too."""
    if here.act is not RungAct.RINGS or urgency in sop.interrupt.except_for:
        return at
    zone = ZoneInfo(sop.office.zone)
    moment, local = at, at.astimezone(zone)
    # each may end within the other; the SOP was refused if they left no minute free
    while (again := _free_from(here, local, urgency, sop)) != local:
        moment = local = again
    return moment


def _free_from(here: Rung, local: datetime, urgency: Urgency, sop: Sop) -> datetime:
    clock = local.time().replace(tzinfo=None)
    if sop.interrupt.is_quiet(clock, urgency):
        return _next(sop.interrupt.quiet_until, local)
    if here.only_from is not None and here.is_shut(clock):
        return _next(here.only_from, local)
    return local


def _next(clock: time, local: datetime) -> datetime:
    """The next moment at which LOCAL's clock shows CLOCK."""
    moment = datetime.combine(local.date(), clock, tzinfo=local.tzinfo)
    return moment if moment > local else datetime.combine(local.date() + timedelta(days=1), clock, tzinfo=local.tzinfo)
