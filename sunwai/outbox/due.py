"""What the outbox must do now, one piece at a time. Owns the order: expire, look, give up what is stale, then send."""

from datetime import datetime

from sunwai.networks.base import Connector
from sunwai.outbox import sending
from sunwai.outbox.models import Outgoing, State
from sunwai.sop.clauses import Sop


def work_one(connector: Connector, *, at: datetime, sop: Sop) -> bool:
    """Will do the most pressing piece of work for one handle, and say whether there was one. (SOP, sending)"""
    if sending.expire_one(connector, at=at, sop=sop) or sending.look_one(connector, at=at, sop=sop):
        return True
    if sending.refuse_one_stale(connector, at=at):
        return True
    if sending.hand_over_one(connector, at=at):
        return True
    act = sending.claim(connector, at=at, sop=sop)
    if act is None:
        return False
    sending.send(act, connector, at=at, sop=sop)
    return True


def next_moment(*, after: datetime) -> datetime | None:
    """Will say when, AFTER a moment, the outbox next has something to do, if ever."""
    waiting = (
        Outgoing.objects.filter(state=State.READY, ready_at__gt=after).order_by("ready_at").values_list("ready_at"),
        Outgoing.objects.filter(state__in=[State.READY, State.BY_HAND], stale_at__gt=after, resends=0)
        .order_by("stale_at")
        .values_list("stale_at"),
        Outgoing.objects.filter(state=State.SENDING, lease_until__gt=after)
        .order_by("lease_until")
        .values_list("lease_until"),
        Outgoing.objects.filter(state=State.UNCERTAIN, next_look_at__gt=after)
        .order_by("next_look_at")
        .values_list("next_look_at"),
    )
    return min((moment for rows in waiting for (moment,) in rows[:1] if moment), default=None)
