"""The nod on a phone: the shortlist, the exact words, one yes on a page with only these words.

Owns the pages. Every yes carries the hash of what was shown; nothing is ever nodded to from the list."""

from datetime import datetime, timedelta

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sunwai.desk.listing import shortlist
from sunwai.nod import actions
from sunwai.nod.models import Nod
from sunwai.sop.words import Duty
from sunwai.web.at import now, sop_at
from sunwai.web.nod_lines import matter_of, words_of
from sunwai.web.people import duty_required, name_of
from sunwai.web.public.lasting import lasting
from sunwai.web.refusals import Refusal, refused_on

APPROVER = Duty.APPROVER.value


@require_safe
@duty_required(APPROVER)
def nod_list(request: HttpRequest) -> HttpResponse:
    """Will show what waits for a yes or a no, red first, each in three lines."""
    at, language = now(), _language()
    sop = sop_at(at)
    waiting = [matter_of(nod, at=at, language=language, sop=sop) for nod in shortlist(at=at)]
    return render(request, "nod/list.html", {"at": at, "waiting": waiting, "done": _done_today(at)})


def nod_page(
    request: HttpRequest, pk: int, refusal: Refusal | None = None, template: str = "nod/one.html"
) -> HttpResponse:
    """Will show the exact words of one nod and whom they are for, or how it was answered."""
    at, language = now(), _language()
    sop = sop_at(at)
    nod = get_object_or_404(Nod.objects.select_related("case"), pk=pk)
    words = words_of(nod, language=language, sop=sop)
    context = {
        "nod": nod,
        "open": nod.is_open and nod.lapses_at > at,
        "matter": matter_of(nod, at=at, language=language, sop=sop),
        "words": words,
        "answer_by": lasting(words.answer_within) if words.answer_within else "",
        "refusal": refusal,
    }
    return render(request, template, context)


@require_safe
@duty_required(APPROVER)
def nod(request: HttpRequest, pk: int) -> HttpResponse:
    """Will open one nod."""
    return nod_page(request, pk)


@require_safe
@duty_required(APPROVER)
def nod_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show the exact words once more, alone, above the one button that says yes to them."""
    row = get_object_or_404(Nod, pk=pk)
    return nod_page(request, pk, template="nod/confirm.html" if row.is_open else "nod/one.html")


@require_POST
@duty_required(APPROVER)
@refused_on(nod_page)
def nod_give(request: HttpRequest, pk: int) -> HttpResponse:
    """Will give the nod to the words that were shown; a second tap is refused and shown as answered already."""
    at = now()
    row = get_object_or_404(Nod.objects.select_related("case"), pk=pk)
    shown = request.POST.get("words_hash", "")
    actions.give(row, words_hash=shown, by=name_of(request.user), duty=Duty.APPROVER, at=at, sop=sop_at(at))
    messages.success(request, _("Yes to %(docket)s. The words go out now.") % {"docket": row.case.docket})
    return _back_to_list()


@require_POST
@duty_required(APPROVER)
@refused_on(nod_page)
def nod_refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Will record a no with its word of reason; the matter goes back to the desk."""
    at = now()
    row = get_object_or_404(Nod.objects.select_related("case"), pk=pk)
    reason = request.POST.get("reason", "")
    actions.refuse(row, by=name_of(request.user), duty=Duty.APPROVER, at=at, sop=sop_at(at), reason=reason)
    messages.success(request, _("No to %(docket)s. The desk has your reason.") % {"docket": row.case.docket})
    return _back_to_list()


def _back_to_list() -> HttpResponse:
    response = redirect("nod-list")
    response.status_code = 303
    return response


def _done_today(at: datetime) -> int:
    """Yeses and noes of this office day; what went out by a standing clause was not asked today."""
    start = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    within = (start, start + timedelta(days=1))
    answered = Q(given_at__range=within) | Q(refused_at__range=within)
    return Nod.objects.filter(answered).exclude(how=Nod.How.STANDING).count()


def _language() -> str:
    return (get_language() or "en")[:2]
