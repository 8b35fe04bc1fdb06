"""A person's own keys: passkeys, a code generator, recovery codes. Owns the pages; the keys are allauth's.

Every change asks for password or key once more; a key that is lost is taken off by `sunwai people reset-key`."""

import json
from typing import Any

from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from sunwai.nod.models import KeyReset
from sunwai.web.sign import proof
from sunwai.web.sign.words import first_screen


class KeysPage(IndexView):  # type: ignore[misc]  # allauth has no types
    """What the person can prove themselves with, and what was ever reset."""

    template_name = "sign/keys.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Will add the passkeys in order, the code generator, codes left, resets, and where to go on to."""
        user = self.request.user
        held = Authenticator.objects.filter(user=user).order_by("created_at")
        codes = held.filter(type=Authenticator.Type.RECOVERY_CODES).first()
        found: dict[str, Any] = super().get_context_data(**kwargs)
        return found | {
            "passkeys": [row.wrap() for row in held.filter(type=Authenticator.Type.WEBAUTHN)],
            "generator": held.filter(type=Authenticator.Type.TOTP).first(),
            "codes_left": len(codes.wrap().get_unused_codes()) if codes else 0,
            "resets": KeyReset.objects.filter(user_id=user.pk).order_by("-at")[:3],
            "lacking": proof.lacks_key(self.request),
            "onward": first_screen(user),
        }


class AddPasskey(AddWebAuthnView):  # type: ignore[misc]  # allauth has no types
    """A new passkey, kept on the device, that can also sign in alone."""

    template_name = "sign/add_passkey.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Will ask for a passkey that the device keeps and that checks finger, face or code."""
        found: dict[str, Any] = super().get_context_data(**kwargs)
        return found | {"options": json.dumps(webauthn.begin_registration(self.request.user, True))}

    def form_valid(self, form: Any) -> HttpResponse:
        """Will say that it is kept."""
        answer: HttpResponse = super().form_valid(form)
        messages.success(self.request, _("The passkey is kept."))
        return answer


class RemovePasskey(RemoveWebAuthnView):  # type: ignore[misc]  # allauth has no types
    """Takes one passkey off, after asking."""

    template_name = "sign/remove_passkey.html"
    success_url = reverse_lazy("mfa_index")


class AddGenerator(ActivateTOTPView):  # type: ignore[misc]  # allauth has no types
    """A code generator on a second device: the picture to scan, then its first code."""

    template_name = "sign/add_generator.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Will add the picture as a drawing in the page and the secret in groups of four, to be typed."""
        found: dict[str, Any] = super().get_context_data(**kwargs)
        drawing = found["totp_svg"][found["totp_svg"].index("<svg") :]
        secret = found["form"].secret
        grouped = " ".join(secret[n : n + 4] for n in range(0, len(secret), 4))
        return found | {"drawing": mark_safe(drawing), "secret": grouped}  # noqa: S308  # drawn by our own library


class RemoveGenerator(DeactivateTOTPView):  # type: ignore[misc]  # allauth has no types
    """Takes the code generator off, after asking."""

    template_name = "sign/remove_generator.html"


class Codes(ViewRecoveryCodesView):  # type: ignore[misc]  # allauth has no types
    """The recovery codes, shown once, to be printed."""

    template_name = "sign/codes.html"


class NewCodes(GenerateRecoveryCodesView):  # type: ignore[misc]  # allauth has no types
    """New recovery codes; the old ones hold no more."""

    template_name = "sign/new_codes.html"
