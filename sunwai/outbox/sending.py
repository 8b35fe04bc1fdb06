"""Sending one act: claim it durably, call the network outside any transaction, settle by what came back.

The only place in the product that posts. Never retries a public post whose outcome is unknown: it looks first."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet

from sunwai.networks import base
from sunwai.networks.base import Connector
from sunwai.networks.post import CannotTell, Draft, NotSent, SendToken, Sent
from sunwai.outbox import actions
from sunwai.outbox.models import Handle, Outgoing, State
from sunwai.sop.clauses import Sop

log = logging.getLogger(__name__)


def claim(connector: Connector, *, at: datetime, sop: Sop) -> Outgoing | None:
    """Will mark the oldest ready act of this handle as being sent, durably, or give None.

    One act of a handle at a time; two senders take turns on the handle's row."""
    with transaction.atomic():
        handle = Handle.objects.select_for_update().get(network=connector.name, account=connector.account)
        acts = Outgoing.objects.filter(network=connector.name, account=connector.account)
        if handle.stopped_at or handle.mode != Handle.Mode.API or acts.filter(state=State.SENDING).exists():
            return None
        ready = acts.filter(state=State.READY, ready_at__lte=at).order_by("ready_at", "id")
        act = ready.select_for_update().first()  # held: it may be withdrawn, or handed to a person, at this moment
        if act is None:
            return None
        act.state, act.attempt, act.lease_until = State.SENDING, act.attempt + 1, at + sop.sending.lease
        act.first_tried_at = act.first_tried_at or at
        act.save(update_fields=["state", "attempt", "lease_until", "first_tried_at"])
    return act


def send(act: Outgoing, connector: Connector, *, at: datetime, sop: Sop) -> None:
    """Will post the claimed ACT once and settle it by the outcome."""
    attempt = act.attempt
    if (why := actions.why_not(act, at=at)) is not None:
        actions.settle_failed(act, attempt=attempt, why=why, at=at)
        return
    try:
        _refuse_moved_handles(act, connector, at=at)
        sent = connector.send(_draft(act), _token(act), at=at)
    except base.RateLimited as limited:
        actions.put_back(act, attempt=attempt, ready_at=max(limited.until, at + timedelta(seconds=1)), why=str(limited))
    except base.Transient as refused:
        actions.put_back(act, attempt=attempt, ready_at=at + _pause(attempt), why=str(refused))
    except (base.Unknown, base.Duplicate, base.Malformed) as unclear:
        look_at = at + sop.sending.look_every
        actions.settle_uncertain(act, attempt=attempt, why=str(unclear), look_at=look_at, at=at)
    except base.NetworkError as refusal:
        actions.settle_failed(act, attempt=attempt, why=str(refusal), at=at)
    else:
        actions.settle_sent(act, sent, at=at, how="answered")


def refuse_one_stale(connector: Connector, *, at: datetime) -> bool:
    """Will give up one act that has waited past the end of its nod, and say whether there was one. (rule 3)

    One that was in doubt before is left to a person, as nobody can say that it is not out."""
    waiting = _acts(connector).filter(state__in=[State.READY, State.BY_HAND], stale_at__lte=at, resends=0)
    act = waiting.order_by("stale_at", "id").first()
    if act is None:
        return False
    actions.settle_stale(act, at=at)
    return True


def hand_over_one(connector: Connector, *, at: datetime) -> bool:
    """Will hand one ready act to a person where the handle was switched to assisted since, and say if there was one."""
    assisted = Handle.objects.filter(network=connector.name, account=connector.account, mode=Handle.Mode.ASSISTED)
    act = _acts(connector).filter(state=State.READY, ready_at__lte=at).order_by("ready_at", "id").first()
    if act is None or not assisted.exists():
        return False
    actions.post_by_hand(act, by="machine", at=at)
    return True


