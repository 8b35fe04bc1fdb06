"""Where the person came from: the view they read, which row of it this case is, and the rows beside it.

Owns the way between cases. A case that has left the view still has its neighbours: those where it would stand."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sunwai.cases.models import Case
from sunwai.desk.listing import VIEWS, listed
from sunwai.web.case.gathering import Rows
from sunwai.web.desk import counting
from sunwai.web.desk.paging import Key
from sunwai.web.desk.views import VIEW_NAMES


@dataclass(frozen=True, slots=True)
class Way:
    """The way back to the row, and on to its neighbours; "" where there is none.

    `number` is which row the case is; 0 where it is none, as it has left the view, or one too far down to count."""

    view: str
    name: str
    back: str
    before: str
    after: str
    number: int
    of: str


def questions(case: Case, view: str) -> tuple[dict[str, QuerySet[Any]], dict[str, QuerySet[Any]]]:
    """Will give what must be read, and counted, to know CASE's place in VIEW."""
    rows, key = listed(view), Key.of(case)
    before = rows.filter(key.earlier())
    nearest = before.reverse()[:1]
    counted: dict[str, QuerySet[Any]] = {
        "way_before": before.order_by()[: counting.MOST],
        "way_all": rows.order_by()[: counting.MOST],
        "way_here": rows.filter(pk=case.pk).order_by(),
    }
    return {"way_nearest": nearest, "way_next": rows.filter(key.later())[:1]}, counted


def way(case: Case, view: str, found: Rows) -> Way:
    """Will say the way from CASE by what was FOUND for `questions`."""
    before, number = _address(found["way_nearest"], view), found["way_before"][0] + 1
    back = f"{reverse('desk-list')}?{urlencode({'view': view})}#row-{case.docket}"
    return Way(
        view=view,
        name=str(VIEW_NAMES[view]),
        back=back,
        before=before,
        after=_address(found["way_next"], view),
        number=number if found["way_here"][0] and number < counting.MOST else 0,
        of=counting.shown(found["way_all"][0]),
    )


def view_from(request: HttpRequest) -> str:
    """Will give the view that the person came from, told by the address or by the form; else the desk's own."""
    came = QueryDict(urlsplit(request.POST.get("next", "")).query).get("view", "")
    wanted = request.GET.get("view", "") or came
    return wanted if wanted in VIEWS else "desk"


def address(case: Case, view: str) -> str:
    """Will give the address of CASE as it is read in VIEW."""
    page = reverse("case", args=[case.docket])
    return page if view == "desk" else f"{page}?{urlencode({'view': view})}"


def stay(case: Case, view: str) -> SafeString:
    """Will give the hidden field that brings a form back to CASE in VIEW."""
    return format_html('<input type="hidden" name="next" value="{}">', address(case, view))


def _address(rows: list[Case], view: str) -> str:
    return address(rows[0], view) if rows else ""
