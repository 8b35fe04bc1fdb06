"""Killed at random moments, again and again, against a network that loses answers: nothing lost, nothing twice."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sunwai.lib import timekeeping
from sunwai.sandbox.faults import FaultKind
from sunwai.sandbox.server import Sandbox
from tests.databases import fresh_database

ROOT = Path(__file__).parent.parent
# The whole of it (200 posts, 20 kills) is bin/nightly's; the suite runs a smaller one on every change.
POSTS = int(os.environ.get("SUNWAI_KILL_POSTS", "40"))
KILLS = int(os.environ.get("SUNWAI_KILL_KILLS", "6"))
FAST = 60  # a minute of leases, looks and windows passes in a second
LONGEST_SECONDS = 60 + POSTS * 2


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Mapping[str, str]]:
    """Will give the environment of an office with a database and a clock of its own."""
    clock = tmp_path / "clock.json"
    timekeeping.drive(clock, shown=datetime(2020, 1, 15, 4, 0, tzinfo=UTC), rate=FAST)
    with fresh_database(tmp_path) as address:
        yield {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "sunwai.settings",
            "SUNWAI_DATA": str(tmp_path),
            "SUNWAI_DATABASE_URL": address,
            "SUNWAI_CLOCK_FILE": str(clock),
            "SUNWAI_LOOPBACK_ONLY": "1",
            "SUNWAI_LOG": "ERROR",
        }


def test_twenty_kills_lose_no_post_and_double_none(office: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUNWAI_CLOCK_FILE", office["SUNWAI_CLOCK_FILE"])
    with Sandbox(clock=timekeeping.now) as sandbox:
        run("prepare", sandbox, office)
        sandbox.client.plan(
            rates={"create_post": 100_000, "mentions": 100_000, "timeline": 100_000, "users_by": 100_000}
        )
        citizens = [sandbox.client.create_account(f"citizen_{n}").id for n in range(POSTS)]
        kills, keys = live_and_die(sandbox, office, citizens)
        found = json.loads(run("audit", sandbox, office))
        handle = sandbox.client.account("jh_sunwai").id
        answered = Counter(post.reply_to for post in sandbox.client.published(handle))

    assert kills >= KILLS
    assert found["posts"] == found["cases"] == POSTS, found
    assert found["faults"] == []
    assert found["parked"] == 0
    assert {key for key in keys if answered[key] == 0} == set(), f"lost: {found}"
    assert {key for key in keys if answered[key] > 1} == set(), f"doubled: {found}"
    assert found["outgoing"] == {"sent": POSTS}
    assert found["windows"] == POSTS


def live_and_die(sandbox: Sandbox, office: Mapping[str, str], citizens: list[str]) -> tuple[int, list[str]]:
    """Will let citizens post while the office is killed at random moments and started again, until all is out."""
    chance, keys, kills = random.Random(2020), [], 0  # noqa: S311  # a repeatable day, not a secret
    worker = start(sandbox, office)
    deadline = time.monotonic() + LONGEST_SECONDS
    handle = sandbox.client.account("jh_sunwai").id
    while time.monotonic() < deadline:
        for citizen in citizens[len(keys) : len(keys) + max(1, POSTS // (KILLS + 1))]:
            text = f"@jh_sunwai सिमडेगा के बोलबा में नेटवर्क नहीं है, घर {len(keys) + 1}"
            keys.append(sandbox.client.post_as(citizen, text).chain)
        if chance.random() < 0.6:
            sandbox.client.arm(FaultKind.ACCEPT_THEN_DROP, endpoint="create_post")
        time.sleep(chance.uniform(0.8, 1.8))
        assert worker.poll() is None, "the office stopped by itself; its error stands above"
        if kills < KILLS:
            worker.send_signal(signal.SIGKILL)
            worker.wait()
            worker, kills = start(sandbox, office), kills + 1
        elif len({post.reply_to for post in sandbox.client.published(handle)}) >= POSTS:
            break
    time.sleep(4)  # let what is uncertain be looked for, and a second copy appear if there were one
    settled = time.monotonic() + 20
    while time.monotonic() < settled and "uncertain" in json.loads(run("audit", sandbox, office))["outgoing"]:
        time.sleep(1)
    worker.kill()
    worker.wait()
    return kills, keys


def start(sandbox: Sandbox, office: Mapping[str, str]) -> "subprocess.Popen[bytes]":
    """Will start the office's process."""
    return subprocess.Popen(command("work", sandbox), env=dict(office), cwd=ROOT)


def run(what: str, sandbox: Sandbox, office: Mapping[str, str]) -> str:
    """Will run one order to its end and give what it printed."""
    done: Any = subprocess.run(
        command(what, sandbox), env=dict(office), cwd=ROOT, check=True, capture_output=True, text=True
    )
    return str(done.stdout)


def command(what: str, sandbox: Sandbox) -> list[str]:
    """Will give the command line of one order."""
    return [sys.executable, "-m", "tests.killing.office", what, sandbox.base_url]
