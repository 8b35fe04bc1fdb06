"""Verbs of verification: ask the citizen once, hear the answer, take silence as unreachable, record a witness.

The only writer of Confirmation. Confirms nothing on an office's word."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction

from sunwai.cases import actions as cases
from sunwai.cases.lifecycle import NeedStatus, NotNow, Status, Verb
from sunwai.cases.models import Case, PartyRole
from sunwai.clock.models import Window
from sunwai.errors import SunwaiError
from sunwai.intake import actions as intake
from sunwai.intake.models import Post
from sunwai.nod import actions as nods
from sunwai.outbox import actions as outbox
from sunwai.outbox.models import Outgoing
from sunwai.response.models import Reply
from sunwai.sop.actions import approver_of
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Language, WordingKind
from sunwai.verification.asking import Asked, to_ask
from sunwai.verification.models import Confirmation, LateWord
from sunwai.verification.word import read_word

W = Confirmation.Word


class NobodyToAsk(SunwaiError):
    """The matter has no citizen's post to ask under."""


def ask(case: Case, *, by: str, at: datetime, sop: Sop) -> Confirmation:
    """Will ask each who complained, under their own post and by the SOP's standing nod, if it is put right. (SOP 7)

    Gives the question to the first; of many, as many are asked as the SOP says."""
    people = to_ask(case, most=sop.confirmation.people_asked)
    if not people:
        raise NobodyToAsk(f"{case.docket} has no citizen's post to ask under. Record a named witness instead.")
    with transaction.atomic():
        cases.locked(case)
        rows = [_ask_under(case, asked, by=by, at=at, sop=sop) for asked in people]
        codes = [f"{case.docket}/{row.number}" for row in rows]
        facts = {"confirmation": rows[0].pk, "code": ", ".join(codes), "asked": len(rows)}
        cases.record(case, Verb.CITIZEN_ASKED, by=by, at=at, facts=facts)
    return rows[0]


def _ask_under(case: Case, asked: Asked, *, by: str, at: datetime, sop: Sop) -> Confirmation:
    number = cases.number_act(case)
    code = f"{case.docket}/{number}"
    words = _question(case, code, sop=sop)
    approver = approver_of(sop.version)
    addressees = [f"post={asked.post}"]
    nod = nods.stand(
        case, kind=WordingKind.CONFIRMATION, words=words, addressees=addressees, approver=approver, at=at, sop=sop
    )
    outgoing = outbox.enqueue(
        case,
        act="question",
        number=number,
        words=words,
        code=code,
        words_hash=nod.words_hash,
        addressees=addressees,
        tagged=[],
        handle=asked.handle,
        in_reply_to=asked.post,
        stale_at=nod.lapses_at,
        at=at,
    )
    return Confirmation.objects.create(
        case=case, number=number, complainant_id=asked.account, outgoing=outgoing, asked_at=at, asked_by=by
    )


def note_asked(row: Confirmation, *, sop: Sop) -> None:
    """Will start the time for an answer when the question is really out, not before."""
    assert row.outgoing is not None
    assert row.outgoing.sent_at is not None
    Confirmation.objects.filter(pk=row.pk).update(silent_at=row.outgoing.sent_at + sop.confirmation.unreachable_after)


def hear(post: Post, *, at: datetime, sop: Sop) -> str:
    """Will listen to POST, said in a known matter, and give the word taken from it ('' where it moved nothing).

    Only a complainant's clear yes or no counts; thanks are not a yes, and a nudge moves no clock."""
    word = read_word(post.text).value if post.case is not None and _is_complainant(post) else ""
    with transaction.atomic():
        intake.mark_heard(post, at=at)
        if post.case is None:
            return ""
        if not _may_count(post.case, word, at=at, sop=sop):
            _note_word(post, word, at=at)
            _keep_late(post, word, at=at)
            return ""
        record_word(post.case, W(word), by=f"account:{post.author_id}", at=at, heard_from="post", post=post)
    return word


def record_word(
    case: Case,
    word: W,
    *,
    by: str,
    at: datetime,
    heard_from: str,
    post: Post | None = None,
    witness: str = "",
) -> Confirmation:
    """Will put the citizen's (or a named witness's) WORD on record and let it move the case.

    HEARD_FROM is post, phone, witness or silence. A no reopens, and asks for a new nod in time."""
    if heard_from == "witness" and not witness.strip():
        raise NobodyToAsk("A witness must be named (the name is never public).")
    verb = {
        W.CONFIRMED: Verb.CITIZEN_CONFIRMED,
        W.DISPUTED: Verb.CITIZEN_DISPUTED,
        W.UNREACHABLE: Verb.CITIZEN_UNREACHABLE,
        W.WITHDREW: Verb.CITIZEN_WITHDREW,
    }[word]
    with transaction.atomic():
        standing = cases.locked(case).standing
        row = _question_answered(case, post=post, heard_from=heard_from)
        if row is None:
            number = cases.number_act(case)
            row = Confirmation(case=case, number=number, asked_at=at, asked_by=by)
        row.word, row.heard_at, row.heard_from = word, at, heard_from
        row.post, row.witness, row.recorded_by, row.silent_at = post, witness, by, None
        row.undid_at = at if word is W.DISPUTED and standing is Status.CLOSED else None
        row.save()
        if heard_from == "silence":
            _silent_with(row, by=by, at=at)
        facts = {"confirmation": row.pk, "word": str(word), "from": heard_from, "post": post.pk if post else None}
        cases.record(case, verb, by=by, at=at, facts=facts)
        _move_needs(case, word, by=by, at=at)
        if word is W.DISPUTED and Window.objects.running().filter(case=case).exists():
            # It was said to be put right while an office's time ran: that time runs on, and its answer counts.
            cases.record(case, Verb.STILL_DIRECTED, by="machine", at=at, facts={"confirmation": row.pk})
        if row.outgoing is not None:
            _ask_no_more(row.outgoing, at=at)
    return row


