"""Coming in by a one-time link: choose a password, or become the first desk lead. Opening it uses nothing up.

Owns the page. Whether a link is good, and that it works once, is offices.people's."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from sunwai.offices.people import links
from sunwai.offices.people.models import OneTimeLink
from sunwai.web import forms
from sunwai.web.at import now
from sunwai.web.officer.hindi_first import hindi_first
from sunwai.web.people import name_of
from sunwai.web.refusals import NotFilledIn, Refusal, refused_on
from sunwai.web.see_other import see_other
from sunwai.web.sign import proof
from sunwai.web.sign.words import first_screen

MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


def link_page(request: HttpRequest, secret: str, refusal: Refusal | None = None) -> HttpResponse:
    """Will show the form for a password while the link is good, else say in words that it is not (410)."""
    try:
        link = links.found(secret, at=now())
    except links.LinkEnded as ended:
        return _never_kept(render(request, "people/link_ended.html", {"why": ended}, status=410))
    context: dict[str, Any] = {
        "link": link,
        "secret": secret,
        "first": link.purpose == OneTimeLink.Purpose.FIRST,
        "name": name_of(link.user) if link.user else "",
        "refusal": refusal,
    }
    return _never_kept(render(request, "people/link.html", context))


@require_safe
@hindi_first
def link(request: HttpRequest, secret: str) -> HttpResponse:
    """Will open a one-time link."""
    return link_page(request, secret)


@require_POST
@hindi_first
@sensitive_post_parameters("password", "again")
@refused_on(link_page)
def come_in(request: HttpRequest, secret: str) -> HttpResponse:
    """Will keep the password that was chosen and sign its owner in."""
    password = request.POST.get("password", "")
    if password != request.POST.get("again", ""):
        raise NotFilledIn(_("The two passwords are not the same. Type the same one twice."))
    at = now()
    if links.found(secret, at=at).purpose == OneTimeLink.Purpose.FIRST:
        name = forms.words(request, "name", missing=_("Give a name to sign in with, such as ravi."), most=60)
        called = forms.words(request, "called", missing=_("Give the name that shall stand in the record."), most=80)
        user = links.come_in_first(secret, name=name, called=called, password=password, at=at)
        login(request, user, backend=MODEL_BACKEND)
        return see_other("setup")
    user = links.come_in(secret, password=password, at=at)
    if Authenticator.objects.filter(user=user).exists():  # a new password alone lets nobody past their key
        messages.success(request, _("The password is kept. Sign in with it and your key."))
        return see_other("sign-in")
    login(request, user, backend=MODEL_BACKEND)
    return see_other(reverse("mfa_index") if proof.lacks_key(request) else first_screen(user))


def _never_kept(response: HttpResponse) -> HttpResponse:
    """No cache keeps the page. Its address goes to no other site: the referrer's policy is same-origin everywhere."""
    add_never_cache_headers(response)
    return response
