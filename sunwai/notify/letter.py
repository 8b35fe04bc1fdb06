"""What is told, and what became of one telling. Two plain records that every way of telling shares."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Letter:
    """A notice in words: its title, a few lines more where there is room, the screen it opens (a path of ours).

    A newer one with the same `topic` replaces it; it is worth nothing after `good_for`. `red`: one is in it."""

    title: str
    lines: tuple[str, ...]
    opens: str
    topic: str
    language: str
    red: bool
    good_for: timedelta


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one sending; `again` says that it may be tried once more, `after` when the other side says so."""

    sent: bool
    said: str
    gone: bool = False
    again: bool = False
    after: timedelta | None = None