def expire_one(connector: Connector, *, at: datetime, sop: Sop) -> bool:
    """Will make one act whose sender died (its lease ran out) uncertain, and say whether there was one."""
    expired = _acts(connector).filter(state=State.SENDING, lease_until__lte=at)
    act = expired.order_by("lease_until", "id").first()
    if act is None:
        return False
    why = "the sender stopped before it wrote down the answer"
    actions.settle_uncertain(act, attempt=act.attempt, why=why, look_at=at, at=at)
    return True


def look_one(connector: Connector, *, at: datetime, sop: Sop) -> bool:
    """Will look once for one uncertain act on our own account, and say whether there was one due."""
    due = _acts(connector).filter(state=State.UNCERTAIN, next_look_at__lte=at)
    act = due.order_by("next_look_at", "id").first()
    if act is None:
        return False
    found = _find(act, connector, at=at)
    if isinstance(found, Sent):
        actions.settle_sent(act, found, at=at, how="found")
    elif isinstance(found, NotSent):
        _not_found(act, at=at, sop=sop)
    else:
        _could_not_look(act, at=at, sop=sop)
    return True


def _find(act: Outgoing, connector: Connector, *, at: datetime) -> Sent | NotSent | CannotTell:
    """A look that breaks proves nothing, and must not keep every later act from being sent."""
    try:
        return connector.find_sent(_draft(act), _token(act), at=at)
    except Exception as broken:
        log.exception("looking for act %s broke", act.key)
        return CannotTell(type(broken).__name__)


def _not_found(act: Outgoing, *, at: datetime, sop: Sop) -> None:
    """The network was read and the act was not there. It answers late, so only several looks count (SOP, sending)."""
    looks = act.looks + 1
    same = Outgoing.objects.filter(pk=act.pk, state=State.UNCERTAIN, looks=act.looks)
    if looks < sop.sending.looks:
        same.update(looks=looks, next_look_at=at + sop.sending.look_every)
    elif act.resends < sop.sending.resends:
        same.update(state=State.READY, ready_at=at, resends=F("resends") + 1, next_look_at=None)
    else:
        actions.ask_person(act, at=at)


def _could_not_look(act: Outgoing, *, at: datetime, sop: Sop) -> None:
    """The network could not be read: nothing is concluded; a person is asked, and our own posts may still tell."""
    if act.blind_looks + 1 >= sop.sending.looks:
        actions.ask_person(act, at=at)
        return
    Outgoing.objects.filter(pk=act.pk, state=State.UNCERTAIN).update(
        blind_looks=F("blind_looks") + 1, next_look_at=at + sop.sending.look_every
    )


def _refuse_moved_handles(act: Outgoing, connector: Connector, *, at: datetime) -> None:
    """A released handle is soon somebody else's: each tag must still name the account that was verified."""
    if not act.tagged:
        return
    try:
        now = connector.people([handle for handle, _ in act.tagged], at=at)
    except (base.Unknown, base.Malformed) as unclear:
        raise base.Transient(str(unclear)) from unclear  # it was only a look-up: nothing can have been posted
    by_handle = {handle.casefold(): author for handle, author in now.items()}
    for handle, key in act.tagged:
        author = by_handle.get(handle.casefold())
        if author is None or author.key != key:
            raise base.NotAllowed(
                f"{act.code} was not posted: @{handle} is not the account that was verified for this office. "
                "No citizen saw anything. Check the directory, then ask for a new nod."
            )


def _acts(connector: Connector) -> QuerySet[Outgoing]:
    """The acts of this one handle: another handle's timeline would tell nothing about them."""
    return Outgoing.objects.filter(network=connector.name, account=connector.account).select_related("case")


def _draft(act: Outgoing) -> Draft:
    return Draft(text=act.words, code=act.code, in_reply_to=act.in_reply_to or None)


def _token(act: Outgoing) -> SendToken:
    return SendToken(key=act.key, since=act.first_tried_at or act.created_at)


def _pause(attempt: int) -> timedelta:
    return timedelta(seconds=min(2**attempt, 64))
