"""A second reader on loopback: answers every call in the way a test asks for, and keeps what it was asked.

Owns the ways to answer. The product's own line speaks to it; nothing of the product is replaced."""

import asyncio
import json
import socket
import threading
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

NOTHING: Mapping[str, Any] = dict.fromkeys(("kind", "district", "urgency", "people", "sort"))


def said(**fields: tuple[Any, str]) -> dict[str, Any]:
    """Will write an answer as the prompt asks for it: value and quote for FIELDS, null for the others."""
    return {**NOTHING, **{name: {"value": value, "quote": quote} for name, (value, quote) in fields.items()}}


class SecondReader:
    """`answers` is what the model writes, `mode` how the endpoint behaves; `asked` holds the bodies that came."""

    def __init__(self) -> None:
        self.mode = "good"
        self.answers: Any = dict(NOTHING)
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.let_go = threading.Event()
        # The protocol is named because asyncio turns Nagle's delay (40 ms a call) off only where it is.
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self._socket.bind(("127.0.0.1", 0))
        self._socket.listen(16)
        self.base_url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/v1"
        routes = [Route("/v1/chat/completions", self._complete, methods=["POST"])]
        routes.append(Route("/v1/other", self._elsewhere, methods=["POST"]))
        config = uvicorn.Config(Starlette(routes=routes), lifespan="off", access_log=False, log_level="warning")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._serve, name="second-reader", daemon=True)

    @property
    def post(self) -> str:
        """What of the post it was sent in its last call."""
        message: str = self.asked[-1]["messages"][1]["content"]
        return message

    def __enter__(self) -> Self:
        self._thread.start()  # the socket listens already: callers wait in its queue until the loop runs
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.let_go.set()
        self._server.should_exit = self._server.force_exit = True
        self._thread.join(timeout=10)
        self._socket.close()

    def _serve(self) -> None:
        asyncio.run(self._server.serve(sockets=[self._socket]))

    async def _drops(self, body: bytes | memoryview) -> AsyncIterator[bytes]:
        """Blanks for five seconds, each soon enough to keep a client waiting, then the answer."""
        for _ in range(100):
            await asyncio.to_thread(self.let_go.wait, 0.05)
            yield b" "
        yield bytes(body)

    async def _elsewhere(self, request: Request) -> Response:
        return _completion(json.dumps(self.answers, ensure_ascii=False))

    async def _complete(self, request: Request) -> Response:
        self.asked.append(await request.json())
        self.keys.append(request.headers.get("authorization", ""))
        written = self.answers if isinstance(self.answers, str) else json.dumps(self.answers, ensure_ascii=False)
        match self.mode:
            case "429" | "500":
                return JSONResponse({"error": {"message": "not now"}}, status_code=int(self.mode))
            case "elsewhere":
                return RedirectResponse("/v1/other", status_code=307)
            case "slow":
                await asyncio.to_thread(self.let_go.wait, 20)
            case "no chat":
                return JSONResponse({"detail": written})
            case "endless":
                return Response(_completion(written).body + b" " * 300_000, media_type="application/json")
            case "drips":
                return StreamingResponse(self._drops(_completion(written).body), media_type="application/json")
            case "cut off":
                return _completion(written[: len(written) // 2], finish="length")
            case "calls a tool":
                return _completion(None, finish="tool_calls")
        return _completion(written)


def _completion(content: str | None, *, finish: str = "stop") -> JSONResponse:
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": finish}
    return JSONResponse({"object": "chat.completion", "choices": [choice], "usage": {"total_tokens": 321}})


@contextmanager
def switched_on(settings: Any) -> Iterator[SecondReader]:
    """Will name a second reader of this machine in SETTINGS (pytest-django's) as long as the block lasts."""
    with SecondReader() as reader:
        settings.SECOND_URL, settings.SECOND_MODEL = reader.base_url, "model-of-the-test"
        yield reader
