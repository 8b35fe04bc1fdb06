"""Several processes under one command: started together, started again when one dies, stopped together.

Owns the processes it started and no others."""

import logging
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from sunwai.errors import SunwaiError

log = logging.getLogger(__name__)

LOOK_EVERY_S = 0.2
SETTLED_S = 10.0  # a part that lived so long had started well
MOST_BAD_STARTS = 3
STOP_WITHIN_S = 20.0


class KeepsDying(SunwaiError):
    """A part ends as soon as it is started."""


@dataclass(slots=True)
class Part:
    """One process: `args` for `sunwai`, such as ("worker",)."""

    args: Sequence[str]
    bad_starts: int = 0
    started: float = 0.0
    process: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """What to call it."""
        return self.args[0]


def supervise(parts: Sequence[Part], *, stopping: threading.Event) -> None:
    """Will keep PARTS running until STOPPING is set, then stop them all. Raises KeepsDying when one cannot start."""
    try:
        for part in parts:
            _start(part)
        while not stopping.wait(LOOK_EVERY_S):
            for part in parts:
                _look_after(part, stopping=stopping)
    finally:
        _stop(parts)


@contextmanager
def stopped_by_signals(stopping: threading.Event) -> Iterator[None]:
    """Will set STOPPING on Ctrl-C or SIGTERM within the block."""

    def stop(number: int, frame: FrameType | None) -> None:
        stopping.set()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _start(part: Part) -> None:
    command = [sys.executable, "-m", "sunwai.management", *part.args]
    part.process = subprocess.Popen(command)  # noqa: S603  # our own interpreter and our own words
    part.started = time.monotonic()


def _look_after(part: Part, *, stopping: threading.Event) -> None:
    if part.process is None or part.process.poll() is None or stopping.is_set():
        return
    lived = time.monotonic() - part.started
    part.bad_starts = 0 if lived > SETTLED_S else part.bad_starts + 1
    if part.bad_starts >= MOST_BAD_STARTS:
        raise KeepsDying(
            f"{part.name} ended {MOST_BAD_STARTS} times as soon as it was started; everything was stopped. "
            f"What it said stands above; `sunwai {part.name}` alone shows it again."
        )
    log.error("%s ended with code %s after %.0f s; it is started again", part.name, part.process.returncode, lived)
    _start(part)


def _stop(parts: Sequence[Part]) -> None:
    running = [part.process for part in parts if part.process is not None]
    for process in running:
        if process.poll() is None:
            process.terminate()
    until = time.monotonic() + STOP_WITHIN_S
    for process in running:
        try:
            process.wait(timeout=max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
