"""Proof that it is really they: a passkey or a code, fresh enough, before an act that counts. (SOP 1.6)

Owns what is asked for and when. The keys themselves are allauth's; the demo, with invented people, asks for none."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.base.forms import ReauthenticateForm
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from sunwai.errors import MissingPrerequisite, SunwaiError
from sunwai.sop.clauses import Sop
from sunwai.web.at import now, sop_at
from sunwai.web.people import duties_of

FACTORS = (Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP)


class ProofWanted(SunwaiError):
    """The act counts only with a fresh passkey or code."""


class KeyWanted(SunwaiError):
    """The person has no second factor yet."""


class ProofRefused(SunwaiError):
    """The passkey or code was not accepted."""


def state(request: HttpRequest, *, sop: Sop) -> str:
    """Will say what an act needs: "" (nothing), "passkey", "code", or "key" where a second factor is still lacking."""
    if not _applies(request, sop) or is_fresh(request, sop=sop):
        return ""
    held = _factors(request)
    if Authenticator.Type.WEBAUTHN in held:
        return "passkey"
    return "code" if held else "key"


def prove(request: HttpRequest, *, sop: Sop) -> None:
    """Will take the passkey or code sent with the act, or a proof that is still fresh.

    Raises KeyWanted, ProofRefused or ProofWanted; nothing was done then."""
    if not _applies(request, sop):
        return
    if not _factors(request):
        raise KeyWanted(
            "Nothing was approved. A yes counts only with a passkey or a code from a second device, and this account "
            "has none. Set one up under Keys, then say yes again."
        )
    if request.POST.get("credential"):
        form = ReauthenticateWebAuthnForm({"credential": request.POST["credential"]}, user=request.user)
        post_authentication(request, _held(form).cleaned_data["credential"], reauthenticated=True)
    elif request.POST.get("code"):
        form = ReauthenticateForm({"code": request.POST["code"]}, user=request.user)
        post_authentication(request, _held(form).authenticator, reauthenticated=True)
    elif not is_fresh(request, sop=sop):
        raise ProofWanted("Nothing was approved yet. Show that it is you, by passkey or code, and say yes again.")


def is_fresh(request: HttpRequest, *, sop: Sop) -> bool:
    """Will say whether this session was proved by a second factor recently enough; by the machine's own clock."""
    proved = [row["at"] for row in get_authentication_records(request, request.user) if row.get("method") == "mfa"]
    return bool(proved) and timezone.now().timestamp() - max(proved) < sop.sign_in.proof_good_for.total_seconds()


def lacks_key(request: HttpRequest) -> bool:
    """Will say whether the person's acts would not count for want of a second factor."""
    try:
        return _applies(request, sop_at(now())) and not _factors(request)
    except MissingPrerequisite:
        return False  # no protocol is in force yet, so nothing can be nodded to either


def _applies(request: HttpRequest, sop: Sop) -> bool:
    return not settings.DEMO and sop.sign_in.wants_proof(duties_of(request.user))


def _factors(request: HttpRequest) -> set[Any]:
    rows = Authenticator.objects.filter(user_id=request.user.pk, type__in=FACTORS)
    return set(rows.values_list("type", flat=True))


def _held(form: Any) -> Any:
    if not form.is_valid():
        said = " ".join(str(error) for errors in form.errors.values() for error in errors)
        raise ProofRefused(said or _("That was not accepted."))
    return form
