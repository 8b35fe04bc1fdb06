"""The ladder: which rung is which, which follows a call, and from when a person may be disturbed. Pure."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sunwai.sop.clauses import CallTerms, Rung, Sop
from sunwai.sop.words import AfterCallStep, RungAct, Urgency


def rung(order: int, *, sop: Sop) -> Rung:
    """Will give the rung numbered ORDER, or the last where the ladder is shorter: it ends with a person."""
    return next((r for r in sop.ladder.rungs if r.order == order), sop.ladder.rungs[-1])


def after_call(order: int, *, terms: CallTerms, repeats: int, sop: Sop) -> Rung:
    """Will say which rung stands behind the window a call opens. A rung is repeated `terms.repeats` times at most."""
    here = rung(order, sop=sop)
    if terms.then is AfterCallStep.DESK:
        return sop.ladder.rungs[-1]
    if terms.then is AfterCallStep.SAME_RUNG and repeats <= terms.repeats:
        return here
    return sop.ladder.after(here) or here


def ring_from(here: Rung, *, at: datetime, urgency: Urgency, sop: Sop) -> datetime:
    """Will say from when the person on HERE may be disturbed: at once, or when the quiet hours end."""
    if here.act is not RungAct.RINGS:
        return at
    zone = ZoneInfo(sop.office.zone)
    local = at.astimezone(zone)
    if not sop.interrupt.is_quiet(local.time().replace(tzinfo=None), urgency):
        return at
    ends = datetime.combine(local.date(), sop.interrupt.quiet_until, tzinfo=zone)
    return ends if ends > local else ends + timedelta(days=1)
