"""The sandbox's time: it follows a clock it was given, or stands where it was set until it is moved.

Owns SandboxClock. Never reads the machine's clock itself."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class SandboxClock:
    """A clock that follows another until it is set by hand. Times are aware, UTC."""

    def __init__(self, follows: Callable[[], datetime]) -> None:
        self._follows = follows
        self._set: datetime | None = None

    def now(self) -> datetime:
        """Will give the network's present time."""
        return self._set or self._follows()

    @property
    def driven(self) -> bool:
        """Whether the clock stands where it was set, rather than following."""
        return self._set is not None

    def set(self, at: datetime) -> None:
        """Will make the time AT (aware) and stay there; earlier than now is allowed, as clocks are stepped back."""
        if at.tzinfo is None:
            raise ValueError(f"The clock takes a time with its zone; {at} has none.")
        self._set = at.astimezone(UTC)

    def advance(self, by: timedelta) -> None:
        """Will move the time on by BY and stay there."""
        self.set(self.now() + by)

    def follow(self) -> None:
        """Will go back to following the clock it was given."""
        self._set = None
