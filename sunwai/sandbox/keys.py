"""Keys to the network: the consumer, OAuth 1.0a tokens, OAuth 2.0 user tokens with rotation, the app's bearer.

Owns Consumer, Grant and KeyRing. Says whose a token is and what it may do; checks no signature and no request."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

SCOPES = frozenset({"tweet.read", "tweet.write", "users.read", "media.write", "offline.access"})


@dataclass(frozen=True, slots=True)
class Consumer:
    """The one app of this sandbox, with its key for each of X's ways to sign in."""

    key: str
    secret: str
    client_id: str
    client_secret: str
    bearer: str  # app-only


@dataclass(frozen=True, slots=True)
class SignedToken:
    """An OAuth 1.0a token of one account; it does not expire."""

    token: str
    secret: str
    account: int


@dataclass(frozen=True, slots=True)
class Grant:
    """An OAuth 2.0 user token of one account; `refresh` is None without offline.access."""

    access: str
    refresh: str | None
    account: int
    scopes: frozenset[str]
    expires_at: datetime


def new_consumer() -> Consumer:
    """Will make a consumer with fresh keys."""
    key, secret, client_id, client_secret = (secrets.token_urlsafe(24) for _ in range(4))
    return Consumer(key, secret, client_id, client_secret, bearer="AAAA" + secrets.token_urlsafe(60))


class KeyRing:
    """Every token given out and still good."""

    def __init__(self, consumer: Consumer) -> None:
        self.consumer = consumer
        self.signed: dict[str, SignedToken] = {}
        self.grants: dict[str, Grant] = {}  # by access token
        self._refresh: dict[str, str] = {}  # refresh token -> access token

    def sign_for(self, account: int) -> SignedToken:
        """Will give ACCOUNT a new OAuth 1.0a token."""
        token = SignedToken(f"{account}-{secrets.token_urlsafe(18)}", secrets.token_urlsafe(30), account)
        self.signed[token.token] = token
        return token

    def grant(self, account: int, *, scopes: frozenset[str], life: timedelta, at: datetime) -> Grant:
        """Will give ACCOUNT a new OAuth 2.0 token that lives LIFE from AT."""
        refresh = secrets.token_urlsafe(30) if "offline.access" in scopes else None
        return self.restore(Grant(secrets.token_urlsafe(30), refresh, account, scopes, at + life))

    def rotate(self, refresh: str, *, life: timedelta, at: datetime) -> Grant | None:
        """Will trade REFRESH for a new grant; the old access and refresh tokens are dead from then on.

        None when REFRESH is not good: never was, was traded before, or was taken back."""
        access = self._refresh.pop(refresh, None)
        old = self.grants.pop(access, None) if access else None
        return self.grant(old.account, scopes=old.scopes, life=life, at=at) if old else None

    def take_back(self, account: int) -> None:
        """Will end every token of ACCOUNT, as when its holder removes the app."""
        self.signed = {k: t for k, t in self.signed.items() if t.account != account}
        for gone in [g for g in self.grants.values() if g.account == account]:
            del self.grants[gone.access]
            self._refresh.pop(gone.refresh or "", None)

    def restore(self, grant: Grant) -> Grant:
        """Will put GRANT on the ring."""
        self.grants[grant.access] = grant
        if grant.refresh:
            self._refresh[grant.refresh] = grant.access
        return grant
