"""A look into one case from the list: what was said, why it stands where it stands, and the few verbs for it.

Owns the fragment. A sealed case shows its line and its verbs only: the list is read over shoulders."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from sunwai.cases.models import Case
from sunwai.desk import alike
from sunwai.web import case_assessment, case_posts, case_side, desk_step, spans, vocabulary
from sunwai.web.at import now, sop_at
from sunwai.web.desk_rows import asked
from sunwai.web.next_step import Step
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
    Step.CLOSE: (_("Close, with its outcome"), "close"),
}
PRESSED_HERE = {Step.ACCEPT: "case-accept", Step.TAKE_UP_AGAIN: "case-take-up-again"}
# Which field of the case page a letter after `e` leads to.
FIELDS = {
    "district": ("p", "c-district"),
    "kind": ("k", "c-kind"),
    "urgency": ("u", "c-urgency"),
    "people": ("n", "c-people"),
}


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
    case = get_object_or_404(desk_step.with_step(Case.objects.all()), docket=docket)
    at, language = now(), "hi" if get_language() == "hi" else "en"
    proposals = {} if case.is_sealed else case_assessment.proposals_of(case)
    posts, more = ([], 0) if case.is_sealed else case_posts.said_in(case, language=language, proposals=proposals)
    reasons = case_assessment.reasons(proposals, sop=sop_at(at), language=language)
    same = next(iter(alike.open_ones(case)), None)
    shown = {
        "case": case,
        "asked": asked(case, language),
        "status": vocabulary.said(vocabulary.STATUSES, case.status),
        "waited": spans.length(at - case.opened_at),
        "post": posts[0] if posts else None,
        "more_posts": max(0, len(posts) - 1 + more),
        "reasons": [(reason, *FIELDS.get(reason.field, ("", ""))) for reason in reasons],
        "main": _main(case, desk_step.step_of(case)),
        "may": case_side.may(case.standing),
        "same": alike.across(same, case) if same else None,
        "reasons_aside": list(vocabulary.REASONS.items()),
        "me": name_of(request.user),
    }
    return render(request, "desk/peek.html", shown)


def _main(case: Case, step: Step) -> Main:
    page = reverse("case", args=[case.docket])
    label, place = STEPS.get(step, (_("Open the case"), ""))
    if step in PRESSED_HERE:
        return Main(str(label), reverse(PRESSED_HERE[step], args=[case.docket]), page)
    return Main(str(label), "", f"{page}#{place}" if place else page)
