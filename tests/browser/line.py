"""A line between a browser and the product that can be cut, kept down and mended: a bad evening in Simdega.

Owns the sockets of one journey; knows nothing of what goes over them."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from tests.browser.site import Site


class Line:
    """Passes bytes both ways until it is cut; while it is down whoever dials is hung up on."""

    def __init__(self, site: Site) -> None:
        self._to = ("127.0.0.1", urlsplit(site.address).port)
        self._ends: list[socket.socket] = []
        self._down = False
        self._listens = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://localhost:{self._listens.getsockname()[1]}"
        threading.Thread(target=self._answer, daemon=True).start()

    def cut(self) -> None:
        """Will hang up on everybody and on whoever dials from now on."""
        self._down = True
        for end in self._ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self._ends.clear()

    def mend(self) -> None:
        """Will let calls through again."""
        self._down = False

    def close(self) -> None:
        """Will take the line away."""
        self.cut()
        self._listens.close()

    def _answer(self) -> None:
        while True:
            try:
                near, _ = self._listens.accept()
            except OSError:
                return
            if self._down:
                near.close()
                continue
            far = socket.create_connection(self._to)
            self._ends += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=_pass_on, args=(one, other), daemon=True).start()


@contextmanager
def line_to(site: Site) -> Iterator[Line]:
    """Will give a line to SITE for as long as the block runs."""
    line = Line(site)
    try:
        yield line
    finally:
        line.close()


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while piece := one.recv(65536):
            other.sendall(piece)
    for end in (one, other):
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
