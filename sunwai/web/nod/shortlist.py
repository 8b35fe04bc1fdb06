"""The nod on a phone: the shortlist, the exact words, one yes on a page with only these words.

Owns the pages; the answers are nod_answers'. Nothing is ever nodded to from the list."""

import secrets
from datetime import datetime, timedelta

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sunwai.nod.models import Nod
from sunwai.nod.shortlist import for_duties, shortlist
from sunwai.sop.clauses import Sop
from sunwai.web.at import now, sop_at
from sunwai.web.nod.going import going_of
from sunwai.web.nod.lines import matter_of, question_before, words_of
from sunwai.web.nod.whose import nodding_required, said, terms_of
from sunwai.web.people import duties_of, name_of
from sunwai.web.public.lasting import lasting
from sunwai.web.refusals import Refusal
from sunwai.web.sign import proof


@require_safe
@never_cache
@nodding_required
def nod_list(request: HttpRequest) -> HttpResponse:
    """Will show what waits for a yes or a no, red first, each in three lines, and what is on its way out."""
    at, language = now(), language_of()
    sop = sop_at(at)
    mine = for_duties(shortlist(at=at), duties=duties_of(request.user), sop=sop)
    waiting = [matter_of(nod, at=at, language=language, sop=sop) for nod in mine]
    context = {
        "at": at,
        "after": [matter_of(nod, at=at, language=language, sop=sop) for nod in _asked_after(request, sop)],
        "waiting": waiting,
        "done": _done_today(at),
        "going": going_of(name_of(request.user), at=at, language=language),
        "lacks_key": proof.lacks_key(request),
    }
    return render(request, "nod/list.html", context)


@require_safe
@never_cache
@nodding_required
def nod_going(request: HttpRequest) -> HttpResponse:
    """Will show only what is on its way out, for the page that counts the seconds."""
    going = going_of(name_of(request.user), at=now(), language=language_of())
    return render(request, "nod/going.html", {"going": going})


def nod_page(
    request: HttpRequest, pk: int, refusal: Refusal | None = None, template: str = "nod/one.html"
) -> HttpResponse:
    """Will show the exact words of one nod and whom they are for, or how it was answered."""
    at, language = now(), language_of()
    sop = sop_at(at)
    nod = get_object_or_404(Nod.objects.select_related("case", "after"), pk=pk)
    words = words_of(nod, language=language, sop=sop)
    if refusal and refusal.verb == "nod-give" and nod.is_open:
        template = "nod/confirm.html"  # the yes is said again where it was said
    terms = terms_of(nod, sop=sop)
    context = {
        "nod": nod,
        "whose": said(terms),
        "clause": terms.clause.number,
        "after": getattr(nod, "after", None),
        "mine": bool(for_duties([nod], duties=duties_of(request.user), sop=sop)),
        "open": nod.is_open and nod.lapses_at > at,
        "matter": matter_of(nod, at=at, language=language, sop=sop),
        "words": words,
        "answer_by": lasting(words.answer_within) if words.answer_within else "",
        "asked_before": question_before(nod),
        "proof": proof.state(request, sop=sop),
        "yes_key": secrets.token_urlsafe(24),
        "take_back_s": int(sop.nod.take_back_for.total_seconds()),
        "refusal": refusal,
    }
    return render(request, template, context)


@require_safe
@never_cache
@nodding_required
def nod(request: HttpRequest, pk: int) -> HttpResponse:
    """Will open one nod."""
    return nod_page(request, pk)


@require_safe
@never_cache
@nodding_required
def nod_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Will show the exact words once more, alone, above the one button that says yes to them."""
    row = get_object_or_404(Nod, pk=pk)
    return nod_page(request, pk, template="nod/confirm.html" if row.is_open else "nod/one.html")


def _asked_after(request: HttpRequest, sop: Sop) -> list[Nod]:
    """What went out first and waits for this person's yes or no after, the oldest first."""
    rows = Nod.objects.filter(after__answered_at=None, after__isnull=False, lapsed_at=None)
    rows = rows.select_related("case", "after").order_by("after__due_at", "id")
    return for_duties(rows, duties=duties_of(request.user), sop=sop)


def language_of() -> str:
    """Will give the language of this request: en or hi."""
    return (get_language() or "en")[:2]


def _done_today(at: datetime) -> int:
    """Yeses and noes of this office day; what went out by a standing clause was not asked today."""
    start = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    within = (start, start + timedelta(days=1))
    answered = Q(given_at__range=within) | Q(refused_at__range=within)
    return Nod.objects.filter(answered).exclude(how=Nod.How.STANDING).count()
