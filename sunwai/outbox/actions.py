"""Verbs of the outbox: put an act in, note how it ended, let a person decide, claim what a person posted.

Writes only Outgoing. Calls no network (that is `outbox.sending`); opens no window (that is the clock's)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sunwai.cases.actions import locked, record
from sunwai.cases.lifecycle import Verb
from sunwai.cases.models import Case
from sunwai.errors import SunwaiError
from sunwai.lib import hashing
from sunwai.networks.post import Sent
from sunwai.outbox.matching import same_words
from sunwai.outbox.models import Handle, Outgoing, State
from sunwai.outbox.stopping import start_handle as start_handle  # verbs of the outbox like those below
from sunwai.outbox.stopping import stop_handle as stop_handle


class AlreadyQueued(SunwaiError):
    """The act stands in the outbox already."""


class NotUndecided(SunwaiError):
    """The act is not waiting for a person's decision."""


class NotFailed(SunwaiError):
    """Only an act that definitely failed may be tried again."""


class NotForAPerson(SunwaiError):
    """The act is out, or may be out: a person who posted it by hand would post it twice."""


class WordsStale(SunwaiError):
    """The nod to the words has ended; nobody may post them any more."""


class CannotWithdraw(SunwaiError):
    """The act is out, or may be out."""


def connect_handle(*, network: str, account: str, handle: str, mode: str) -> Handle:
    """Will note one of our own handles and how acts reach its network; safe to repeat, the mode is replaced."""
    ours, _ = Handle.objects.update_or_create(
        network=network, account=account, defaults={"handle": handle, "mode": mode}
    )
    return ours


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
    handle: Handle,
    in_reply_to: str | None,
    at: datetime,
    stale_at: datetime | None = None,
) -> Outgoing:
    """Will put one public act of CASE into the outbox, in the caller's transaction, under a key given out once.

    HANDLE speaks, by itself or by a person's hand. `words_hash` is what the nod was given to, `stale_at` when that nod
    ends: not out by then, the words stay here.
    Raises AlreadyQueued for a key that exists."""
    key = f"case:{case.pk}:{act}:{number}"
    if Outgoing.objects.filter(key=key).exists():
        raise AlreadyQueued(f"{code} is in the outbox already; look under the case what became of it.")
    by_hand = handle.mode == Handle.Mode.ASSISTED
    outgoing = Outgoing.objects.create(
        key=key,
        case=case,
        act=act,
        network=handle.network,
        account=handle.account,
        words=words,
        code=code,
        words_hash=words_hash,
        addressees=list(addressees),
        tagged=[list(pair) for pair in tagged],
        in_reply_to=in_reply_to or "",
        state=State.BY_HAND if by_hand else State.READY,
        ready_at=at,
        stale_at=stale_at,
        created_at=at,
    )
    record(case, Verb.POST_READY, by="machine", at=at, facts={"key": key, "code": code, "by_hand": by_hand})
    return outgoing


def is_as_nodded(outgoing: Outgoing) -> bool:
    """Will say whether words and addressees are still exactly those the nod was given to."""
    return hashing.of_words(outgoing.words, addressees=outgoing.addressees) == outgoing.words_hash


def why_not(outgoing: Outgoing, *, at: datetime) -> str | None:
    """Will say in words why OUTGOING may not be posted although a nod was given, or None where it may. (rules 3, 10)"""
    if not is_as_nodded(outgoing):
        return (
            f"{outgoing.code} was not posted: its words or addressees are not those the nod was given to. Ask for a "
            "new nod."
        )
    if outgoing.case.sealed_at is not None and outgoing.created_at < outgoing.case.sealed_at:
        return (
            f"{outgoing.code} was not posted: the case was sealed after these words were nodded to. No citizen saw "
            "anything. Take it back and draft it anew in the sealed wording."
        )
    if outgoing.stale_at is not None and outgoing.stale_at <= at and not outgoing.resends:
        return (
            f"{outgoing.code} was not posted in time: the nod to these words has ended. No citizen saw anything. "
            "Take it back, read the words again and ask for a new nod."
        )
    return None


def settle_sent(outgoing: Outgoing, sent: Sent, *, at: datetime, how: str) -> bool:
    """Will note that OUTGOING is out as SENT; False when somebody noted its end before us (then nothing changes).

    `how` is 'answered', 'found' or 'claimed'."""
    with transaction.atomic():
        row = _locked(outgoing)
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
        locked(outgoing.case)
        changed = Outgoing.objects.filter(pk=outgoing.pk, state=State.SENDING, attempt=attempt).update(
            state=State.FAILED, error=why[:500], lease_until=None
        )
        if changed:
            facts = {"key": outgoing.key, "attempt": attempt, "why": why[:300]}
            record(outgoing.case, Verb.POST_FAILED, by="machine", at=at, facts=facts)


