"""Verbs of the second opinion: claim what to ask about, settle what came, forget the post's words.

The only writer of SecondOpinion. Touches one thing of a case, its urgency, and only to raise it."""

from datetime import datetime

from django.db import transaction

from sunwai.cases import actions as cases
from sunwai.cases.lifecycle import Status, Verb
from sunwai.cases.models import Case
from sunwai.intake.models import Post
from sunwai.triage.models import Assessment
from sunwai.triage.proposal import Proposal
from sunwai.triage.second.models import SecondOpinion
from sunwai.triage.second.opinion import Opinion
from sunwai.triage.second.refused import Refused

BY = "machine, second reader"  # in the record; apart from the machine whose rules made the assessment


def claim_next(*, model: str, at: datetime) -> SecondOpinion | None:
    """Will put down, before anything is sent, that MODEL is asked about the next new matter; None where none waits.

    In the order of the desk's list, so that an opinion is there before somebody looks."""
    waiting = (
        Assessment.objects.filter(second_opinion=None, erased_at=None, case__status=Status.RECEIVED, post__gone_at=None)
        .exclude(engine__startswith="embeddings@")
        .order_by("case__urgency_rank", "case__opened_at", "id")
    )
    with transaction.atomic():
        found = waiting.select_for_update(of=("self",), skip_locked=True).first()
        if found is None:
            return None
        named = {"model": model[:120], "refused": Refused.UNANSWERED, "at": at}
        row, new = SecondOpinion.objects.get_or_create(assessment=found, defaults=named)
    return row if new else None


def give_back(row: SecondOpinion) -> None:
    """Will undo a claim for which nothing was sent: the matter is asked about when calls are left again."""
    SecondOpinion.objects.filter(pk=row.pk, prompt_hash="").delete()


def note_asked(row: SecondOpinion, *, prompt_hash: str) -> None:
    """Will put down what is about to be sent."""
    SecondOpinion.objects.filter(pk=row.pk).update(prompt_hash=prompt_hash)


def refuse(row: SecondOpinion, reason: Refused, *, latency_ms: int | None = None, tokens: int | None = None) -> None:
    """Will settle ROW without an opinion; the assessment of the rules stands alone."""
    told = {"refused": reason, "latency_ms": latency_ms, "tokens": tokens}
    SecondOpinion.objects.filter(pk=row.pk).update(**told)


def accept(row: SecondOpinion, found: Opinion, *, at: datetime, latency_ms: int, tokens: int | None) -> None:
    """Will keep FOUND beside the assessment, with what it says otherwise, and raise the case's urgency if it is higher.

    Where the author has taken the post back meanwhile nothing is kept."""
    assessment = row.assessment
    with transaction.atomic():
        post = Post.objects.select_for_update(of=("self",)).get(pk=assessment.post_id)
        if post.gone_at is not None:
            refuse(row, Refused.GONE, latency_ms=latency_ms, tokens=tokens)
            return
        raised_from = _raise(row, found.urgency, at=at)
        SecondOpinion.objects.filter(pk=row.pk).update(
            answer=found.as_json(),
            refused="",
            differs=found.differs(Proposal.of_json(assessment.proposal)),
            raised_from=raised_from,
            latency_ms=latency_ms,
            tokens=tokens,
        )


def forget(assessment: Assessment) -> None:
    """Will take the post's words out of the opinion on ASSESSMENT; what it said stays. Safe to repeat."""
    row = SecondOpinion.objects.filter(assessment=assessment, answer__isnull=False).first()
    if row is not None and row.answer is not None:
        bare = Opinion.of_json(row.answer).without_quotes()
        SecondOpinion.objects.filter(pk=row.pk).update(answer=bare.as_json())


def _raise(row: SecondOpinion, urgency: int | None, *, at: datetime) -> str:
    """Raise the case's urgency where nobody has decided yet; gives what it was, "" where it was left alone."""
    assert row.assessment.case is not None  # only matters with a case are claimed
    case = cases.locked(row.assessment.case)
    if urgency is None or case.standing is not Status.RECEIVED or _was_decided(case):
        return ""
    if cases.URGENCY_RANK[urgency] >= case.urgency_rank:  # the lower rank stands higher: unknown above 1 and 0
        return ""
    before = case.urgency
    cases.correct(case, by=BY, at=at, why=f"second opinion {row.pk}, {row.model}", urgency=urgency)
    return "?" if before is None else str(before)


def _was_decided(case: Case) -> bool:
    """Whether somebody has set the urgency already; a person's word is above any machine's."""
    corrected = case.entries.filter(verb=Verb.CORRECTED.value).values_list("facts", flat=True)
    return any("urgency" in facts.get("after", {}) for facts in corrected)
