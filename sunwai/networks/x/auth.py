"""Proof of who is calling: OAuth 1.0a signatures and OAuth 2.0 bearer tokens.

Owns the token shapes and the signing of one request. Never stores a token; a Keyring does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

import httpx
from oauthlib.oauth1 import Client as Signature

from sunwai.networks.base import AuthLost

# An access token this near its end is renewed first: a call may take half a minute to reach X.
RENEW_BEFORE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class OAuth1Tokens:
    """The app's keys and the handle's token; they do not expire."""

    consumer_key: str
    consumer_secret: str
    token: str
    token_secret: str


@dataclass(frozen=True, slots=True)
class OAuth2Tokens:
    """A user token of two hours and the refresh token that may be spent exactly once for the next pair."""

    client_id: str
    client_secret: str  # empty for a public client
    access_token: str
    refresh_token: str
    expires_at: datetime

    def is_good(self, *, at: datetime) -> bool:
        """Whether the access token may still be used at AT without renewing."""
        return at < self.expires_at - RENEW_BEFORE


Tokens = OAuth1Tokens | OAuth2Tokens
Renew = Callable[[OAuth2Tokens], OAuth2Tokens]  # asks X for the next pair; a network call


class Keyring(Protocol):
    """Where one handle's tokens are kept."""

    @property
    def account(self) -> str:
        """Our immutable id on X."""
        ...

    @property
    def handle(self) -> str:
        """What we are called today."""
        ...

    def tokens(self, *, at: datetime, renew: Renew, refused: str | None = None) -> Tokens:
        """Will return tokens good at AT, renewed with RENEW when needed; REFUSED is an access token X turned down."""
        ...


@dataclass(frozen=True, slots=True)
class FixedKeys:
    """Tokens given once and never renewed: OAuth 1.0a, the sandbox, a probe from the command line."""

    account: str
    handle: str
    given: Tokens

    def tokens(self, *, at: datetime, renew: Renew, refused: str | None = None) -> Tokens:
        """Will return the tokens given; a refused or expired one is AuthLost, for there is no place to keep a new."""
        if isinstance(self.given, OAuth2Tokens) and (refused or self.given.expires_at <= at):
            raise AuthLost("X's token has run out and is not stored here. Connect the handle: sunwai connect x.")
        return self.given


def signed(request: httpx.Request, tokens: Tokens, *, at: datetime) -> httpx.Request:
    """Will put the Authorization header on REQUEST; JSON bodies are not part of an OAuth 1.0a signature."""
    if isinstance(tokens, OAuth2Tokens):
        request.headers["Authorization"] = f"Bearer {tokens.access_token}"
    else:
        request.headers["Authorization"] = _signature(request, tokens, at=at)
    return request


def _signature(request: httpx.Request, tokens: OAuth1Tokens, *, at: datetime) -> str:
    signer = Signature(
        tokens.consumer_key,
        client_secret=tokens.consumer_secret,
        resource_owner_key=tokens.token,
        resource_owner_secret=tokens.token_secret,
        timestamp=str(int(at.timestamp())),
    )
    method: Any = request.method  # any of HTTP's words; the library's types want a literal
    _, headers, _ = signer.sign(str(request.url), http_method=method)
    return str(headers["Authorization"])


def renewal_form(tokens: OAuth2Tokens) -> dict[str, str]:
    """Will return the form that spends the refresh token; public clients name themselves in it."""
    form = {"grant_type": "refresh_token", "refresh_token": tokens.refresh_token}
    return form if tokens.client_secret else form | {"client_id": tokens.client_id}


def renewed(tokens: OAuth2Tokens, answer: Mapping[str, object], *, at: datetime) -> OAuth2Tokens:
    """Will read the next pair from X's ANSWER; an answer without them is AuthLost: the old pair is spent."""
    access, life = answer.get("access_token"), answer.get("expires_in")
    refresh = answer.get("refresh_token") or tokens.refresh_token
    if not (isinstance(access, str) and isinstance(refresh, str) and isinstance(life, int) and access):
        raise AuthLost("X renewed our token with an answer that cannot be read. Connect the handle again.")
    return OAuth2Tokens(
        client_id=tokens.client_id,
        client_secret=tokens.client_secret,
        access_token=access,
        refresh_token=refresh,
        expires_at=at + timedelta(seconds=life),
    )
