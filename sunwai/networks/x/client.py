"""A thin client of X's API: signed calls in, JSON objects out, every failure a named error.

Owns timeouts, the cap on bodies, the loopback guard and the renewal of tokens. Never retries a refused or lost call."""

import json
import time
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import httpx

from sunwai.networks.x.address import checked_address
from sunwai.networks.x.auth import Keyring, OAuth2Tokens, Tokens, renewal_form, renewed, signed
from sunwai.networks.x.errors import Answer, failure, lost, refusal, unreadable
from sunwai.networks.x.rates import RateMemory

LARGEST_BODY = 5_000_000  # bytes; a page of 100 long posts with everything beside it stays under 2 MB
CONNECT_WITHIN = 5.0  # seconds
LONGEST_CALL = 60.0  # seconds; a drip of bytes resets every other timeout


@dataclass(frozen=True, slots=True)
class Call:
    """One request. `endpoint` names its rate limit, `act` completes "X did not let us ..."."""

    method: str
    path: str
    act: str
    endpoint: str = ""
    query: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Any] | None = None
    once: bool = False  # a public post: an unknown outcome is Unknown, never repeated

    @property
    def limit(self) -> str:
        """The name under which X counts this call."""
        return f"{self.method} {self.endpoint or self.path}"


class XClient:
    """One handle's line to X. Blocks; each worker thread has its own."""

    def __init__(
        self,
        keys: Keyring,
        *,
        base_url: str,
        loopback_only: bool,
        patience: timedelta = timedelta(seconds=20),
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self.keys = keys
        self._rates = RateMemory()
        self._http = httpx.Client(
            base_url=checked_address(base_url, loopback_only=loopback_only),
            timeout=httpx.Timeout(patience.total_seconds(), connect=CONNECT_WITHIN),
            follow_redirects=False,  # a signed request must not be sent on to wherever an answer says
            trust_env=not loopback_only,  # a proxy of the environment would leave the machine
            transport=transport,
            headers={"User-Agent": "Sunwai", "Accept": "application/json"},
        )

    def ask(self, call: Call, *, at: datetime) -> Mapping[str, Any]:
        """Will make CALL and return X's JSON object; raises the named errors of the contract."""
        self._rates.refuse_known(call.limit, act=call.act, at=at)
        tokens = self._tokens(at=at)
        answer = self._answer(call, tokens, at=at)
        if answer.status == 401 and isinstance(tokens, OAuth2Tokens):  # ended early; a 401 accepted nothing
            answer = self._answer(call, self._tokens(at=at, refused=tokens.access_token), at=at)
        self._rates.remember(call.limit, answer.headers, at=at)
        if not answer.ok:
            raise self._rates.learned(call.limit, refusal(answer, act=call.act, once=call.once, at=at))
        if not isinstance(answer.body, dict):
            raise unreadable(f"X answered our call to {call.act} with something else than JSON.", once=call.once)
        return answer.body

    def close(self) -> None:
        """Will give up the connections."""
        self._http.close()

    def _tokens(self, *, at: datetime, refused: str | None = None) -> Tokens:
        return self.keys.tokens(at=at, renew=lambda old: self._renewed(old, at=at), refused=refused)

    def _renewed(self, old: OAuth2Tokens, *, at: datetime) -> OAuth2Tokens:
        request = self._http.build_request("POST", "/2/oauth2/token", data=renewal_form(old))
        if old.client_secret:
            request.headers["Authorization"] = _basic(old)
        answer = self._sent(request, act="renew the handle's token", once=False)
        if answer.status == 400:  # invalid_grant: spent already, or taken back by the handle's owner
            answer = Answer(401, answer.headers, answer.body, answer.text)
        if not answer.ok or not isinstance(answer.body, dict):
            raise refusal(answer, act="renew the handle's token", once=False, at=at)
        return renewed(old, answer.body, at=at)

    def _answer(self, call: Call, tokens: Tokens, *, at: datetime) -> Answer:
        request = self._http.build_request(call.method, call.path, params=dict(call.query) or None, json=call.body)
        return self._sent(signed(request, tokens, at=at), act=call.act, once=call.once)

    def _sent(self, request: httpx.Request, *, act: str, once: bool) -> Answer:
        try:
            response = self._http.send(request, stream=True)
            try:
                content = capped(response.iter_bytes(), act=act, once=once)
            finally:
                response.close()
        except httpx.HTTPError as error:
            raise failure(error, act=act, once=once) from error
        return _read(response, content)


def capped(chunks: Iterable[bytes], *, act: str, once: bool) -> bytes:
    """Will join CHUNKS, refusing a body over LARGEST_BODY or one that drips for longer than LONGEST_CALL."""
    began = time.monotonic()  # elapsed time of one call, not the time of day
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > LARGEST_BODY:
            raise unreadable(f"X answered our call to {act} with more than {LARGEST_BODY} bytes.", once=once)
        if time.monotonic() - began > LONGEST_CALL:
            raise lost(f"X took over {LONGEST_CALL:.0f} s to answer our call to {act}.", once=once)
    return bytes(body)


def _read(response: httpx.Response, content: bytes) -> Answer:
    text = content.decode("utf-8", errors="replace")
    return Answer(response.status_code, response.headers, _json(content), text)


def _json(content: bytes) -> object:
    try:
        return json.loads(content.decode("utf-8-sig"))  # JSON on the wire is UTF-8; nothing else is guessed at
    except (ValueError, RecursionError):
        return None


def _basic(tokens: OAuth2Tokens) -> str:
    pair = f"{tokens.client_id}:{tokens.client_secret}".encode()
    return f"Basic {b64encode(pair).decode('ascii')}"
