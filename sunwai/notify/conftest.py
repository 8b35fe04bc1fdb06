"""A mail server and a gateway on this machine that keep what they were given, and can refuse it."""

import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from aiosmtpd.controller import Controller


@dataclass
class MailServer:
    """What was handed in, and what is answered: `answer` beginning with 2 takes it."""

    answer: str = "250 OK"
    taken: list[EmailMessage] = field(default_factory=list)
    port: int = 0

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802  # the library's name
        if self.answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return self.answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  # the library's name
        read = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(read, EmailMessage)
        self.taken.append(read)
        return "250 OK"


@pytest.fixture
def mail_server(settings: Any) -> Iterator[MailServer]:
    """A mail server that this installation is set to use."""
    kept = MailServer()
    with socket.socket() as probe:  # the library asks its own port whether it is up, so it must know one
        probe.bind(("127.0.0.1", 0))
        kept.port = probe.getsockname()[1]
    controller = Controller(kept, hostname="127.0.0.1", port=kept.port)
    controller.start()
    settings.MAIL_SERVER = f"smtp://127.0.0.1:{kept.port}"
    settings.MAIL_FROM = "sunwai@office.test"
    settings.SITE = "https://sunwai.office.test"
    yield kept
    controller.stop()


@dataclass
class Gateway:
    """What a gateway was sent, and the status it answers with."""

    status: int = 200
    taken: list[dict[str, Any]] = field(default_factory=list)
    address: str = ""


@pytest.fixture
def gateway_server() -> Iterator[Gateway]:
    """A gateway of the plainest kind Apprise knows: JSON by HTTP."""
    kept = Gateway()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            kept.taken.append(json.loads(self.rfile.read(length)))
            self.send_response(kept.status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    kept.address = f"json://127.0.0.1:{server.server_port}/told"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield kept
    server.shutdown()
    server.server_close()
