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

    Time before each pause counts; a paused window's due time is as if it resumed at the pause. What was past when
    the clock was paused or stopped stays where it was. Raises BrokenMarks where a window resumes unpaused, or does not
    begin with its opening."""
    if not marks or marks[0].kind is not MarkKind.OPENED:
        raise BrokenMarks("A window's marks must begin with its opening.")
    since, paused, stopped = marks[0].at, False, False
    warn = None if terms.warn_after is None else _Left(terms.warn_after)
    due = _Left(terms.due_after)
    for mark in marks[1:]:
        if stopped or ((mark.kind is MarkKind.RESUMED) != paused and mark.kind is not MarkKind.STOPPED):
            raise BrokenMarks(f"A window cannot be {mark.kind.value} there.")
        if mark.kind is MarkKind.STOPPED:
            stopped = True
            continue
        if mark.kind is MarkKind.PAUSED:
            warn = None if warn is None else _spent(warn, since, mark.at, terms, calendar)
            due = _spent(due, since, mark.at, terms, calendar)
        # A clock that was set back takes nobody's time: no stretch begins before the one ahead of it.
        since, paused = max(since, mark.at), mark.kind is MarkKind.PAUSED
    warn_at = None if warn is None else _end(warn, since, terms, calendar)
    return Due(warn_at, _end(due, since, terms, calendar), paused and not stopped, stopped)


@dataclass(frozen=True, slots=True)
class _Left:
    """What is left of one limit of a window, or when it had run out."""

    amount: timedelta
    ran_out: datetime | None = None


def _spent(left: _Left, since: datetime, until: datetime, terms: Terms, calendar: Calendar) -> _Left:
    """What is left after the clock ran from SINCE to UNTIL."""
    if left.ran_out is not None:
        return left
    worked = _between(since, until, terms, calendar)
    if worked >= left.amount:
        return _Left(timedelta(), _add(since, left.amount, terms, calendar))
    return _Left(left.amount - worked)


def _end(left: _Left, since: datetime, terms: Terms, calendar: Calendar) -> datetime:
    return left.ran_out or _add(since, left.amount, terms, calendar)


def _between(start: datetime, end: datetime, terms: Terms, calendar: Calendar) -> timedelta:
    """A clock that was stepped back between two marks has counted nothing, not less than nothing."""
    if end <= start:
        return timedelta()
    return working_between(start, end, calendar) if terms.working_hours else end - start


def _add(start: datetime, amount: timedelta, terms: Terms, calendar: Calendar) -> datetime:
    if amount <= timedelta():
        return start
    return add_working(start, amount, calendar) if terms.working_hours else start + amount
