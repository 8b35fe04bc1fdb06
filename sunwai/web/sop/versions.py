"""The protocol as people read it: which version holds, every clause with its words, and what a version changed.

Owns the pages. What the clauses say is the SOP's own; nothing is changed here."""

from itertools import zip_longest
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sunwai.sop.actions import sop_of
from sunwai.sop.compare import diff
from sunwai.sop.models import SopDraft, SopVersion
from sunwai.sop.sections import sections
from sunwai.sop.words import Language
from sunwai.web.at import now
from sunwai.web.people import DUTIES, duties_of, duty_required
from sunwai.web.refusals import reason_shown


def spoken() -> Language:
    """Will give the language this page is written in, as the SOP knows it."""
    return Language((get_language() or "en")[:2])


@require_safe
@duty_required(*DUTIES)
@reason_shown
def front(request: HttpRequest) -> HttpResponse:
    """Will show the version in force, those to come, and all that were."""
    at = now()
    standing = SopVersion.objects.in_force(at)
    rows = list(SopVersion.objects.order_by("-number"))
    held = duties_of(request.user)
    open_ = SopDraft.objects.filter(state__in=["open", "submitted"]).first()
    shown = {
        "rows": _after_each_other(rows),
        "standing": standing,
        "coming": coming(rows, standing),
        "draft": open_ if held & {"desk_lead", "approver"} else None,
        "may_draft": "desk_lead" in held,
    }
    return render(request, "sop/front.html", shown)


def _after_each_other(rows: list[SopVersion]) -> list[dict[str, Any]]:
    """Each version with the number of the one it came after, if it did."""
    older = [row.number for row in rows[1:]]
    told = ("number", "effective_from", "put_in_force_by")
    return [
        {name: getattr(row, name) for name in told} | {"older": number}
        for row, number in zip_longest(rows, older, fillvalue=None)
        if row is not None
    ]


def coming(rows: list[SopVersion], standing: SopVersion | None) -> list[SopVersion]:
    """Will give of ROWS those that wait for their day."""
    return [row for row in rows if standing is None or row.number > standing.number]


@require_safe
@duty_required(*DUTIES)
@reason_shown
def version(request: HttpRequest, number: int) -> HttpResponse:
    """Will show every clause of version NUMBER, and what it changed in the one before."""
    row, language = _row(number), spoken()
    sop = sop_of(row)
    before = SopVersion.objects.filter(number__lt=number).order_by("-number").first()
    shown: dict[str, Any] = {
        "row": row,
        "sop": sop,
        "office": sop.office.name_hi if language is Language.HI else sop.office.name,
        "standing": SopVersion.objects.in_force(now()),
        "before": before,
        "chapters": chapters(sections(sop, language)),
    }
    return render(request, "sop/version.html", shown)


@require_safe
@duty_required(*DUTIES)
@reason_shown
def compare(request: HttpRequest, old: int, new: int) -> HttpResponse:
    """Will say in words what version NEW changed in version OLD."""
    one, other = _row(old), _row(new)
    shown = {"old": one, "new": other, "changes": diff(sop_of(one), sop_of(other), spoken())}
    return render(request, "sop/compare.html", shown)


@require_safe
@duty_required(*DUTIES)
def download(request: HttpRequest, number: int) -> HttpResponse:
    """Will give version NUMBER as the file it is."""
    return as_file(_row(number).text, f"sop-{number}.toml")


def as_file(text: str, name: str) -> HttpResponse:
    """Will give TEXT as a file to keep, called NAME."""
    answer = HttpResponse(text, content_type="application/toml; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def chapters(shown: tuple[Any, ...]) -> list[tuple[str, list[Any]]]:
    """Will part the clauses by the first figure of their number, each with the anchor its due times link to."""
    parted: dict[str, list[Any]] = {}
    for section in shown:
        chapter = section.clause.number.partition(".")[0]
        parted.setdefault(chapter, []).append((f"c-{section.clause.number.replace('.', '-')}", section))
    return list(parted.items())


def _row(number: int) -> SopVersion:
    row = SopVersion.objects.filter(number=number).first()
    if row is None:
        raise Http404(f"There was never a version {number} of the SOP.")
    return row
