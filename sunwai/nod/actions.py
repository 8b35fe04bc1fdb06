"""Verbs of the nod: ask, give, take the yes back, refuse, ask the desk, put off, lapse, stand by a clause.

The only writer of Nod. Never posts anything; `direction` looks for nods that were given."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from sunwai.cases.actions import locked, record
from sunwai.cases.lifecycle import Status, Verb
from sunwai.cases.models import Case, Entry
from sunwai.lib import hashing
from sunwai.nod.admissible import came_before, may, on_paper, open_question, said, urgency_of
from sunwai.nod.models import Nod, NodAfter, Sheet
from sunwai.nod.refusals import (
    AlreadyAnswered,
    AlreadyAsked,
    MayNotGoFirst,
    MayNotNod,
    NoStandingNod,
    NotOnSheet,
    NotTheseWords,
    ReasonWanted,
    RecorderWanted,
    SaidWhen,
    TooLate,
)
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Duty, WordingKind

__all__ = [
    "AlreadyAnswered",
    "AlreadyAsked",
    "MayNotGoFirst",
    "MayNotNod",
    "NoStandingNod",
    "NotOnSheet",
    "NotTheseWords",
    "ReasonWanted",
    "RecorderWanted",
    "SaidWhen",
    "TooLate",
    "ask",
    "ask_desk",
    "give",
    "lapse",
    "put_off",
    "refuse",
    "stand",
    "stand_again",
    "take_back",
    "unsay",
    "urgency_of",
    "use",
]


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
    sheet: Sheet | None = None,
    said_at: datetime | None = None,
    yes_key: str = "",
) -> None:
    """Will record BY's yes to the words whose hash is WORDS_HASH (what the screen or paper showed).

    A nod by phone or paper names who wrote it down and may say when it was given (SAID_AT); paper names its SHEET.
    The same YES_KEY again changes nothing and is no error: a bad line sends a yes twice. The words go out after
    `take_back_for` (SOP 3.1). Raises MayNotNod, RecorderWanted, NotTheseWords, NotOnSheet,
    SaidWhen, AlreadyAnswered."""
    may(nod, duty, sop, by=by)
    if how is not Nod.How.SCREEN and not recorded_by.strip():
        raise RecorderWanted(
            "Say who writes this nod down; a yes that nobody witnessed on a screen rests on that name."
        )
    with transaction.atomic():
        if yes_key and came_before(nod, yes_key, by=by):
            nod.refresh_from_db()
            return
        row = open_question(nod, at=at)
        if words_hash != row.words_hash:
            raise NotTheseWords("The words were changed since they were shown. Nothing was approved; read them again.")
        on_paper(row, sheet, how=how)
        given_at = said(row, said_at, at=at)
        Nod.objects.filter(pk=row.pk).update(
            given_at=given_at,
            given_by=by,
            how=how,
            recorded_by=recorded_by,
            witnessed_by=witnessed_by,
            sheet=sheet,
            yes_key=yes_key[:64],
            goes_at=at + sop.nod.take_back_for,
            lapses_at=given_at + sop.nod.expiry(urgency_of(row.case)),
        )
        facts = {"nod": row.pk, "hash": row.words_hash, "how": str(how), "recorded_by": recorded_by}
        facts |= {"duty": duty.value, "clause": sop.nod.who_may(row.act, urgency_of(row.case)).clause.number}
        if how is not Nod.How.SCREEN:
            facts |= {"said_at": given_at.isoformat(), "witnessed_by": witnessed_by}
        if sheet is not None:
            facts["sheet"] = sheet.number
        record(row.case, Verb.NOD_GIVEN, by=by, at=at, facts=facts)
        # the further word that the approver nods to after their no is the one that corrects the first
        NodAfter.objects.filter(case=row.case, is_yes=False, put_right_at=None).update(put_right_at=at)
    nod.refresh_from_db()


def unsay(nod: Nod, *, by: str, at: datetime, sop: Sop) -> None:
    """Will take BY's own yes back while the words have not been handed over; they lie before the approver as before.

    Raises TooLate once `take_back_for` is over (SOP 3.1): the words are out, or on their way."""
    with transaction.atomic():
        locked(nod.case)
        row = Nod.objects.select_for_update(of=("self",)).select_related("case").get(pk=nod.pk)
        if row.given_at is None or row.given_by != by:
            raise AlreadyAnswered(f"{row.case.docket}: there is no yes of yours to take back.")
        if row.used_at or row.lapsed_at or row.goes_at is None or row.goes_at <= at:
            raise TooLate(
                f"{row.case.docket} was not taken back: the words are out, or on their way. Tell the desk, which can "
                "still stop what has not reached the network and answers for the rest in public."
            )
        # `yes_key` stays: a copy of the same yes, late on a bad line, must not give it again
        Nod.objects.filter(pk=row.pk).update(
            given_at=None,
            given_by="",
            how="",
            goes_at=None,
            recorded_by="",
            witnessed_by="",
            sheet=None,
            lapses_at=row.asked_at + sop.nod.staleness(urgency_of(row.case)),
        )
        record(row.case, Verb.NOD_UNSAID, by=by, at=at, facts={"nod": row.pk})
    nod.refresh_from_db()


def refuse(nod: Nod, *, by: str, duty: Duty, at: datetime, sop: Sop, reason: str) -> None:
    """Will record BY's no, with a word of reason; the case goes back to the desk."""
    if not reason.strip():
        raise ReasonWanted("Say in a word why not, so that the desk can mend it.")
    _end(nod, Verb.NOD_REFUSED, Nod.RefusedAs.NO, by=by, duty=duty, at=at, sop=sop, words=reason)


def ask_desk(nod: Nod, *, by: str, duty: Duty, at: datetime, sop: Sop, question: str) -> None:
    """Will send the matter back to the desk with BY's QUESTION; the desk answers and asks for the nod again."""
    if not question.strip():
        raise ReasonWanted("Write what you want to know, so that the desk can find it out.")
    _end(nod, Verb.NOD_QUESTIONED, Nod.RefusedAs.QUESTION, by=by, duty=duty, at=at, sop=sop, words=question)


def put_off(nod: Nod, *, by: str, duty: Duty, at: datetime, sop: Sop) -> None:
    """Will note that BY looks at it later; it keeps its place and its time to lapse. Safe to repeat."""
    may(nod, duty, sop, by=by)
    with transaction.atomic():
        row = open_question(nod, at=at)
        Nod.objects.filter(pk=row.pk).update(later_at=at, later_by=by)
        record(row.case, Verb.NOD_PUT_OFF, by=by, at=at, facts={"nod": row.pk})
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
    may_go = Nod.objects.filter(Q(used_at=None) | ~Q(parts=[]), pk=nod.pk, given_at__isnull=False, goes_at__lte=at)
    if not may_go.filter(lapsed_at=None, lapses_at__gt=at).update(used_at=at):
        raise AlreadyAnswered(
            "This nod was not given, may still be taken back, has lapsed, or was used. Ask for a new one."
        )


def _end(
    nod: Nod, verb: Verb, ended: Nod.RefusedAs, *, by: str, duty: Duty, at: datetime, sop: Sop, words: str
) -> None:
    may(nod, duty, sop, by=by)
    with transaction.atomic():
        row = open_question(nod, at=at)
        Nod.objects.filter(pk=row.pk).update(refused_at=at, refused_by=by, refused_as=ended, reason=words[:300])
        record(row.case, verb, by=by, at=at, facts={"nod": row.pk}, words=words)
        stand_again(row, at=at)
    nod.refresh_from_db()


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
