"""Verbs of triage: propose for posts and open their cases, note a correction, erase a proposal's quotations.

The only writer of Assessment and Correction. Decides nothing for the desk: every value stays a proposal."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from sunwai.cases import actions as cases
from sunwai.cases.lifecycle import Status, Verb
from sunwai.cases.models import Case
from sunwai.cases.opening import Opening, open_many
from sunwai.gazetteer.below import Directory
from sunwai.gazetteer.tables import load as gazetteer
from sunwai.intake.catching_up import catch_up
from sunwai.intake.models import Post, Role, age_of
from sunwai.lib.quotations import without
from sunwai.triage import comparing, shield
from sunwai.triage.answering import place_answered
from sunwai.triage.decision import Decision
from sunwai.triage.facts import PostFacts
from sunwai.triage.learning.actions import in_use
from sunwai.triage.lexicon import hear
from sunwai.triage.models import Assessment, Correction
from sunwai.triage.people import unit_of
from sunwai.triage.personal import personal_spans
from sunwai.triage.proposal import Proposal
from sunwai.triage.propose import engine, propose
from sunwai.triage.rereading import changes
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
        opened = open_many(openings, by="machine", at=at)
        for post, case in zip(fresh, opened, strict=True):
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
    return opened


def assess_again(post: Post, *, at: datetime, not_sure_below: float) -> None:
    """Will propose anew for POST, whose author changed it, beside what was proposed before. Safe to repeat.

    What a person decided stays. While nobody has looked, a value that was the machine's follows, but an urgency never
    falls; what a sealed matter's words would ask for is sealed at once, whoever has looked."""
    learner = in_use()
    made = propose(facts_of(post), gazetteer=gazetteer(), at=at, learner=learner, below=Directory())
    with transaction.atomic():
        held = Post.objects.select_for_update(of=("self",)).filter(pk=post.pk, assessed_at=None, gone_at=None).first()
        if held is None or held.case is None:
            return
        Post.objects.filter(pk=post.pk).update(assessed_at=at)
        before = Assessment.objects.filter(post=post, erased_at=None).order_by("made_at", "id").last()
        newest = max((key for key in post.versions.values_list("key", flat=True)), key=age_of, default=post.key)
        row, fresh = Assessment.objects.get_or_create(
            post=post,
            version_key=newest,
            engine=engine(learner),
            defaults={"case": held.case, "proposal": made.as_json(), "made_at": at},
        )
        if fresh and before is not None:
            _take_over(held.case, Proposal.of_json(before.proposal), made, row, at=at, not_sure_below=not_sure_below)
            comparing.keep_again(post, made, not_sure_below=not_sure_below)


def _take_over(
    case: Case, before: Proposal, made: Proposal, row: Assessment, *, at: datetime, not_sure_below: float
) -> None:
    """Let the case follow where it still says what the machine said, and put the differences on its record."""
    found = changes(before, made)
    if not found:
        return
    facts = {"post": row.post_id, "fields": [change.field for change in found]}
    cases.record(case, Verb.REASSESSED, by="machine", at=at, facts=facts)
    if made.sealed.value and not cases.locked(case).is_sealed:
        cases.seal(case, by="machine", at=at, why=made.sealed.value)
    if case.standing is not Status.RECEIVED:
        return
    then, now = (_values(proposal, not_sure_below) for proposal in (before, made))
    if cases.URGENCY_RANK[now["urgency"]] > cases.URGENCY_RANK[then["urgency"]]:
        now["urgency"] = then["urgency"]
    if any(getattr(case, name) != then[name] for name in ("kind", "district_key")):
        then["asked_en"] = then["asked_hi"] = ""  # the line tells of what a person decided otherwise
    follows = {name: now[name] for name in now if getattr(case, name) == then[name] != now[name]}
    if follows:
        cases.correct(case, by="machine", at=at, why=f"assessment {row.pk}", **follows)


def hear_place(post: Post, *, at: datetime) -> Decision[str]:
    """Will read in POST, said under our question which place is meant, the place, and put it on the case's record.

    It is proposed there; a person takes it. (SOP 3.12)"""
    with transaction.atomic():
        held = Post.objects.select_for_update(of=("self",)).select_related("case").get(pk=post.pk)
        case = held.case
        found = place_answered(held.text, district=case.district_key if case else "", gazetteer=gazetteer())
        found = _with_the_post(found, case)
        Post.objects.filter(pk=post.pk).update(assessed_at=at)
        if case is not None:
            facts = {"post": post.pk, "place": found.value or ""}
            cases.record(case, Verb.PLACE_ANSWERED, by="machine", at=at, facts=facts)
    return found


def _with_the_post(found: Decision[str], case: Case | None) -> Decision[str]:
    """Where the post named a block that several districts have, the district in the answer says which it is."""
    newest = Assessment.objects.filter(case=case, erased_at=None).order_by("-made_at", "-id").first()
    if found.value is None or newest is None:
        return found
    named = " ".join(reason.text for reason in Proposal.of_json(newest.proposal).district.because)
    inside = place_answered(named, district=found.value, gazetteer=gazetteer())
    return found if inside.value is None else replace(found, value=inside.value)


def _values(made: Proposal, not_sure_below: float) -> dict[str, Any]:
    """What a case is opened with of MADE."""
    kind = None if made.kind.unsure(not_sure_below) else made.kind.value
    district = None if made.district.unsure(not_sure_below) else made.district.value
    return {
        "kind": kind or "",
        "district_key": district or "",
        "urgency": made.urgency.value,  # a low score never hides a life at risk; unknown stands above low
        "people": made.people.value,
        "people_of": unit_of(made.people),
        "sort": "" if made.sort.unsure(not_sure_below) else made.sort.value or "",
        "asked_en": made.asked[0][:200],
        "asked_hi": made.asked[1][:200],
    }


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
    return marks_in(marking(case))


def marking(case: Case) -> QuerySet[Assessment]:
    """Will ask for the proposal whose marks count for CASE: the newest one."""
    return Assessment.objects.filter(case=case).order_by("-made_at", "-id")[:1]


def marks_in(newest: Iterable[Assessment]) -> frozenset[str]:
    """Will name what the NEWEST proposal marks, where it was read already."""
    return frozenset(mark["name"] for row in newest for mark in row.proposal.get("marks", ()))


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
    return Opening(
        opened_at=post.created_at,
        language="en" if made.lang.value == "en" else "hi",
        sealed_why=made.sealed.value or "",
        complainant=post.author_id,
        event_places=[key for key in (place or district,) if key],
        facts={"post": post.pk, "network": post.network, "engine": said_by},
        **_values(made, not_sure_below),
    )
