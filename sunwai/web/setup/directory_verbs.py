"""What is done to an office in the directory: reached otherwise, held by another, an account verified or stopped,
an officer invited. One address each; every one leaves an entry on the office's record."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sunwai.networks.post import Author
from sunwai.offices import actions
from sunwai.offices.impostors import likeness
from sunwai.offices.models import Account, Office
from sunwai.offices.people import links, seats
from sunwai.offices.people.models import OfficeSeat
from sunwai.outbox import connecting
from sunwai.web import forms
from sunwai.web.at import now
from sunwai.web.people import AT_DESK, duty_required, name_of
from sunwai.web.refusals import NotFilledIn, refused_on
from sunwai.web.see_other import see_other
from sunwai.web.setup.directory import LEAD, directory_page, office_page
from sunwai.web.setup.people_list import SHOWN_ONCE

Act = Callable[[HttpRequest, Office], str]
NETWORK = "x"
ACCOUNTS_AT_ONCE = 500


def _office_verb(*duties: str) -> Callable[[Act], Callable[..., HttpResponse]]:
    """Will make of an act on one office a view for people with one of DUTIES, by POST only."""

    def made(act: Act) -> Callable[..., HttpResponse]:
        @require_POST
        @duty_required(*duties)
        @refused_on(office_page)
        @wraps(act)
        def view(request: HttpRequest, code: str) -> HttpResponse:
            messages.success(request, act(request, get_object_or_404(Office, code=code)))
            return see_other("directory-office", code)

        return view

    return made


@_office_verb(LEAD)
def correct(request: HttpRequest, office: Office) -> str:
    """Will set an office's numbers and mail address."""
    email = forms.maybe_words(request, "email", most=254)
    try:
        if email:
            validate_email(email)
    except ValidationError as wrong:
        raise NotFilledIn(_("“%(text)s” is no mail address.") % {"text": email}) from wrong
    phone, fallback = (forms.maybe_words(request, field, most=32) for field in ("phone", "phone_fallback"))
    actions.correct_office(
        office, phone=phone, phone_fallback=fallback, email=email, by=name_of(request.user), at=now()
    )
    return _("It is kept how the office is reached.")


@_office_verb(LEAD)
def appoint(request: HttpRequest, office: Office) -> str:
    """Will record who holds the office from a day on; whoever held it before stays on record."""
    name = forms.words(request, "name", missing=_("Give the new holder's name."), most=160)
    source = forms.words(request, "source", missing=_("Say where this is from, such as the order's number."), most=255)
    phone = forms.maybe_words(request, "phone", most=32)
    at = now()
    since = _day(request.POST.get("since", ""))
    actions.appoint(office, name=name, phone=phone, since=since, source=source, by=name_of(request.user), at=at)
    return _("%(name)s holds the office now; whoever held it before stays on record.") % {"name": name}


@require_POST
@duty_required(LEAD)
@refused_on(office_page)
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Will show who the network says has a handle; with a source given, record that they speak for the office."""
    office, at = get_object_or_404(Office, code=code), now()
    handle = forms.words(request, "handle", missing=_("Give the handle, such as @DCSimdega."), most=60)
    author = connecting.look_up(handle, network=NETWORK, at=at)
    if author is None:
        raise NotFilledIn(_("X knows nobody called %(handle)s now. Check the spelling.") % {"handle": handle})
    if request.POST.get("key", "") != author.key:  # not shown yet, or somebody else holds the handle since
        alike = likeness(Account(network=NETWORK, handle=author.handle, name=author.name), besides=office)
        return office_page(request, code, seen=(author, alike))
    source = forms.words(request, "source", missing=_("Say how you made sure: a letter, a call, a badge."), most=255)
    _verified(author, office, source=source, by=name_of(request.user), at=at)
    messages.success(request, _("@%(handle)s speaks for the office from now on.") % {"handle": author.handle})
    return see_other("directory-office", code)


@_office_verb(LEAD)
def suspend(request: HttpRequest, office: Office) -> str:
    """Will stop an account from being tagged or heard as the office."""
    typed = request.POST.get("account", "")
    account = get_object_or_404(Account, pk=int(typed) if typed.isdecimal() and len(typed) < 12 else 0, office=office)
    why = forms.words(request, "why", missing=_("Say why; it stays on record."), most=200)
    actions.suspend_account(account, why=why, by=name_of(request.user), at=now())
    return _("@%(handle)s is neither tagged nor heard as the office any more.") % {"handle": account.handle}


@_office_verb(*AT_DESK)
def invite(request: HttpRequest, office: Office) -> str:
    """Will invite an officer to the office's own page and show the link this once."""
    name = forms.words(request, "name", missing=_("Give a name to sign in with, such as dc.simdega."), most=60)
    called = forms.words(request, "called", missing=_("Give the name that shall stand in the record."), most=80)
    by, at = name_of(request.user), now()
    with transaction.atomic():
        seat = seats.offer(office, name=name, called=called, by=by, at=at)
        secret = links.make_link(seat.user, by=by, at=at)
    request.session[SHOWN_ONCE] = {"user": seat.user_id, "office": office.code, "secret": secret}
    return _("The invitation stands below, this once.")


@_office_verb(*AT_DESK)
def end_seat(request: HttpRequest, office: Office) -> str:
    """Will end somebody's answering for the office and close their account."""
    typed = request.POST.get("seat", "")
    seat = get_object_or_404(OfficeSeat, pk=int(typed) if typed.isdecimal() and len(typed) < 12 else 0, office=office)
    seats.close(seat, by=name_of(request.user), at=now())
    return _("The seat has ended and its account is closed; what was answered stays on record.")


@require_POST
@duty_required(LEAD)
@refused_on(directory_page)
def look_up(request: HttpRequest) -> HttpResponse:
    """Will ask the network whether each office's handle is still held by the account we know."""
    spoken = Account.objects.filter(network=NETWORK, office__isnull=False).exclude(handle="")
    listed = list(spoken.order_by("looked_up_at", "id")[:ACCOUNTS_AT_ONCE])
    gone = connecting.look_all_up(listed, network=NETWORK, at=now())
    told = _("The network was asked. %(gone)d handles are gone or held by another.") % {"gone": gone}
    messages.success(request, told)
    return see_other("directory")


def _verified(author: Author, office: Office, *, source: str, by: str, at: datetime) -> None:
    with transaction.atomic():
        account = actions.meet(author, network=NETWORK, at=at)
        actions.verify_account(account, office=office, source=source, by=by, at=at)


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given.strip())
    except ValueError as wrong:
        raise NotFilledIn(_("Give the day from which the office is held, such as 2026-01-31.")) from wrong
