"""Keeping the network in a file, so that a demo that is started again still has its posts.

Owns the file's form, loading and saving. Uploaded bytes lie in a folder beside it, one file each."""

import json
import os
from collections.abc import Callable
from dataclasses import asdict, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sunwai.errors import SunwaiError
from sunwai.sandbox.accounts import Account
from sunwai.sandbox.clock import SandboxClock
from sunwai.sandbox.keys import Consumer, Grant, SignedToken
from sunwai.sandbox.media import Media
from sunwai.sandbox.state import State
from sunwai.sandbox.text import Dressed
from sunwai.sandbox.world import Post

FORM = 1


class SnapshotUnreadable(SunwaiError):
    """The file does not hold a network."""


class Keeper:
    """Writes the network to its file whenever it has changed."""

    def __init__(self, state: State, file: Path) -> None:
        self._state, self._file, self._kept = state, file, -1

    def keep(self) -> None:
        """Will write the network to the file if it has changed since the last time; whole or not at all."""
        with self._state.lock:
            if self._kept == self._state.changes:
                return
            self._kept = self._state.changes
            told = json.dumps(_as_json(self._state, folder=_folder(self._file)), ensure_ascii=False)
        beside = self._file.with_suffix(f".{os.getpid()}.new")
        beside.write_text(told, encoding="utf-8", errors="surrogatepass")
        beside.replace(self._file)


class KeepingMiddleware:
    """Keeps the network before each answer leaves, so that what a caller was told of is in the file."""

    def __init__(self, app: ASGIApp, keeper: Keeper) -> None:
        self.app, self.keeper = app, keeper

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Will keep the network when the answer begins, and again when the call ended without one."""

        async def keeping(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.keeper.keep()
            await send(message)

        await self.app(scope, receive, keeping)
        self.keeper.keep()


def load(file: Path, *, clock: Callable[[], datetime]) -> State:
    """Will give the network kept in FILE, or an empty one where there is no such file. Raises SnapshotUnreadable."""
    state = State(SandboxClock(clock))
    if not file.exists():
        return state
    try:
        kept = json.loads(file.read_text(encoding="utf-8", errors="surrogatepass"))
        _restore(state, kept, folder=_folder(file))
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise SnapshotUnreadable(
            f"{file} does not hold an X sandbox ({error!r}). Move it away to begin with an empty network."
        ) from error
    return state


def _folder(file: Path) -> Path:
    return file.with_suffix(".media")


def _as_json(state: State, *, folder: Path) -> dict[str, Any]:
    return {
        "form": FORM,
        "last_id": state.ids.last,
        "consumer": asdict(state.keys.consumer),
        "accounts": [_plain(account) for account in state.accounts],
        "signed": [asdict(token) for token in state.keys.signed.values()],
        "grants": [_plain(grant) for grant in state.keys.grants.values()],
        "posts": [_plain(post) for _, post in sorted(state.world.posts.items())],
        "deleted": {str(chain): at.isoformat() for chain, at in state.world.deleted.items()},
        "media": [_shelved(media, folder=folder) for media in state.media if media.done],
    }


def _plain(fact: Any) -> dict[str, Any]:
    told = {f.name: getattr(fact, f.name) for f in fields(fact)}
    return {k: _plain_value(v) for k, v in told.items()}


def _plain_value(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Dressed):
        return asdict(value)
    return sorted(value) if isinstance(value, frozenset) else value


def _shelved(media: Media, *, folder: Path) -> dict[str, Any]:
    folder.mkdir(exist_ok=True)
    path = folder / str(media.id)
    if not path.exists():
        path.write_bytes(media.content)
    told = _plain(media)
    del told["content"]
    return told


def _restore(state: State, kept: dict[str, Any], *, folder: Path) -> None:
    if kept["form"] != FORM:
        raise ValueError(f"form {kept['form']} is not {FORM}")
    state.ids.last = kept["last_id"]
    state.use_consumer(Consumer(**kept["consumer"]))
    for told in kept["accounts"]:
        state.accounts.restore(Account(**_timed(told, "created_at")))
    for told in kept["signed"]:
        state.keys.signed[told["token"]] = SignedToken(**told)
    for told in kept["grants"]:
        state.keys.restore(Grant(**{**_timed(told, "expires_at"), "scopes": frozenset(told["scopes"])}))
    for told in kept["media"]:
        content = (folder / str(told["id"])).read_bytes()
        state.media.keep(Media(**_timed(told, "uploaded_at"), content=content))
    _restore_posts(state, kept)


def _restore_posts(state: State, kept: dict[str, Any]) -> None:
    posts = [_post(told) for told in kept["posts"]]
    for post in posts:
        state.world.restore(post)
    for chain, at in kept["deleted"].items():
        state.world.delete(int(chain), at=datetime.fromisoformat(at))


def _post(told: dict[str, Any]) -> Post:
    dressed = told["dressed"]
    lists = {name: tuple(told[name]) for name in ("named", "implied", "media")}
    shown = tuple(dressed["shown"])
    return Post(
        **{**_timed(told, "created_at"), **lists, "dressed": Dressed(dressed["text"], dressed["entities"], shown)}
    )


def _timed(told: dict[str, Any], name: str) -> dict[str, Any]:
    return {**told, name: datetime.fromisoformat(told[name])}
