"""A refusal, on the page it came from: what happened, what to do, and everything that was typed.

Owns the decorator. Catches nothing but SunwaiError: what nobody foresaw is logged and raised."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from sunwai.cases.actions import HeldByAnother
from sunwai.cases.lifecycle import NotNow
from sunwai.errors import SunwaiError
from sunwai.web.refusal_words import lead_for

Page = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Refusal:
    """One refusal: which form (`verb`, the url's name), what was `typed`, and what to tell the person.

    `docket` names the case where it is seen, if the refusal knows one."""

    verb: str
    typed: QueryDict
    title: str
    lead: str
    lines: tuple[str, ...]
    docket: str = ""


class NotFilledIn(SunwaiError):
    """The form cannot be understood; each of `lines` says what to mend."""

    def __init__(self, *lines: str) -> None:
        super().__init__(" ".join(lines))
        self.lines = lines


def refused_on(page: Page) -> Callable[[Page], Page]:
    """Will answer a SunwaiError with PAGE (called with `refusal=`), status 409 where somebody was quicker, else 400."""

    def guard(view: Page) -> Page:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except SunwaiError as error:
                response = page(request, *args, refusal=_refusal(request, error), **kwargs)
                response.status_code = status_of(error)
                return response

        return guarded

    return guard


def reason_shown(view: Page) -> Page:
    """Will answer a SunwaiError met while a page was only looked at with what is missing and what to do (503)."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except SunwaiError as error:
            title = _("This page cannot be shown now")
            refusal = Refusal("", QueryDict(), title, lead_for(error), lines_of(error))
            return render(request, "sign/cannot.html", {"refusal": refusal}, status=503)

    return guarded


def lines_of(error: SunwaiError) -> tuple[str, ...]:
    """Will give what ERROR says, line by line."""
    return error.lines if isinstance(error, NotFilledIn) else tuple(str(error).splitlines())


def _refusal(request: HttpRequest, error: SunwaiError) -> Refusal:
    verb = request.resolver_match.url_name if request.resolver_match else ""
    docket = str(getattr(error, "docket", ""))
    return Refusal(verb or "", request.POST, _("This was not done"), lead_for(error), lines_of(error), docket)


def status_of(error: SunwaiError) -> int:
    """Will say 409 where somebody was quicker, or 400 where what was asked cannot be done as it was asked."""
    quicker = isinstance(error, NotNow | HeldByAnother) or type(error).__name__.startswith("Already")
    return 409 if quicker else 400
