"""A look into one case from the list: what was said, why it stands where it stands, and the few verbs for it.

Owns the fragment. A sealed case shows its line and its verbs only: the list is read over shoulders."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from sunwai.cases.models import Case
from sunwai.desk import alike
from sunwai.web import spans, vocabulary
from sunwai.web.at import now, sop_at
from sunwai.web.case import assessment as case_assessment
from sunwai.web.case import posts as case_posts
from sunwai.web.case import side as case_side
from sunwai.web.case.next_step import Step, next_step
from sunwai.web.case.page import step_facts
from sunwai.web.case.rows import CaseRows, rows_of
from sunwai.web.desk.rows import asked
from sunwai.web.people import AT_DESK, duty_required, name_of

# What the main button says, and where on the case page its form stands ("" where the press itself does it).
STEPS = {
    Step.ACCEPT: (_("Accept"), ""),
    Step.TAKE_UP_AGAIN: (_("Take up again"), ""),
    Step.GO_TO_OTHER: (_("See the case it was joined to"), "next"),
    Step.DRAFT: (_("Choose the office, then write"), "draft"),
    Step.ASK_NOD: (_("Read the words, then ask for the nod"), "draft"),
    Step.POST_BY_HAND: (_("Post it by hand"), "going"),
    Step.DECIDE: (_("Say whether it is out"), "going"),
    Step.TRY_AGAIN: (_("Post again"), "next"),
    Step.CONFIRM_READING: (_("Say what the reply says"), "replies"),
    Step.SEE_PROMISE: (_("Was the promise kept?"), "promises"),
    Step.ASK_CITIZEN: (_("Ask the citizen"), "next"),
    Step.RECORD_WORD: (_("Record a witness's word"), "record-word"),
    Step.SHIELD: (_("Answer the shield first"), "next"),
    Step.READ_WORD: (_("Read what the citizen said since"), "next"),
    Step.CLOSE: (_("Close, with its outcome"), "close"),
}
PRESSED_HERE = {Step.ACCEPT: "case-accept", Step.TAKE_UP_AGAIN: "case-take-up-again"}


@dataclass(frozen=True, slots=True)
class Main:
    """The peek's one main button: it posts to `verb`, or leads to `address`."""

    label: str
    verb: str
    address: str


@require_GET
@duty_required(*AT_DESK)
def peek(request: HttpRequest, docket: str) -> HttpResponse:
    """Will show the case DOCKET beside the list."""
    case = get_object_or_404(Case.objects.select_related("joined_into"), docket=docket)
    at, language = now(), "hi" if get_language() == "hi" else "en"
    rows = rows_of(case, me=name_of(request.user))
    shown = {} if case.is_sealed else _said(rows, at=at, language=language)
    shown |= {
        "case": case,
        "asked": asked(case, language),
        "status": vocabulary.said(vocabulary.STATUSES, case.status),
        "waited": spans.length(at - case.opened_at),
        "main": _main(case, _step(rows)),
        "may": case_side.may(case.standing),
        "reasons_aside": list(vocabulary.REASONS.items()),
    }
    return render(request, "desk/peek.html", shown)


def _said(rows: CaseRows, *, at: datetime, language: str) -> dict[str, Any]:
    posts = case_posts.said_in(rows, language=language, proposals=case_assessment.proposals_of(rows))
    likeliest = max(rows["alike"], key=lambda row: row.confidence, default=None)
    return {
        "post": posts[0] if posts else None,
        "more_posts": max(0, rows.count("all_posts") - 1),
        "fields": case_assessment.lines(rows, sop=sop_at(at), language=language),
        "same": alike.across(likeliest, rows.case) if likeliest else None,
    }


def _step(rows: CaseRows) -> Step:
    """Whether a draft's words pass the shield is looked at on the case page, where the press leads."""
    drafted = bool(rows["told"] or rows["drafts"])
    return next_step(replace(step_facts(rows, None), has_draft=drafted))


def _main(case: Case, step: Step) -> Main:
    page = reverse("case", args=[case.docket])
    label, place = STEPS.get(step, (_("Open the case"), ""))
    if step in PRESSED_HERE:
        return Main(str(label), reverse(PRESSED_HERE[step], args=[case.docket]), page)
    return Main(str(label), "", f"{page}#{place}" if place else page)
