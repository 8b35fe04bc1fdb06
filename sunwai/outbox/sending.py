"""Sending one act: claim it durably, call the network outside any transaction, settle by what came back.

The only place in the product that posts. Never retries a public post whose outcome is unknown: it looks first."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from sunwai.networks import base
from sunwai.networks.base import Connector
from sunwai.networks.post import Draft, NotSent, SendToken, Sent
from sunwai.outbox import actions
from sunwai.outbox.models import Handle, Outgoing, State
from sunwai.sop.clauses import Sop


def claim(connector: Connector, *, at: datetime, sop: Sop) -> Outgoing | None:
    """Will mark the oldest ready act of this handle as being sent, durably, or give None.

    One act of a handle at a time; two senders take turns on the handle's row."""
    with transaction.atomic():
        handle = Handle.objects.select_for_update().get(network=connector.name, account=connector.account)
        acts = Outgoing.objects.filter(network=connector.name, account=connector.account)
        if handle.stopped_at or acts.filter(state=State.SENDING).exists():
            return None
        act = acts.filter(state=State.READY, ready_at__lte=at).order_by("ready_at", "id").first()
        if act is None:
            return None
        act.state, act.attempt, act.lease_until = State.SENDING, act.attempt + 1, at + sop.sending.lease
        act.first_tried_at = act.first_tried_at or at
        act.save(update_fields=["state", "attempt", "lease_until", "first_tried_at"])
    return act


def send(act: Outgoing, connector: Connector, *, at: datetime, sop: Sop) -> None:
    """Will post the claimed ACT once and settle it by the outcome."""
    attempt = act.attempt
    if not actions.is_as_nodded(act):
        why = (
            f"{act.code} was not posted: its words or addressees are not those the nod was given to. Ask for a new nod."
        )
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


def expire_one(connector: Connector, *, at: datetime, sop: Sop) -> bool:
    """Will make one act whose sender died (its lease ran out) uncertain, and say whether there was one."""
    expired = Outgoing.objects.filter(network=connector.name, state=State.SENDING, lease_until__lte=at)
    act = expired.order_by("lease_until", "id").first()
    if act is None:
        return False
    why = "the sender stopped before it wrote down the answer"
    actions.settle_uncertain(act, attempt=act.attempt, why=why, look_at=at, at=at)
    return True


def look_one(connector: Connector, *, at: datetime, sop: Sop) -> bool:
    """Will look once for one uncertain act on the network, and say whether there was one due."""
    due = Outgoing.objects.filter(network=connector.name, state=State.UNCERTAIN, next_look_at__lte=at)
    act = due.order_by("next_look_at", "id").first()
    if act is None:
        return False
    found = connector.find_sent(_draft(act), _token(act), at=at)
    if isinstance(found, Sent):
        actions.settle_sent(act, found, at=at, how="found")
    elif isinstance(found, NotSent):
        _not_found(act, at=at, sop=sop)
    else:
        _could_not_look(act, at=at, sop=sop)
    return True


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
    now = connector.people([handle for handle, _ in act.tagged], at=at)
    by_handle = {handle.casefold(): author for handle, author in now.items()}
    for handle, key in act.tagged:
        author = by_handle.get(handle.casefold())
        if author is None or author.key != key:
            raise base.NotAllowed(
                f"{act.code} was not posted: @{handle} is not the account that was verified for this office. "
                "No citizen saw anything. Check the directory, then ask for a new nod."
            )


def _draft(act: Outgoing) -> Draft:
    return Draft(text=act.words, code=act.code, in_reply_to=act.in_reply_to or None)


def _token(act: Outgoing) -> SendToken:
    return SendToken(key=act.key, since=act.first_tried_at or act.created_at)


def _pause(attempt: int) -> timedelta:
    return timedelta(seconds=min(2**attempt, 64))
