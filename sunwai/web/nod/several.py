"""Several yeses at once: only on a page where the exact words of each are open, and only for those ticked.

Owns that page. Each yes carries the hash of its own words and is given, refused and recorded by itself."""

import secrets
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sunwai.errors import SunwaiError
from sunwai.nod import actions
from sunwai.nod.models import Nod
from sunwai.nod.shortlist import for_duties, shortlist
from sunwai.web.at import now, sop_at
from sunwai.web.nod.answers import back_to_list
from sunwai.web.nod.lines import Matter, Words, matter_of, words_of
from sunwai.web.nod.shortlist import language_of
from sunwai.web.nod.whose import duty_for, nodding_required
from sunwai.web.people import duties_of, name_of
from sunwai.web.refusal_words import lead_for
from sunwai.web.refusals import NotFilledIn, Refusal, refused_on
from sunwai.web.sign import proof


@dataclass(frozen=True, slots=True)
class Open:
    """One matter with its exact words open, and what its tick box sends: which nod, which words."""

    matter: Matter
    words: Words
    box: str


def several_page(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    """Will show every waiting matter with its exact words, none of them ticked."""
    at, language = now(), language_of()
    sop = sop_at(at)
    rows = [
        Open(
            matter_of(nod, at=at, language=language, sop=sop),
            words_of(nod, language=language, sop=sop),
            f"{nod.pk}:{nod.words_hash}",
        )
        for nod in for_duties(shortlist(at=at), duties=duties_of(request.user), sop=sop)
    ]
    context = {
        "rows": rows,
        "proof": proof.state(request, sop=sop),
        "yes_key": secrets.token_urlsafe(16),
        "ticked": request.POST.getlist("yes"),
        "take_back_s": int(sop.nod.take_back_for.total_seconds()),
        "refusal": refusal,
    }
    return render(request, "nod/several.html", context)


@require_safe
@never_cache
@nodding_required
def several(request: HttpRequest) -> HttpResponse:
    """Will open the page where several may be nodded to."""
    return several_page(request)


@require_POST
@nodding_required
@refused_on(several_page)
def several_give(request: HttpRequest) -> HttpResponse:
    """Will give each ticked nod by itself and say which were not given, and why."""
    at = now()
    sop = sop_at(at)
    ticked = [_read(box) for box in request.POST.getlist("yes")]
    if not ticked:
        raise NotFilledIn(_("Tick the matters you say yes to. Nothing was approved."))
    proof.prove(request, sop=sop)
    key, given = request.POST.get("yes_key", "")[:40], 0
    for pk, shown in ticked:
        nod = Nod.objects.filter(pk=pk).select_related("case").first()
        if nod is None:
            continue
        try:
            actions.give(
                nod,
                words_hash=shown,
                by=name_of(request.user),
                duty=duty_for(request, nod, sop=sop),
                at=at,
                sop=sop,
                yes_key=f"{key}:{pk}" if key else "",
            )
            given += 1
        except SunwaiError as refused:
            why = lead_for(refused) or str(refused)
            messages.warning(request, _("No yes to %(docket)s: %(why)s") % {"docket": nod.case.docket, "why": why})
    if given:
        messages.success(request, ngettext("%(n)d yes given.", "%(n)d yeses given.", given) % {"n": given})
    return back_to_list()


def _read(box: str) -> tuple[int, str]:
    number, _colon, shown = box.partition(":")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise NotFilledIn(_("Load the page again and tick the matters anew. Nothing was approved."))
    return int(number), shown
