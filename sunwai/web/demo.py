"""The demo's own two pages: sign in with one click, and the hands of the demo's clock. Absent (404) anywhere else.

Owns nothing of the product: it signs in and drives the clock file, and every other screen is the product itself."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model, login
from django.contrib.auth.models import AbstractBaseUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from sunwai.lib import timekeeping
from sunwai.web import people
from sunwai.web.see_other import see_other
from sunwai.web.sign.words import FIRST_SCREEN

RATES = (0, 1, 60, 600)  # shown seconds in a real one; 0 stands still
JUMPS = (1, 6)  # hours
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"

# In the order in which a matter comes to them.
LOOK_AT = {
    "desk": gettext_lazy("Take the next matter off the list, and draft the words that go out."),
    "desk_lead": gettext_lazy("See who holds what, what was set aside and why, and the holding pen."),
    "approver": gettext_lazy("Read the exact words and say yes or no, on a phone."),
    "secretary": gettext_lazy("Ring the silent offices and record what they promise."),
    "chief_secretary": gettext_lazy("See which office stayed silent even after it was rung."),
    "reviewer": gettext_lazy("Read what the public sees: what was claimed, and what citizens confirmed."),
    "office": gettext_lazy("Answer what your office was directed to do, on a cheap phone; see nothing else."),
}

View = Callable[..., HttpResponse]


def only_in_demo(view: View) -> View:
    """Will let VIEW exist only where settings.DEMO is set."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@only_in_demo
def sign_in(request: HttpRequest) -> HttpResponse:
    """Will list the demo's people by duty, and sign in as the one whose button was pressed."""
    if request.method != "POST":
        return render(request, "demo/sign_in.html", {"people": _people()})
    user = get_object_or_404(
        get_user_model(), username=request.POST.get("user", ""), is_active=True, is_superuser=False
    )
    duty = people.duty_of(user)
    if not duty:
        raise Http404
    login(request, user, backend=MODEL_BACKEND)
    return see_other(reverse(FIRST_SCREEN[duty]))


@only_in_demo
@require_POST
def clock(request: HttpRequest) -> HttpResponse:
    """Will set the demo clock's RATE, or JUMP it by hours and say so; the worker catches up by itself."""
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    messages.info(request, _drive(request.POST.get("rate", ""), request.POST.get("jump", "")))
    return see_other(back if safe else "/")


def context(request: HttpRequest) -> dict[str, Any]:
    """Will give the clock bar what it shows; nothing at all outside the demo."""
    if not settings.DEMO:
        return {}
    bar = {"at": timekeeping.now(), "rate": timekeeping.rate(), "rates": RATES, "jumps": JUMPS}
    return {"demo_clock": bar | {"driven": bool(settings.CLOCK_FILE)}}


def _drive(rate: str, jump: str) -> str:
    if not settings.CLOCK_FILE:
        return _("This demo runs on the machine's own clock, which cannot be driven. Start it with bin/demo.")
    path, shown = Path(settings.CLOCK_FILE), timekeeping.now()
    if jump in {str(hours) for hours in JUMPS}:
        later = shown + timedelta(hours=int(jump))
        timekeeping.drive(path, shown=later, rate=timekeeping.rate())
        return _jumped(int(jump), later)
    if rate in {str(known) for known in RATES}:
        timekeeping.drive(path, shown=shown, rate=float(rate))
        return (
            _("The demo clock stands still.")
            if rate == "0"
            else _("The demo clock runs %(rate)s times as fast.") % {"rate": rate}
        )
    return _("The demo clock was left as it is.")


def _jumped(hours: int, later: datetime) -> str:
    said = ngettext("The demo clock jumped %(n)d hour", "The demo clock jumped %(n)d hours", hours) % {"n": hours}
    when = date_format(localtime(later), "j M, H:i")
    return _("%(jumped)s: it is %(when)s now. What fell due meanwhile is being done.") % {"jumped": said, "when": when}


def _people() -> list[dict[str, Any]]:
    users = get_user_model()._default_manager.filter(is_active=True, is_superuser=False).prefetch_related("groups")
    rows = [_person(user, duty) for user in users if (duty := people.duty_of(user))]
    return sorted(rows, key=lambda row: (list(LOOK_AT).index(row["duty"]), row["name"]))


def _person(user: AbstractBaseUser, duty: str) -> dict[str, Any]:
    return {
        "user": user.get_username(),
        "name": people.name_of(user),
        "duty": duty,
        "duty_name": people.NAMES[duty],
        "look_at": LOOK_AT[duty],
    }