def note_undone(row: Confirmation) -> None:
    """Will note that closure knows of the no in ROW; in the transaction that marks the closures as undone."""
    Confirmation.objects.filter(pk=row.pk).update(undid_at=None)
    row.undid_at = None


def _question_answered(case: Case, *, post: Post | None, heard_from: str) -> Confirmation | None:
    """The open question that a word answers; where several were asked, only the one put to whoever speaks.

    A witness, or somebody on the phone, speaks for none of several."""
    unanswered = Confirmation.objects.filter(case=case, word="").order_by("-asked_at", "-id")
    if heard_from == "silence":
        return unanswered.filter(silent_at__isnull=False).first()
    own = unanswered.filter(complainant=post.author_id).first() if post and post.author_id else None
    newest = unanswered.first()
    if own is not None or newest is None:
        return own
    others = Confirmation.objects.filter(case=case, asked_at=newest.asked_at).exclude(pk=newest.pk)
    return None if others.exists() else newest


def _silent_with(row: Confirmation, *, by: str, at: datetime) -> None:
    """Silence counts when the last who was asked is silent too; then it is noted for each."""
    others = Confirmation.objects.filter(case=row.case, word="", asked_at=row.asked_at, silent_at__isnull=False)
    others.update(word=W.UNREACHABLE, heard_at=at, heard_from="silence", recorded_by=by, silent_at=None)


def _note_word(post: Post, word: str, *, at: datetime) -> None:
    """Will keep what another of those asked says once the matter has moved on: it is counted and moves nothing."""
    own = Confirmation.objects.filter(case=post.case, word="", complainant=post.author_id, outgoing__isnull=False)
    row = own.order_by("-asked_at", "-id").first() if post.author_id and word in W.values else None
    if row is None or post.case is None:
        return
    row.word, row.heard_at, row.heard_from, row.post, row.silent_at = word, at, "post", post, None
    row.recorded_by = f"account:{post.author_id}"
    row.save()
    facts = {"confirmation": row.pk, "word": word, "from": "post", "post": post.pk}
    cases.record(post.case, Verb.CITIZEN_WORD, by=row.recorded_by, at=at, facts=facts)


def _keep_late(post: Post, word: str, *, at: datetime) -> None:
    """Said by a complainant after the end, and no plain yes: it waits before the desk until somebody has read it."""
    assert post.case is not None
    if word and word != W.CONFIRMED and post.case.standing in {Status.CLOSED, Status.SET_ASIDE}:
        LateWord.objects.get_or_create(post=post, defaults={"case": post.case, "at": at})


def see_late_words(case: Case, *, by: str, at: datetime) -> int:
    """Will note that BY has read what CASE's citizens said after its end; counts it. Raises NotNow where none waits."""
    with transaction.atomic():
        cases.locked(case)
        seen = LateWord.objects.filter(case=case, seen_at=None).update(seen_at=at, seen_by=by)
        if not seen:
            raise NotNow(f"{case.docket}: nothing that its citizens said waits to be read.")
        cases.record(case, Verb.WORD_SEEN, by=by, at=at, facts={"words": seen})
    return seen


def _may_count(case: Case, word: str, *, at: datetime, sop: Sop) -> bool:
    standing = cases.locked(case).standing
    if word == W.CONFIRMED:
        return standing is Status.CONFIRMING
    if word != W.DISPUTED:
        return False
    if standing is Status.CLOSED:
        closed_at = case.entries.filter(verb=Verb.CLOSED).order_by("-seq").values_list("at", flat=True).first()
        within = sop.reopening.within
        return within is None or closed_at is None or at - closed_at <= within
    return standing in {Status.CONFIRMING, Status.ANSWERED, Status.HEARD}


def _move_needs(case: Case, word: W, *, by: str, at: datetime) -> None:
    """A yes is about what an office claims; where none claims anything, it is about the matter as a whole."""
    if word in {W.UNREACHABLE, W.WITHDREW}:
        return
    claimed = case.needs.filter(status=NeedStatus.CLAIMED)
    if word is W.DISPUTED:
        moved, to = case.needs.filter(status__in=[NeedStatus.CLAIMED, NeedStatus.MET]), NeedStatus.DISPUTED
    elif claimed.exists():
        moved, to = claimed, NeedStatus.MET
    else:
        unmet = [NeedStatus.OPEN, NeedStatus.PROMISED, NeedStatus.DISPUTED]
        moved, to = case.needs.filter(status__in=unmet), NeedStatus.MET
    for need in moved.order_by("number"):
        cases.move_need(need, to, by=by, at=at, because=f"citizen_{word}")


def _ask_no_more(question: Outgoing, *, at: datetime) -> None:
    """A question that is answered before it went out does not go out; one that is out, or may be, stays as it is."""
    with suppress(outbox.CannotWithdraw):
        outbox.withdraw(question, at=at)


def _is_complainant(post: Post) -> bool:
    assert post.case is not None
    return (
        post.author_id is not None
        and post.case.parties.filter(role=PartyRole.COMPLAINANT, account_id=post.author_id).exists()
    )


def _question(case: Case, code: str, *, sop: Sop) -> str:
    claimed = (
        Reply.objects.filter(case=case, read_at__isnull=False).select_related("office").order_by("-read_at").first()
    )
    if claimed is None:
        raise NotNow(f"No office has claimed anything about {case.docket} yet; there is nothing to ask the citizen.")
    facts = {"citizen_tag": "", "office": claimed.office.name(case.language), "docket_code": code}
    return sop.wording(WordingKind.CONFIRMATION, Language(case.language)).fill(facts)
