"""Verbs of triage: propose for posts and open their cases, note a correction, erase a proposal's quotations.

The only writer of Assessment and Correction. Decides nothing for the desk: every value stays a proposal."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from sunwai.cases.models import Case
from sunwai.cases.opening import Opening, open_many
from sunwai.gazetteer.below import Directory
from sunwai.gazetteer.tables import load as gazetteer
from sunwai.intake.catching_up import catch_up
from sunwai.intake.models import Post, Role
from sunwai.lib.quotations import without
from sunwai.triage import comparing, shield
from sunwai.triage.facts import PostFacts
from sunwai.triage.learning.actions import in_use
from sunwai.triage.lexicon import hear
from sunwai.triage.models import Assessment, Correction
from sunwai.triage.people import unit_of
from sunwai.triage.personal import personal_spans
from sunwai.triage.proposal import Proposal
from sunwai.triage.propose import engine, propose
from sunwai.triage.second import actions as second

_EARLIER, _FEW = 5, 20


def assess(posts: Sequence[Post], *, at: datetime, not_sure_below: float) -> list[Case]:
    """Will propose for each of POSTS (new matters, oldest first) and open its case, in one transaction. Safe to repeat.

    What turns out to answer a post that has a case by now goes there instead; what answers one of POSTS waits. Below
    NOT_SURE_BELOW (SOP, triage) a place, kind or urgency stays blank on the case: unsure is said, not guessed."""
    fresh = [post for post in posts if post.assessed_at is None and post.case_id is None]
    alone = len(fresh) <= _FEW  # a bulk import does not ask the database once more for each post
    below = Directory() if alone else None
    learner = in_use()
    made_for = {
        post.pk: propose(facts_of(post, with_earlier=alone), gazetteer=gazetteer(), at=at, learner=learner, below=below)
        for post in fresh
    }
    with transaction.atomic():
        fresh = catch_up(_held(fresh), at=at)
        proposals = [made_for[post.pk] for post in fresh]
        said_by = engine(learner)
        openings = [_opening(p, made, said_by, not_sure_below) for p, made in zip(fresh, proposals, strict=True)]
        cases = open_many(openings, by="machine", at=at)
        for post, case in zip(fresh, cases, strict=True):
            post.case, post.assessed_at = case, at
        Post.objects.bulk_update(fresh, ["case", "assessed_at"], batch_size=200)
        Assessment.objects.bulk_create(
            Assessment(
                post=post,
                case=post.case,
                version_key=post.key,
                engine=said_by,
                proposal=made.as_json(),
                made_at=at,
            )
            for post, made in zip(fresh, proposals, strict=True)
        )
        comparing.keep(fresh, proposals, not_sure_below=not_sure_below)
    return cases


def _held(posts: Sequence[Post]) -> list[Post]:
    """Those of POSTS that still wait, held until the transaction ends: two assessors never open one matter twice."""
    waiting = Post.objects.filter(pk__in=[post.pk for post in posts], assessed_at=None, case=None, gone_at=None)
    held = set(waiting.select_for_update(of=("self",), skip_locked=True).values_list("pk", flat=True))
    return [post for post in posts if post.pk in held]


def facts_of(post: Post, *, with_earlier: bool = True) -> PostFacts:
    """Will gather what triage may know of POST: its words, the thread above it, its pictures' own text, and, unless
    WITH_EARLIER says no, the newest five posts of the same author to this desk before it."""
    above = [key for key in (post.root_key, post.parent_key, post.quoted_key) if key and key != post.key]
    thread = Post.objects.filter(network=post.network, key__in=above).order_by("created_at") if above else ()
    return PostFacts(
        text=post.text,
        posted_at=post.created_at,
        thread=tuple(p.text for p in thread),
        author_earlier=_earlier(post) if with_earlier else (),
        media_alts=tuple(m["alt"] for m in post.media if m.get("alt")),
    )


def _earlier(post: Post) -> tuple[str, ...]:
    if post.author_id is None:
        return ()
    before = Post.objects.filter(author_id=post.author_id, created_at__lt=post.created_at, gone_at=None)
    said = before.filter(role__in=[Role.NEW_MATTER, Role.WORD]).order_by("-created_at", "-id")
    return tuple(said.values_list("text", flat=True)[:_EARLIER])


def note_correction(case: Case, *, field: str, decided: Any, by: str, at: datetime, why: str = "") -> Correction | None:
    """Will note that the desk decided FIELD otherwise than proposed; None where it always agreed.

    Coming back to what was proposed is noted too: the earlier correction teaches nothing any more."""
    newest = Assessment.objects.filter(case=case).order_by("-made_at", "-id").first()
    proposed = newest.proposal.get(field, {}).get("value") if newest else None
    if proposed == decided and not Correction.objects.filter(case=case, field=field).exists():
        return None
    return Correction.objects.create(
        case=case, field=field, proposed=proposed, decided=decided, by=by, at=at, why=why[:200]
    )


def erase(assessment: Assessment, *, at: datetime) -> None:
    """Will take the post's quoted words out of a proposal whose post its author took back; values stay."""
    bare = without(assessment.proposal, {"text"})
    with transaction.atomic():
        Assessment.objects.filter(pk=assessment.pk).update(proposal=bare, erased_at=at)
        comparing.forget(assessment.post)
        second.forget(assessment)


def marks_of(case: Case) -> frozenset[str]:
    """Will name what the newest proposal for CASE marks of its text (a national highway, an office accused)."""
    newest = Assessment.objects.filter(case=case).order_by("-made_at", "-id").first()
    return frozenset(mark["name"] for mark in (newest.proposal.get("marks", ()) if newest else ()))


def private_kinds(words: str) -> list[str]:
    """Will list the kinds of private matter (phone, aadhaar ...) found in WORDS."""
    return sorted({span.type for span in personal_spans(words)})


def private_spans(words: str) -> tuple[tuple[int, int, str], ...]:
    """Will list the private stretches of WORDS: where each begins and ends, and what it is."""
    return tuple((span.start, span.end, span.type) for span in personal_spans(words))


def tells_of_victim(words: str) -> bool:
    """Will say whether WORDS tell of somebody who must be shielded: a child in harm, a survivor, a missing person."""
    return shield.decide(hear(words)).value is not None


def _opening(post: Post, made: Proposal, said_by: str, not_sure_below: float) -> Opening:
    district = None if made.district.unsure(not_sure_below) else made.district.value
    place = None if made.place.unsure(not_sure_below) else made.place.value
    kind = None if made.kind.unsure(not_sure_below) else made.kind.value
    return Opening(
        opened_at=post.created_at,
        asked_en=made.asked[0],
        asked_hi=made.asked[1],
        kind=kind or "",
        district_key=district or "",
        urgency=made.urgency.value,  # a low score never hides a life at risk; unknown stands above low
        people=made.people.value,
        people_of=unit_of(made.people),
        sort="" if made.sort.unsure(not_sure_below) else made.sort.value or "",
        language="en" if made.lang.value == "en" else "hi",
        sealed_why=made.sealed.value or "",
        complainant=post.author_id,
        event_places=[key for key in (place or district,) if key],
        facts={"post": post.pk, "network": post.network, "engine": said_by},
    )
