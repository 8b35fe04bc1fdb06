"""The case page: posts as said, the record, the next step and every lesser verb.

Owns the gathering of its facts; each panel's facts come from the module that owns them. Changes nothing."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from sunwai.cases.lifecycle import Status
from sunwai.cases.models import Case
from sunwai.closure.models import Closure
from sunwai.direction import asking
from sunwai.direction.outward import post_to_answer
from sunwai.gazetteer.tables import load as gazetteer
from sunwai.promise.models import Commitment
from sunwai.response.models import Reply
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Language, Urgency
from sunwai.triage.lexicon import kinds
from sunwai.verification.models import Confirmation
from sunwai.web import (
    case_assessment,
    case_direction,
    case_patterns,
    case_posts,
    case_same,
    case_second,
    case_side,
    compose,
    record_lines,
    vocabulary,
)
from sunwai.web.at import now, sop_at
from sunwai.web.compose import Writing
from sunwai.web.compose_drafts import Draft
from sunwai.web.desk_rows import asked
from sunwai.web.next_step import WAITING, Facts, next_step
from sunwai.web.people import AT_DESK, duty_required, name_of
from sunwai.web.refusals import Refusal, reason_shown

Shown = dict[str, Any]


@require_GET
@duty_required(*AT_DESK)
@reason_shown
def case(request: HttpRequest, docket: str) -> HttpResponse:
    """Will show the case called DOCKET."""
    return page(request, docket)


def page(request: HttpRequest, docket: str, *, refusal: Refusal | None = None, **_rest: Any) -> HttpResponse:
    """Will draw the case page, with a REFUSAL of one of its verbs where there was one."""
    found = get_object_or_404(Case.objects.select_related("joined_into"), docket=docket)
    at = now()
    language = "hi" if get_language() == "hi" else "en"
    sop = sop_at(at)
    me = name_of(request.user)
    nod = case_direction.open_nod(found)
    written = compose.writing(found, nod=nod, me=me, at=at, language=language, sop=sop, refusal=refusal)
    shown = _facts(found, written, at=at, sop=sop, language=language, whole=request.GET.get("record") == "whole")
    shown |= {"case": found, "at": at, "sop": sop, "me": me, "refusal": refusal, "nod": nod, "writing": written}
    shown["typed_owners"] = refusal.typed.getlist("owners") if refusal else ()
    return render(request, "case/page.html", shown)


def _facts(found: Case, written: Writing, *, at: datetime, sop: Sop, language: str, whole: bool) -> Shown:
    going = case_direction.going_out(found)
    said = Reply.objects.filter(case=found).select_related("office", "post", "on_page__outgoing", "on_page__nod")
    replies = list(said.prefetch_related("on_page__pictures").order_by("came_at", "id"))
    promises = list(Commitment.objects.filter(case=found).select_related("need", "office").order_by("made_at", "id"))
    step = next_step(_step_facts(found, draft=written.draft, going=going, replies=replies, promises=promises))
    return {
        "asked": asked(found, language),
        "step": step.value,
        "waiting": step in WAITING,
        "going": going,
        "approvers": case_direction.approvers(sop) if found.standing is Status.AWAITING_NOD else (),
        "replies": [case_side.reply(row, sop=sop) for row in replies],
        "promises": promises,
        "windows": case_side.windows(found, at=at, language=language),
        "confirmations": list(Confirmation.objects.filter(case=found).select_related("complainant").order_by("number")),
        "closure": Closure.objects.filter(case=found, reopened_at=None).order_by("-at").first(),
        "needs": (needs := list(found.needs.order_by("number"))),
        "open_needs": [need for need in needs if need.status != "met"],
        "people": list(found.parties.select_related("account").order_by("id")),
        "outcomes": case_side.outcomes(sop),
        "may": case_side.may(found.standing),
        "may_hear": case_side.may_hear(found.standing),
        "alike": case_same.alike_with(found, language=language),
        "patterns": case_patterns.lines(found, at=at, sop=sop, language=language),
        "red": sop.urgencies.of(Urgency.RED, Language(language)),
    } | _words(found, sop=sop, language=language, whole=whole)


def _words(found: Case, *, sop: Sop, language: str, whole: bool) -> Shown:
    proposals = case_assessment.proposals_of(found)
    posts, more_posts = case_posts.said_in(found, language=language, proposals=proposals)
    lines, earlier = record_lines.lines(found, language=language, whole=whole)
    return {
        "posts": posts,
        "more_posts": more_posts,
        "lines": lines,
        "earlier": earlier,
        "ask_place": asking.offered(found),
        "reasons": case_assessment.reasons(proposals, sop=sop, language=language),
        "second": case_second.line(found, language=language),
        "place": vocabulary.place_name(found.district_key, language),
        "kind": vocabulary.kind_name(found.kind, language),
        "kinds": [(code, names[1 if language == "hi" else 0]) for code, names in kinds().items()],
        "districts": [(place.key, place.name(language)) for place in gazetteer().districts()],
        "urgencies": list(vocabulary.URGENCIES.items()),
        "reasons_aside": list(vocabulary.REASONS.items()),
        "said_words": list(vocabulary.WORDS.items()),
        "hows": ("phone", "paper", "in_person"),
    }


def _step_facts(
    found: Case, *, draft: Draft | None, going: list[Any], replies: list[Reply], promises: list[Commitment]
) -> Facts:
    """One query at most: whether there is a post to ask under matters only where the office's claim is in."""
    answered = found.standing is Status.ANSWERED
    network = case_direction.network_of(found) if answered else ""
    return Facts(
        status=found.standing,
        has_draft=draft is not None,
        shield_blocks=draft is not None and draft.look.blocks,
        going=going[0].row.state if going else "",
        unread_reply=any(reply.read_at is None for reply in replies),
        promise_due=any(promise.state == "woken" for promise in promises),
        promise_open=any(promise.state == "open" for promise in promises),
        can_ask=bool(network) and post_to_answer(found, network=network) is not None,
    )
