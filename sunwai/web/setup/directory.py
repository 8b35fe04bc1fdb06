"""The directory: every office with its holder, numbers, accounts and how alive these are; and one office's own page.

Numbers are shown only to those who may ring. Owns the pages; the verbs are directory_verbs'."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sunwai.networks.post import Author
from sunwai.offices.impostors import Likeness
from sunwai.offices.models import Account, Office
from sunwai.offices.people.models import OfficeEntry
from sunwai.web.at import now
from sunwai.web.people import duties_of, duty_required
from sunwai.web.refusals import Refusal
from sunwai.web.setup.directory_lines import impostors, rows
from sunwai.web.setup.office_record import lines_of
from sunwai.web.setup.people_list import SHOWN_ONCE

LEAD = "desk_lead"
MAY_SEE = ("desk", LEAD, "secretary", "chief_secretary")
MAY_RING = {LEAD, "secretary", "chief_secretary"}
KINDS = {
    "district": _("Districts"),
    "police": _("Police"),
    "department": _("Departments"),
    "union": _("Union ministries"),
    "other_state": _("Other states"),
    "cm": _("Chief Minister's office"),
}
SHOW = {
    "": _("All"),
    "vacant": _("Holder not known"),
    "unverified": _("No verified account"),
    "dead": _("Account silent or gone"),
    "lookalikes": _("Look-alikes"),
}
MOST_LINES = 20


def directory_page(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    """Will show the offices of one kind, or those that a search or a concern finds."""
    at, language = now(), (get_language() or "en")[:2]
    sought = request.GET.get("q", "").strip()[:60]
    show = request.GET.get("show", "")
    kind = request.GET.get("kind", "") or ("" if sought or show else "district")
    found = rows(_offices(kind, sought), at=at, language=language)
    kept = [row for row in found if show not in {"vacant", "unverified", "dead"} or getattr(row, show)]
    context: dict[str, Any] = {
        "rows": [] if show == "lookalikes" else kept,
        "impostors": impostors(at=at) if show == "lookalikes" else [],
        "kinds": KINDS.items(),
        "shows": SHOW.items(),
        "kind": kind,
        "show": show,
        "q": sought,
        "refusal": refusal,
        **_may(request),
    }
    return render(request, "directory/list.html", context)


@require_safe
@duty_required(*MAY_SEE)
def directory(request: HttpRequest) -> HttpResponse:
    """Will open the directory."""
    return directory_page(request)


def office_page(
    request: HttpRequest,
    code: str,
    refusal: Refusal | None = None,
    seen: tuple[Author, Likeness | None] | None = None,
) -> HttpResponse:
    """Will show one office. SEEN is whom the network told of, before anything is recorded."""
    row = get_object_or_404(Office, code=code)
    at, language = now(), (get_language() or "en")[:2]
    shown = request.session.get(SHOWN_ONCE) or {}
    secret = shown.get("secret") if shown.get("office") == code else None
    if secret:
        del request.session[SHOWN_ONCE]
    entries = OfficeEntry.objects.filter(Q(about=code) | Q(facts__office=code)).order_by("-seq")
    context = {
        "office": row,
        "row": rows(Office.objects.filter(pk=row.pk), at=at, language=language)[0],
        "holders": row.holders.order_by("-since", "-id"),
        "seats": row.seats.filter(closed_at=None).select_related("user").order_by("invited_at"),
        "seen": seen[0] if seen else None,
        "alike": seen[1] if seen else None,
        "link": request.build_absolute_uri(reverse("one-time-link", args=[secret])) if secret else "",
        "lines": lines_of(entries[:MOST_LINES], language),
        "today": timezone.localdate(at).isoformat(),
        "refusal": refusal,
        **_may(request),
    }
    response = render(request, "directory/office.html", context)
    add_never_cache_headers(response)
    return response


@require_safe
@duty_required(*MAY_SEE)
def office(request: HttpRequest, code: str) -> HttpResponse:
    """Will open one office's page."""
    return office_page(request, code)


def _may(request: HttpRequest) -> dict[str, bool]:
    held = duties_of(request.user)
    return {"may_ring": bool(held & MAY_RING), "lead": LEAD in held, "at_desk": bool(held & {"desk", LEAD})}


def _offices(kind: str, sought: str) -> Any:
    found = Office.objects.filter(closed_at=None)
    if kind in KINDS:
        found = found.filter(kind=kind)
    if sought:
        named = Account.objects.filter(handle__icontains=sought.lstrip("@"), office__isnull=False).values("office")
        words = Q(name_en__icontains=sought) | Q(name_hi__icontains=sought) | Q(code__icontains=sought)
        found = found.filter(words | Q(pk__in=named) | Q(holders__name__icontains=sought, holders__until=None))
    return found.distinct().order_by("kind", "name_en")
