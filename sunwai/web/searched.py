"""What was looked for over everything: the cases that have every word, newest first. Owns the page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from sunwai.desk.searching import search
from sunwai.web.at import now, sop_at
from sunwai.web.desk import rows as desk_rows
from sunwai.web.people import AT_DESK, duty_required
from sunwai.web.refusals import reason_shown

PAGE = 50
LONGEST = 200


@require_GET
@duty_required(*AT_DESK)
@reason_shown
def searched(request: HttpRequest) -> HttpResponse:
    """Will show one page of what `q` finds; `before` is the last case of the page above."""
    typed = request.GET.get("q", "").strip()[:LONGEST]
    before = request.GET.get("before", "")
    last = int(before) if before.isascii() and before.isdigit() and len(before) < 16 else None
    ids = search(typed, sealed=True, most=PAGE + 1, before=last)
    cases = list(desk_rows.every().filter(pk__in=ids[:PAGE]).order_by("-id"))
    at, language = now(), "hi" if get_language() == "hi" else "en"
    rows = desk_rows.listed(cases, at=at, sop=sop_at(at), language=language)
    following = cases[-1].pk if len(ids) > PAGE else None
    return render(request, "desk/found.html", {"typed": typed, "rows": rows, "following": following, "before": last})
