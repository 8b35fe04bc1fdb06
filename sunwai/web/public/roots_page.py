"""The mark of each day, for everybody to keep: an entry that is changed later no longer fits the mark published for it.

Owns how the days' roots are shown, as a page and as JSON. Computes none."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from sunwai.accountability.front import newest_roots
from sunwai.web.public.lasting import grouped
from sunwai.web.public.published import published, reading

SHOWN = 60  # days


@published
def roots(request: HttpRequest) -> HttpResponse:
    """Will show the newest days with their roots, and how anybody checks one."""
    days = [(row, grouped(row.entries)) for row in newest_roots(most=SHOWN)]
    return render(request, "public/roots.html", {"lang": reading(), "days": days})


@published
def roots_json(request: HttpRequest) -> HttpResponse:
    """Will give the same days as JSON, for a program that keeps them."""
    days = [
        {"day": row.day.isoformat(), "entries": row.entries, "root": row.root, "previous": row.previous}
        for row in newest_roots(most=SHOWN)
    ]
    return JsonResponse({"hash": "SHA-256, tree as in RFC 6962, section 2.1", "days": days})
