"""What a desk lead does with people: add, change duties, close and open an account, make a link. One address each."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sunwai.nod import keys
from sunwai.offices.people import actions, links, seats
from sunwai.web import forms
from sunwai.web.at import now
from sunwai.web.people import duty_required, name_of
from sunwai.web.refusals import refused_on
from sunwai.web.see_other import see_other
from sunwai.web.setup.people_list import LEAD, SHOWN_ONCE, list_page, person_page

Verb = Callable[[HttpRequest, User], str]


def _person_verb(act: Verb) -> Callable[..., HttpResponse]:
    """Will make of ACT (what is done to a person, and what to tell) a view for the desk lead, by POST only."""

    @require_POST
    @duty_required(LEAD)
    @refused_on(person_page)
    @wraps(act)
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        messages.success(request, act(request, get_object_or_404(User, pk=pk)))
        return see_other("person", pk)

    return view


@require_POST
@duty_required(LEAD)
@refused_on(list_page)
def add(request: HttpRequest) -> HttpResponse:
    """Will add somebody and show the link by which they choose their password."""
    name = forms.words(request, "name", missing=_("Give a name to sign in with, such as ravi."), most=60)
    called = forms.words(request, "called", missing=_("Give the name that shall stand in the record."), most=80)
    by, at = name_of(request.user), now()
    user = actions.add_person(name, called=called, duties=request.POST.getlist("duties"), by=by, at=at)
    show_link(request, user)
    return see_other("person", user.pk)


@_person_verb
def give_duties(request: HttpRequest, user: User) -> str:
    """Will change what a person's duties are."""
    actions.give_duties(user, duties=request.POST.getlist("duties"), by=name_of(request.user), at=now())
    return _("The duties are changed, from this moment on.")


@_person_verb
def close(request: HttpRequest, user: User) -> str:
    """Will close an account, and the seat that goes with it."""
    seat = seats.seat_of(user)
    if seat is not None:
        seats.close(seat, by=name_of(request.user), at=now())
    else:
        actions.close_account(user, by=name_of(request.user), at=now())
    return _("The account is closed. Nobody signs in with it any more; what was done with it stays on record.")


@_person_verb
def reopen(request: HttpRequest, user: User) -> str:
    """Will open a closed account again."""
    actions.open_account(user, by=name_of(request.user), at=now())
    return _("The account is open again.")


@_person_verb
def reset_factor(request: HttpRequest, user: User) -> str:
    """Will take off every passkey and code generator of somebody who lost them; they set up new ones themselves."""
    why = forms.words(request, "why", missing=_("Say why, such as: telephone lost."), most=200)
    keys.reset(user, by=name_of(request.user), at=now(), why=why)
    return _("The keys are taken off. The person sets up new ones after signing in with the password.")


@_person_verb
def make_link(request: HttpRequest, user: User) -> str:
    """Will make a link by which a person chooses a new password, shown on the next page only."""
    show_link(request, user)
    return _("The link stands below, this once.")


def show_link(request: HttpRequest, user: User) -> None:
    """Will make a link for USER and keep it for whoever asked, until their next look at that person."""
    secret = links.make_link(user, by=name_of(request.user), at=now())
    request.session[SHOWN_ONCE] = {"user": user.pk, "secret": secret}
