"""An endpoint of embeddings on loopback, in OpenAI's wire format: words that share letters get vectors that are near.

Owns the ways to answer. The product's own line speaks to it; nothing of the product is replaced."""

import asyncio
import socket
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

LENGTH = 512


class Embeddings:
    """`mode` is how the endpoint behaves; `asked` holds every text that came, in order."""

    def __init__(self) -> None:
        self.mode = "good"
        self.asked: list[str] = []
        self.keys: set[str] = set()
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self._socket.bind(("127.0.0.1", 0))
        self._socket.listen(16)
        self.base_url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/v1"
        routes = [Route("/v1/embeddings", self._embed, methods=["POST"])]
        config = uvicorn.Config(Starlette(routes=routes), lifespan="off", access_log=False, log_level="warning")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._serve, name="embeddings", daemon=True)

    def start(self) -> None:
        """Will answer from now on; callers before that wait in the socket's queue."""
        self._thread.start()

    def stop(self) -> None:
        """Will stop answering."""
        self._server.should_exit = self._server.force_exit = True
        self._thread.join(timeout=10)
        self._socket.close()

    def _serve(self) -> None:
        asyncio.run(self._server.serve(sockets=[self._socket]))

    async def _embed(self, request: Request) -> Response:
        body = await request.json()
        self.asked += body["input"]
        self.keys.add(request.headers.get("authorization", ""))
        rows: list[Any] = [{"index": n, "embedding": _vector(text)} for n, text in enumerate(body["input"])]
        match self.mode:
            case "429" | "500":
                return JSONResponse({"error": {"message": "not now"}}, status_code=int(self.mode))
            case "prose":
                return Response("here are your vectors", media_type="text/plain")
            case "too few":
                rows = rows[:-1]
            case "uneven":
                rows[0]["embedding"] = [1.0]
            case "not numbers":
                rows[0]["embedding"][0] = "x"
        return JSONResponse({"object": "list", "model": body["model"], "data": rows[::-1]})


def _vector(text: str) -> list[float]:
    """Counts of letter triples, thrown into a few boxes by a checksum: the same on every machine."""
    boxes = [0.1] * LENGTH
    for at in range(len(text) - 2):
        boxes[zlib.crc32(text[at : at + 3].lower().encode()) % LENGTH] += 1.0
    return boxes


@contextmanager
def switched_on(settings: Any) -> Iterator[Embeddings]:
    """Will choose an endpoint of this machine in SETTINGS (pytest-django's) as long as the block lasts."""
    endpoint = Embeddings()
    endpoint.start()
    settings.EMBEDDINGS, settings.EMBEDDINGS_MODEL = endpoint.base_url, "model-of-the-test"
    settings.EMBEDDINGS_KEY = "key-of-the-test"
    try:
        yield endpoint
    finally:
        endpoint.stop()
