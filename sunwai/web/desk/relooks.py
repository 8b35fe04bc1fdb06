"""Looking again: confident proposals decided anew by a person who does not see them, and matters set aside by another.

Owns the two screens. The proposal is never on the page, nor in it: whoever sees an answer repeats it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sunwai.desk import looking_again
from sunwai.desk.models import SecondLook
from sunwai.intake.models import Post, Role
from sunwai.triage.language import decide
from sunwai.triage.learning import actions as learning
from sunwai.triage.learning.models import ReLook
from sunwai.triage.lexicon import kinds
from sunwai.web import forms, spans, vocabulary
from sunwai.web.at import now
from sunwai.web.case.assessment import NAMES
from sunwai.web.desk.rows import asked
from sunwai.web.people import AT_DESK, duty_required, name_of
from sunwai.web.refusals import NotFilledIn, Refusal, refused_on

NOT_KNOWN = "unknown"


def page(request: HttpRequest, refusal: Refusal | None = None, **_row: Any) -> HttpResponse:
    """Will show the next proposal to decide anew, and the next matter set aside to look at again."""
    language = "hi" if get_language() == "hi" else "en"
    relook, look = learning.relook_waiting(), looking_again.waiting(by=name_of(request.user))
    stands, looked = looking_again.agreement()
    shown = {
        "refusal": refusal,
        "relook": relook,
        "post_language": "en" if relook and decide(relook.post.text).value == "en" else "hi",
        "kinds": [(code, names[1 if language == "hi" else 0]) for code, names in kinds().items()],
        "sorts": list(vocabulary.SORTS.items()),
        "urgencies": [("" if code is None else str(code), name) for code, name in vocabulary.URGENCIES.items()],
        "agreement": [(NAMES[field], same, of) for field, (same, of) in learning.agreement().items() if of],
        "look": look,
        "look_asked": asked(look.set_aside.case, language) if look else "",
        "look_posts": _posts(look),
        "look_when": spans.day_and_clock(look.set_aside.at) if look else "",
        "stands": stands,
        "looked": looked,
    }
    return render(request, "looks/page.html", shown)


@require_safe
@duty_required(*AT_DESK)
def relooks(request: HttpRequest) -> HttpResponse:
    """Will open the page."""
    return page(request)


@require_POST
@duty_required(*AT_DESK)
@refused_on(page)
def decide_anew(request: HttpRequest, pk: int) -> HttpResponse:
    """Will keep what the person decided of a post without seeing what the machine had said."""
    row = get_object_or_404(ReLook, pk=pk)
    kind = forms.chosen(request, "kind", [NOT_KNOWN, *kinds()], missing=_("Choose the kind, or that it is not known."))
    sort = forms.chosen(request, "sort", list(vocabulary.SORTS), missing=_("Choose what sort of post it is."))
    soon = request.POST.get("urgency")
    if soon not in {"", "0", "1", "2", "3"}:
        raise NotFilledIn(_("Choose how soon, or that it is not known."))
    decided = {"kind": None if kind == NOT_KNOWN else kind, "sort": sort, "urgency": int(soon) if soon else None}
    learning.answer_relook(row, decided, by=name_of(request.user), at=now())
    messages.success(request, _("Kept. Where it differs from the machine's, the machine learns from it."))
    return redirect("looks")


@require_POST
@duty_required(*AT_DESK)
@refused_on(page)
def look_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Will keep whether setting aside was right; where it was not, the matter is taken up."""
    look = get_object_or_404(SecondLook.objects.select_related("set_aside__case"), pk=pk)
    finding = forms.chosen(request, "finding", list(vocabulary.LOOKS), missing=_("Say whether it was right."))
    looking_again.answer(look, stands=finding == "stands", by=name_of(request.user), at=now())
    if finding == "stands":
        messages.success(request, _("Noted: it was right to set it aside."))
        return redirect("looks")
    messages.success(request, _("Taken up again."))
    return redirect("case", docket=look.set_aside.case.docket)


def _posts(look: SecondLook | None) -> list[Post]:
    if look is None:
        return []
    posts = Post.objects.filter(case=look.set_aside.case, gone_at=None).exclude(role=Role.OWN)
    return list(posts.order_by("created_at", "id")[:5])
