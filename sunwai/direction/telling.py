"""Verbs on words to the citizen: draft a question, an interim word or an answer, amend, ask, withdraw, issue.

The only writer of ToCitizen. They stand under the citizen's own post; they open no clock and close nothing."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from sunwai.cases.actions import locked, number_act, record
from sunwai.cases.lifecycle import AT_REST, Verb
from sunwai.cases.models import Case
from sunwai.direction import compose, shield
from sunwai.direction.actions import REWORDED
from sunwai.direction.compose import WordsRefused
from sunwai.direction.guarding import shield_of
from sunwai.direction.models import ToCitizen
from sunwai.direction.outward import post_to_answer, posting_handle
from sunwai.direction.unsent import AlreadyIssued, refuse_longer, refuse_reworded, refuse_stopped
from sunwai.errors import SunwaiError
from sunwai.nod import actions as nods
from sunwai.nod.models import Nod
from sunwai.outbox import actions as outbox
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Language, WordingKind

WORDINGS: Mapping[str, WordingKind] = {
    ToCitizen.Form.QUESTION: WordingKind.QUESTION,
    ToCitizen.Form.INTERIM: WordingKind.INTERIM,
    ToCitizen.Form.ANSWER: WordingKind.ANSWER,
}


class CannotTell(SunwaiError):
    """The citizen cannot or must not be written to in public."""


def draft(
    case: Case,
    form: ToCitizen.Form,
    *,
    words: str | None = None,
    said: str = "",
    facts: Mapping[str, str] | None = None,
    language: Language | None = None,
    shown_code: str = "",
    by: str,
    at: datetime,
    sop: Sop,
) -> ToCitizen:
    """Will draft words of FORM to the citizen of CASE: WORDS as they are, else the SOP's round what is SAID.

    FACTS fill the SOP's blanks (office, next_on). Raises CannotTell for a sealed matter or one without a post."""
    under = _post_under(case)
    spoken = language or Language(case.language)
    with transaction.atomic():
        row = ToCitizen.objects.create(
            case=case,
            number=number_act(case),
            form=form,
            under=under,
            language=spoken.value,
            sop_version=sop.version,
            drafted_by=by,
            drafted_at=at,
        )
        text = words.replace(shown_code, row.code) if words and shown_code else words
        _write(row, text or sop_words(form, row.code, said=said, facts=facts or {}, language=spoken, sop=sop))
        record(
            case, Verb.TELLING_DRAFTED, by=by, at=at, facts={"number": row.number, "form": row.form}, words=row.words
        )
    return row


def sop_words(form: str, code: str, *, said: str, facts: Mapping[str, str], language: Language, sop: Sop) -> str:
    """Will give the SOP's words of FORM with what is SAID in them; raises WordingUnfilled where that is wanting."""
    blanks = {"citizen_tag": "", "answer": said, "question": said, "docket_code": code, **facts}
    return sop.wording(WORDINGS[form], language).fill(blanks)


def amend(row: ToCitizen, *, words: str, seen: str = "", by: str, at: datetime) -> None:
    """Will change the words of ROW; a nod asked for or given to the old ones is gone. (rule 3)"""
    with transaction.atomic():
        fresh = _not_issued(row)
        refuse_reworded(fresh.words, seen, by=fresh.drafted_by)
        _give_up_nod(fresh, by=by, at=at, why=REWORDED)
        _write(row, words)
        ToCitizen.objects.filter(pk=row.pk).update(nod=None, kept_why="", drafted_by=by, drafted_at=at)
        record(row.case, Verb.TELLING_AMENDED, by=by, at=at, facts={"number": row.number}, words=words)


def ask_nod(row: ToCitizen, *, by: str, at: datetime, sop: Sop, seen: str = "", kept_why: str = "") -> Nod:
    """Will put ROW's exact words before the approver, past the shield."""
    with transaction.atomic():
        fresh = _not_issued(row)
        refuse_reworded(fresh.words, seen, by=fresh.drafted_by)
        refuse_stopped(posting_handle(row.case))
        if row.case.is_sealed:
            raise CannotTell(_SEALED.format(docket=row.case.docket))
        compose.refuse_unfit(fresh.words, code=row.code, owner_said="")
        shield.refuse_exposing(fresh.words, shield_of(row.case, fresh.words, sealed_words=None), kept_why=kept_why)
        nod = nods.ask(row.case, act=row.form, words=fresh.words, addressees=_addressees(row), by=by, at=at, sop=sop)
        ToCitizen.objects.filter(pk=row.pk).update(nod=nod, parked_at=None, parked_error="", kept_why=kept_why)
    return nod


