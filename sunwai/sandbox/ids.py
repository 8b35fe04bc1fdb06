"""Ids as X makes them: 64-bit numbers that rise with time, and the way back from an id to its moment.

Owns Snowflakes. Holds the last id given; knows nothing of what it numbers."""

from datetime import UTC, datetime, timedelta

EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657_000, tzinfo=UTC)  # where X's ids begin to count
MILLISECOND = timedelta(milliseconds=1)


class Snowflakes:
    """A source of ids, each larger than every one before, even when the clock is stepped back."""

    def __init__(self, last: int = 0) -> None:
        self.last = last

    def next(self, at: datetime) -> int:
        """Will give a new id for the moment AT."""
        self.last = max(self.last + 1, first_id(at))
        return self.last


def first_id(at: datetime) -> int:
    """Will give the lowest id of the moment AT; before the epoch it is 1."""
    return max(1, (at - EPOCH) // MILLISECOND << 22)


def moment(key: int) -> datetime:
    """Will give the moment an id was made at, to the millisecond."""
    return EPOCH + timedelta(milliseconds=key >> 22)
