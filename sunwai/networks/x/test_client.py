"""Promises of the line to X: guarded, bounded, and silent when a call is known to be refused."""

import socket
import threading
from contextlib import contextmanager
from datetime import timedelta

import httpx
import pytest

from sunwai.networks import base
from sunwai.networks.x import client
from sunwai.networks.x.address import AddressRefused, checked_address
from sunwai.networks.x.auth import FixedKeys, OAuth2Tokens
from sunwai.networks.x.client import Call, XClient
from sunwai.networks.x.conftest import NOON, OAUTH1, OFFICE, wire_page

READ = Call("GET", "/2/users/900/mentions", act="read the mentions")
POST = Call("POST", "/2/tweets", act="post", body={"text": "x"}, once=True)
KEYS = FixedKeys(account=OFFICE, handle="JharkhandCMO", given=OAUTH1)


@pytest.fixture
def line(wire):
    return XClient(KEYS, base_url="http://127.0.0.1:9", loopback_only=True, transport=httpx.MockTransport(wire))


@pytest.mark.parametrize(
    "address", ["https://api.x.com", "http://192.168.1.9", "http://127.0.0.1.example.org", "https://[2001:db8::1]"]
)
def test_another_machine_is_refused_under_the_loopback_guard(address):
    with pytest.raises(AddressRefused, match="LOOPBACK_ONLY"):
        XClient(KEYS, base_url=address, loopback_only=True)


@pytest.mark.parametrize("address", ["http://127.0.0.1:8001/", "http://localhost:8001", "http://[::1]:8001"])
def test_this_machine_passes_the_loopback_guard(address):
    assert checked_address(address, loopback_only=True) == address.rstrip("/")


def test_tokens_never_travel_in_clear():
    with pytest.raises(AddressRefused, match="in clear"):
        checked_address("http://api.x.com", loopback_only=False)
    assert checked_address("https://api.x.com", loopback_only=False) == "https://api.x.com"


@pytest.mark.parametrize("address", ["", "api.x.com", "ftp://127.0.0.1", "http://"])
def test_an_address_that_is_none_is_refused(address):
    with pytest.raises(AddressRefused, match="no web address"):
        checked_address(address, loopback_only=False)


def test_a_redirect_is_not_followed(line, wire):
    wire.says({}, status=302, headers={"location": "http://127.0.0.1:9/elsewhere"})
    with pytest.raises(base.Malformed):
        line.ask(READ, at=NOON)
    assert len(wire.asked) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>busy</html>",
        b'{"data": [',
        b"[]",
        b"null",
        '{"data": "राशन"}'.encode("utf-16"),
        b'{"data": "\xe0\xa4"}',
        b"[" * 100_000,
        b'{"n": ' + b"9" * 10_000 + b"}",
    ],
)
def test_an_answer_that_is_no_json_object_is_malformed_and_a_post_behind_it_unknown(line, wire, body):
    wire.says(body)
    wire.says(body, status=201)
    with pytest.raises(base.Malformed):
        line.ask(READ, at=NOON)
    with pytest.raises(base.Unknown):
        line.ask(POST, at=NOON)


def test_a_byte_order_mark_is_forgiven(line, wire):
    wire.says(b'\xef\xbb\xbf{"meta": {}}')
    assert line.ask(READ, at=NOON) == {"meta": {}}


def test_a_body_over_the_cap_is_not_read_to_its_end(line, wire):
    read = []

    def endless(request):
        def chunks():
            for _ in range(10_000):
                read.append(65_536)
                yield b"x" * 65_536

        return httpx.Response(200, content=chunks())

    wire.answers += [endless, endless]
    with pytest.raises(base.Malformed, match="more than 5000000 bytes"):
        line.ask(READ, at=NOON)
    assert sum(read) < 2 * client.LARGEST_BODY
    with pytest.raises(base.Unknown):
        line.ask(POST, at=NOON)


def test_a_call_known_to_be_refused_does_not_go_out(line, wire):
    reset = NOON + timedelta(minutes=7)
    wire.says({"title": "Too Many Requests"}, status=429, headers={"x-rate-limit-reset": f"{reset.timestamp():.0f}"})
    wire.says(wire_page([]))
    with pytest.raises(base.RateLimited):
        line.ask(READ, at=NOON)

    with pytest.raises(base.RateLimited) as again:
        line.ask(READ, at=reset - timedelta(seconds=1))
    assert (again.value.until, len(wire.asked)) == (reset, 1)
    line.ask(READ, at=reset)
    assert len(wire.asked) == 2


def test_the_last_call_of_a_window_closes_it_for_that_endpoint_only(line, wire):
    used_up = {"x-rate-limit-remaining": "0", "x-rate-limit-reset": f"{NOON.timestamp() + 60:.0f}"}
    wire.says(wire_page([]), headers=used_up)
    wire.says({"data": {}})
    line.ask(READ, at=NOON)
    with pytest.raises(base.RateLimited):
        line.ask(READ, at=NOON)
    assert line.ask(POST, at=NOON) == {"data": {}}


