"""A lost second factor: whoever may nod proves it with a key; here a lost one is taken off, on the record.

Owns KeyReset. Never adds a key: the person does, at their own screen."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import transaction

from sunwai.errors import SunwaiError
from sunwai.nod.models import KeyReset
from sunwai.offices.people.record import Act, enter


class NothingToReset(SunwaiError):
    """The person has no second factor."""


class WhyWanted(SunwaiError):
    """A reset needs a name and a reason."""


def reset(user: User, *, by: str, at: datetime, why: str) -> KeyReset:
    """Will take every key, code and recovery code of USER off, end their sessions, and record who did it and why.

    Raises WhyWanted or NothingToReset, and then nothing was changed."""
    if not by.strip() or not why.strip():
        raise WhyWanted("Say who resets the second factor and why; it stands on the record.")
    with transaction.atomic():
        removed, _ = Authenticator.objects.filter(user=user).delete()
        if not removed:
            raise NothingToReset(f"{user.get_username()} has no second factor; there is nothing to reset.")
        row: KeyReset = KeyReset.objects.create(user=user, by=by, at=at, why=why[:200])
        enter(Act.FACTOR_RESET, about=user.get_username(), by=by, at=at, why=why[:200])
        _sign_out(user)
    return row


def _sign_out(user: User) -> None:
    """A lost phone may still be signed in."""
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
