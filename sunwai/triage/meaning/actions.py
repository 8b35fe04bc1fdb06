"""Verbs of the reading by meaning: propose again beside the first proposal, fill a kind left open, raise an urgency.

Writes one more Assessment for a post. Touches a case only where nobody has taken it up, and never lowers anything."""

from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from sunwai.cases import actions as cases
from sunwai.cases.lifecycle import Status, Verb
from sunwai.cases.models import Case
from sunwai.gazetteer.tables import load as gazetteer
from sunwai.intake.models import Post
from sunwai.triage.actions import facts_of
from sunwai.triage.facts import PostFacts
from sunwai.triage.learning.actions import in_use
from sunwai.triage.learning.seeds import apart, seeds
from sunwai.triage.meaning.embedder import Embedder
from sunwai.triage.meaning.masked import masked
from sunwai.triage.meaning.reading import again, engine, first_odds
from sunwai.triage.meaning.sense import Check, Sense, fitted
from sunwai.triage.models import Assessment
from sunwai.triage.proposal import Proposal
from sunwai.triage.reading import Read, read

BY = "machine, by meaning"


def assess_again(
    assessment: Assessment, *, embedder: Embedder, at: datetime, not_sure_below: float
) -> Assessment | None:
    """Will put beside ASSESSMENT a proposal by meaning, and fill or raise what was left open; None where the post is
    gone. Raises NotEmbedded, and then nothing is written. Safe to repeat."""
    first = Proposal.of_json(assessment.proposal)
    made = again(
        facts_of(assessment.post),
        first,
        sense=sense(embedder),
        embedder=embedder,
        learner=in_use(),
        gazetteer=gazetteer(),
    )
    with transaction.atomic():
        post = Post.objects.select_for_update(of=("self",)).get(pk=assessment.post_id)
        if post.gone_at is not None:
            return None
        named = {"post": post, "version_key": assessment.version_key, "engine": engine(embedder)}
        kept = {"case": assessment.case, "proposal": made.as_json(), "made_at": at}
        row, new = Assessment.objects.get_or_create(**named, defaults=kept)
        if new and assessment.case is not None:
            _fill(assessment.case, made, at=at, not_sure_below=not_sure_below)
    return row


def sense(embedder: Embedder) -> Sense:
    """Will give the sense fitted on the seeds for EMBEDDER; the first time their vectors are made and kept."""
    return _sense(embedder, str(settings.DATA_FOLDER))


@lru_cache(maxsize=1)
def _sense(embedder: Embedder, folder: str) -> Sense:
    checks = [Check(masked(seen), first_odds(seen, learner=in_use()), kind) for seen, kind in _apart_read()]
    return fitted(seeds(), _seeds_masked(), checks, embedder=embedder, folder=Path(folder) / "meaning")


@cache  # the seeds are the same for every engine
def _seeds_masked() -> list[str]:
    return [masked(read(PostFacts(example.text), gazetteer=gazetteer())) for example in seeds()]


@cache
def _apart_read() -> list[tuple[Read, str]]:
    known = [(example.text, example.kind) for example in apart() if example.kind is not None]
    return [(read(PostFacts(text), gazetteer=gazetteer()), kind) for text, kind in known]


def _fill(case: Case, made: Proposal, *, at: datetime, not_sure_below: float) -> None:
    """Fill a blank kind and raise the urgency, while the case waits and no person has decided on either."""
    held = cases.locked(case)
    if held.standing is not Status.RECEIVED:
        return
    said: dict[str, Any] = {}
    if not held.kind and not made.kind.unsure(not_sure_below) and not _was_decided(held, "kind"):
        said["kind"] = made.kind.value
    value = made.urgency.value
    higher = value is not None and cases.URGENCY_RANK[value] < held.urgency_rank
    if higher and not _was_decided(held, "urgency"):
        said["urgency"] = value
    if said:
        cases.correct(case, by=BY, at=at, why="read by meaning", **said)


def _was_decided(case: Case, field: str) -> bool:
    corrected = case.entries.filter(verb=Verb.CORRECTED.value).values_list("facts", flat=True)
    return any(field in facts.get("after", {}) for facts in corrected)
