"""Invented posts in both of X's vocabularies, and a wire that answers from a list instead of the network.

For tests only: the fake stands where X stands, never in place of our own code."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from sunwai.networks.x.auth import FixedKeys, OAuth1Tokens, Tokens
from sunwai.networks.x.connector import XConnector, connect_x

NOON = datetime(2020, 1, 14, 12, 0, tzinfo=UTC)
OFFICE, ASHA, MEENA = "900", "101", "102"
OAUTH1 = OAuth1Tokens("app-key", "app-secret", "handle-token", "handle-secret")
BASE = "http://127.0.0.1:9"

WORDS: dict[str, dict[str, str]] = {
    "post": {"chain": "edit_history_post_ids", "refs": "referenced_posts", "note": "note_post", "table": "posts"},
    "tweet": {"chain": "edit_history_tweet_ids", "refs": "referenced_tweets", "note": "note_tweet", "table": "tweets"},
}


def wire_post(key: int | str, text: str = "सड़क टूटी है", *, dialect: str = "post", **more: Any) -> dict[str, Any]:
    """Will write a post of Asha's as X's wire has it; the fields in MORE go in beside or instead.

    MINUTES says how long after noon it was posted."""
    at = NOON + timedelta(minutes=more.pop("minutes", 0))
    chain = more.pop("chain", [str(key)])
    plain = {"id": str(key), "text": text, "author_id": ASHA, "created_at": f"{at:%Y-%m-%dT%H:%M:%S}.000Z"}
    return {**plain, "conversation_id": chain[0], "lang": "hi", WORDS[dialect]["chain"]: chain, **more}


def wire_page(posts: Iterable[Any], *, next_token: str | None = None, **more: Any) -> dict[str, Any]:
    """Will write a page of POSTS with Asha beside them."""
    entries = list(posts)
    meta = {"result_count": len(entries)} | ({"next_token": next_token} if next_token else {})
    users = [{"id": ASHA, "username": "asha_kumari", "name": "Asha", "verified_type": "none", "verified": False}]
    page: dict[str, Any] = {"meta": meta, "includes": {"users": users}, **more}
    return page | ({"data": entries} if entries else {})


class Wire:
    """What X would answer, in order, and what it was asked. An exception in the list is raised as the network's."""

    def __init__(self) -> None:
        self.answers: list[httpx.Response | Exception | Callable[[httpx.Request], httpx.Response]] = []
        self.asked: list[httpx.Request] = []

    def says(self, body: Any = None, *, status: int = 200, headers: Mapping[str, str] | None = None) -> None:
        """Will answer the next request with BODY as JSON (bytes go out as they are)."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        kind = {"content-type": "application/json"} | dict(headers or {})
        self.answers.append(httpx.Response(status, content=content, headers=kind))

    def fails(self, error: Exception) -> None:
        """Will break the next request with ERROR."""
        self.answers.append(error)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Will stand in for the network."""
        self.asked.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, httpx.Response) else answer(request)

    def connector(self, *, dialect: str = "post", mode: str = "api", tokens: Tokens = OAUTH1) -> XConnector:
        """Will connect the office's handle to this wire."""
        keys = FixedKeys(account=OFFICE, handle="JharkhandCMO", given=tokens)
        transport = httpx.MockTransport(self)
        return connect_x(keys, base_url=BASE, dialect=dialect, mode=mode, loopback_only=True, transport=transport)

    def sent_json(self) -> Any:
        """What the last request carried."""
        return json.loads(self.asked[-1].content)


@pytest.fixture
def wire() -> Wire:
    """Will give an empty wire."""
    return Wire()