def settle_stale(outgoing: Outgoing, *, at: datetime) -> None:
    """Will note that OUTGOING, where it still waits, does not go out any more: the nod to its words has ended."""
    with transaction.atomic():
        locked(outgoing.case)
        changed = Outgoing.objects.filter(pk=outgoing.pk, state__in=[State.READY, State.BY_HAND]).update(
            state=State.FAILED, error=why_not(outgoing, at=at) or "stale"
        )
        if changed:
            facts = {"key": outgoing.key, "attempt": outgoing.attempt, "why": "stale"}
            record(outgoing.case, Verb.POST_FAILED, by="machine", at=at, facts=facts)


def settle_uncertain(outgoing: Outgoing, *, attempt: int, why: str, look_at: datetime, at: datetime) -> None:
    """Will note that OUTGOING may or may not be out; it is looked for from LOOK_AT on, never sent blindly again."""
    with transaction.atomic():
        locked(outgoing.case)
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
        locked(outgoing.case)
        changed = Outgoing.objects.filter(pk=outgoing.pk, state=State.UNCERTAIN).update(
            state=State.ASK_PERSON, next_look_at=None
        )
        if changed:
            facts = {"key": outgoing.key, "why": "the network cannot tell; a person decides"}
            record(outgoing.case, Verb.POST_UNCERTAIN, by="machine", at=at, facts=facts)


def decide(
    outgoing: Outgoing, *, went_out: bool, by: str, at: datetime, sent_key: str = "", sent_words: str | None = None
) -> None:
    """Will take a person's word for what became of OUTGOING: out (as SENT_KEY), or not out and to be sent again.

    An act that a person posts may also be told to be out: a code mistyped by hand is never found by the machine.
    SENT_WORDS is what stands there, where it is not the act's own words."""
    with transaction.atomic():
        row = _locked(outgoing)
        undecided = {State.ASK_PERSON, State.UNCERTAIN} | ({State.BY_HAND} if went_out else set())
        if row.state not in undecided:
            raise NotUndecided(f"{row.code} is {row.get_state_display()}; there is nothing to decide.")
        facts = {"key": row.key, "went_out": went_out, "id": sent_key}
        record(row.case, Verb.POST_DECIDED, by=by, at=at, facts=facts)
        if went_out:
            how = "claimed" if row.state == State.BY_HAND else "found"
            text = row.words if sent_words is None else sent_words
            settle_sent(row, Sent(key=sent_key, at=at, text=text), at=at, how=how)
        else:
            Outgoing.objects.filter(pk=row.pk).update(state=State.READY, ready_at=at, next_look_at=None)
    outgoing.refresh_from_db()


def try_again(outgoing: Outgoing, *, by: str, at: datetime) -> None:
    """Will send OUTGOING once more after a definite failure that a person has mended, while its nod still holds."""
    with transaction.atomic():
        row = _locked(outgoing)
        if row.state == State.FAILED and (refusal := why_not(row, at=at)) is not None:
            raise WordsStale(refusal)
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
        row = _locked(outgoing)
        if (refusal := why_not(row, at=at)) is not None:
            raise WordsStale(refusal)
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


def withdraw(outgoing: Outgoing, *, at: datetime, by: str = "machine") -> None:
    """Will take OUTGOING back while it is certainly not out; raises CannotWithdraw otherwise."""
    with transaction.atomic():
        locked(outgoing.case)
        changed = Outgoing.objects.filter(pk=outgoing.pk, state__in=[State.READY, State.BY_HAND, State.FAILED]).update(
            state=State.WITHDRAWN
        )
        if not changed:
            raise CannotWithdraw(f"{outgoing.code} is out, or may be out; it cannot be taken back here.")
        facts = {"key": outgoing.key, "code": outgoing.code}
        record(outgoing.case, Verb.POST_WITHDRAWN, by=by, at=at, facts=facts)


def _locked(outgoing: Outgoing) -> Outgoing:
    """OUTGOING as it stands now, held with its case."""
    locked(outgoing.case)
    return Outgoing.objects.select_for_update(of=("self",)).select_related("case").get(pk=outgoing.pk)
