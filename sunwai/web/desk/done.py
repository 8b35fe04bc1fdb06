"""A verb pressed on the list, answered in place: the row as it is now, what was done, and its undo.

Owns the answer's shape. The list itself is not drawn anew: nothing moves under the hand."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language

from sunwai.cases.lifecycle import AT_REST
from sunwai.web.at import now, sop_at
from sunwai.web.desk import rows as desk_rows

HEADER = "X-Sunwai-Row"


def wanted(request: HttpRequest) -> bool:
    """Will say whether the list's own script asks, which puts the answer where the row stands."""
    return HEADER in request.headers


def answer(request: HttpRequest, docket: str, *, told: str, undo: int | None, seconds: int) -> HttpResponse:
    """Will give the row of DOCKET as it is now, what was TOLD, and the entry that may be undone."""
    language = "hi" if get_language() == "hi" else "en"
    at = now()
    cases = list(desk_rows.every().filter(docket=docket))
    row = desk_rows.listed(cases, at=at, sop=sop_at(at), language=language)[0]
    return JsonResponse(
        {
            "docket": docket,
            "told": told,
            "row": render_to_string("desk/row.html", {"row": row}, request=request),
            "rests": cases[0].standing in AT_REST,
            "undo": reverse("undo", args=[undo]) if undo else "",
            "seconds": seconds,
        }
    )
