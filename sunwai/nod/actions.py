"""Verbs of the nod: ask, give, refuse, lapse, record one given by phone, stand by a clause.

The only writer of Nod. Never posts anything; `direction` looks for nods that were given."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from sunwai.cases.actions import locked, record
from sunwai.cases.lifecycle import Status, Verb
from sunwai.cases.models import Case, Entry
from sunwai.errors import SunwaiError
from sunwai.lib import hashing
from sunwai.nod.models import Nod
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Duty, Urgency, WordingKind


class AlreadyAsked(SunwaiError):
    """Words of this case lie before the approver already."""


class AlreadyAnswered(SunwaiError):
    """The nod was given, refused or has lapsed."""


class NotTheseWords(SunwaiError):
    """The words shown are not the words asked about."""


class MayNotNod(SunwaiError):
    """The SOP does not give this person the nod."""


class RecorderWanted(SunwaiError):
    """A nod that was not given on the screen needs the name of whoever wrote it down."""


class NoStandingNod(SunwaiError):
    """No clause lets these words out without a nod of their own."""


class ReasonWanted(SunwaiError):
    """A no needs a word of reason."""


def ask(
    case: Case,
    *,
    act: str,
    words: str,
    addressees: Sequence[str],
    parts: Sequence[str] = (),
    by: str,
    at: datetime,
    sop: Sop,
) -> Nod:
    """Will put exact WORDS to exact ADDRESSEES before the approver; they lapse when the text is stale (SOP, nod).

    PARTS are the hashes of several texts, each with its own addressees, that WORDS hold together."""
    with transaction.atomic():
        before = locked(case).status
        if Nod.objects.filter(case=case, given_at=None, refused_at=None, lapsed_at=None).exists():
            raise AlreadyAsked(f"Words of {case.docket} lie before the approver already. Withdraw them first.")
        nod = Nod.objects.create(
            case=case,
            act=act,
            words=words,
            addressees=list(addressees),
            words_hash=hashing.of_words(words, addressees=addressees),
            parts=list(parts),
            asked_at=at,
            asked_by=by,
            lapses_at=at + sop.nod.staleness(urgency_of(case)),
        )
        facts = {"nod": nod.pk, "act": act, "hash": nod.words_hash, "to": list(addressees), "before": before}
        record(case, Verb.NOD_ASKED, by=by, at=at, facts=facts, words=words)
    return nod


def give(
    nod: Nod,
    *,
    words_hash: str,
    by: str,
    duty: Duty,
    at: datetime,
    sop: Sop,
    how: Nod.How = Nod.How.SCREEN,
    recorded_by: str = "",
    witnessed_by: str = "",
) -> None:
    """Will record BY's yes to the words whose hash is WORDS_HASH (what the screen or paper showed).

    A nod by phone or paper names who wrote it down. Raises MayNotNod, RecorderWanted, NotTheseWords,
    AlreadyAnswered."""
    _may(duty, sop)
    if how is not Nod.How.SCREEN and not recorded_by.strip():
        raise RecorderWanted(
            "Say who writes this nod down; a yes that nobody witnessed on a screen rests on that name."
        )
    with transaction.atomic():
        row = _open(nod, at=at)
        if words_hash != row.words_hash:
            raise NotTheseWords("The words were changed since they were shown. Nothing was approved; read them again.")
        lapses = at + sop.nod.expiry(urgency_of(row.case))
        Nod.objects.filter(pk=row.pk).update(
            given_at=at, given_by=by, how=how, recorded_by=recorded_by, witnessed_by=witnessed_by, lapses_at=lapses
        )
        facts = {"nod": row.pk, "hash": row.words_hash, "how": str(how), "recorded_by": recorded_by}
        record(row.case, Verb.NOD_GIVEN, by=by, at=at, facts=facts)
    nod.refresh_from_db()


def refuse(nod: Nod, *, by: str, duty: Duty, at: datetime, sop: Sop, reason: str) -> None:
    """Will record BY's no, with a word of reason; the case goes back to the desk."""
    _may(duty, sop)
    if not reason.strip():
        raise ReasonWanted("Say in a word why not, so that the desk can mend it.")
    with transaction.atomic():
        row = _open(nod, at=at)
        Nod.objects.filter(pk=row.pk).update(refused_at=at, refused_by=by, reason=reason[:300])
        record(row.case, Verb.NOD_REFUSED, by=by, at=at, facts={"nod": row.pk}, words=reason)
        stand_again(row, at=at)
    nod.refresh_from_db()


