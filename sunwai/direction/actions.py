"""Verbs of a direction: draft, amend, put before the approver, withdraw, issue, note that it is out.

The only writer of Direction. Issues nothing without a nod to exactly its words and addressees."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sunwai.cases.actions import locked, number_act, record, set_need
from sunwai.cases.lifecycle import AT_REST, Verb
from sunwai.cases.models import Case, Need
from sunwai.direction import addressing, compose, shield
from sunwai.direction.drafted import asked_together, composed, named_in
from sunwai.direction.guarding import shield_of
from sunwai.direction.models import Direction, Fanout
from sunwai.direction.outward import post_to_answer, posting_handle
from sunwai.direction.unsent import AlreadyIssued, refuse_longer, refuse_reworded, refuse_stopped
from sunwai.errors import SunwaiError
from sunwai.lib import hashing
from sunwai.nod import actions as nods
from sunwai.nod.models import Nod
from sunwai.offices.models import Office
from sunwai.outbox import actions as outbox
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Language

REWORDED = "the words were changed"


class NoNeed(SunwaiError):
    """There is nothing left in the case that an office could be told to do."""


class SealedSince(SunwaiError):
    """The case was sealed after these words were put before the approver."""


class NotNodded(SunwaiError):
    """There is no nod to exactly these words and addressees."""


def draft(
    case: Case,
    *,
    owner: Office,
    informed: Sequence[Office] = (),
    needs: Sequence[Need] | None = None,
    language: Language | None = None,
    words: str | None = None,
    shown_code: str = "",
    fanout: Fanout | None = None,
    by: str,
    at: datetime,
    sop: Sop,
) -> Direction:
    """Will draft a direction (a request, where OWNER can only be requested) for NEEDS, all open ones by default.

    WORDS None takes the SOP's wording. SHOWN_CODE is the code that WORDS were written with, before the act had its
    number. Refuses a second owner: the others are informed, or have a direction of their own. (SOP 3)"""
    chosen = list(needs) if needs is not None else list(case.needs.exclude(status="met"))
    if not chosen or case.standing in AT_REST:
        raise NoNeed(f"{case.docket} has no open need; add one, or open the case again, before directing anybody.")
    spoken = language or Language(case.language)
    with transaction.atomic():
        direction = Direction.objects.create(
            case=case,
            number=number_act(case),
            form=owner.acts_by,
            owner=owner,
            language=spoken.value,
            sop_version=sop.version,
            drafted_by=by,
            drafted_at=at,
            fanout=fanout,
        )
        direction.informed.set(office for office in informed if office.pk != owner.pk)
        direction.needs.set(chosen)
        if not direction.wants_own_need:
            Need.objects.filter(pk__in=[need.pk for need in chosen]).update(owner=owner)
        if words is not None and shown_code:
            words = words.replace(shown_code, direction.code)
        _write(direction, words, at=at, sop=sop)
        facts = {"direction": direction.number, "form": direction.form, "owner": owner.code}
        record(case, Verb.DRAFTED, by=by, at=at, facts=facts, words=direction.words)
    return direction


def amend(
    direction: Direction,
    *,
    words: str | None,
    language: Language | None = None,
    seen: str = "",
    by: str,
    at: datetime,
    sop: Sop,
) -> None:
    """Will change the words of DIRECTION; a nod asked for or given to the old ones is gone. (rule 3)

    WORDS None takes the SOP's own again, in LANGUAGE. SEEN marks the words that were on the screen: others since then
    are refused with AlreadyReworded, as somebody else has written."""
    with transaction.atomic():
        fresh = _not_issued(direction)
        refuse_reworded(fresh.words, seen, by=fresh.drafted_by)
        if language is not None:
            Direction.objects.filter(pk=direction.pk).update(language=language.value)
            direction.language = language.value
        _give_up_nod(fresh, by=by, at=at, why=REWORDED)
        _write(direction, words, at=at, sop=sop)
        Direction.objects.filter(pk=direction.pk).update(nod=None, kept_why="", drafted_by=by, drafted_at=at)
        direction.nod = None
        record(direction.case, Verb.AMENDED, by=by, at=at, facts={"direction": direction.number}, words=direction.words)


def ask_nod(direction: Direction, *, by: str, at: datetime, sop: Sop, seen: str = "", kept_why: str = "") -> Nod:
    """Will put DIRECTION's exact words and addressees before the approver, past the shield.

    All that were drafted together are asked about together, by one question. KEPT_WHY is why a name may stand."""
    with transaction.atomic():
        fresh = _not_issued(direction)
        refuse_reworded(fresh.words, seen, by=fresh.drafted_by)
        refuse_stopped(posting_handle(direction.case))
        together = asked_together(direction)
        named = {one.pk: named_in(one, at=at) for one in together}
        for one in together:
            _refuse_unfit(one, named[one.pk], sop=sop, kept_why=kept_why)
        to = {pk: addressing.addressees(offices) for pk, offices in named.items()}
        nod = nods.ask(
            direction.case,
            act=direction.form,
            words="\n\n".join(one.words for one in together),
            addressees=sorted({who for whom in to.values() for who in whom}),
            parts=[hashing.of_words(one.words, addressees=to[one.pk]) for one in together] if direction.fanout else [],
            by=by,
            at=at,
            sop=sop,
        )
        for one in together:
            # A person has looked at it: what parked it does not keep the new words back.
            Direction.objects.filter(pk=one.pk).update(
                nod=nod, tagged=addressing.tags(named[one.pk]), parked_at=None, parked_error="", kept_why=kept_why
            )
    direction.nod, direction.tagged = nod, [list(pair) for pair in addressing.tags(named[direction.pk])]
    return nod


def withdraw(direction: Direction, *, by: str, at: datetime, why: str) -> None:
    """Will take DIRECTION back while it is certainly not out; its nod, if any, lapses and the case can be worded anew.

    Raises AlreadyIssued where it is out or was taken back, outbox.CannotWithdraw where it may be out."""
    with transaction.atomic():
        fresh = _locked(direction)
        if fresh.out_at or fresh.withdrawn_at:
            raise AlreadyIssued(f"{direction.code} is out, or was taken back already.")
        if fresh.outgoing is not None:
            outbox.withdraw(fresh.outgoing, by=by, at=at)
        _give_up_nod(fresh, by=by, at=at, why=why)
        Direction.objects.filter(pk=direction.pk).update(withdrawn_at=at)
        record(direction.case, Verb.AMENDED, by=by, at=at, facts={"direction": direction.number, "withdrawn": why})


def issue(direction: Direction, *, at: datetime) -> None:
    """Will hand DIRECTION to the outbox under its nod, once; the nod is thereby used.

    Raises NotNodded when words or addressees are not exactly those of a nod that was given, SealedSince when the
    case was sealed after they were asked about: no shield has looked at them."""
    nod = direction.nod
    named = named_in(direction, at=at)
    if nod is None or nod.given_at is None or direction.words not in nod.words:
        raise NotNodded(f"{direction.code} has no nod to these words. Ask the approver again.")
    if not nod.covers(direction.words, addressing.addressees(named)):
        raise NotNodded(f"{direction.code}: an addressee's account changed since the nod. Check it, then ask again.")
    handle = posting_handle(direction.case)
    with transaction.atomic():
        _not_issued(direction)
        sealed_at = direction.case.sealed_at
        if sealed_at is not None and nod.asked_at < sealed_at:
            raise SealedSince(
                f"{direction.code} was not posted: the case was sealed after these words were put before the "
                "approver. Take the direction back and draft it anew in the sealed wording."
            )
        nods.use(nod, at=at)
        if direction.wants_own_need:
            _give_own_need(direction, at=at)
        outgoing = outbox.enqueue(
            direction.case,
            act=direction.form,
            number=direction.number,
            words=direction.words,
            code=direction.code,
            words_hash=hashing.of_words(direction.words, addressees=addressing.addressees(named)),
            addressees=addressing.addressees(named),
            tagged=addressing.tags(named),
            handle=handle,
            in_reply_to=None if direction.fanout_id else post_to_answer(direction.case, network=handle.network),
            stale_at=nod.lapses_at,
            at=at,
        )
        Direction.objects.filter(pk=direction.pk).update(issued_at=at, outgoing=outgoing)
        record(direction.case, Verb.ISSUED, by="machine", at=at, facts={"direction": direction.number, "nod": nod.pk})


def note_out(direction: Direction, *, at: datetime) -> None:
    """Will note that DIRECTION stands in public since its post does; the window opens from that moment."""
    assert direction.outgoing is not None
    with transaction.atomic():
        Direction.objects.filter(pk=direction.pk).update(out_at=direction.outgoing.sent_at)
        facts = {"direction": direction.number, "out_at": str(direction.outgoing.sent_at)}
        beside = Direction.objects.filter(fanout__isnull=False, fanout=direction.fanout_id, out_at__isnull=False)
        verb = Verb.ALSO_OUT if beside.exclude(pk=direction.pk).exists() else Verb.DIRECTION_OUT
        record(direction.case, verb, by="machine", at=at, facts=facts)


def note_clocked(direction: Direction, *, at: datetime) -> None:
    """Will note that the clock has opened DIRECTION's windows; in the clock's transaction, whose entries tell of it."""
    Direction.objects.filter(pk=direction.pk).update(clocked_at=at)
    direction.clocked_at = at


def _write(direction: Direction, words: str | None, *, at: datetime, sop: Sop) -> None:
    named = named_in(direction, at=at)
    text = words if words is not None else composed(direction, named, sop=sop)
    refuse_longer(text, network=posting_handle(direction.case).network)
    Direction.objects.filter(pk=direction.pk).update(words=text, tagged=addressing.tags(named))
    direction.words = text


def _refuse_unfit(direction: Direction, named: Sequence[addressing.Addressed], *, sop: Sop, kept_why: str) -> None:
    tags = [a.said for a in named if a.account]
    compose.refuse_unfit(direction.words, code=direction.code, owner_said=named[0].said, tags=tags)
    sealed = composed(direction, named, sop=sop) if direction.case.is_sealed else None
    seen_through = shield_of(direction.case, direction.words, sealed_words=sealed)
    shield.refuse_exposing(direction.words, seen_through, kept_why=kept_why)


def _give_own_need(direction: Direction, *, at: datetime) -> None:
    """One of many offices answers for its own district: a need has one owner and one clock."""
    first = direction.needs.order_by("number")[0]
    places = [direction.owner.district_key] if direction.owner.district_key else []
    own = set_need(direction.case, kind=first.kind, what=first.what, acting_places=places, by="machine", at=at)
    Need.objects.filter(pk=own.pk).update(owner=direction.owner)
    direction.needs.set([own])


def _give_up_nod(direction: Direction, *, by: str, at: datetime, why: str) -> None:
    """Changed or withdrawn words have no nod; what was asked about with them, and is out already, keeps its own."""
    nod = direction.nod
    if nod is None or nod.lapsed_at is not None or nod.refused_at is not None:
        return
    others = Direction.objects.filter(nod=nod, issued_at__isnull=False, withdrawn_at=None).exclude(pk=direction.pk)
    if not others.exists():
        nods.take_back(nod, by=by, at=at, why=why)


def _not_issued(direction: Direction) -> Direction:
    fresh = _locked(direction)
    if fresh.issued_at or fresh.withdrawn_at:
        raise AlreadyIssued(
            f"{direction.code} is on its way, out, or was taken back. If it is not out, take it back and draft anew."
        )
    return fresh


def _locked(direction: Direction) -> Direction:
    """DIRECTION as it stands now, held with its case, which is brought up to date in memory too."""
    direction.case = locked(direction.case)
    fresh = Direction.objects.select_for_update(of=("self",)).get(pk=direction.pk)
    fresh.case = direction.case
    return fresh
