"""The guard that keeps every test on this machine."""

import asyncio
import socket

import httpx
import pytest

from tests.loopback import LeftLoopback, is_loopback

FOREIGN = "192.0.2.7"  # TEST-NET-1 (RFC 5737): never anybody's


def test_no_test_connects_to_another_machine() -> None:
    with socket.socket() as sock, pytest.raises(LeftLoopback):
        sock.connect((FOREIGN, 80))
    with socket.socket() as sock, pytest.raises(LeftLoopback):
        sock.connect_ex((FOREIGN, 80))


def test_no_test_sends_a_datagram_to_another_machine() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock, pytest.raises(LeftLoopback):
        sock.sendto(b"x", (FOREIGN, 53))


@pytest.mark.parametrize("look_up", [socket.gethostbyname, lambda host: socket.getaddrinfo(host, 443)])
def test_no_test_asks_for_a_foreign_name(look_up) -> None:
    with pytest.raises(LeftLoopback):
        look_up("api.x.com")


def test_a_client_cannot_take_the_guard_for_a_network_that_is_down() -> None:
    with pytest.raises(LeftLoopback):
        httpx.get(f"http://{FOREIGN}/", trust_env=False)


def test_the_guard_holds_in_an_event_loop() -> None:
    async def reach_out() -> None:
        await asyncio.open_connection(FOREIGN, 80)

    with pytest.raises(LeftLoopback):
        asyncio.run(reach_out())


def test_this_machine_may_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


@pytest.mark.parametrize(
    ("host", "ours"),
    [("localhost", True), ("127.0.0.9", True), ("::1", True), (None, True), ("10.0.0.1", False), ("x.com", False)],
)
def test_loopback_is_known_by_number_not_by_looking_up(host: str | None, ours: bool) -> None:
    assert is_loopback(host) is ours
