"""One notice to one push service: encrypted for the phone, signed with our key (VAPID, RFC 8292), sent once.

Owns the wire. Writes to push services only, follows no redirect, and says nothing of a matter but how many wait."""

import base64
import json
from datetime import timedelta
from http import HTTPStatus
from urllib.parse import urlsplit

import httpx
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from py_vapid import Vapid02
from pywebpush import WebPusher

from sunwai.lib.loopback import is_loopback
from sunwai.notify.letter import Letter, Outcome

# Chrome and Android, Firefox, Safari, Edge. A browser names its own; we write to no other address (SUNWAI_PUSH_HOSTS).
KNOWN = ("fcm.googleapis.com", "push.services.mozilla.com", "push.apple.com", "notify.windows.com")
PATIENCE_S = 10.0
_ORDER_P256 = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def public_key() -> str:
    """Will give our public key as browsers want it (uncompressed point, base64url)."""
    point = _private_key().public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return _text(point)


def why_not_address(endpoint: str) -> str:
    """Will say why ENDPOINT may not be written to, "" where it may: https to a known push service, or this machine."""
    try:
        url = urlsplit(endpoint)
        host, port = (url.hostname or "").lower(), url.port
    except ValueError:
        return "That is no address."
    if url.username or url.password or not host:
        return "That is no address of a push service."
    if settings.LOOPBACK_ONLY:
        return "" if is_loopback(host) else "Only this machine may be written to (SUNWAI_LOOPBACK_ONLY)."
    allowed = (*KNOWN, *(name.strip().lower() for name in settings.PUSH_HOSTS.split(",") if name.strip()))
    if not any(host == name or host.endswith(f".{name}") for name in allowed):
        return f"{host} is no push service known here; whoever runs Sunwai may add it (SUNWAI_PUSH_HOSTS)."
    return "" if url.scheme == "https" and port in {None, 443} else "A push service is written to by https only."


def why_not_keys(*, p256dh: str, auth: str) -> str:
    """Will say why these are not a browser's keys, "" where they are."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(p256dh))
        return "" if len(_bytes(auth)) == 16 else "The browser's keys are not whole."
    except ValueError:
        return "The browser's keys are not whole."


def send(letter: Letter, *, endpoint: str, p256dh: str, auth: str) -> Outcome:
    """Will send LETTER once and say what the push service answered. Raises nothing that a network can do."""
    if refusal := why_not_address(endpoint):
        return Outcome(sent=False, said=refusal)
    try:
        with httpx.Client(timeout=PATIENCE_S, follow_redirects=False, trust_env=not settings.LOOPBACK_ONLY) as client:
            body = _sealed(letter, endpoint=endpoint, p256dh=p256dh, auth=auth)
            return _read(client.post(endpoint, content=body, headers=_headers(letter, endpoint)))
    except httpx.TimeoutException:
        return Outcome(sent=False, said="the push service did not answer in time", again=True)
    except (httpx.HTTPError, httpx.InvalidURL) as broken:
        return Outcome(sent=False, said=f"the push service could not be reached ({type(broken).__name__})", again=True)


def _sealed(letter: Letter, *, endpoint: str, p256dh: str, auth: str) -> bytes:
    told = {"endpoint": endpoint, "keys": {"p256dh": p256dh, "auth": auth}}
    content = json.dumps(shown(letter), ensure_ascii=False).encode()
    return bytes(WebPusher(told).encode(content, "aes128gcm")["body"])


def shown(letter: Letter) -> dict[str, object]:
    """Will give what the phone's worker shows: the title alone, for a lock screen is anybody's to read."""
    told = {"title": letter.title, "tag": letter.topic, "open": letter.opens, "lang": letter.language}
    return {**told, "again": letter.red}


def _headers(letter: Letter, endpoint: str) -> dict[str, str]:
    url = urlsplit(endpoint)
    claims = {"aud": f"{url.scheme}://{url.netloc}"}
    claims["sub"] = settings.PUSH_CONTACT or "mailto:postmaster@localhost"
    signer = Vapid02()
    signer.private_key = _private_key()
    return {
        **signer.sign(claims),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(int(letter.good_for.total_seconds())),
        "Topic": f"sunwai-{letter.topic}",
        "Urgency": "high" if letter.red else "normal",
    }


def _read(answer: httpx.Response) -> Outcome:
    said = f"{answer.status_code}"
    if answer.is_success:
        return Outcome(sent=True, said=said)
    if answer.status_code in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return Outcome(sent=False, said=said, gone=True)
    wait = answer.headers.get("Retry-After", "")
    after = timedelta(seconds=min(int(wait), 3600)) if wait.isascii() and wait.isdigit() and len(wait) < 6 else None
    busy = answer.status_code == HTTPStatus.TOO_MANY_REQUESTS or answer.is_server_error
    return Outcome(sent=False, said=said, again=busy, after=after)


def _private_key() -> ec.EllipticCurvePrivateKey:
    """Our key pair, always the same one for the same kept secret; 64 bytes taken modulo the order leave no bias."""
    wide = HKDF(SHA256(), length=64, salt=None, info=b"sunwai vapid 1").derive(settings.VAPID_KEY.encode())
    return ec.derive_private_key(int.from_bytes(wide) % (_ORDER_P256 - 1) + 1, ec.SECP256R1())


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _text(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
