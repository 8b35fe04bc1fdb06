"""A client of the /sandbox/ surface, for worlds that run in another process than the network.

Owns SandboxClient and the facts it returns. Never speaks X's API itself."""

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self

import httpx

from sunwai.errors import SunwaiError


class SandboxRefused(SunwaiError):
    """The sandbox did not do what it was asked; the message says why."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What an app needs to act for one account, by OAuth 1.0a or 2.0, and the app's own bearer token."""

    account: str
    consumer_key: str
    consumer_secret: str
    token: str
    token_secret: str
    client_id: str
    client_secret: str
    access_token: str
    refresh_token: str
    expires_at: datetime
    scopes: frozenset[str]
    app_bearer: str


@dataclass(frozen=True, slots=True)
class AccountTold:
    """An account as the sandbox tells it; `keys` only when it was just created."""

    id: str
    username: str
    name: str
    created_at: datetime
    description: str
    verified_type: str
    protected: bool
    suspended: bool
    premium: bool
    posts: int
    keys: Keys | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """One version of one post: `text` as its author wrote it, `wire_text` as the API gives it."""

    id: str
    chain: str
    author: str
    username: str
    text: str
    wire_text: str
    at: datetime
    conversation: str
    reply_to: str | None
    quotes: str | None
    media: tuple[str, ...]
    by_api: bool
    newest: bool
    deleted_at: datetime | None

    @property
    def standing(self) -> bool:
        """Whether this version is what people see now."""
        return self.newest and self.deleted_at is None


@dataclass(frozen=True, slots=True)
class Picture:
    """Media to post with."""

    content: bytes
    media_type: str = "image/png"
    alt: str = ""
    kind: str = "photo"

    def as_json(self) -> dict[str, str]:
        """Will give the picture as the sandbox takes it."""
        told = {"media_type": self.media_type, "alt": self.alt, "kind": self.kind}
        return {"content": base64.b64encode(self.content).decode(), **told}


