"""Signing in: name and password, then the second factor; or a passkey alone. And light or dark of a person's screen.

Owns no accounts; the steps and the limits on wrong attempts are allauth's, the words and pages ours."""

import json
from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.views import LoginView, ReauthenticateView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as CodeAgainView
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.views import LoginWebAuthnView, ReauthenticateWebAuthnView
from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

A_YEAR = 365 * 24 * 3600


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    """Name and password; the refusals are sign_words'."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {
            "username": forms.CharField(label=_("Name"), max_length=150),
            "password": forms.CharField(label=_("Password"), strip=False, widget=forms.PasswordInput),
        }

    def clean(self) -> dict[str, Any]:
        """Will let allauth count a wrong attempt by the name that was typed."""
        self.cleaned_data["login"] = self.cleaned_data.get("username", "")
        cleaned: dict[str, Any] = super().clean()
        return cleaned

    def user_credentials(self) -> dict[str, str]:
        """Will give what was typed, as the account's own fields are called."""
        return {"username": self.cleaned_data["username"].strip(), "password": self.cleaned_data["password"]}


class SignIn(LoginView):  # type: ignore[misc]  # allauth has no types
    """The sign-in page; afterwards each duty comes to its own first screen."""

    template_name = "sign/in.html"
    form_class = SignInForm

    def get_form_class(self) -> type[SignInForm]:
        """Will give our own form."""
        return SignInForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Will add where to go on to, and whether this is the demo, where one click signs in."""
        back = self.request.POST.get("next") or self.request.GET.get("next", "")
        found: dict[str, Any] = super().get_context_data(**kwargs)
        return found | {"demo": settings.DEMO, "next": back}


class SecondStep(AuthenticateView):  # type: ignore[misc]  # allauth has no types
    """After the password: the passkey, a code, or a recovery code."""

    template_name = "sign/second.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Will add what the person holds: a passkey to be asked, or only a generator."""
        found: dict[str, Any] = super().get_context_data(**kwargs)
        held = Authenticator.objects.filter(user=self.stage.login.user)
        return found | {
            "has_passkey": held.filter(type=Authenticator.Type.WEBAUTHN).exists(),
            "has_codes": held.exclude(type=Authenticator.Type.WEBAUTHN).exists(),
            "refused": (found["form"].errors if found.get("form") else None) or found["webauthn_form"].errors,
            "options": json.dumps(found["js_data"]["request_options"]),
        }


class PasskeyIn(LoginWebAuthnView):  # type: ignore[misc]  # allauth has no types
    """Signing in with a passkey alone: GET gives the challenge (JSON), POST takes the answer."""


class PasswordAgain(ReauthenticateView):  # type: ignore[misc]  # allauth has no types
    """The password once more, before keys are changed."""

    template_name = "sign/again.html"


class CodeAgain(CodeAgainView):  # type: ignore[misc]  # allauth has no types
    """A code once more, before keys are changed."""

    template_name = "sign/again.html"


class PasskeyAgain(ReauthenticateWebAuthnView):  # type: ignore[misc]  # allauth has no types
    """The passkey once more, before keys are changed."""

    template_name = "sign/again.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Will add the challenge for the page's own script."""
        found: dict[str, Any] = super().get_context_data(**kwargs)
        return found | {"options": json.dumps(found["js_data"]["request_options"])}

    def form_invalid(self, form: Any) -> HttpResponse:
        """Will say on the same page that it was not accepted."""
        answer: HttpResponse = self.render_to_response(self.get_context_data(form=form))
        return answer


@require_safe
@never_cache
@login_required
def challenge(request: HttpRequest) -> HttpResponse:
    """Will give a challenge for the person's passkey, good for one answer with the act it proves."""
    return JsonResponse({"request_options": webauthn.begin_authentication(request.user)})


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
