"""The line to a second reader: one POST to {base_url}/chat/completions, asked once and never again.

Owns the time-out, the cap on the body and what a failure is called. Reads nothing into the answer."""

import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import httpx

from sunwai.triage.second.prompt import Message
from sunwai.triage.second.reader import Reader
from sunwai.triage.second.refused import NoOpinion, Refused

MOST_TOKENS = 600  # an answer is under 300; who writes on is cut off, and then refused
LARGEST_BODY = 200_000  # bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: the model's words and what they cost (`tokens` None where the endpoint does not say)."""

    content: str
    tokens: int | None


def ask(reader: Reader, messages: Sequence[Message]) -> Answer:
    """Will ask READER once. Raises NoOpinion with the reason; no tools are offered and no redirect is followed."""
    until = time.monotonic() + reader.patience.total_seconds()  # how long a call takes, not the time of day
    try:
        with (
            httpx.Client(
                timeout=reader.patience.total_seconds(),
                follow_redirects=False,  # a citizen's words are not sent on to wherever an answer says
                trust_env=not reader.loopback_only,  # a proxy of the environment would leave the machine
                headers={"Authorization": f"Bearer {reader.key}"} if reader.key else {},
            ) as client,
            client.stream("POST", f"{reader.base_url}/chat/completions", json=_body(reader, messages)) as response,
        ):
            if response.status_code != HTTPStatus.OK:
                busy = response.status_code == HTTPStatus.TOO_MANY_REQUESTS
                raise NoOpinion(Refused.TOO_MANY if busy else Refused.STATUS)
            return _answer(_read(response.iter_bytes(), until=until))
    except httpx.TimeoutException:
        raise NoOpinion(Refused.TIMEOUT) from None
    except (httpx.HTTPError, httpx.InvalidURL):
        raise NoOpinion(Refused.UNREACHABLE) from None


def _body(reader: Reader, messages: Sequence[Message]) -> dict[str, Any]:
    return {
        "model": reader.model,
        "messages": list(messages),
        "temperature": 0,
        "max_tokens": MOST_TOKENS,
        "response_format": {"type": "json_object"},
        "stream": False,
    }


def _read(chunks: Iterable[bytes], *, until: float) -> bytes:
    """The body, unless it is too large or drips on past UNTIL: each drop would start the client's time-out anew."""
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > LARGEST_BODY:
            raise NoOpinion(Refused.NO_CHAT)
        if time.monotonic() > until:
            raise NoOpinion(Refused.TIMEOUT)
    return bytes(body)


def _answer(body: bytes) -> Answer:
    try:
        row = json.loads(body)
        choice = row["choices"][0]
        content, finish = choice["message"]["content"], choice.get("finish_reason")
        tokens = (row.get("usage") or {}).get("total_tokens")
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        raise NoOpinion(Refused.NO_CHAT) from None
    if finish == "length":
        raise NoOpinion(Refused.CUT_OFF)
    if not isinstance(content, str):  # a call for a tool, say; none was offered
        raise NoOpinion(Refused.SCHEMA)
    return Answer(content, tokens if type(tokens) is int and 0 <= tokens < 2**31 else None)
