"""The time of day: the machine's clock, or one driven through a small file that all processes share.

Owns `now()`. Only web, management, loop and the sandbox call it; everything else is handed `at`."""

import json
import os
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path


@dataclass(frozen=True, slots=True)
class DrivenClock:
    """A clock that showed `shown` when the machine's read `real` (both POSIX seconds) and runs `rate` times as fast.

    `rate` 0 is a stopped clock."""

    real: float
    shown: float
    rate: float

    def reading(self, real: float) -> datetime:
        """Will give the time shown (UTC) when the machine's clock reads REAL."""
        return datetime.fromtimestamp(self.shown + (real - self.real) * self.rate, tz=UTC)


def now() -> datetime:
    """Will give the present time, UTC: the driven clock's where SUNWAI_CLOCK_FILE names one, else the machine's."""
    driven = _driven()
    return driven.reading(time.time()) if driven else datetime.now(tz=UTC)


def drive(path: Path, *, shown: datetime, rate: float) -> None:
    """Will set the clock file PATH to show SHOWN from now on, running at RATE; safe to repeat.

    Raises ValueError for a rate below nought: time does not run backwards here."""
    if rate < 0:
        raise ValueError(f"The clock cannot run at {rate}; use 0 to stop it.")
    clock = DrivenClock(real=time.time(), shown=shown.timestamp(), rate=rate)
    beside = path.with_suffix(f".{os.getpid()}.new")
    beside.write_text(json.dumps(asdict(clock)))
    beside.replace(path)  # readers see the old file or the new, never half of one


def rate() -> float:
    """Will say how many seconds pass on the clock in one real second."""
    driven = _driven()
    return driven.rate if driven else 1.0


def at_pace(amount: timedelta) -> timedelta:
    """Will say how much of the clock's time AMOUNT of the machine's is, where the clock runs faster; else AMOUNT."""
    return amount * max(1.0, rate())


def real_seconds(amount: timedelta) -> float:
    """Will say how long the machine must wait for AMOUNT to pass on the clock, at least a hundredth of a second."""
    pace = rate()
    return max(0.01, amount.total_seconds() / pace) if pace else 0.5


_read: dict[str, tuple[int, DrivenClock]] = {}  # path -> (mtime in ns, what it said)


def _driven() -> DrivenClock | None:
    path = os.environ.get("SUNWAI_CLOCK_FILE")
    if not path or not os.path.exists(path):
        return None
    changed = os.stat(path).st_mtime_ns
    known = _read.get(path)
    if known is None or known[0] != changed:
        known = (changed, DrivenClock(**json.loads(Path(path).read_text())))
        _read[path] = known
    return known[1]
