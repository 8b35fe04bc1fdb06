"""The sandbox as a web server on loopback: X's calls, the bytes of media, and the /sandbox/ surface.

Owns make_app, run, and Sandbox (the same in a thread, for tests)."""

import asyncio
import socket
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sunwai.errors import SunwaiError
from sunwai.sandbox import control, snapshot
from sunwai.sandbox.client import SandboxClient
from sunwai.sandbox.clock import SandboxClock
from sunwai.sandbox.gate import handler
from sunwai.sandbox.plan import Plan
from sunwai.sandbox.routes import lookups, posting, timelines, tokens, uploads
from sunwai.sandbox.state import State
from sunwai.sandbox.visit import Endpoint
from sunwai.sandbox.wiring import CuttableProtocol

LOOPBACK = "127.0.0.1"
# Lookups end with /2/users/{id} and /2/tweets/{id}, so they stand behind everything more exact.
ENDPOINTS: tuple[Endpoint, ...] = (
    *timelines.ENDPOINTS,
    *posting.ENDPOINTS,
    *uploads.ENDPOINTS,
    *tokens.ENDPOINTS,
    *lookups.ENDPOINTS,
)


class NotStarted(SunwaiError):
    """The sandbox's server could not be started."""


def make_app(state: State, *, file: Path | None = None) -> Starlette:
    """Will give the ASGI application that serves STATE, kept in FILE where one is given."""
    keeper = snapshot.Keeper(state, file) if file else None
    routes = [
        *control.routes(state),
        *(Route(e.path, handler(e, state), methods=[e.method]) for e in ENDPOINTS),
        Route("/media/{key}", _bytes_of(state)),
        Route("/{rest:path}", _no_such_call, methods=["GET", "POST", "PUT", "PATCH", "DELETE"]),
    ]
    app = Starlette(routes=routes)
    if keeper is not None:
        app.add_middleware(snapshot.KeepingMiddleware, keeper=keeper)
    return app


def run(*, port: int, state: Path | None, clock: Callable[[], datetime]) -> None:
    """Will serve the sandbox on loopback PORT until interrupted; STATE names a file that keeps its posts."""
    held = snapshot.load(state, clock=clock) if state else State(SandboxClock(clock))
    server = uvicorn.Server(_config(make_app(held, file=state)))
    with _listening(port) as listening:
        server.run(sockets=[listening])


class Sandbox:
    """The sandbox in a thread of this process: `base_url` to call it, `state` to look inside, `client` to order it."""

    def __init__(
        self, *, clock: Callable[[], datetime], plan: Plan | None = None, port: int = 0, file: Path | None = None
    ) -> None:
        self.state = snapshot.load(file, clock=clock) if file else State(SandboxClock(clock))
        self.state.plan = plan or self.state.plan
        self._socket = _listening(port)
        self.base_url = f"http://{LOOPBACK}:{self._socket.getsockname()[1]}"
        self.client = SandboxClient(self.base_url)
        self._server = uvicorn.Server(_config(make_app(self.state, file=file)))
        self._thread = threading.Thread(target=self._serve, name="x-sandbox", daemon=True)

    def start(self) -> Self:
        """Will start serving; the port is open when this returns."""
        self._thread.start()  # the socket listens already: callers wait in its queue until the loop runs
        return self

    def stop(self) -> None:
        """Will stop serving and close the port; safe to repeat."""
        self._server.should_exit = True
        self._server.force_exit = True
        self.client.close()
        if self._thread.is_alive():
            self._thread.join(timeout=10)
        self._socket.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _serve(self) -> None:
        asyncio.run(self._server.serve(sockets=[self._socket]))


def _config(app: Starlette) -> uvicorn.Config:
    return uvicorn.Config(
        app, http=CuttableProtocol, loop="asyncio", lifespan="off", ws="none", access_log=False, log_level="warning"
    )


def _listening(port: int) -> socket.socket:
    # The protocol is named because asyncio turns Nagle's delay (40 ms a call) off only where it is.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
    except OSError as error:
        listening.close()
        raise NotStarted(
            f"The X sandbox cannot listen on {LOOPBACK}:{port} ({error.strerror}). Another sandbox may be running "
            "there: stop it, or give another --port."
        ) from error
    listening.listen(128)
    return listening


def _bytes_of(state: State) -> Callable[[Request], Response]:
    async def serve(request: Request) -> Response:
        key = request.path_params["key"].partition("_")[2]
        media = state.media.get(int(key)) if key.isdecimal() else None
        if media is None or not media.done:
            return Response("No such media.", status_code=404, media_type="text/plain")
        return Response(media.content, media_type=media.media_type)

    return serve  # type: ignore[return-value]  # Starlette takes both kinds


async def _no_such_call(request: Request) -> Response:
    told = {"title": "Not Found", "type": "about:blank", "status": 404, "detail": f"No call {request.url.path}"}
    return JSONResponse(told, status_code=404, media_type="application/problem+json")
