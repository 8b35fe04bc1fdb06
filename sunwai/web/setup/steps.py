"""The forms of set-up: the office's name, the keys of its handle, the directory's list. One form a step."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from sunwai.networks.x.auth import OAuth1Tokens, OAuth2Tokens, Tokens
from sunwai.offices.people import protocol
from sunwai.outbox import connecting
from sunwai.outbox.models import Handle
from sunwai.web import forms
from sunwai.web.at import now, sop_at
from sunwai.web.people import duties_of, duty_required, name_of
from sunwai.web.refusals import Refusal, refused_on
from sunwai.web.see_other import see_other
from sunwai.web.setup.wizard import LEAD, directory_counts

OAUTH1 = ("consumer_key", "consumer_secret", "token", "token_secret")
SECRETS = (*OAUTH1, "client_id", "client_secret", "access", "refresh")
MODES = ("assisted", "api", "off")


def office_page(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    """Will show the office's name, and what comes from the settings."""
    sop = sop_at(now())
    context = {"office": sop.office, "state": settings.HOME_STATE, "prefix": settings.DOCKET_PREFIX, "refusal": refusal}
    return render(request, "setup/office.html", context)


@require_safe
@duty_required(LEAD)
def office(request: HttpRequest) -> HttpResponse:
    """Will open the first step."""
    return office_page(request)


@require_POST
@duty_required(LEAD)
@refused_on(office_page)
def name_office(request: HttpRequest) -> HttpResponse:
    """Will keep the office's name; another name is a new version of the SOP."""
    en = forms.words(request, "en", missing=_("Give the office's name in English."), most=120)
    hi = forms.words(request, "hi", missing=_("Give the office's name in Hindi."), most=120)
    duties = duties_of(request.user)
    version = protocol.name_office(en=en, hi=hi, duties=duties, by=name_of(request.user), at=now())
    messages.success(request, _("The office's name is kept, in SOP version %(n)d.") % {"n": version.number})
    return see_other("setup")


def network_page(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    """Will show our handles and the form for keys; secrets that were typed are never shown again."""
    context: dict[str, Any] = {
        "handles": Handle.objects.order_by("network", "id"),
        "address": settings.X_BASE_URL,
        "mode": settings.X_MODE,
        "refusal": refusal,
    }
    return render(request, "setup/network.html", context)


@require_safe
@duty_required(LEAD)
def network(request: HttpRequest) -> HttpResponse:
    """Will open the step of our handle."""
    return network_page(request)


@require_POST
@duty_required(LEAD)
@sensitive_post_parameters(*SECRETS)
@refused_on(network_page)
def connect(request: HttpRequest) -> HttpResponse:
    """Will ask X whose keys these are, and keep them, sealed, once it has said so."""
    at = now()
    mode = forms.chosen(request, "mode", MODES, missing=_("Choose how words reach X."))
    handle = connecting.connect_x(_tokens(request, at), mode=mode, by=name_of(request.user), at=at)
    messages.success(
        request, _("X says: these are the keys of @%(handle)s. They are kept.") % {"handle": handle.handle}
    )
    return see_other("setup-network")


@require_safe
@duty_required(LEAD)
def directory(request: HttpRequest) -> HttpResponse:
    """Will show what the directory holds and where its lists are taken in."""
    return render(request, "setup/directory.html", {"counts": directory_counts()})


def _tokens(request: HttpRequest, at: Any) -> Tokens:
    if request.POST.get("scheme") == "oauth2":
        wanted = {"client_id": _("Client id"), "access": _("Access token"), "refresh": _("Refresh token")}
        given = {name: _secret(request, name, label) for name, label in wanted.items()}
        secret = forms.maybe_words(request, "client_secret", most=500)
        ends = at + connecting.LIFE
        return OAuth2Tokens(given["client_id"], secret, given["access"], given["refresh"], expires_at=ends)
    labels = (_("API key"), _("API key secret"), _("Access token"), _("Access token secret"))
    return OAuth1Tokens(*(_secret(request, name, label) for name, label in zip(OAUTH1, labels, strict=True)))


def _secret(request: HttpRequest, name: str, label: str) -> str:
    return forms.words(request, name, missing=_("Fill in: %(label)s.") % {"label": label}, most=500)
