"""When a window warns and falls due: a pure function of its marks, the SOP's terms and the calendar.

Owns the arithmetic. A stored due time that differs from this is a fault, never the truth."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sunwai.errors import SunwaiError
from sunwai.sop.hours import Calendar, add_working, working_between


class MarkKind(StrEnum):
    """What happened to a window."""

    OPENED = "opened"
    PAUSED = "paused"
    RESUMED = "resumed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class ClockMark:
    """One ledger entry that bears on a window. Aware, UTC."""

    kind: MarkKind
    at: datetime


@dataclass(frozen=True, slots=True)
class Terms:
    """How long a window is: to the warning (None: there is none) and to its end, in working or wall-clock time."""

    warn_after: timedelta | None
    due_after: timedelta
    working_hours: bool


@dataclass(frozen=True, slots=True)
class Due:
    """When a window warns and is due (UTC); `paused` while its clock stands still, `stopped` when it has ended."""

    warn_at: datetime | None
    due_at: datetime
    paused: bool
    stopped: bool


class BrokenMarks(SunwaiError):
    """The marks of a window contradict each other."""


def derive(marks: Sequence[ClockMark], *, terms: Terms, calendar: Calendar) -> Due:
    """Will give warning and due time from MARKS in ledger order.

    Time before each pause counts; a paused window's due time is as if it resumed at the pause. Raises BrokenMarks
    where a window resumes unpaused, or does not begin with its opening."""
    if not marks or marks[0].kind is not MarkKind.OPENED:
        raise BrokenMarks("A window's marks must begin with its opening.")
    spent, since, paused, stopped = timedelta(), marks[0].at, False, False
    for mark in marks[1:]:
        if stopped or ((mark.kind is MarkKind.RESUMED) != paused and mark.kind is not MarkKind.STOPPED):
            raise BrokenMarks(f"A window cannot be {mark.kind.value} there.")
        if mark.kind is MarkKind.RESUMED:
            since, paused = mark.at, False
            continue
        if not paused:
            spent, since = spent + _between(since, mark.at, terms, calendar), mark.at
        paused, stopped = mark.kind is MarkKind.PAUSED, mark.kind is MarkKind.STOPPED
    warn = None if terms.warn_after is None else _add(since, terms.warn_after - spent, terms, calendar)
    return Due(warn, _add(since, terms.due_after - spent, terms, calendar), paused, stopped)


def _between(start: datetime, end: datetime, terms: Terms, calendar: Calendar) -> timedelta:
    """A clock that was stepped back between two marks has counted nothing, not less than nothing."""
    if end <= start:
        return timedelta()
    return working_between(start, end, calendar) if terms.working_hours else end - start


def _add(start: datetime, amount: timedelta, terms: Terms, calendar: Calendar) -> datetime:
    if amount <= timedelta():
        return start
    return add_working(start, amount, calendar) if terms.working_hours else start + amount
