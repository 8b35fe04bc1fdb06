"""What the outbox must do now, one piece at a time. Owns the order: expire, look, then send."""

from datetime import datetime

from sunwai.networks.base import Connector
from sunwai.outbox import sending
from sunwai.outbox.models import Outgoing, State
from sunwai.sop.clauses import Sop


def work_one(connector: Connector, *, at: datetime, sop: Sop) -> bool:
    """Will do the most pressing piece of work for one handle, and say whether there was one. (SOP, sending)"""
    if sending.expire_one(connector, at=at, sop=sop) or sending.look_one(connector, at=at, sop=sop):
        return True
    act = sending.claim(connector, at=at, sop=sop)
    if act is None:
        return False
    sending.send(act, connector, at=at, sop=sop)
    return True


def next_moment() -> datetime | None:
    """Will say when the outbox next has something to do, if ever."""
    ready = Outgoing.objects.filter(state=State.READY).order_by("ready_at").values_list("ready_at", flat=True).first()
    lease = (
        Outgoing.objects.filter(state=State.SENDING)
        .order_by("lease_until")
        .values_list("lease_until", flat=True)
        .first()
    )
    look = (
        Outgoing.objects.filter(state=State.UNCERTAIN)
        .order_by("next_look_at")
        .values_list("next_look_at", flat=True)
        .first()
    )
    return min((moment for moment in (ready, lease, look) if moment), default=None)
