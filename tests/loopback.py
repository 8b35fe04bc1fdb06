"""No test leaves this machine: looking up or connecting to any address but loopback raises.

Owns the guard, put up when pytest starts. It is no OSError, so that no client takes it for a network that is down."""

import ipaddress
import socket
from collections.abc import Callable
from typing import Any


class LeftLoopback(Exception):
    """A test tried to reach another machine."""


def put_up() -> None:
    """Will guard every socket of this process from now on."""
    socket.socket.connect = _guarded(socket.socket.connect)  # type: ignore[method-assign]  # that is the guard
    socket.socket.connect_ex = _guarded(socket.socket.connect_ex)  # type: ignore[method-assign]  # the same
    socket.socket.sendto = _guarded_sendto(socket.socket.sendto)  # type: ignore[method-assign, assignment]  # the same
    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex"):
        setattr(socket, name, _guarded_lookup(getattr(socket, name)))


def is_loopback(host: object) -> bool:
    """Will say whether HOST (name or number) is this machine; no name is looked up."""
    if host in {None, "", "localhost", b"localhost"}:
        return True
    try:
        return ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host)).is_loopback
    except ValueError:
        return False


def _check(address: Any, family: int) -> None:
    if family in {socket.AF_INET, socket.AF_INET6} and not is_loopback(address[0]):
        raise LeftLoopback(f"A test tried to reach {address[0]}. Give it the sandbox's address on 127.0.0.1 instead.")


def _guarded(connect: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(self: socket.socket, address: Any) -> Any:
        _check(address, self.family)
        return connect(self, address)

    return guarded


def _guarded_sendto(sendto: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(self: socket.socket, *args: Any) -> Any:
        _check(args[-1], self.family)
        return sendto(self, *args)

    return guarded


def _guarded_lookup(look_up: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(host: Any, *args: Any, **named: Any) -> Any:
        _check((host,), socket.AF_INET)
        return look_up(host, *args, **named)

    return guarded