class SandboxClient:
    """Orders to one sandbox. Safe to use from several threads."""

    def __init__(self, base_url: str, *, timeout_seconds: float = 20.0) -> None:
        self.base_url = base_url
        self._http = httpx.Client(base_url=base_url, timeout=timeout_seconds, trust_env=False)

    def create_account(self, username: str, *, name: str = "", **traits: Any) -> AccountTold:
        """Will open an account and give it with its keys; TRAITS: id, description, verified_type, protected, premium...

        Raises SandboxRefused when the handle or the id is taken."""
        return _account(self._ask("POST", "accounts", json={"username": username, "name": name, **traits}))

    def account(self, who: str) -> AccountTold:
        """Will tell of the account with that id or handle."""
        return _account(self._ask("GET", f"accounts/{who}"))

    def accounts(self) -> list[AccountTold]:
        """Will tell of every account."""
        return [_account(told) for told in self._ask("GET", "accounts")]

    def change_account(self, who: str, **traits: Any) -> AccountTold:
        """Will give WHO other TRAITS: another username, suspended, protected, a badge."""
        return _account(self._ask("PATCH", f"accounts/{who}", json=traits))

    def give_keys(self, who: str, *, scopes: Iterable[str] | None = None) -> Keys:
        """Will give WHO new tokens of both kinds; the earlier ones stay good."""
        return _keys(self._ask("POST", f"accounts/{who}/keys", json={} if scopes is None else {"scopes": [*scopes]}))

    def take_keys(self, who: str) -> None:
        """Will end every token of WHO."""
        self._ask("DELETE", f"accounts/{who}/keys")

    def post_as(
        self,
        who: str,
        text: str,
        *,
        reply_to: str | None = None,
        quotes: str | None = None,
        media: Iterable[Picture] = (),
        lang: str | None = None,
        id: int | str | None = None,  # noqa: A002  # X's own word for it
        at: datetime | None = None,
    ) -> Published:
        """Will post as WHO does in the app, not through the API; an ID below the newest makes a late arrival."""
        order: dict[str, Any] = {
            "as": who,
            "text": text,
            "reply_to": reply_to,
            "quotes": quotes,
            "lang": lang,
            "id": id,
        }
        order |= {"media": [m.as_json() for m in media], "at": at.isoformat() if at else None}
        return _published(self._ask("POST", "posts", json=order))

    def edit(self, key: str, text: str) -> Published:
        """Will change the words of the post KEY; the new version has a new id and the same chain."""
        before = self.post(key)
        return _published(self._ask("POST", "posts", json={"as": before.author, "text": text, "edits": key}))

    def delete(self, key: str) -> None:
        """Will take down the post KEY with all its versions. Raises SandboxRefused when it does not stand."""
        self._ask("DELETE", f"posts/{key}")

    def post(self, key: str) -> Published:
        """Will tell of one version, deleted or not."""
        return _published(self._ask("GET", f"posts/{key}"))

    def published(self, who: str | None = None, *, standing: bool = True) -> list[Published]:
        """Will list what WHO (or all) has published, oldest first; STANDING leaves out deleted and old versions."""
        params = {"author": who, "standing": "1" if standing else "0"}
        told = self._ask("GET", "posts", params={k: v for k, v in params.items() if v is not None})
        return [_published(post) for post in told]

    def arm(
        self, kind: str, *, endpoint: str = "*", times: int = 1, skip: int = 0, seconds: float = 0.0, status: int = 503
    ) -> None:
        """Will arm a fault (KIND: faults.FaultKind) for the next TIMES calls of ENDPOINT after SKIP good ones."""
        order = {"kind": kind, "endpoint": endpoint, "times": times, "skip": skip, "seconds": seconds, "status": status}
        self._ask("POST", "faults", json=order)

    def disarm(self) -> None:
        """Will take every armed fault away."""
        self._ask("DELETE", "faults")

    def faults(self) -> list[dict[str, Any]]:
        """Will list what is still armed."""
        return list(self._ask("GET", "faults"))

    def plan(self, **settings: Any) -> dict[str, Any]:
        """Will change SETTINGS of the plan, none or more, and tell all of them; `rates` maps endpoints to calls."""
        return dict(self._ask("PATCH", "plan", json=settings))

    def now(self) -> datetime:
        """Will tell the network's time."""
        return datetime.fromisoformat(self._ask("GET", "clock")["now"])

    def set_clock(self, at: datetime) -> None:
        """Will make the network's time AT and keep it there."""
        self._ask("PUT", "clock", json={"at": at.isoformat()})

    def advance_clock(self, by: timedelta) -> None:
        """Will move the network's time on by BY and keep it there."""
        self._ask("PUT", "clock", json={"advance_seconds": by.total_seconds()})

    def follow_clock(self) -> None:
        """Will let the network's time follow the clock the sandbox was started with."""
        self._ask("DELETE", "clock")

    def calls(self) -> list[dict[str, Any]]:
        """Will list the calls of X's API that arrived, oldest first: endpoint, account, status, fault, at."""
        return list(self._ask("GET", "calls"))

    def close(self) -> None:
        """Will close the connections; safe to repeat."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, method: str, path: str, **request: Any) -> Any:
        try:
            answer = self._http.request(method, f"/sandbox/{path}", **request)
        except httpx.TransportError as error:
            raise SandboxRefused(
                f"The X sandbox at {self.base_url} does not answer ({error!r}). Start it: sunwai sandbox x."
            ) from error
        if answer.status_code >= 400:
            raise SandboxRefused(f"The X sandbox refused {method} {path}: {answer.json().get('error', answer.text)}")
        return answer.json()


def _account(told: Mapping[str, Any]) -> AccountTold:
    keys = _keys(told["keys"]) if "keys" in told else None
    created = datetime.fromisoformat(told["created_at"])
    return AccountTold(**{**_known(AccountTold, told), "created_at": created, "keys": keys})


def _keys(told: Mapping[str, Any]) -> Keys:
    expires = datetime.fromisoformat(told["expires_at"])
    return Keys(**{**_known(Keys, told), "expires_at": expires, "scopes": frozenset(told["scopes"])})


def _published(told: Mapping[str, Any]) -> Published:
    gone = told["deleted_at"]
    times = {"at": datetime.fromisoformat(told["at"]), "deleted_at": datetime.fromisoformat(gone) if gone else None}
    return Published(**{**_known(Published, told), **times, "media": tuple(told["media"])})


def _known(kind: Any, told: Mapping[str, Any]) -> dict[str, Any]:
    names = {f.name for f in fields(kind)}
    return {name: value for name, value in told.items() if name in names}
