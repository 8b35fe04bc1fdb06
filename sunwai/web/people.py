"""Who is signed in: their name in the record, their duties, the screens these open. Duties are Django groups.

Grants nothing by itself: an account without a group may look at nothing but its sign-in page."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, PermissionsMixin
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

User = AbstractBaseUser | AnonymousUser
View = Callable[..., HttpResponse]

# The first of a person's duties, in this order, is the one they sign in as.
DUTIES = ("approver", "chief_secretary", "secretary", "desk_lead", "desk", "reviewer")
OFFICE = "office"  # an officer of a directed office: no duty of ours, and none of our screens
AT_DESK = ("desk", "desk_lead")
NAMES = {
    "approver": gettext_lazy("approver"),
    "chief_secretary": gettext_lazy("chief secretary"),
    "secretary": gettext_lazy("secretary"),
    "desk_lead": gettext_lazy("desk lead"),
    "desk": gettext_lazy("desk"),
    "reviewer": gettext_lazy("reviewer"),
    "office": gettext_lazy("officer of a directed office"),
}


@dataclass(frozen=True, slots=True)
class Link:
    """One screen: where it lies and what it is called."""

    name: str
    address: str


def name_of(user: User) -> str:
    """Will give the name by which USER stands in the record."""
    return str(getattr(user, "get_full_name", str)() or user.get_username())


def duties_of(user: User) -> frozenset[str]:
    """Will list USER's duties; asked of the database once for each request."""
    if not user.is_authenticated:
        return frozenset()
    known: frozenset[str] | None = getattr(user, "_sunwai_duties", None)
    if known is None:
        held = cast(PermissionsMixin, user).groups.values_list("name", flat=True)
        known = frozenset(held) & {*DUTIES, OFFICE}
        setattr(user, "_sunwai_duties", known)  # noqa: B010  # kept on the request's own user, who lives as long
    return known


def duty_of(user: User) -> str:
    """Will give USER's first duty (the highest of several), or "" for none."""
    held = duties_of(user)
    return next((duty for duty in (*DUTIES, OFFICE) if duty in held), "")


def duty_required(*duties: str) -> Callable[[View], View]:
    """Will let a view be seen only by people with one of DUTIES; others are told which duty it takes (403)."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), reverse("sign-in"))
            if not duties_of(request.user) & set(duties):
                return _not_yours(request, duties)
            return view(request, *args, **kwargs)

        return guarded

    return guard


def places(user: User) -> list[Link]:
    """Will list the screens USER's duties open, most used first; a lead's many about the office stand as one."""
    held = duties_of(user)
    rows: list[tuple[Any, str, set[str]]] = [
        (_("Desk"), "desk-list", {"desk", "desk_lead"}),
        (_("Holding pen"), "holding-pen", {"desk", "desk_lead"}),
        (_("Look again"), "looks", {"desk", "desk_lead"}),
        (_("Nod"), "nod-list", {"approver"}),
        (_("Shortlist on paper"), "nod-sheets", {"secretary", "desk_lead"}),
        (_("Call sheet"), "call-sheet", {"secretary", "chief_secretary", "desk_lead"}),
        (_("Morning brief"), "morning-brief", set(DUTIES) - {"reviewer"}),
        (_("Office"), "setup", {"desk_lead"}),
        (_("Protocol"), "sop", {"approver", "reviewer"}),
        (_("Notices"), "notices", {"approver", "secretary", "chief_secretary", "desk"}),
        (_("Directory"), "directory", {"desk", "secretary", "chief_secretary"}),
        (_("Your directions"), "officer-list", {OFFICE}),
        (_("Public pages"), "public-front", set(DUTIES)),
    ]
    inside = {link.address for link in office_places(user)}
    links = [Link(name, reverse(to)) for name, to, duties in rows if held & duties]
    return [link for link in links if link.address not in inside or link.address == reverse("setup")]


def office_places(user: User) -> list[Link]:
    """Will list the screens about the office itself, which a desk lead opens now and then; nothing for others."""
    if "desk_lead" not in duties_of(user):
        return []
    rows: list[tuple[Any, str]] = [
        (_("Set-up"), "setup"),
        (_("People"), "people"),
        (_("Directory"), "directory"),
        (_("Roster"), "roster"),
        (_("Protocol"), "sop"),
        (_("Notices"), "notices"),
        (_("Kill switch"), "kill-switch"),
        (_("The office's record"), "office-record"),
    ]
    return [Link(name, reverse(to)) for name, to in rows]


def _not_yours(request: HttpRequest, duties: tuple[str, ...]) -> HttpResponse:
    wanted = ", ".join(str(NAMES[duty]) for duty in duties)
    return render(request, "sign/not_yours.html", {"wanted": wanted, "places": places(request.user)}, status=403)
