"""The sockets under the sandbox, so that a connection can be cut for real.

Owns the protocol class uvicorn uses here."""

import asyncio

from starlette.types import Scope
from uvicorn.protocols.http.h11_impl import H11Protocol

_open: dict[tuple[str, int], asyncio.Transport] = {}  # the caller's address -> its connection


class CuttableProtocol(H11Protocol):
    """uvicorn's HTTP, which remembers its connection by the caller's address."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        """Will note the connection."""
        super().connection_made(transport)
        if self.client is not None:
            _open[self.client] = transport

    def connection_lost(self, exc: Exception | None) -> None:
        """Will forget the connection."""
        if self.client is not None:
            _open.pop(self.client, None)
        super().connection_lost(exc)


async def cut(scope: Scope) -> None:
    """Will end the connection SCOPE came by at once, with nothing more sent.

    Raises RuntimeError where the application runs under another server than the sandbox's own."""
    host, port = scope["client"] or ("", 0)
    transport = _open.get((host, port))
    if transport is None:
        raise RuntimeError("The connection cannot be cut: start the sandbox with Sandbox or run().")
    transport.abort()
    for _ in range(3):  # let the loss be noticed before the application returns
        await asyncio.sleep(0)
