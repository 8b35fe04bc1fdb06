"""The desk's list: a view of cases in the order of what cannot wait, and how many posts came since it was drawn.

Owns the page; the order is `desk.listing`'s. Nothing on it moves by itself: only the count of newer posts changes."""

from datetime import datetime
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from sunwai.cases.models import Entry
from sunwai.desk.listing import Cases, Narrowed
from sunwai.intake.models import Post, Role
from sunwai.sop.clauses import Sop
from sunwai.web.at import now, sop_at
from sunwai.web.desk import counting
from sunwai.web.desk import notices as desk_notices
from sunwai.web.desk import paging as desk_paging
from sunwai.web.desk import rows as desk_rows
from sunwai.web.desk import views as desk_views
from sunwai.web.desk.live_reading import Position
from sunwai.web.people import AT_DESK, duty_required, name_of
from sunwai.web.refusals import reason_shown


@require_GET
@duty_required(*AT_DESK)
@reason_shown
def desk_list(request: HttpRequest) -> HttpResponse:
    """Will show one page of a view, with what is wrong above it."""
    view, narrowed = desk_views.read(request.GET)
    at, me = now(), name_of(request.user)
    sop = sop_at(at)
    counted = (_standing() + counting.written(desk_notices.timely(at))).ask(me=me)
    page = _page(request, desk_views.rows(view, of=desk_rows.every(), me=me, narrowed=narrowed), at=at, sop=sop)
    narrow = narrowed != Narrowed()
    shown = {
        "view": view,
        "view_name": desk_views.VIEW_NAMES[view],
        "views": desk_views.links(view, counted, narrowed),
        "filters": desk_views.filters(narrowed, language=_language()),
        "narrow": narrow,
        "top": desk_views.address(view, narrowed),
        "count": "" if narrow else counting.shown(counted[view]),
        "number": counted[view],
        "notices": desk_notices.notices(counted, at=at, sop=sop),
        "since": Position(counted["entry"], counted["post"]),
        "newest": counted["post"],
    }
    if page["following"]:
        page["next_page"] = desk_views.address(view, narrowed, after=page["following"])
    return render(request, "desk/list.html", shown | page)


@require_GET
@duty_required(*AT_DESK)
def newer(request: HttpRequest) -> HttpResponse:
    """Will say how many posts came in since `after`, for a page whose live stream is dead."""
    fresh = Post.objects.filter(id__gt=_number(request, "after")).exclude(role=Role.OWN)
    return JsonResponse({"fresh": fresh.values("pk")[: counting.MOST].count()})


@cache
def _standing() -> counting.Count:
    """Written once for each process: writing the thirty small questions costs more than asking them."""
    questions = {**desk_views.questions(counting.Blank("me")), **desk_notices.standing()}
    return counting.written(questions, newest={"entry": Entry.objects.all(), "post": Post.objects.all()})


def _page(request: HttpRequest, rows: Cases, *, at: datetime, sop: Sop) -> dict[str, Any]:
    after = desk_paging.Key.read(request.GET.get("after", ""))
    cases, following = desk_paging.page_of(rows, after=after)
    groups = desk_rows.grouped(cases, at=at, sop=sop, language=_language())
    return {"groups": groups, "following": following, "from_top": after is None}


def _number(request: HttpRequest, name: str) -> int:
    given = request.GET.get(name, "0")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 16 else 0


def _language() -> str:
    return "hi" if get_language() == "hi" else "en"
