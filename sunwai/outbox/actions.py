"""Verbs of the outbox: put an act in, note how it ended, let a person decide, claim what a person posted.

Writes only Outgoing. Calls no network (that is `outbox.sending`); opens no window (that is the clock's)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from sunwai.cases.actions import record
from sunwai.cases.lifecycle import Verb
from sunwai.cases.models import Case
from sunwai.errors import SunwaiError
from sunwai.lib import hashing
from sunwai.networks.post import Sent
from sunwai.outbox.matching import carries, same_words
from sunwai.outbox.models import OPEN_STATES, Handle, Outgoing, State


class AlreadyQueued(SunwaiError):
    """The act stands in the outbox already."""


class NotUndecided(SunwaiError):
    """The act is not waiting for a person's decision."""


class NotFailed(SunwaiError):
    """Only an act that definitely failed may be tried again."""


class NotForAPerson(SunwaiError):
    """The act is out, or may be out: a person who posted it by hand would post it twice."""


class CannotWithdraw(SunwaiError):
    """The act is out, or may be out."""


def connect_handle(*, network: str, account: str, handle: str, mode: str) -> Handle:
    """Will note one of our own handles and how acts reach its network; safe to repeat, the mode is replaced."""
    ours, _ = Handle.objects.update_or_create(
        network=network, account=account, defaults={"handle": handle, "mode": mode}
    )
    return ours


def stop_handle(handle: Handle, *, by: str, at: datetime) -> None:
    """Will stop everything that would go out from HANDLE until it is started again: the kill switch."""
    Handle.objects.filter(pk=handle.pk).update(stopped_at=at, stopped_by=by)


def start_handle(handle: Handle) -> None:
    """Will let acts go out from HANDLE again."""
    Handle.objects.filter(pk=handle.pk).update(stopped_at=None, stopped_by="")


def enqueue(
    case: Case,
    *,
    act: str,
    number: int,
    words: str,
    code: str,
    words_hash: str,
    addressees: Sequence[str],
    tagged: Sequence[tuple[str, str]],
    network: str,
    account: str,
    in_reply_to: str | None,
    by_hand: bool,
    at: datetime,
) -> Outgoing:
    """Will put one public act of CASE into the outbox, in the caller's transaction, under a key given out once.

    `words_hash` is what the nod was given to. Raises AlreadyQueued for a key that exists."""
    key = f"case:{case.pk}:{act}:{number}"
    if Outgoing.objects.filter(key=key).exists():
        raise AlreadyQueued(f"{code} is in the outbox already; look under the case what became of it.")
    outgoing = Outgoing.objects.create(
        key=key,
        case=case,
        act=act,
        network=network,
        account=account,
        words=words,
        code=code,
        words_hash=words_hash,
        addressees=list(addressees),
        tagged=[list(pair) for pair in tagged],
        in_reply_to=in_reply_to or "",
        state=State.BY_HAND if by_hand else State.READY,
        ready_at=at,
        created_at=at,
    )
    record(case, Verb.POST_READY, by="machine", at=at, facts={"key": key, "code": code, "by_hand": by_hand})
    return outgoing


def is_as_nodded(outgoing: Outgoing) -> bool:
    """Will say whether words and addressees are still exactly those the nod was given to."""
    return hashing.of_words(outgoing.words, addressees=outgoing.addressees) == outgoing.words_hash


def settle_sent(outgoing: Outgoing, sent: Sent, *, at: datetime, how: str) -> bool:
    """Will note that OUTGOING is out as SENT; False when somebody noted its end before us (then nothing changes).

    `how` is 'answered', 'found' or 'claimed'."""
    with transaction.atomic():
        row = Outgoing.objects.select_for_update().get(pk=outgoing.pk)
        if row.state == State.SENT:
            return False
        differs = not same_words(row.words, sent.text, is_reply=bool(row.in_reply_to))
        Outgoing.objects.filter(pk=row.pk).update(
            state=State.SENT,
            sent_key=sent.key,
            sent_at=sent.at,
            sent_words=sent.text,
            differs=differs,
            error="",
            lease_until=None,
            next_look_at=None,
        )
        verb = Verb.POST_CLAIMED if how == "claimed" else Verb.POST_SENT
        facts = {"key": row.key, "code": row.code, "network": row.network, "id": sent.key, "how": how}
        record(row.case, verb, by="machine", at=at, facts=facts)
        if differs:
            record(row.case, Verb.POST_DIFFERS, by="machine", at=at, facts={"key": row.key, "id": sent.key})
    outgoing.refresh_from_db()
    return True


def settle_failed(outgoing: Outgoing, *, attempt: int, why: str, at: datetime) -> None:
    """Will note that OUTGOING definitely did not go out; a stale attempt number changes nothing."""
    with transaction.atomic():
        changed = Outgoing.objects.filter(pk=outgoing.pk, state=State.SENDING, attempt=attempt).update(
            state=State.FAILED, error=why[:500], lease_until=None
        )
        if changed:
            facts = {"key": outgoing.key, "attempt": attempt, "why": why[:300]}
            record(outgoing.case, Verb.POST_FAILED, by="machine", at=at, facts=facts)


