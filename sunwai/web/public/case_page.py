"""The public page of one case, and the one page for everything that is not public.

Owns nothing. A docket that does not exist and a matter not yet taken up answer alike: a tag alone publishes nothing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sunwai.accountability.record import PublicCase, public_case
from sunwai.lib import timekeeping
from sunwai.web.public.published import published, reading
from sunwai.web.public.standing import clock_rows, need_rows, step_rows
from sunwai.web.public.words import OUTCOME, PROMISE, RESTS_ON, STATUS, said


@published
def case_page(request: HttpRequest, docket: str) -> HttpResponse:
    """Will show the public record of the case DOCKET, or the page for what is not public (404)."""
    case, at, language = public_case(docket), timekeeping.now(), reading()
    if case is None:
        return render(request, "public/missing.html", {"lang": language}, status=404)
    clocks = clock_rows(case, at=at, language=language)
    if case.sealed:
        return render(request, "public/sealed.html", _head(case, language) | {"clocks": clocks})
    return render(request, "public/case.html", _head(case, language) | {"clocks": clocks} | _open_parts(case, language))


def _head(case: PublicCase, language: str) -> dict[str, Any]:
    district = case.district_hi if language == "hi" else case.district_en
    return {
        "lang": language,
        "docket": case.docket,
        "district": district,
        "proof": case.proof,
        "opened": case.opened_at,
    }


def _open_parts(case: PublicCase, language: str) -> dict[str, Any]:
    """The desk's summary in the reader's language, else in the other one: half a page is worse than two languages."""
    ours, other = (case.summary_hi, case.summary_en) if language == "hi" else (case.summary_en, case.summary_hi)
    needs = need_rows(case, language=language)
    return {
        "summary": ours or other,
        "summary_lang": language if ours else ("en" if language == "hi" else "hi"),
        "needs": needs,
        "people": case.people,
        "helped": case.helped,
        "title": ", ".join(dict.fromkeys(need.asked for need in needs)) or _("A matter"),
        "status": said(STATUS, case.status),
        "posts": case.posts,
        "steps": step_rows(case.steps),
        "promises": [(_office(p, language), p.due_at, said(PROMISE, p.state), p.state) for p in case.promises],
        "outcome": said(OUTCOME, case.outcome),
        "rests_on": said(RESTS_ON, case.rests_on),
    }


def _office(row: Any, language: str) -> str:
    return str(row.office_hi if language == "hi" else row.office_en)
