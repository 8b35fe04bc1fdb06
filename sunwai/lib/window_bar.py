"""The window bar: how much of an answering time is gone, as shares of a line that can be drawn. Pure.

Two bars can be compared: the due time stands in the middle, the right half is the same length again."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Bar:
    """Shares of 0 to 100: `run` is time used before the due time, `over` time beyond it, `tick` the due time."""

    run: float
    over: float
    tick: float


def middle(*, opened_at: datetime, due_at: datetime, until: datetime) -> Bar:
    """Will give the bar with the due time in the middle; what lasts longer than twice the time fills it."""
    allowed = max(due_at - opened_at, timedelta(seconds=1))
    return _bar(until - opened_at, allowed, whole=2 * allowed)


def to_scale(*, opened_at: datetime, due_at: datetime, until: datetime) -> Bar:
    """Will give the bar whose whole length is the time used, or the time allowed where less was used."""
    allowed = max(due_at - opened_at, timedelta(seconds=1))
    return _bar(until - opened_at, allowed, whole=max(until - opened_at, allowed))


def _bar(used: timedelta, allowed: timedelta, *, whole: timedelta) -> Bar:
    run = max(min(used, allowed), timedelta())
    over = min(max(used - allowed, timedelta()), whole - allowed)
    return Bar(run=_share(run, whole), over=_share(over, whole), tick=_share(allowed, whole))


def _share(part: timedelta, whole: timedelta) -> float:
    return round(100 * (part / whole), 1)
