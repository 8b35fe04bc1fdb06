"""The sandbox as a process of its own: killed at any moment, it comes back with what it had accepted."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from sunwai.sandbox.client import SandboxClient, SandboxRefused
from sunwai.sandbox.wiring import cut

PROGRAM = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from sunwai.sandbox.server import run
run(port=int(sys.argv[1]), state=Path(sys.argv[2]), clock=lambda: datetime(2020, 1, 10, 3, 30, tzinfo=UTC))
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def started(port: int, file: Path) -> tuple["subprocess.Popen[bytes]", SandboxClient]:
    running = subprocess.Popen([sys.executable, "-c", PROGRAM, str(port), str(file)])  # our own program
    client = SandboxClient(f"http://127.0.0.1:{port}")
    until = time.monotonic() + 20
    while True:
        try:
            client.now()
            return running, client
        except SandboxRefused:
            if running.poll() is not None or time.monotonic() > until:
                running.kill()
                raise


def test_a_network_that_is_killed_comes_back_with_every_post_it_answered(tmp_path: Path) -> None:
    port, file = free_port(), tmp_path / "x.json"
    running, world = started(port, file)
    try:
        keys = world.create_account("JharkhandCMO").keys
        assert keys is not None
        headers = {"Authorization": f"Bearer {keys.access_token}"}
        with httpx.Client(base_url=world.base_url, headers=headers, trust_env=False) as api:
            for number in range(5):
                assert api.post("/2/tweets", json={"text": f"post {number}"}).status_code == 201
        os.kill(running.pid, signal.SIGKILL)
        running.wait(timeout=10)
        running, world = started(port, file)
        assert [post.text for post in world.published("JharkhandCMO")] == [f"post {n}" for n in range(5)]
        running.send_signal(signal.SIGINT)
        running.wait(timeout=10)
    finally:
        running.kill()
        world.close()


def test_a_cut_under_another_server_is_refused_rather_than_left_out() -> None:
    with pytest.raises(RuntimeError, match="cannot be cut"):
        asyncio.run(cut({"type": "http", "client": ("127.0.0.1", 1)}))
