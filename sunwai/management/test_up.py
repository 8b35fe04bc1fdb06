"""`sunwai up` and `sunwai worker` as processes of their own, from an empty folder to a clean stop."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import httpx
import pytest

from tests.databases import fresh_database

Env = Mapping[str, str]


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Env]:
    """Will give the environment of an installation that has never been started."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SUNWAI_", "DJANGO_", "TEST_"))}
    with fresh_database(tmp_path) as address:
        ours = {"SUNWAI_DATA": str(tmp_path / "data"), "SUNWAI_DATABASE_URL": address, "SUNWAI_LOOPBACK_ONLY": "1"}
        yield {**kept, **ours, "SUNWAI_X_URL": "http://127.0.0.1:9"}


def started(*words: str, env: Env) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "sunwai.management", *words]
    return subprocess.Popen(command, env=dict(env), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def said(process: "subprocess.Popen[str]", words: str) -> None:
    """Will read what PROCESS says until WORDS."""
    assert process.stdout is not None
    assert any(words in line for line in process.stdout), "it ended without saying so"


def until(true: Callable[[], bool]) -> bool:
    tick = threading.Event()
    return any(true() or tick.wait(0.1) for _ in range(400))


def answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/healthz", trust_env=False, timeout=5).status_code == 200
    except httpx.TransportError:
        return False


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def test_up_prepares_serves_works_and_stops_as_one(fresh: Env) -> None:
    port = free_port()
    up = started("up", "--port", str(port), env=fresh)
    try:
        said(up, "Sunwai is at")
        assert until(lambda: answers(f"http://127.0.0.1:{port}"))
        assert until(lambda: "all strands give signs of life" in doctor(fresh))
    finally:
        up.send_signal(signal.SIGTERM)
        out, err = up.communicate(timeout=40)

    assert up.returncode == 0, err
    assert "Stopped." in out
    assert not answers(f"http://127.0.0.1:{port}")


def test_the_worker_ends_cleanly_when_told(fresh: Env) -> None:
    refused = started("worker", env=fresh)
    _, err = refused.communicate(timeout=40)
    assert (refused.returncode, "sunwai up" in err) == (1, True), "no tables yet"

    subprocess.run([sys.executable, "-m", "sunwai.management", "django", "migrate", "-v0"], env=dict(fresh), check=True)
    worker = started("worker", env=fresh)
    said(worker, "The worker runs")
    worker.send_signal(signal.SIGTERM)
    _, err = worker.communicate(timeout=40)

    assert worker.returncode == 0, err
    assert "left behind" not in err


def doctor(env: Env) -> str:
    process = started("doctor", env=env)
    out, _ = process.communicate(timeout=40)
    return out
