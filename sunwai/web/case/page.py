"""The case page: posts as said, the record, the next step and every lesser verb.

Owns the gathering of its facts; each panel's facts come from the module that owns them. Changes nothing."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from sunwai.cases import ledger
from sunwai.cases.lifecycle import TRANSITIONS, Status, Verb
from sunwai.cases.models import Case
from sunwai.direction import asking
from sunwai.direction.outward import first_to_answer
from sunwai.outbox.models import State
from sunwai.response.officers_page import same_elsewhere
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Language, Urgency
from sunwai.triage.lexicon import kinds
from sunwai.triage.proposal import Proposal
from sunwai.web import forms, vocabulary
from sunwai.web.at import now, sop_at
from sunwai.web.case import assessment as case_assessment
from sunwai.web.case import direction as case_direction
from sunwai.web.case import nav as case_nav
from sunwai.web.case import needs as case_needs
from sunwai.web.case import patterns as case_patterns
from sunwai.web.case import posts as case_posts
from sunwai.web.case import record_lines
from sunwai.web.case import routing as case_routing
from sunwai.web.case import same as case_same
from sunwai.web.case import second as case_second
from sunwai.web.case import side as case_side
from sunwai.web.case.around import Around, around
from sunwai.web.case.next_step import WAITING, Facts, next_step
from sunwai.web.case.offices import OpenOffices
from sunwai.web.case.page_answer import HandedIn
from sunwai.web.case.rows import MOST_LINES, CaseRows, rows_of
from sunwai.web.compose import page as compose
from sunwai.web.compose.drafts import Draft
from sunwai.web.compose.ground import ground_in
from sunwai.web.compose.page import Writing
from sunwai.web.desk.rows import asked
from sunwai.web.people import AT_DESK, duties_of, duty_required, name_of
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
    me, language, sop = name_of(request.user), "hi" if get_language() == "hi" else "en", sop_at(at)
    rows = rows_of(found, me=me, whole=request.GET.get("record") == "whole")
    view = case_nav.view_from(request)
    near = around(rows, view=view, at=at, sop=sop)
    nod = rows["nods"][-1] if rows["nods"] else None
    offices = OpenOffices(at=at)
    ground = ground_in(found, rows.rows, offices=offices, at=at)
    may_write = rows["drafts"] or rows["told"] or rows["issued"] or found.standing in TRANSITIONS[Verb.NOD_ASKED]
    written = compose.NOTHING
    if ground is not None and (may_write or refusal):
        written = compose.writing(ground, nod=nod, me=me, language=language, sop=sop, refusal=refusal)
    shown = _facts(rows, near, written, offices, at=at, sop=sop, language=language)
    shown |= {"case": found, "at": at, "sop": sop, "me": me, "refusal": refusal, "nod": nod, "writing": written}
    shown["may_nod"] = found.standing is Status.AWAITING_NOD and bool(sop.nod.duties & duties_of(request.user))
    shown["red_first"] = case_direction.red_first(nod, duties=duties_of(request.user), sop=sop)
    shown["typed_owners"] = refusal.typed.getlist("owners") if refusal else ()
    shown |= {"here": case_nav.address(found, view), "stay": case_nav.stay(found, view)}
    return render(request, "case/page.html", shown)


def _facts(
    rows: CaseRows, near: Around, written: Writing, offices: OpenOffices, *, at: datetime, sop: Sop, language: str
) -> Shown:
    found = rows.case
    step = next_step(step_facts(rows, written.draft))
    direction = _direction(rows, sop=sop)
    return (
        direction
        | _side(rows, near, offices, at=at, sop=sop, language=language)
        | _words(rows, near, sop, language)
        | {
            "asked": asked(found, language),
            "step": step.value,
            "waiting": step in WAITING,
            "way": near.way,
            "faults": ledger.verify_end(found, rows["entries"]),
            "stops": [handle for handle in rows["handles"] if handle.stopped_at],
            "may": case_side.may(found.standing),
            "may_hear": case_side.may_hear(found.standing),
            "red": sop.urgencies.of(Urgency.RED, Language(language)),
        }
    )


def _direction(rows: CaseRows, *, sop: Sop) -> Shown:
    """The facts of words on their way; what the rows say is not there is not asked for."""
    found = rows.case
    return {
        "stuck": _stuck(rows),
        "going": case_direction.going_out(rows["going"]),
        "approvers": case_direction.approvers(sop) if found.standing is Status.AWAITING_NOD else (),
    }


def _stuck(rows: CaseRows) -> Any:
    """The direction whose words did not go out, which can be taken back and worded anew."""
    failed = {row.pk for row in rows["going"] if row.state == State.FAILED}
    return next((row for row in rows["issued"] if row.outgoing_id in failed), None)


def _side(rows: CaseRows, near: Around, offices: OpenOffices, *, at: datetime, sop: Sop, language: str) -> Shown:
    found, newest = rows.case, case_assessment.newest_of(rows)
    made = Proposal.of_json(newest.proposal) if newest else None
    return {
        "replies": [case_side.reply(row, sop=sop) for row in rows["replies"]],
        "handed_in": HandedIn(rows["pictures"], same_elsewhere(found, rows["pictures"]), rows["confirmations"]),
        "promises": rows["promises"],
        "windows": case_side.windows(rows["windows"], protocols=rows["protocols"], at=at, language=language),
        "confirmations": rows["confirmations"],
        "closure": rows["closures"][-1] if rows["closures"] else None,
        "late_words": rows["late_words"],
        "needs": rows["needs"],
        "open_needs": [need for need in rows["needs"] if need.status != "met"],
        "routing": case_routing.asked_of(found, made, offices=offices, language=language),
        "also": case_needs.also_asked(made, rows["needs"], language=language),
        "people": rows["people"],
        "outcomes": case_side.outcomes(sop),
        "alike": case_same.alike_with(
            found, rows["alike"], copies=rows.count("copies"), spoken_of=near.spoken_of, language=language
        ),
        "patterns": case_patterns.lines(found, near.patterns, sop=sop, language=language),
    }


def _words(rows: CaseRows, near: Around, sop: Sop, language: str) -> Shown:
    found = rows.case
    names = record_lines.names_of(near.offices, near.accounts, language)
    entries = rows["entries"]
    return {
        "posts": case_posts.said_in(rows, language=language, proposals=case_assessment.proposals_of(rows)),
        "more_posts": max(rows.count("all_posts") - len(rows["posts"]), 0),
        "days": record_lines.days(record_lines.lines(entries, names)),
        "earlier": entries[0].seq - 1 if len(entries) >= MOST_LINES else 0,
        "ask_place": asking.to_offer(found, case_assessment.newest_of(rows), asked=bool(rows["asked_place"])),
        "answered_place": case_assessment.answered_place(rows, language=language),
        "fields": case_assessment.lines(rows, sop=sop, language=language),
        "changed": case_assessment.changed(rows, language=language),
        "second": case_second.line(rows["second"], language=language),
        "place": "" if found.is_sealed else vocabulary.place_name(case_assessment.place_key(rows), language),
        "district": vocabulary.place_name(found.district_key, language),
        "kind": vocabulary.kind_name(found.kind, language),
        "kinds": [(code, names[1 if language == "hi" else 0]) for code, names in kinds().items()],
        "places": forms.places_named(language),
        "urgencies": list(vocabulary.URGENCIES.items()),
        "sorts": list(vocabulary.SORTS.items()),
        "people_of": list(vocabulary.PEOPLE_OF.items()),
        "reasons_aside": list(vocabulary.REASONS.items()),
        "said_words": list(vocabulary.WORDS.items()),
        "hows": ("phone", "paper", "in_person"),
    }


def step_facts(rows: CaseRows, draft: Draft | None) -> Facts:
    """Will gather what the next step is reckoned from.

    Whether there is a post to ask under matters only where the office's claim is in."""
    found, promises = rows.case, rows["promises"]
    answered = found.standing is Status.ANSWERED
    return Facts(
        status=found.standing,
        has_draft=draft is not None,
        shield_blocks=draft is not None and draft.look.blocks,
        going=rows["going"][0].state if rows["going"] else "",
        unread_reply=any(reply.read_at is None for reply in rows["replies"]),
        promise_due=any(promise.state == "woken" for promise in promises),
        promise_open=any(promise.state == "open" for promise in promises),
        can_ask=answered and first_to_answer(found, rows["under"]) is not None,
        late_word=bool(rows["late_words"]),
    )
