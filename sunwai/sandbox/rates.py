"""How many calls each user and the app have left, endpoint by endpoint, by the network's clock.

Owns Meter. Never sleeps and never refuses by itself: it says what is left."""

from dataclasses import dataclass
from datetime import datetime

from sunwai.sandbox.plan import Rate


@dataclass(slots=True)
class _Window:
    ends_at: datetime
    used: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What one call found: the limit, what is left after it, when the window ends, whether it was one too many."""

    limit: int
    remaining: int
    reset_at: datetime
    over: bool

    def headers(self) -> dict[str, str]:
        """Will give the three headers every answer of X carries."""
        return {
            "x-rate-limit-limit": str(self.limit),
            "x-rate-limit-remaining": str(self.remaining),
            "x-rate-limit-reset": str(int(self.reset_at.timestamp())),
        }


class Meter:
    """Open windows of every caller."""

    def __init__(self) -> None:
        self._windows: dict[tuple[str, str], _Window] = {}

    def count(self, endpoint: str, caller: str, *, rate: Rate, limit: int, at: datetime) -> Reading:
        """Will count one call of CALLER at AT. A window begins with its first call, anew if the clock went back."""
        window = self._windows.get((endpoint, caller))
        if window is None or not window.ends_at - rate.window <= at < window.ends_at:
            window = self._windows[endpoint, caller] = _Window(at + rate.window)
        over = window.used >= limit
        window.used += not over
        return Reading(limit, limit - window.used, window.ends_at, over)

    def forget(self) -> None:
        """Will begin every window anew."""
        self._windows.clear()
