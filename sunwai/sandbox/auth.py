"""Who is calling: OAuth 1.0a signatures verified, OAuth 2.0 tokens looked up, scopes and kinds of access checked.

Owns Caller and Gatekeeper. Gives out no tokens (keys.py)."""

import base64
import hashlib
import hmac
import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl, quote, unquote

from sunwai.sandbox.accounts import Account, Accounts
from sunwai.sandbox.keys import SCOPES, KeyRing
from sunwai.sandbox.refusal import Refusal, forbidden, unauthorized, unsupported_authentication

APP_ONLY = "OAuth 2.0 Application-Only"
USER_ONLY = "OAuth 1.0a User Context, OAuth 2.0 User Context"
NONCES_KEPT = 20_000
PAIR = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, with which powers; `account` is None for the app without a user."""

    account: Account | None
    scopes: frozenset[str]

    @property
    def rate_key(self) -> str:
        """Whose rate window a call counts in."""
        return str(self.account.id) if self.account else "app"


@dataclass(frozen=True, slots=True)
class Signed:
    """The parts of a request that its signature covers."""

    method: str
    url: str  # as the caller saw it: scheme, host and path
    query: str
    form: str  # the body, when it is a web form


class Gatekeeper:
    """Tells who is calling, and remembers the nonces it has seen."""

    def __init__(self, accounts: Accounts, keys: KeyRing) -> None:
        self._accounts, self._keys = accounts, keys
        self._nonces: set[tuple[str, str]] = set()
        self._oldest: deque[tuple[str, str]] = deque()

    def caller(self, header: str, signed: Signed, *, at: datetime) -> Caller:
        """Will tell who sent the Authorization HEADER. Raises a 401 Refusal for anything but a good token."""
        kind, _, credentials = header.partition(" ")
        if kind.lower() == "bearer":
            return self._bearer(credentials.strip(), at=at)
        if kind.lower() == "oauth":
            return self._signer(credentials, signed)
        raise unauthorized()

    def _bearer(self, token: str, *, at: datetime) -> Caller:
        if hmac.compare_digest(token, self._keys.consumer.bearer):
            return Caller(None, frozenset({"tweet.read", "users.read"}))
        grant = self._keys.grants.get(token)
        if grant is None or grant.expires_at <= at:
            raise unauthorized()
        return Caller(self._known(grant.account), grant.scopes)

    def _signer(self, credentials: str, signed: Signed) -> Caller:
        given = {name: unquote(value) for name, value in PAIR.findall(credentials)}
        token = self._keys.signed.get(given.get("oauth_token", ""))
        if token is None or given.get("oauth_consumer_key") != self._keys.consumer.key:
            raise unauthorized()
        wanted = signature(given, signed, consumer_secret=self._keys.consumer.secret, token_secret=token.secret)
        if not hmac.compare_digest(wanted, given.get("oauth_signature", "")) or self._seen(given):
            raise unauthorized()
        return Caller(self._known(token.account), SCOPES)

    def _seen(self, given: Mapping[str, str]) -> bool:
        once = (given.get("oauth_timestamp", ""), given.get("oauth_nonce", ""))
        if once in self._nonces or not all(once):
            return True
        self._nonces.add(once)
        self._oldest.append(once)
        if len(self._oldest) > NONCES_KEPT:
            self._nonces.discard(self._oldest.popleft())
        return False

    def _known(self, key: int) -> Account:
        account = self._accounts.get(key)
        if account is None:
            raise unauthorized()
        if account.suspended:
            raise forbidden("Your account is suspended and is not permitted to access this feature.")
        return account


def signature(given: Mapping[str, str], signed: Signed, *, consumer_secret: str, token_secret: str) -> str:
    """Will work out the HMAC-SHA1 signature of a request, as RFC 5849 section 3.4 has it."""
    own = [(name, value) for name, value in given.items() if name not in ("oauth_signature", "realm")]
    pairs = [*own, *parse_qsl(signed.query, keep_blank_values=True), *parse_qsl(signed.form, keep_blank_values=True)]
    listed = "&".join(f"{name}={value}" for name, value in sorted((_quoted(n), _quoted(v)) for n, v in pairs))
    base = "&".join(map(_quoted, (signed.method, signed.url, listed)))
    key = f"{_quoted(consumer_secret)}&{_quoted(token_secret)}"
    return base64.b64encode(hmac.new(key.encode(), base.encode(), hashlib.sha1).digest()).decode()


def _quoted(text: str) -> str:
    return quote(text, safe="~")


def require(caller: Caller, *, scopes: frozenset[str], user: bool) -> None:
    """Will refuse CALLER where a user is needed and there is none, or a scope is missing."""
    if user and caller.account is None:
        raise unsupported_authentication(APP_ONLY, USER_ONLY)
    missing = sorted(scopes - caller.scopes)
    if missing:
        raise Refusal(403, "about:blank", "Forbidden", f"Your token lacks the scope {', '.join(missing)}.")