def settle_uncertain(outgoing: Outgoing, *, attempt: int, why: str, look_at: datetime, at: datetime) -> None:
    """Will note that OUTGOING may or may not be out; it is looked for from LOOK_AT on, never sent blindly again."""
    with transaction.atomic():
        changed = Outgoing.objects.filter(pk=outgoing.pk, state=State.SENDING, attempt=attempt).update(
            state=State.UNCERTAIN,
            error=why[:500],
            lease_until=None,
            next_look_at=look_at,
            looks=0,
            blind_looks=0,
        )
        if changed:
            facts = {"key": outgoing.key, "attempt": attempt, "why": why[:300]}
            record(outgoing.case, Verb.POST_UNCERTAIN, by="machine", at=at, facts=facts)


def put_back(outgoing: Outgoing, *, attempt: int, ready_at: datetime, why: str) -> None:
    """Will make OUTGOING ready again at READY_AT after a refusal that certainly accepted nothing."""
    Outgoing.objects.filter(pk=outgoing.pk, state=State.SENDING, attempt=attempt).update(
        state=State.READY, ready_at=ready_at, error=why[:500], lease_until=None
    )


def ask_person(outgoing: Outgoing, *, at: datetime) -> None:
    """Will put OUTGOING before a person: the network cannot tell whether it is out."""
    with transaction.atomic():
        changed = Outgoing.objects.filter(pk=outgoing.pk, state=State.UNCERTAIN).update(
            state=State.ASK_PERSON, next_look_at=None
        )
        if changed:
            facts = {"key": outgoing.key, "why": "the network cannot tell; a person decides"}
            record(outgoing.case, Verb.POST_UNCERTAIN, by="machine", at=at, facts=facts)


def decide(outgoing: Outgoing, *, went_out: bool, by: str, at: datetime, sent_key: str = "") -> None:
    """Will take a person's word for what became of OUTGOING: out (as SENT_KEY), or not out and to be sent again."""
    with transaction.atomic():
        row = Outgoing.objects.select_for_update().get(pk=outgoing.pk)
        if row.state not in {State.ASK_PERSON, State.UNCERTAIN}:
            raise NotUndecided(f"{row.code} is {row.get_state_display()}; there is nothing to decide.")
        facts = {"key": row.key, "went_out": went_out, "id": sent_key}
        record(row.case, Verb.POST_DECIDED, by=by, at=at, facts=facts)
        if went_out:
            settle_sent(row, Sent(key=sent_key, at=at, text=row.words), at=at, how="found")
        else:
            Outgoing.objects.filter(pk=row.pk).update(state=State.READY, ready_at=at, next_look_at=None)
    outgoing.refresh_from_db()


def try_again(outgoing: Outgoing, *, by: str, at: datetime) -> None:
    """Will send OUTGOING once more after a definite failure that a person has mended."""
    with transaction.atomic():
        changed = Outgoing.objects.filter(pk=outgoing.pk, state=State.FAILED).update(
            state=State.READY, ready_at=at, error=""
        )
        if not changed:
            raise NotFailed(f"{outgoing.code} has not failed; it is not sent twice.")
        record(outgoing.case, Verb.POST_READY, by=by, at=at, facts={"key": outgoing.key, "again": True})


def post_by_hand(outgoing: Outgoing, *, by: str, at: datetime) -> None:
    """Will hand OUTGOING, which failed or has not been tried, to a person to post; we claim it by its code.

    For what a network takes from people only (X: replies to those who did not tag us). Raises NotForAPerson."""
    with transaction.atomic():
        changed = Outgoing.objects.filter(pk=outgoing.pk, state__in=[State.FAILED, State.READY]).update(
            state=State.BY_HAND, error=""
        )
        outgoing.refresh_from_db()
        if not changed:
            raise NotForAPerson(
                f"{outgoing.code} was not handed over: it is {outgoing.get_state_display()}. Posted by hand it could "
                "stand twice. Look under the case what became of it."
            )
        facts = {"key": outgoing.key, "code": outgoing.code, "by_hand": True}
        record(outgoing.case, Verb.POST_READY, by=by, at=at, facts=facts)


def withdraw(outgoing: Outgoing, *, at: datetime) -> None:
    """Will take OUTGOING back while it is certainly not out; raises CannotWithdraw otherwise."""
    changed = Outgoing.objects.filter(pk=outgoing.pk, state__in=[State.READY, State.BY_HAND, State.FAILED]).update(
        state=State.WITHDRAWN
    )
    if not changed:
        raise CannotWithdraw(f"{outgoing.code} is out, or may be out; it cannot be taken back here.")


def recognise(*, network: str, sent: Sent, in_reply_to: str | None, at: datetime) -> Outgoing | None:
    """Will match a post read from our own timeline to an act: by its id, by its code, by words and parent.

    An act waiting to be posted by hand, or uncertain, is thereby settled. None: we know no such act."""
    known = Outgoing.objects.filter(network=network, sent_key=sent.key).first()
    if known is not None:
        return known
    open_acts = Outgoing.objects.filter(network=network, state__in=[*OPEN_STATES, State.FAILED])
    for act in open_acts.order_by("created_at"):
        if _is_the_same(act, sent, in_reply_to):
            how = "claimed" if act.state == State.BY_HAND else "found"
            settle_sent(act, sent, at=at, how=how)
            return act
    return None


def _is_the_same(act: Outgoing, sent: Sent, in_reply_to: str | None) -> bool:
    if sent.at < act.created_at - timedelta(minutes=2):
        return False
    if carries(sent.text, act.code):
        return True
    same = same_words(act.words, sent.text, is_reply=bool(act.in_reply_to))
    return same and act.in_reply_to == (in_reply_to or "")
