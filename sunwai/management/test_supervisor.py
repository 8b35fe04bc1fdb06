"""Processes under one command: a dead one is started again, one that cannot start stops all."""

import threading

import pytest

from sunwai.management import supervisor
from sunwai.management.supervisor import KeepsDying, Part, supervise


def until(true: object) -> bool:
    tick = threading.Event()
    return any(true() or tick.wait(0.05) for _ in range(400))  # type: ignore[operator]  # a question


def test_a_part_that_ends_as_soon_as_it_is_started_stops_everything() -> None:
    lasting, dying = Part(["sandbox", "x", "--port", "0"]), Part(["no-such-command"])

    with pytest.raises(KeepsDying, match="ended 3 times"):
        supervise([lasting, dying], stopping=threading.Event())

    assert lasting.process is not None
    assert lasting.process.poll() is not None


def test_a_part_that_dies_later_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "SETTLED_S", 0.0)
    stopping, part = threading.Event(), Part(["sandbox", "x", "--port", "0"])
    thread = threading.Thread(target=supervise, args=([part],), kwargs={"stopping": stopping})
    thread.start()
    assert until(lambda: part.process is not None)
    first = part.process
    assert first is not None

    first.kill()

    assert until(lambda: part.process is not first)
    stopping.set()
    thread.join(timeout=30)
    assert part.bad_starts == 0
    assert part.process is not None
    assert part.process.poll() is not None


def test_a_part_that_does_not_listen_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "STOP_WITHIN_S", 0.0)
    part, stopping = Part(["sandbox", "x", "--port", "0"]), threading.Event()
    stopping.set()

    supervise([part], stopping=stopping)

    assert part.process is not None
    assert part.process.poll() is not None
