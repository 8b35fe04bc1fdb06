"""Links that let one person in once: the first desk lead, a forgotten password, an officer's invitation.

The only writer of OneTimeLink. The secret is given once and kept nowhere; opening a link uses nothing up."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction

from sunwai.errors import SunwaiError
from sunwai.offices.people import actions as people
from sunwai.offices.people import seats
from sunwai.offices.people.models import OneTimeLink
from sunwai.offices.people.record import Act, enter

P = OneTimeLink.Purpose
GOOD_FOR = {P.FIRST: timedelta(hours=24), P.PASSWORD: timedelta(hours=48), P.SEAT: timedelta(days=7)}
INSTALLATION = "sunwai up"


class LinkEnded(SunwaiError):
    """The link was used, replaced or is too old, or there never was one."""


class NotFirst(SunwaiError):
    """Somebody can sign in already, so there is no first link any more."""


def first_link(*, at: datetime) -> str | None:
    """Will make the link by which the first desk lead comes in, in place of any before it; None where one is there."""
    with transaction.atomic():
        if anybody():
            return None
        OneTimeLink.objects.filter(purpose=P.FIRST, used_at=None, revoked_at=None).update(revoked_at=at)
        return _made(P.FIRST, user=None, by=INSTALLATION, at=at)


def anybody() -> bool:
    """Will say whether there is somebody who can let others in."""
    return User.objects.filter(groups__name=people.LEAD, is_active=True).exists()


def make_link(user: User, *, by: str, at: datetime) -> str:
    """Will make a link by which USER chooses a new password, in place of any before it, and give its secret once."""
    if not user.is_active:
        raise people.AlreadySo(f"The account of {user.get_username()} is closed. Open it first.")
    with transaction.atomic():
        OneTimeLink.objects.filter(user=user, used_at=None, revoked_at=None).update(revoked_at=at)
        seat = seats.seat_of(user)
        invited = seat is not None and seat.accepted_at is None
        secret = _made(P.SEAT if invited else P.PASSWORD, user=user, by=by, at=at)
        enter(Act.LINK_MADE, about=user.get_username(), by=by, at=at)
    return secret


def found(secret: str, *, at: datetime) -> OneTimeLink:
    """Will give the link of SECRET while it is good; changes nothing. Raises LinkEnded."""
    link = OneTimeLink.objects.select_related("user").filter(digest=_digest(secret)).first()
    gone = link is None or not link.is_good(at) or (link.user is not None and not link.user.is_active)
    if link is None or gone:
        raise LinkEnded(
            "This link does not let anybody in: it was used, replaced by a newer one, or is too old. Ask the desk lead "
            "for a new one."
        )
    return link


def come_in(secret: str, *, password: str, at: datetime) -> User:
    """Will let the person of the link choose PASSWORD, once, and give their account. Raises LinkEnded, WeakPassword."""
    with transaction.atomic():
        link = _spent(secret, at=at)
        if link.user is None:
            raise LinkEnded("This link makes the first desk lead; open it and give a name.")
        people.choose_password(link.user, password)
        seats.take(link.user, at=at)
        enter(Act.LINK_USED, about=link.user.get_username(), by=link.user.get_username(), at=at)
    return link.user


def come_in_first(secret: str, *, name: str, called: str, password: str, at: datetime) -> User:
    """Will make the first desk lead by the link that `sunwai up` printed. Raises LinkEnded, NotFirst, NameTaken ..."""
    with transaction.atomic():
        link = _spent(secret, at=at)
        if link.purpose != P.FIRST or anybody():
            raise NotFirst("Somebody can sign in already; ask the desk lead to add you.")
        return people.add_person(name, called=called, duties=[people.LEAD], by=INSTALLATION, at=at, password=password)


def _made(purpose: OneTimeLink.Purpose, *, user: User | None, by: str, at: datetime) -> str:
    secret = secrets.token_urlsafe(24)
    OneTimeLink.objects.create(
        digest=_digest(secret), purpose=purpose, user=user, made_at=at, made_by=by[:80], ends_at=at + GOOD_FOR[purpose]
    )
    return secret


def _spent(secret: str, *, at: datetime) -> OneTimeLink:
    """The link, used up in this transaction: of two who send it at one moment, one is let in."""
    link = found(secret, at=at)
    if not OneTimeLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None).update(used_at=at):
        raise LinkEnded("This link was used a moment ago. Ask the desk lead for a new one.")
    return link


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