def test_spent_money_does_not_pass_for_a_window_that_opens_again(line, wire):
    for _ in range(2):
        wire.says({"type": "https://api.x.com/2/problems/usage-capped", "title": "Usage capped"}, status=429)
        with pytest.raises(base.Spent):
            line.ask(READ, at=NOON)


class RenewingKeys:
    """A keyring that renews when told its token was refused."""

    account, handle = OFFICE, "JharkhandCMO"

    def __init__(self):
        self.held = OAuth2Tokens("client", "hush", "access-1", "refresh-1", NOON + timedelta(hours=2))

    def tokens(self, *, at, renew, refused=None):
        if refused == self.held.access_token:
            self.held = renew(self.held)
        return self.held


def test_a_token_that_ended_early_is_renewed_once_and_the_call_made_again(wire):
    keys = RenewingKeys()
    line = XClient(keys, base_url="http://127.0.0.1:9", loopback_only=True, transport=httpx.MockTransport(wire))
    wire.says({"title": "Unauthorized"}, status=401)
    wire.says({"access_token": "access-2", "refresh_token": "refresh-2", "expires_in": 7200})
    wire.says({"data": {"id": "70"}})

    assert line.ask(POST, at=NOON) == {"data": {"id": "70"}}

    refused, renewal, again = wire.asked
    assert renewal.url.path == "/2/oauth2/token"
    assert renewal.headers["Authorization"] == "Basic Y2xpZW50Omh1c2g="
    assert b"refresh_token=refresh-1" in renewal.content
    assert (refused.headers["Authorization"], again.headers["Authorization"]) == ("Bearer access-1", "Bearer access-2")


def test_a_call_refused_with_a_new_token_too_is_not_made_a_third_time(wire):
    line = XClient(
        RenewingKeys(), base_url="http://127.0.0.1:9", loopback_only=True, transport=httpx.MockTransport(wire)
    )
    wire.says({}, status=401)
    wire.says({"access_token": "access-2", "refresh_token": "refresh-2", "expires_in": 7200})
    wire.says({}, status=401)
    with pytest.raises(base.AuthLost):
        line.ask(READ, at=NOON)
    assert len(wire.asked) == 3


def test_a_spent_refresh_token_asks_for_the_handle_to_be_connected_again(wire):
    line = XClient(
        RenewingKeys(), base_url="http://127.0.0.1:9", loopback_only=True, transport=httpx.MockTransport(wire)
    )
    wire.says({}, status=401)
    wire.says({"error": "invalid_request", "error_description": "Value passed for the token was invalid."}, status=400)
    with pytest.raises(base.AuthLost, match=r"token was invalid.*Connect the handle again"):
        line.ask(READ, at=NOON)


@contextmanager
def raw_server(*, says: bytes):
    """A server that takes one request, says what it is told to and hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve():
            taken, _ = listener.accept()
            with taken:
                taken.recv(65_536)
                taken.sendall(says)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        thread.join(timeout=5)


def test_a_proxy_of_the_environment_is_passed_by_under_the_loopback_guard(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "")
    says = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}"
    with raw_server(says=says) as address:
        assert XClient(KEYS, base_url=address, loopback_only=True).ask(READ, at=NOON) == {}


def test_a_port_where_nobody_listens_has_accepted_nothing():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    line = XClient(KEYS, base_url=f"http://127.0.0.1:{port}", loopback_only=True)
    with pytest.raises(base.Transient, match="Nothing was sent"):
        line.ask(POST, at=NOON)


@pytest.mark.parametrize("says", [b"", b"HTTP/1.1 201 Created\r\ncontent-length: 90\r\n\r\n{", b"rubbish\r\n\r\n"])
def test_a_connection_cut_after_the_request_leaves_a_post_unknown(says):
    with raw_server(says=says) as address, pytest.raises(base.Unknown, match="timeline is searched"):
        XClient(KEYS, base_url=address, loopback_only=True).ask(POST, at=NOON)
    with raw_server(says=says) as address, pytest.raises(base.Transient):
        XClient(KEYS, base_url=address, loopback_only=True).ask(READ, at=NOON)


def test_an_answer_packed_wrongly_is_malformed():
    says = b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 8\r\n\r\nnot gzip"
    with raw_server(says=says) as address, pytest.raises(base.Malformed, match="packed wrongly"):
        XClient(KEYS, base_url=address, loopback_only=True).ask(READ, at=NOON)


def test_an_answer_that_drips_is_given_up(monkeypatch):
    monkeypatch.setattr(client, "LONGEST_CALL", -1.0)
    with pytest.raises(base.Transient, match="to answer our call"):
        client.capped([b"{", b"}"], act="read the mentions", once=False)
