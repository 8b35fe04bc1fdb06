"""A red matter goes out first and is nodded to within the hour, where the protocol in force lets it. (SOP 3.18)

The only writer of NodAfter. The nod in advance is the approver's, given when they put the protocol in force; whoever
lets the words out puts their name to it, and the approver's yes or no after is a record of its own."""

from datetime import datetime, timedelta

from django.db import transaction

from sunwai.cases.actions import record
from sunwai.cases.lifecycle import Verb
from sunwai.nod.admissible import may, open_question, urgency_of
from sunwai.nod.models import Nod, NodAfter
from sunwai.nod.refusals import AlreadyAnswered, MayNotGoFirst, NotTheseWords, ReasonWanted
from sunwai.sop.clauses import Sop
from sunwai.sop.models import SopVersion
from sunwai.sop.until_out import RedFirst
from sunwai.sop.words import Duty, PublicAct, Urgency

DIRECTING = (PublicAct.DIRECTION, PublicAct.REQUEST)


def let_out(nod: Nod, *, words_hash: str, by: str, duty: Duty, at: datetime, sop: Sop) -> NodAfter:
    """Will let the red words of NOD out on the word of BY, under the standing clause, and ask the approver after.

    WORDS_HASH is of what BY was shown. Raises MayNotGoFirst with what to do instead, NotTheseWords, AlreadyAnswered."""
    clause, approver = _standing(nod, duty=duty, sop=sop)
    with transaction.atomic():
        row = open_question(nod, at=at)
        if words_hash != row.words_hash:
            raise NotTheseWords("The words were changed since they were shown. Nothing went out; read them again.")
        Nod.objects.filter(pk=row.pk).update(
            given_at=at,
            given_by=approver,
            how=Nod.How.STANDING,
            clause=clause.clause.number,
            recorded_by=by,
            goes_at=at + sop.nod.take_back_for,
            lapses_at=at + sop.nod.expiry(Urgency.RED),
        )
        after: NodAfter = NodAfter.objects.create(
            nod=row, case=row.case, let_out_by=by, asked_at=at, due_at=at + clause.nod_within
        )
        facts = {"nod": row.pk, "hash": row.words_hash, "clause": clause.clause.number, "sop": sop.version}
        facts |= {"let_out_by": by, "duty": duty.value, "nod_by": after.due_at.isoformat()}
        record(row.case, Verb.NOD_FIRST, by=by, at=at, facts=facts)
    nod.refresh_from_db()
    return after


def say_yes(after: NodAfter, *, by: str, duty: Duty, at: datetime, sop: Sop) -> None:
    """Will record BY's yes to words that are out already."""
    _answer(after, Verb.NOD_AFTER, is_yes=True, by=by, duty=duty, at=at, sop=sop, reason="")


def say_no(after: NodAfter, *, by: str, duty: Duty, at: datetime, sop: Sop, reason: str) -> None:
    """Will record BY's no, with its REASON, to words that are out already; the desk owes a correcting word."""
    if not reason.strip():
        raise ReasonWanted("Say in a word what was wrong, so that the desk can put it right in public.")
    _answer(after, Verb.NOD_DISOWNED, is_yes=False, by=by, duty=duty, at=at, sop=sop, reason=reason)


def note_overdue(after: NodAfter, *, at: datetime) -> None:
    """Will put before the desk that nobody has nodded in time to words that are out."""
    with transaction.atomic():
        waiting = NodAfter.objects.filter(pk=after.pk, answered_at=None, overdue_at=None)
        if waiting.update(overdue_at=at):
            facts = {"nod": after.nod_id, "due_at": after.due_at.isoformat()}
            record(after.case, Verb.NOD_OVERDUE, by="machine", at=at, facts=facts)


def _standing(nod: Nod, *, duty: Duty, sop: Sop) -> tuple[RedFirst, str]:
    """The clause that lets NOD out first, and the approver who nodded in advance."""
    clause, docket = sop.nod.red_first, nod.case.docket
    if clause is None:
        raise MayNotGoFirst(f"{docket}: no clause in force lets words go out before the nod. Ring the approver.")
    number = clause.clause.number
    if nod.act not in DIRECTING or urgency_of(nod.case) is not Urgency.RED:
        raise MayNotGoFirst(
            f"{docket}: clause {number} is for directions and requests in a red matter alone. Wait for the nod."
        )
    if duty not in clause.let_out_by:
        whose = ", ".join(sorted(each.value for each in clause.let_out_by))
        raise MayNotGoFirst(f"{docket}: by clause {number} only the {whose} may let these words out. Ask them.")
    version = SopVersion.objects.get(number=sop.version)
    if version.put_in_force_as not in {each.value for each in sop.nod.given_by}:
        raise MayNotGoFirst(
            f"{docket}: protocol {sop.version} was put in force by no approver, so clause {number} is nobody's nod. "
            "Ring the approver, and have them put the protocol in force from their own account."
        )
    return clause, version.put_in_force_by


def _answer(
    after: NodAfter, verb: Verb, *, is_yes: bool, by: str, duty: Duty, at: datetime, sop: Sop, reason: str
) -> None:
    may(after.nod, duty, sop, by=by)
    with transaction.atomic():
        waiting = NodAfter.objects.filter(pk=after.pk, answered_at=None, nod__lapsed_at=None)
        said = {"answered_at": at, "answered_by": by, "is_yes": is_yes, "reason": reason[:300]}
        if not waiting.update(**said):
            raise AlreadyAnswered(f"{after.case.docket}: this was answered already, or the words never went out.")
        late = max(timedelta(0), at - after.due_at)
        facts = {"nod": after.nod_id, "duty": duty.value, "late_s": int(late.total_seconds())}
        record(after.case, verb, by=by, at=at, facts=facts, words=reason)
    after.refresh_from_db()
