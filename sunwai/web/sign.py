"""Signing in and out, and the light or dark of a person's screen. Owns no accounts."""

from typing import Any

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from sunwai.web import people

A_YEAR = 365 * 24 * 3600
FIRST_SCREEN = {
    "approver": "nod-list",
    "secretary": "call-sheet",
    "chief_secretary": "call-sheet",
    "desk": "desk-list",
    "desk_lead": "desk-list",
    "reviewer": "public-front",
}


class SignInForm(AuthenticationForm):
    """Name and password, with refusals that help."""

    error_messages = {
        "invalid_login": _(
            "That name and password do not belong together. Check that Caps Lock is off and try again; "
            "your desk lead can set a new password."
        ),
        "inactive": _("This account was closed. Ask your desk lead."),
    }


class SignIn(LoginView):
    """The sign-in page; afterwards each duty comes to its own first screen."""

    template_name = "sign/in.html"
    authentication_form = SignInForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Will add whether this is the demo, where one click signs in."""
        return super().get_context_data(**kwargs) | {"demo": settings.DEMO}

    def get_default_redirect_url(self) -> str:
        """Will give the first screen of the person's duty."""
        return reverse(FIRST_SCREEN.get(people.duty_of(self.request.user), "desk-list"))


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Will keep LIGHT or DARK in a cookie and go back; anything else forgets it and follows the system."""
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if safe else "/")
    chosen = request.POST.get("theme", "")
    if chosen in {"light", "dark"}:
        response.set_cookie("theme", chosen, max_age=A_YEAR, samesite="Lax", httponly=True)
    else:
        response.delete_cookie("theme")
    return response
