"""A push service on loopback, as a browser's own: it checks our signature and opens what was sealed for the phone.

Owns the other end of the wire. What it is told to answer, it answers."""

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


@dataclass(frozen=True, slots=True)
class Arrived:
    """One notice as the phone would have it: its headers, its claims, its words."""

    headers: dict[str, str]
    claims: dict[str, Any]
    told: dict[str, Any]
    sealed: bytes


@dataclass
class PushService:
    """One phone and the service that reaches it."""

    address: str
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    auth: bytes = b"sixteen  letters"
    answer: int = 201
    more: dict[str, str] = field(default_factory=dict)
    arrived: list[Arrived] = field(default_factory=list)
    asked: int = 0

    @property
    def subscription(self) -> dict[str, str]:
        """What the browser sends to us: where, and its keys."""
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"endpoint": f"{self.address}/push/1", "p256dh": text(point), "auth": text(self.auth)}

    def take(self, headers: dict[str, str], body: bytes) -> None:
        """Will check the signature, open the notice and keep it."""
        token, _, public = headers["authorization"].removeprefix("vapid t=").partition(",k=")
        told = http_ece.decrypt(body, private_key=self.key, auth_secret=self.auth, version="aes128gcm")
        self.arrived.append(Arrived(headers, _verified(token, public.strip()), json.loads(told), body))


@contextmanager
def push_service() -> Iterator[PushService]:
    """Will run one on loopback as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            service.asked += 1
            if service.answer < 300:
                service.take({name.lower(): value for name, value in self.headers.items()}, body)
            self.send_response(service.answer)
            for name, value in service.more.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service = PushService(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def text(content: bytes) -> str:
    """Will write bytes as browsers do (base64url without padding)."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _verified(token: str, public: str) -> dict[str, Any]:
    """The claims of a VAPID token (RFC 8292), its ES256 signature checked against the key it names."""
    head, claims, signature = token.split(".")
    raw = _bytes(signature)
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(public))
    signed = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    key.verify(signed, f"{head}.{claims}".encode(), ec.ECDSA(SHA256()))
    found: dict[str, Any] = json.loads(_bytes(claims))
    return found | {"key": public}


def _bytes(written: str) -> bytes:
    return base64.urlsafe_b64decode(written + "=" * (-len(written) % 4))
