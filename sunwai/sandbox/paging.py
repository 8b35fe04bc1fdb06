"""Timelines cut into pages, newest first, by ids and times, with tokens for the next and the previous page.

Owns Window and `page`. Tokens hold an id to go on from, so a late arrival neither shifts nor repeats a page."""

import base64
import binascii
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sunwai.sandbox import query
from sunwai.sandbox.refusal import InvalidRequest
from sunwai.sandbox.world import Post

PARAMS = frozenset({"since_id", "until_id", "start_time", "end_time", "max_results", "pagination_token"})


@dataclass(frozen=True, slots=True)
class Window:
    """Which stretch of a timeline is asked for; ends given by ids are not part of it, `start` is, `end` is not."""

    since: int | None
    until: int | None
    start: datetime | None
    end: datetime | None
    most: int
    token: tuple[str, int] | None  # ("older" or "newer", id)


@dataclass(frozen=True, slots=True)
class Page:
    """Posts, newest first, and whether there are more on either side."""

    posts: Sequence[Post]
    older: bool
    newer: bool

    def meta(self) -> dict[str, Any]:
        """Will give the `meta` of an answer."""
        told: dict[str, Any] = {"result_count": len(self.posts)}
        if self.posts:
            told |= {"newest_id": str(self.posts[0].id), "oldest_id": str(self.posts[-1].id)}
        if self.older:
            told["next_token"] = token("older", self.posts[-1].id)
        if self.newer:
            told["previous_token"] = token("newer", self.posts[0].id)
        return told


def read_window(params: Mapping[str, str], *, least: int, default: int) -> Window:
    """Will read the stretch asked for; LEAST to 100 posts, DEFAULT where no number is given."""
    given = params.get("pagination_token") or params.get("next_token")
    window = Window(
        since=query.post_id(params, "since_id"),
        until=query.post_id(params, "until_id"),
        start=query.time(params, "start_time"),
        end=query.time(params, "end_time"),
        most=query.number(params, "max_results", low=least, high=100, default=default),
        token=_read_token(given) if given else None,
    )
    if window.start and window.end and window.start >= window.end:
        message = "`start_time` must be before `end_time`"
        raise InvalidRequest("start_time", params["start_time"], message)
    return window


def page(keys: Sequence[int], window: Window, *, pick: Callable[[int], Post | None]) -> Page:
    """Will cut one page out of KEYS (oldest first). PICK gives a key's post, or None where it is not to be seen."""
    low = bisect_right(keys, window.since) if window.since is not None else 0
    high = bisect_left(keys, window.until) if window.until is not None else len(keys)
    seen = [post for post in map(pick, keys[low:high]) if post is not None and _in_time(post, window)]
    ids = [post.id for post in seen]
    if window.token is not None and window.token[0] == "newer":
        first = bisect_right(ids, window.token[1])
        last = min(len(ids), first + window.most)
    else:
        last = bisect_left(ids, window.token[1]) if window.token else len(ids)
        first = max(0, last - window.most)
    shown = seen[first:last][::-1]
    return Page(shown, older=bool(shown) and first > 0, newer=bool(shown) and last < len(ids))


def _in_time(post: Post, window: Window) -> bool:
    if window.start and post.created_at < window.start:
        return False
    return not (window.end and post.created_at >= window.end)


def token(way: str, key: int) -> str:
    """Will make the token of the page that lies on the side WAY (older, newer) of the post KEY."""
    return base64.b32encode(f"{way}:{key}".encode()).decode().rstrip("=").lower()


def _read_token(given: str) -> tuple[str, int]:
    try:
        padded = given.upper() + "=" * (-len(given) % 8)
        way, _, key = base64.b32decode(padded).decode().partition(":")
        if way in ("older", "newer"):
            return way, int(key)
    except (binascii.Error, ValueError):
        pass  # said below: a token we did not give
    message = f"The `pagination_token` query parameter value [{given}] is not valid"
    raise InvalidRequest("pagination_token", given, message)