def withdraw(row: ToCitizen, *, by: str, at: datetime, why: str) -> None:
    """Will take ROW back while it is certainly not out. Raises AlreadyIssued, outbox.CannotWithdraw."""
    with transaction.atomic():
        fresh = _locked(row)
        if fresh.withdrawn_at:
            raise AlreadyIssued(f"{row.code} was taken back already.")
        if fresh.outgoing is not None:
            outbox.withdraw(fresh.outgoing, by=by, at=at)
        else:
            _give_up_nod(fresh, by=by, at=at, why=why)
        ToCitizen.objects.filter(pk=row.pk).update(withdrawn_at=at)
        record(row.case, Verb.TELLING_AMENDED, by=by, at=at, facts={"number": row.number, "withdrawn": why})


def issue(row: ToCitizen, *, at: datetime) -> None:
    """Will hand ROW to the outbox under its nod, once; the case stands again where it stood before."""
    nod = row.nod
    if nod is None or nod.given_at is None or not nod.covers(row.words, _addressees(row)):
        raise WordsRefused(f"{row.code} has no nod to these words. Ask the approver again.")
    handle = posting_handle(row.case)
    with transaction.atomic():
        if _not_issued(row).case.is_sealed:
            raise CannotTell(_SEALED.format(docket=row.case.docket))
        nods.use(nod, at=at)
        outgoing = outbox.enqueue(
            row.case,
            act=row.form,
            number=row.number,
            words=row.words,
            code=row.code,
            words_hash=nod.words_hash,
            addressees=_addressees(row),
            tagged=[],
            handle=handle,
            in_reply_to=row.under,
            stale_at=nod.lapses_at,
            at=at,
        )
        ToCitizen.objects.filter(pk=row.pk).update(issued_at=at, outgoing=outgoing)
        record(row.case, Verb.TELLING_ISSUED, by="machine", at=at, facts={"number": row.number, "nod": nod.pk})
        nods.stand_again(nod, at=at)


def _post_under(case: Case) -> str:
    if case.standing in AT_REST:
        raise CannotTell(f"{case.docket} is at rest. Open or take it up again before writing to anybody.")
    if case.is_sealed:
        raise CannotTell(_SEALED.format(docket=case.docket))
    under = post_to_answer(case, network=posting_handle(case).network)
    if under is None:
        raise CannotTell(f"{case.docket} has no citizen's post to write under. Ring or write to whoever brought it in.")
    return under


def _write(row: ToCitizen, words: str) -> None:
    refuse_longer(words, network=posting_handle(row.case).network)
    ToCitizen.objects.filter(pk=row.pk).update(words=words)
    row.words = words


def _addressees(row: ToCitizen) -> list[str]:
    return [f"post={row.under}"]


def _give_up_nod(row: ToCitizen, *, by: str, at: datetime, why: str) -> None:
    nod = row.nod
    if nod is not None and nod.lapsed_at is None and nod.refused_at is None:
        nods.take_back(nod, by=by, at=at, why=why)


def _not_issued(row: ToCitizen) -> ToCitizen:
    fresh = _locked(row)
    if fresh.issued_at or fresh.withdrawn_at:
        raise AlreadyIssued(f"{row.code} is on its way, out, or was taken back. Draft anew.")
    return fresh


def _locked(row: ToCitizen) -> ToCitizen:
    row.case = locked(row.case)
    fresh = ToCitizen.objects.select_for_update(of=("self",)).get(pk=row.pk)
    fresh.case = row.case
    return fresh


_SEALED = (
    "{docket} is sealed: words under the post would tie its number to the very words that name the victim. Ring the "
    "citizen instead."
)
