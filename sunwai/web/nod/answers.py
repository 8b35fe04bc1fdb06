"""The approver's answers: yes, taken back, no, later, a question to the desk. One verb each, by POST.

Owns the addresses. A yes carries the hash of what was shown, a key that makes a second sending harmless, a proof."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sunwai.direction import fanning
from sunwai.direction.models import Direction
from sunwai.errors import SunwaiError
from sunwai.nod import actions
from sunwai.nod.models import Nod
from sunwai.web.at import now, sop_at
from sunwai.web.nod.shortlist import language_of, nod_page
from sunwai.web.nod.whose import duty_for, nodding_required
from sunwai.web.people import name_of
from sunwai.web.refusals import lines_of, refused_on, status_of
from sunwai.web.see_other import see_other
from sunwai.web.sign import proof

View = Callable[..., HttpResponse]


def told_as_asked(view: View) -> View:
    """Will answer a page's own script in JSON: where to go on, or why it was refused; anybody else with pages."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.headers.get("Accept") != "application/json":
            return refused_on(nod_page)(view)(request, *args, **kwargs)
        try:
            answer = view(request, *args, **kwargs)
        except SunwaiError as error:
            said = {"why": type(error).__name__, "said": lines_of(error)}
            return JsonResponse(said, status=status_of(error))
        return JsonResponse({"to": answer["Location"]})

    return guarded


@require_POST
@nodding_required
@told_as_asked
def nod_give(request: HttpRequest, pk: int) -> HttpResponse:
    """Will give the nod to the words that were shown; the same yes again is answered the same and done once."""
    at = now()
    sop = sop_at(at)
    row = get_object_or_404(Nod.objects.select_related("case"), pk=pk)
    proof.prove(request, sop=sop)
    actions.give(
        row,
        words_hash=request.POST.get("words_hash", ""),
        by=name_of(request.user),
        duty=duty_for(request, row, sop=sop),
        at=at,
        sop=sop,
        yes_key=request.POST.get("yes_key", "")[:64],
    )
    return back_to_list()


@require_POST
@nodding_required
@refused_on(nod_page)
def nod_unsay(request: HttpRequest, pk: int) -> HttpResponse:
    """Will take a yes back while its words have not been handed over."""
    at = now()
    row = get_object_or_404(Nod.objects.select_related("case"), pk=pk)
    actions.unsay(row, by=name_of(request.user), at=at, sop=sop_at(at))
    messages.success(request, _("Taken back. %(docket)s waits for your word again.") % {"docket": row.case.docket})
    return back_to_list(pk)


@require_POST
@nodding_required
@refused_on(nod_page)
def nod_refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Will record a no with its word of reason; the matter goes back to the desk."""
    at = now()
    sop = sop_at(at)
    row = get_object_or_404(Nod.objects.select_related("case"), pk=pk)
    reason = request.POST.get("reason", "")
    actions.refuse(row, by=name_of(request.user), duty=duty_for(request, row, sop=sop), at=at, sop=sop, reason=reason)
    messages.success(request, _("No to %(docket)s. The desk has your reason.") % {"docket": row.case.docket})
    return back_to_list()


@require_POST
@nodding_required
@refused_on(nod_page)
def nod_leave_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Will record a no to one of several texts; the page asks on about the others."""
    at = now()
    sop = sop_at(at)
    number = request.POST.get("number", "")
    rows = Direction.objects.select_related("case", "nod", "nod__case", "fanout", "owner").filter(nod=pk)
    row = get_object_or_404(rows, number=int(number) if number.isascii() and number.isdecimal() else 0)
    nod = get_object_or_404(Nod.objects.select_related("case"), pk=pk)
    fanning.leave_out(
        row,
        shown_hash=request.POST.get("words_hash", ""),
        by=name_of(request.user),
        duty=duty_for(request, nod, sop=sop),
        at=at,
        sop=sop,
        reason=request.POST.get("reason", ""),
    )
    said = {"code": row.code, "office": row.owner.name(language_of())}
    messages.success(request, _("No to %(code)s, %(office)s. The others wait for your word.") % said)
    return see_other(reverse("nod", args=[pk]))


@require_POST
@nodding_required
@refused_on(nod_page)
def nod_ask_desk(request: HttpRequest, pk: int) -> HttpResponse:
    """Will send the matter back to the desk with a question."""
    at = now()
    sop = sop_at(at)
    row = get_object_or_404(Nod.objects.select_related("case"), pk=pk)
    question = request.POST.get("question", "")
    actions.ask_desk(
        row, by=name_of(request.user), duty=duty_for(request, row, sop=sop), at=at, sop=sop, question=question
    )
    messages.success(request, _("The desk has your question about %(docket)s.") % {"docket": row.case.docket})
    return back_to_list()


@require_POST
@nodding_required
@refused_on(nod_page)
def nod_later(request: HttpRequest, pk: int) -> HttpResponse:
    """Will note that it is looked at later; it keeps its place on the list."""
    at = now()
    sop = sop_at(at)
    row = get_object_or_404(Nod.objects.select_related("case"), pk=pk)
    actions.put_off(row, by=name_of(request.user), duty=duty_for(request, row, sop=sop), at=at, sop=sop)
    return back_to_list(pk)


def back_to_list(pk: int | None = None) -> HttpResponse:
    """Will lead back to the shortlist (303: reloading does nothing twice), to the matter PK where one is named."""
    return see_other(reverse("nod-list") + (f"#nod-{pk}" if pk else ""))
