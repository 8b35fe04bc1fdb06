"""What signing in says and where it leads: our own words in both languages, and secrets sealed at rest.

Owns the two adapters that allauth asks. Lets nobody sign up; sends no mail."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sunwai.lib import crypto
from sunwai.web import people
from sunwai.web.people import name_of
from sunwai.web.sign import proof

FIRST_SCREEN = {
    "approver": "nod-list",
    "secretary": "call-sheet",
    "chief_secretary": "call-sheet",
    "desk": "desk-list",
    "desk_lead": "desk-list",
    "reviewer": "public-front",
    "office": "officer-list",
}
_MISMATCH = gettext_lazy(
    "That name and password do not belong together. Check that Caps Lock is off and try again; "
    "your desk lead can set a new password."
)
_TOO_MANY = gettext_lazy(
    "Too many wrong attempts. Nothing is wrong with the account; wait five minutes and try again, or sign in with "
    "your passkey."
)
_WRONG_CODE = gettext_lazy(
    "That was not accepted. A code holds for half a minute and only once: wait for the next one, or use your passkey "
    "or a recovery code."
)


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Who may come in, what they are told, and their first screen."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _MISMATCH,
        "invalid_login": _MISMATCH,
        "account_inactive": gettext_lazy("This account was closed. Ask your desk lead."),
        "incorrect_password": gettext_lazy("That is not your password. Check that Caps Lock is off and try again."),
        "incorrect_code": _WRONG_CODE,
        "too_many_login_attempts": _TOO_MANY,
        "rate_limited": _TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up; people are let in by `sunwai people add`."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Will give the first screen of the person's duty, or where to set up the key they lack."""
        if proof.lacks_key(request):
            return reverse("mfa_index")
        return first_screen(request.user)

    def add_message(self, request: HttpRequest, level: int, *_: Any, message: str | None = None, **__: Any) -> None:
        """Will pass on refusals only; what was done is said by our own pages."""
        if message:
            messages.add_message(request, level, message)

    def send_notification_mail(self, *_: Any, **__: Any) -> None:
        """No mail: people of an office need none to sign in."""


class Keys(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Passkeys, codes and recovery codes: named in our words, sealed at rest."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": _WRONG_CODE}

    def encrypt(self, text: str) -> str:
        """Will seal a secret with this installation's token key."""
        return crypto.seal(text.encode(), key=settings.TOKEN_KEY)

    def decrypt(self, encrypted_text: str) -> str:
        """Will open what was sealed here."""
        return crypto.unseal(encrypted_text, key=settings.TOKEN_KEY).decode()

    def generate_authenticator_name(self, user: AbstractBaseUser, kind: Authenticator.Type, **_more: Any) -> str:
        """Will name a new passkey where the person does not."""
        return _("Passkey %(number)d") % {"number": Authenticator.objects.filter(user=user, type=kind).count() + 1}

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, Any]:
        """Will name the person as the record does, on the phone's own screen."""
        told: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return told | {"display_name": name_of(user)}


def first_screen(user: people.User) -> str:
    """Will give the address of the first screen of USER's duty."""
    return reverse(FIRST_SCREEN.get(people.duty_of(user), "desk-list"))
