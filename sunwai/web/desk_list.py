"""The desk's list: a view of cases in the order of what cannot wait, and how many posts came since it was drawn.

Owns the page; the order is `desk.listing`'s. Nothing on it moves by itself: only the count of newer posts changes."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from sunwai.cases.models import Case
from sunwai.desk import listing
from sunwai.intake.models import Post, Role
from sunwai.sop.clauses import Sop
from sunwai.web import counting, desk_notices, desk_paging, desk_rows, live_reading
from sunwai.web.at import now, sop_at
from sunwai.web.people import AT_DESK, duty_required
from sunwai.web.refusals import reason_shown

VIEW_NAMES = {
    "desk": _("On the desk"),
    "new": _("New"),
    "accepted": _("Accepted"),
    "nod": _("Waiting for nod"),
    "going": _("Going out"),
    "by_hand": _("To be posted by hand"),
    "out": _("Out"),
    "silent": _("Silent"),
    "replied": _("Replied"),
    "promises": _("Promises due"),
    "confirm": _("Citizen asked"),
    "spoke": _("Spoke after the end"),
    "sealed": _("Sealed"),
    "stuck": _("Did not go out"),
    "parked": _("Parked"),
    "set_aside": _("Set aside"),
    "closed": _("Closed"),
}
QUIET_UNLESS_FILLED = frozenset({"spoke", "by_hand", "stuck", "parked"})


@dataclass(frozen=True, slots=True)
class ViewLink:
    """One saved view as the side pane shows it."""

    name: str
    key: str
    count: str
    current: bool


@require_GET
@duty_required(*AT_DESK)
@reason_shown
def desk_list(request: HttpRequest) -> HttpResponse:
    """Will show one page of a view, with what is wrong above it."""
    asked = request.GET.get("view", "")
    view = asked if asked in listing.VIEWS else "desk"
    at = now()
    sop = sop_at(at)
    since = live_reading.newest()
    questions = {name: keep(Case.objects.all()) for name, keep in listing.VIEWS.items()}
    counted = counting.counts({**questions, **desk_notices.questions(at)})
    page = _page(request, view, at=at, sop=sop)
    shown = {
        "view": view,
        "view_name": VIEW_NAMES[view],
        "views": _links(view, counted),
        "count": counting.shown(counted[view]),
        "number": counted[view],
        "notices": desk_notices.notices(counted, at=at, sop=sop),
        "since": since,
        "newest": since.post,
        "at": at,
    }
    return render(request, "desk/list.html", shown | page)


@require_GET
@duty_required(*AT_DESK)
def newer(request: HttpRequest) -> HttpResponse:
    """Will say how many posts came in since `after`, for a page whose live stream is dead."""
    fresh = Post.objects.filter(id__gt=_number(request, "after")).exclude(role=Role.OWN)
    return JsonResponse({"fresh": fresh.values("pk")[: counting.MOST].count()})


def _page(request: HttpRequest, view: str, *, at: Any, sop: Sop) -> dict[str, Any]:
    rows = desk_rows.with_facts(listing.listed(view))
    after = desk_paging.Key.read(request.GET.get("after", ""))
    cases, following = desk_paging.page_of(rows, after=after)
    groups = desk_rows.grouped(cases, at=at, sop=sop, language=_language())
    return {"groups": groups, "following": following, "from_top": after is None}


def _links(view: str, counted: dict[str, int]) -> list[ViewLink]:
    return [
        ViewLink(str(name), key, counting.shown(counted[key]), key == view)
        for key, name in VIEW_NAMES.items()
        if key not in QUIET_UNLESS_FILLED or counted[key] or key == view
    ]


def _number(request: HttpRequest, name: str) -> int:
    given = request.GET.get(name, "0")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 16 else 0


def _language() -> str:
    return "hi" if get_language() == "hi" else "en"
