"""Verbs of a direction: draft, amend, put before the approver, withdraw, issue, note that it is out.

The only writer of Direction. Issues nothing without a nod to exactly its words and addressees."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sunwai.cases.actions import locked, number_act, record
from sunwai.cases.lifecycle import AT_REST, Verb
from sunwai.cases.models import Case, Need
from sunwai.direction import addressing, compose, shield
from sunwai.direction.models import Direction
from sunwai.direction.outward import post_to_answer, posting_handle
from sunwai.errors import SunwaiError
from sunwai.gazetteer.tables import load as gazetteer
from sunwai.networks.lengths import limits_of
from sunwai.nod import actions as nods
from sunwai.nod.models import Nod
from sunwai.offices.models import Office
from sunwai.outbox import actions as outbox
from sunwai.outbox.models import Handle
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Language
from sunwai.triage.actions import private_kinds


class NoNeed(SunwaiError):
    """There is nothing left in the case that an office could be told to do."""


class AlreadyIssued(SunwaiError):
    """The direction is on its way or out; it cannot be changed any more."""


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
    by: str,
    at: datetime,
    sop: Sop,
) -> Direction:
    """Will draft a direction (a request, where OWNER can only be requested) for NEEDS, all open ones by default.

    WORDS None takes the SOP's wording. Refuses a second owner: the others are informed. (SOP 3)"""
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
        )
        direction.informed.set(office for office in informed if office.pk != owner.pk)
        direction.needs.set(chosen)
        Need.objects.filter(pk__in=[need.pk for need in chosen]).update(owner=owner)
        _write(direction, words, at=at, sop=sop)
        facts = {"direction": direction.number, "form": direction.form, "owner": owner.code}
        record(case, Verb.DRAFTED, by=by, at=at, facts=facts, words=direction.words)
    return direction


def amend(direction: Direction, *, words: str, by: str, at: datetime, sop: Sop) -> None:
    """Will change the words of DIRECTION; a nod asked for or given to the old ones is gone. (rule 3)"""
    with transaction.atomic():
        _not_issued(direction)
        if direction.nod is not None and direction.nod.lapsed_at is None and direction.nod.refused_at is None:
            nods.lapse(direction.nod, by=by, at=at, why="the words were changed")
        _write(direction, words, at=at, sop=sop)
        Direction.objects.filter(pk=direction.pk).update(nod=None, drafted_by=by, drafted_at=at)
        direction.nod = None
        record(direction.case, Verb.AMENDED, by=by, at=at, facts={"direction": direction.number}, words=words)


def ask_nod(direction: Direction, *, by: str, at: datetime, sop: Sop) -> Nod:
    """Will put DIRECTION's exact words and addressees before the approver, past the shield."""
    with transaction.atomic():
        _not_issued(direction)
        named = named_in(direction, at=at)
        tags = [a.said for a in named if a.account]
        compose.refuse_unfit(direction.words, code=direction.code, owner_said=named[0].said, tags=tags)
        sealed = _composed(direction, named, sop=sop) if direction.case.is_sealed else None
        shield.refuse_private(direction.words, spans=private_kinds, sealed_words=sealed)
        nod = nods.ask(
            direction.case,
            act=direction.form,
            words=direction.words,
            addressees=addressing.addressees(named),
            by=by,
            at=at,
            sop=sop,
        )
        # A person has looked at it: what parked it does not keep the new words back.
        Direction.objects.filter(pk=direction.pk).update(
            nod=nod, tagged=addressing.tags(named), parked_at=None, parked_error=""
        )
    direction.nod, direction.tagged = nod, [list(pair) for pair in addressing.tags(named)]
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
        if fresh.nod is not None and fresh.nod.lapsed_at is None and fresh.nod.refused_at is None:
            nods.take_back(fresh.nod, by=by, at=at, why=why)
        Direction.objects.filter(pk=direction.pk).update(withdrawn_at=at)
        record(direction.case, Verb.AMENDED, by=by, at=at, facts={"direction": direction.number, "withdrawn": why})


def issue(direction: Direction, *, at: datetime) -> None:
    """Will hand DIRECTION to the outbox under its nod, once; the nod is thereby used.

    Raises NotNodded when words or addressees are not exactly those of a nod that was given, SealedSince when the
    case was sealed after they were asked about: no shield has looked at them."""
    nod = direction.nod
    named = named_in(direction, at=at)
    if nod is None or nod.given_at is None or nod.words != direction.words:
        raise NotNodded(f"{direction.code} has no nod to these words. Ask the approver again.")
    if nod.addressees != addressing.addressees(named):
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
        outgoing = outbox.enqueue(
            direction.case,
            act=direction.form,
            number=direction.number,
            words=direction.words,
            code=direction.code,
            words_hash=nod.words_hash,
            addressees=nod.addressees,
            tagged=addressing.tags(named),
            network=handle.network,
            account=handle.account,
            in_reply_to=post_to_answer(direction.case, network=handle.network),
            by_hand=handle.mode == Handle.Mode.ASSISTED,
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
        record(direction.case, Verb.DIRECTION_OUT, by="machine", at=at, facts=facts)


def note_clocked(direction: Direction, *, at: datetime) -> None:
    """Will note that the clock has opened DIRECTION's windows; in the clock's transaction, whose entries tell of it."""
    Direction.objects.filter(pk=direction.pk).update(clocked_at=at)
    direction.clocked_at = at


def named_in(direction: Direction, *, at: datetime) -> list[addressing.Addressed]:
    """Will list whom DIRECTION names, the owner first, each as it would be named now."""
    network = posting_handle(direction.case).network
    offices = [direction.owner, *direction.informed.order_by("code")]
    return [addressing.address(o, network=network, language=direction.language, at=at) for o in offices]


def _write(direction: Direction, words: str | None, *, at: datetime, sop: Sop) -> None:
    named = named_in(direction, at=at)
    text = words if words is not None else _composed(direction, named, sop=sop)
    measure = limits_of(posting_handle(direction.case).network).measure(text)
    if not measure.fits:
        raise compose.WordsRefused(
            f"The words are {measure.used} long; {measure.limit} fit. Shorten them: one direction is one post."
        )
    Direction.objects.filter(pk=direction.pk).update(words=text, tagged=addressing.tags(named))
    direction.words = text


def _composed(direction: Direction, named: Sequence[addressing.Addressed], *, sop: Sop) -> str:
    case, language = direction.case, Language(direction.language)
    places = gazetteer()
    needs = list(direction.needs.order_by("number"))
    keys = [key for need in needs for key in (*need.acting_places, *need.event_places)]
    matter = compose.Matter(
        kind=needs[0].kind if needs else case.kind,
        place=places.full_name(keys[0], language.value) if keys else "",
        district=places.name(case.district_key, language.value) if case.district_key else "",
        sealed=case.is_sealed,
        is_request=direction.form == "request",
        code=direction.code,
    )
    informed = addressing.said(named[1:])
    return compose.compose(matter, owner=named[0].said, informed=informed, language=language, sop=sop)


def _not_issued(direction: Direction) -> None:
    fresh = _locked(direction)
    if fresh.issued_at or fresh.withdrawn_at:
        raise AlreadyIssued(
            f"{direction.code} is on its way, out, or was taken back. If it is not out, take it back and draft anew."
        )


def _locked(direction: Direction) -> Direction:
    """DIRECTION as it stands now, held with its case, which is brought up to date in memory too."""
    direction.case = locked(direction.case)
    fresh = Direction.objects.select_for_update(of=("self",)).get(pk=direction.pk)
    fresh.case = direction.case
    return fresh
