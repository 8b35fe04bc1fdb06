"""Who may sign in: the list with duties and last sign-in, one person's page, and the office's own record.

For the desk lead. Owns the pages; the verbs are people_verbs', the rows offices.people's."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sunwai.offices.people.models import OfficeEntry, OneTimeLink
from sunwai.offices.people.seats import seat_of
from sunwai.web.at import now
from sunwai.web.people import DUTIES, NAMES, duties_of, duty_required, name_of
from sunwai.web.refusals import Refusal
from sunwai.web.setup.office_record import lines_of

LEAD = "desk_lead"
AT_ONCE = 50
SHOWN_ONCE = "one_time_link"  # in the session of whoever made it, until their next page
MEANS = {
    "approver": _("says yes or no to the exact words that go out"),
    "chief_secretary": _("rings offices that stayed silent even after a call"),
    "secretary": _("rings the offices that are silent"),
    "desk_lead": _("does all that the desk does; people, directory and set-up"),
    "desk": _("reads what comes in, drafts, reads answers, closes"),
    "reviewer": _("reads the public pages and the figures"),
}


def list_page(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    """Will show everybody who may sign in, the form for one more, and why one was refused."""
    users = User.objects.prefetch_related("groups", "seats__office").order_by("-is_active", "first_name", "username")
    waiting = set(_waiting().values_list("user_id", flat=True))
    people = [_row(user, user.pk in waiting) for user in users]
    context = {
        "ours": [row for row in people if not row["seat"]],
        "officers": [row for row in people if row["seat"]],
        "duties": _choices(set(refusal.typed.getlist("duties")) if refusal else set()),
        "refusal": refusal,
    }
    return render(request, "people/list.html", context)


@require_safe
@duty_required(LEAD)
def people(request: HttpRequest) -> HttpResponse:
    """Will list who may sign in."""
    return list_page(request)


def person_page(request: HttpRequest, pk: int, refusal: Refusal | None = None) -> HttpResponse:
    """Will show one person: duties, account, seat, what was changed; a link just made is shown this once."""
    user = get_object_or_404(User, pk=pk)
    shown = request.session.get(SHOWN_ONCE) or {}
    if shown.get("user") == pk:
        del request.session[SHOWN_ONCE]
    secret = shown.get("secret") if shown.get("user") == pk else None
    entries = OfficeEntry.objects.filter(about=user.get_username()).order_by("-seq")[:AT_ONCE]
    held = set(refusal.typed.getlist("duties")) if refusal and refusal.verb == "person-duties" else duties_of(user)
    context = {
        "person": user,
        "name": name_of(user),
        "duties": _choices(set(held)),
        "seat": seat_of(user),
        "has_key": Authenticator.objects.filter(user=user).exists(),
        "waiting": _waiting().filter(user=user).first(),
        "link": request.build_absolute_uri(reverse("one-time-link", args=[secret])) if secret else "",
        "lines": lines_of(entries, (get_language() or "en")[:2]),
        "refusal": refusal,
    }
    response = render(request, "people/person.html", context)
    add_never_cache_headers(response)
    return response


@require_safe
@duty_required(LEAD)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Will open one person's page."""
    return person_page(request, pk)


@require_safe
@duty_required(LEAD)
def record(request: HttpRequest) -> HttpResponse:
    """Will show the office's own record, the newest first."""
    pages = Paginator(OfficeEntry.objects.order_by("-seq"), AT_ONCE)
    page = pages.get_page(request.GET.get("page"))
    context = {"page": page, "lines": lines_of(page.object_list, (get_language() or "en")[:2])}
    return render(request, "people/record.html", context)


def _waiting() -> Any:
    return OneTimeLink.objects.filter(used_at=None, revoked_at=None, ends_at__gt=now(), user__isnull=False)


def _row(user: User, waiting: bool) -> dict[str, Any]:
    held = {group.name for group in user.groups.all()}
    return {
        "user": user,
        "name": name_of(user),
        "duties": [NAMES[duty] for duty in DUTIES if duty in held],
        "seat": next((seat for seat in user.seats.all() if seat.closed_at is None), None)
        or next(iter(user.seats.all()), None),
        "waiting": waiting,
    }


def _choices(held: set[str]) -> list[dict[str, Any]]:
    return [{"duty": duty, "name": NAMES[duty], "means": MEANS[duty], "on": duty in held} for duty in MEANS]
