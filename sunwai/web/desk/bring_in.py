"""Bringing in what reached us outside the networks: a newspaper cutting, a letter, a call, somebody at the counter.

Owns the page and the reading of its form; the desk's verb takes it in and opens the case."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from sunwai.desk import actions as desk
from sunwai.web import forms
from sunwai.web.at import now, sop_at
from sunwai.web.people import AT_DESK, duty_required, name_of
from sunwai.web.refusals import NotFilledIn, Refusal, refused_on
from sunwai.web.see_other import see_other, told_at

PLACES = {
    "press": gettext_lazy("A newspaper, radio or television"),
    "mail": gettext_lazy("A letter or e-mail"),
    "phone": gettext_lazy("A telephone call"),
    "desk": gettext_lazy("Somebody at the counter"),
}
LONGEST, LONGEST_SOURCE, LONGEST_NAME = 20_000, 150, 200
EARLIEST_YEAR = 1950  # an older date is a slip of the hand


def form_page(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    """Will show the form, with what was typed before a REFUSAL."""
    shown: dict[str, Any] = {
        "places": list(PLACES.items()),
        "now": f"{timezone.localtime(now()):%Y-%m-%dT%H:%M}",
        "longest_source": LONGEST_SOURCE,
        "longest_name": LONGEST_NAME,
        "refusal": refusal,
    }
    return render(request, "desk/bring_in.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@duty_required(*AT_DESK)
def bring_in(request: HttpRequest) -> HttpResponse:
    """Will open the form, or take in what it holds and go to the case."""
    return _take_in(request) if request.method == "POST" else form_page(request)


@refused_on(form_page)
def _take_in(request: HttpRequest) -> HttpResponse:
    at = now()
    given = _given(request, at=at)
    post = desk.bring_in(**given, by=name_of(request.user), at=at, not_sure_below=sop_at(at).triage.not_sure_below)
    if post.case is None:
        messages.warning(
            request, _("It is kept, but the machine failed on it: see Parked. Note who spoke, if you named them.")
        )
        return see_other("holding-pen")
    brought = _("Brought in as %(docket)s.") % {"docket": post.case.docket}
    return told_at(request, brought, "case", post.case.docket)


def _given(request: HttpRequest, *, at: datetime) -> dict[str, Any]:
    """Every field is looked at before anything is refused, so that one correction is enough."""
    found: dict[str, Any] = {}
    wrong: list[str] = []
    for field, read in _READERS.items():
        try:
            found[field] = read(request)
        except NotFilledIn as missing:
            wrong += missing.lines
    said = found.get("created_at")
    if said is not None and said.year < EARLIEST_YEAR:
        wrong.append(_("Look at the year: that is too long ago."))
    elif said is not None and said > at:
        wrong.append(_("That time has not come yet. Write when it was said or printed."))
    if wrong:
        raise NotFilledIn(*wrong)
    return found


def _network(request: HttpRequest) -> str:
    return forms.chosen(request, "network", tuple(PLACES), missing=_("Choose how it reached us."))


def _source(request: HttpRequest) -> str:
    missing = _("Say where it stood (paper, day, page) or who brought it.")
    return forms.words(request, "source", missing=missing, most=LONGEST_SOURCE)


def _created_at(request: HttpRequest) -> datetime:
    missing = _("Write when it was said or printed as a day and a time, such as 2026-01-18 17:00.")
    return forms.moment(request, "created_at", missing=missing)


def _text(request: HttpRequest) -> str:
    return forms.words(request, "text", missing=_("Write down what was said or printed."), most=LONGEST)


def _spoke(request: HttpRequest) -> str:
    return forms.maybe_words(request, "spoke", most=LONGEST_NAME)


_READERS = {"network": _network, "source": _source, "created_at": _created_at, "text": _text, "spoke": _spoke}
