"""Tokens kept and renewed. Owns every write of Credential, and that one refresh token is spent once.

Two workers may find a token near its end at the same moment. X takes each refresh token once, so the second to spend
it would lose the handle: the row is leased in one transaction, X is asked outside any, and the answer is stored only
while the row still holds what was spent."""

import json
import secrets
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from sunwai.errors import MissingPrerequisite
from sunwai.lib.crypto import seal, unseal
from sunwai.networks.base import Transient
from sunwai.networks.models import Credential, Scheme
from sunwai.networks.x.auth import OAuth1Tokens, OAuth2Tokens, Renew, Tokens
from sunwai.networks.x.client import LONGEST_CALL

# Longer than any call to X can take, so that a lease never ends while its holder may still get an answer.
LEASE = timedelta(seconds=2 * LONGEST_CALL)
_NO_LEASE: dict[str, Any] = {"lease_holder": "", "lease_until": None}


class NotConnected(MissingPrerequisite):
    """No tokens are kept for that handle."""


@dataclass(frozen=True, slots=True)
class StoredKeys:
    """The Keyring of one stored handle; every call reads the row, so a renewal elsewhere is seen at once."""

    network: str
    account: str
    handle: str

    def tokens(self, *, at: datetime, renew: Renew, refused: str | None = None) -> Tokens:
        """Will return tokens good at AT; see `fresh`."""
        return fresh(self, at=at, renew=renew, refused=refused)


@dataclass(frozen=True, slots=True)
class _Claim:
    """Tokens to be renewed, with the sealed text they came from and the name of our lease."""

    tokens: OAuth2Tokens
    sealed: str
    holder: str


def connect(network: str, *, account: str, handle: str, tokens: Tokens, at: datetime) -> StoredKeys:
    """Will keep TOKENS for the handle, in place of any it had; safe to repeat."""
    expires_at = tokens.expires_at if isinstance(tokens, OAuth2Tokens) else None
    kept: dict[str, Any] = {"handle": handle, "scheme": _scheme(tokens), "secret": _sealed(tokens)}
    kept |= {"connected_at": at, "expires_at": expires_at, "refreshed_at": None, **_NO_LEASE}
    Credential.objects.update_or_create(network=network, account=account, defaults=kept)
    return StoredKeys(network, account, handle)


def load(network: str, *, account: str | None = None) -> StoredKeys:
    """Will return the Keyring of ACCOUNT, or of the only handle on NETWORK; none or several are NotConnected."""
    rows = Credential.objects.filter(network=network).order_by("id")
    found = list(rows.filter(account=account) if account else rows)
    if len(found) != 1:
        raise NotConnected(
            f"{len(found)} handles are connected on {network}"
            f"{f' as account {account}' if account else ''}; one is needed. Connect it: sunwai connect x."
        )
    return StoredKeys(network, found[0].account, found[0].handle)


def fresh(keys: StoredKeys, *, at: datetime, renew: Renew, refused: str | None = None) -> Tokens:
    """Will return tokens good at AT, renewed with RENEW by exactly one worker when they are not.

    REFUSED is an access token X turned down before its time. Raises AuthLost when X takes the refresh token no more,
    Transient while another worker renews. Never call it inside a transaction: RENEW goes over the network."""
    claim = _claimed(keys, at=at, refused=refused)
    if not isinstance(claim, _Claim):
        return claim
    try:
        new = renew(claim.tokens)
    except BaseException:
        _rows(keys).filter(lease_holder=claim.holder).update(**_NO_LEASE)
        raise
    changed = {"secret": _sealed(new), "expires_at": new.expires_at, "refreshed_at": at, **_NO_LEASE}
    stored = _rows(keys).filter(secret=claim.sealed).update(**changed)
    return new if stored else _opened(_rows(keys).get())  # connected anew meanwhile: a person's word is newer


def _claimed(keys: StoredKeys, *, at: datetime, refused: str | None) -> Tokens | _Claim:
    with transaction.atomic():
        row = _rows(keys).select_for_update().first()
        if row is None:
            raise NotConnected(f"@{keys.handle} is not connected any more. Connect it: sunwai connect x.")
        tokens = _opened(row)
        if isinstance(tokens, OAuth1Tokens) or (tokens.is_good(at=at) and tokens.access_token != refused):
            return tokens
        if _is_leased(row, at=at):
            return _until_renewed(tokens, at=at, refused=refused)
        row.lease_holder, row.lease_until = secrets.token_urlsafe(16), at + LEASE
        row.save(update_fields=["lease_holder", "lease_until"])
        return _Claim(tokens, row.secret, row.lease_holder)


def _until_renewed(tokens: OAuth2Tokens, *, at: datetime, refused: str | None) -> Tokens:
    if at < tokens.expires_at and tokens.access_token != refused:
        return tokens  # renewed early by another worker at this moment; the old one still has minutes
    raise Transient("The handle's token is being renewed by another worker. Nothing was sent; it is tried again.")


def _is_leased(row: Credential, *, at: datetime) -> bool:
    # A lease further off than a lease can be was taken before the clock was set back; it binds nobody.
    return row.lease_until is not None and at < row.lease_until <= at + LEASE


def _rows(keys: StoredKeys) -> Any:
    return Credential.objects.filter(network=keys.network, account=keys.account)


def _scheme(tokens: Tokens) -> str:
    return Scheme.OAUTH1 if isinstance(tokens, OAuth1Tokens) else Scheme.OAUTH2


def _sealed(tokens: Tokens) -> str:
    content = json.dumps(asdict(tokens), default=lambda value: value.isoformat())
    return seal(content.encode(), key=settings.TOKEN_KEY)


def _opened(row: Credential) -> Tokens:
    fields = json.loads(unseal(row.secret, key=settings.TOKEN_KEY))
    if row.scheme == Scheme.OAUTH1:
        return OAuth1Tokens(**fields)
    return OAuth2Tokens(**{**fields, "expires_at": datetime.fromisoformat(fields["expires_at"])})