def lapse(nod: Nod, *, by: str, at: datetime, why: str) -> None:
    """Will end NOD without a yes: its time is over, its words were changed, or the desk took them back."""
    with transaction.atomic():
        locked(nod.case)
        row = Nod.objects.select_for_update(of=("self",)).select_related("case").get(pk=nod.pk)
        if row.refused_at or row.lapsed_at or row.used_at:
            raise AlreadyAnswered("This nod has ended already.")
        _lapse(row, by=by, at=at, why=why)
    nod.refresh_from_db()


def take_back(nod: Nod, *, by: str, at: datetime, why: str) -> None:
    """Will end a NOD whose words were handed over but never went out, so that the desk can word the matter anew."""
    with transaction.atomic():
        locked(nod.case)
        row = Nod.objects.select_for_update(of=("self",)).select_related("case").get(pk=nod.pk)
        if row.refused_at or row.lapsed_at:
            raise AlreadyAnswered("This nod has ended already.")
        _lapse(row, by=by, at=at, why=why)
    nod.refresh_from_db()


def stand(
    case: Case, *, kind: WordingKind, words: str, addressees: Sequence[str], approver: str, at: datetime, sop: Sop
) -> Nod:
    """Will record that the SOP's own WORDS go out by a standing nod, given by APPROVER when the SOP was put in force.

    Raises NoStandingNod where the SOP has no clause for this kind."""
    clause = sop.nod.standing_for(kind)
    if clause is None:
        raise NoStandingNod(f"The SOP has no standing nod for a {kind.value}; ask the approver for these words.")
    with transaction.atomic():
        nod = Nod.objects.create(
            case=case,
            act=kind.value,
            words=words,
            addressees=list(addressees),
            words_hash=hashing.of_words(words, addressees=addressees),
            asked_at=at,
            asked_by="machine",
            lapses_at=at + sop.nod.expiry(urgency_of(case)),
            given_at=at,
            given_by=approver,
            how=Nod.How.STANDING,
            clause=clause.number,
            used_at=at,
        )
        facts = {"nod": nod.pk, "hash": nod.words_hash, "clause": clause.number, "sop": sop.version}
        record(case, Verb.NOD_STANDING, by=approver, at=at, facts=facts, words=words)
    return nod


def use(nod: Nod, *, at: datetime) -> None:
    """Will note that the words of NOD are on their way out; a nod is used once, one to several texts once by each."""
    changed = Nod.objects.filter(
        Q(used_at=None) | ~Q(parts=[]), pk=nod.pk, given_at__isnull=False, lapsed_at=None, lapses_at__gt=at
    ).update(used_at=at)
    if not changed:
        raise AlreadyAnswered("This nod was not given, has lapsed, or was used. Ask for a new one.")


def urgency_of(case: Case) -> Urgency:
    """Will give the urgency that the SOP's terms are looked up by; unknown counts as today's until somebody knows."""
    return Urgency.TODAY if case.urgency is None else Urgency(case.urgency)


def _may(duty: Duty, sop: Sop) -> None:
    if duty not in sop.nod.given_by:
        raise MayNotNod(f"The SOP does not give the nod to the {duty.value} (clause {sop.nod.clause.number}).")


def _lapse(row: Nod, *, by: str, at: datetime, why: str) -> None:
    Nod.objects.filter(pk=row.pk).update(lapsed_at=at, lapsed_why=why[:200])
    record(row.case, Verb.NOD_LAPSED, by=by, at=at, facts={"nod": row.pk, "why": why})
    stand_again(row, at=at)


_STILL = {
    Status.DIRECTED.value: Verb.STILL_DIRECTED,
    Status.ANSWERED.value: Verb.STILL_ANSWERED,
    Status.HEARD.value: Verb.STILL_HEARD,
}


def stand_again(nod: Nod, *, at: datetime) -> None:
    """Further words were not nodded to: what stood before they were asked about stands, and its clocks run on."""
    asked = Entry.objects.filter(case=nod.case, verb=Verb.NOD_ASKED, facts__nod=nod.pk).first()
    still = _STILL.get(asked.facts.get("before", "")) if asked else None
    if still is not None:
        record(nod.case, still, by="machine", at=at, facts={"nod": nod.pk})


def _open(nod: Nod, *, at: datetime) -> Nod:
    locked(nod.case)
    row = Nod.objects.select_for_update(of=("self",)).select_related("case").get(pk=nod.pk)
    if not row.is_open:
        raise AlreadyAnswered(f"{row.case.docket}: this was answered already; nothing was done twice.")
    if row.lapses_at <= at:
        raise AlreadyAnswered(f"{row.case.docket}: these words are stale. The desk must ask again.")
    return row
