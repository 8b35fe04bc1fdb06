"""Doing what an armed fault says: cutting connections, delaying, spoiling answers.

Owns the breaking. What is armed, and when it strikes, is for faults.py."""

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from sunwai.sandbox.faults import Fault, FaultKind
from sunwai.sandbox.refusal import Refusal, money_gone, too_many, unauthorized
from sunwai.sandbox.visit import Answer
from sunwai.sandbox.wiring import cut

HUGE_BYTES = 10 * 1024 * 1024


class NoAnswer(Response):
    """An answer that is never sent: the connection ends, after `content` if there is any."""

    def __init__(self, content: bytes = b"", *, promised: int = 0, **how: Any) -> None:
        super().__init__(content, **how)
        self.promised = promised

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Will send half of what was promised, where anything was, and cut the connection."""
        if self.promised:
            headers = [(k, v) for k, v in self.raw_headers if k != b"content-length"]
            headers.append((b"content-length", str(self.promised).encode()))
            await send({"type": "http.response.start", "status": self.status_code, "headers": headers})
            await send({"type": "http.response.body", "body": self.body, "more_body": True})
            await asyncio.sleep(0.01)  # real time: let the half reach the caller before the cut
        await cut(scope)


async def break_before(fault: Fault, request: Request) -> Response:
    """Will answer as if nothing had been accepted, because nothing was."""
    if fault.kind is FaultKind.CUT_BEFORE:
        return NoAnswer()
    made: Mapping[FaultKind, Callable[[], Refusal]] = {
        FaultKind.RATE_LIMITED: too_many,
        FaultKind.USAGE_CAPPED: money_gone,
        FaultKind.UNAUTHORIZED: unauthorized,
    }
    make = made.get(fault.kind)
    return problem(make() if make else broken(fault.status))


async def break_after(fault: Fault, answer: Answer, request: Request) -> Response:
    """Will spoil ANSWER, the act behind it being done."""
    if fault.kind is FaultKind.SLOW:
        await asyncio.sleep(fault.seconds)
    if fault.kind is FaultKind.ACCEPT_THEN_DROP:
        return NoAnswer()
    if fault.kind is FaultKind.ERROR_AFTER:
        return problem(broken(fault.status))
    content = _spoilt(fault.kind, answer.content)
    if fault.kind is FaultKind.CUT_MIDWAY:
        half = content[: len(content) // 2]
        return NoAnswer(half, promised=len(content), status_code=answer.status, media_type=answer.media_type)
    return Response(content, answer.status, dict(answer.headers), f"{answer.media_type}; charset=utf-8")


def problem(refusal: Refusal) -> Response:
    """Will make the response of a refusal, in the newer vocabulary."""
    body = json.dumps(refusal.as_json("post")).encode()
    return Response(body, refusal.status, media_type="application/problem+json; charset=utf-8")


def broken(status: int) -> Refusal:
    """Will make X's answer to its own trouble."""
    return Refusal(status, "about:blank", "Service Unavailable", "Service Unavailable")


def _spoilt(kind: FaultKind, content: Any) -> bytes:
    good = json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")
    if kind is FaultKind.MALFORMED:
        return good[: max(1, len(good) * 2 // 3)]
    if kind is FaultKind.HUGE:
        return good[:-1] + b',"padding":"' + b"x" * HUGE_BYTES + b'"}'
    if kind is FaultKind.UNKNOWN_FIELDS:
        return json.dumps(_with_unknown(content), ensure_ascii=False).encode("utf-8", "surrogatepass")
    if kind is FaultKind.MISSING_FIELDS:
        return json.dumps(_without_known(content), ensure_ascii=False).encode("utf-8", "surrogatepass")
    if kind is FaultKind.WRONG_ENCODING:
        return (
            json.dumps(content, ensure_ascii=False)
            .replace('"text": "', '"text": "\udcff')
            .encode("utf-8", "surrogateescape")
            + b"\xff\xfe"
        )
    return good


def _with_unknown(value: Any) -> Any:
    if isinstance(value, dict):
        return {**{k: _with_unknown(v) for k, v in value.items()}, "never_heard_of": {"a": [1, None, "é"]}}
    return [_with_unknown(v) for v in value] if isinstance(value, list) else value


def _without_known(value: Any) -> Any:
    """The same without what a client may not rely on; every second thing, and a thing alone, lacks its id and text."""
    if isinstance(value, dict):
        lost = {"author_id", "created_at", "entities", "conversation_id", "meta", "includes", "username"}
        kept = {k: _without_known(v) for k, v in value.items() if k not in lost}
        return {k: _bare(v) if k == "data" else v for k, v in kept.items()}
    if isinstance(value, list):
        return [_bare(_without_known(v)) if n % 2 else _without_known(v) for n, v in enumerate(value)]
    return value


def _bare(value: Any) -> Any:
    return {k: v for k, v in value.items() if k not in ("id", "text")} if isinstance(value, dict) else value
