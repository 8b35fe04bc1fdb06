"""Who is on duty at a moment: turns of the week, absences, stand-ins. Pure.

Owns the rule. Days and hours are the office's: the moment comes in local time, and a turn that passes midnight belongs
to the day it began."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WeeklyTurn:
    """PERSON has DUTY on these weekdays (0: Monday) from `begins` to `ends`; past midnight where `ends` is earlier."""

    person: int
    duty: str
    weekdays: frozenset[int]
    begins: time
    ends: time
    first_day: date
    last_day: date | None = None

    def day_at(self, local: datetime) -> date | None:
        """Will give the day of the turn that covers LOCAL, or None."""
        for day in (local.date(), local.date() - A_DAY):
            opens, closes = self.span(day)
            if self.falls_on(day) and opens <= local.replace(tzinfo=None) < closes:
                return day
        return None

    def falls_on(self, day: date) -> bool:
        """Whether the turn is worked on DAY at all."""
        within = self.first_day <= day and (self.last_day is None or day <= self.last_day)
        return within and day.weekday() in self.weekdays

    def span(self, day: date) -> tuple[datetime, datetime]:
        """Will give when the turn of DAY begins and ends, in local time without a zone."""
        over = A_DAY if self.ends <= self.begins else timedelta()
        return datetime.combine(day, self.begins), datetime.combine(day + over, self.ends)


@dataclass(frozen=True, slots=True)
class AwayDays:
    """PERSON is away from `first_day` to `last_day`, both included; STAND_IN does their turns, if anybody does."""

    person: int
    first_day: date
    last_day: date
    stand_in: int | None = None


@dataclass(frozen=True, slots=True)
class OnDuty:
    """PERSON is on duty, for themselves or instead of somebody who is away."""

    person: int
    instead_of: int | None = None


def on_duty(*, local: datetime, turns: Iterable[WeeklyTurn], away: Sequence[AwayDays]) -> list[OnDuty]:
    """Will list who is on duty at LOCAL, each once; TURNS are those of one duty. Nobody is a possible answer."""
    found: dict[int, OnDuty] = {}
    for turn in turns:
        day = turn.day_at(local)
        doing = None if day is None else doing_turn(turn.person, day=day, away=away)
        if doing is not None:
            instead_of = turn.person if doing != turn.person else None
            if instead_of is None or doing not in found:  # one's own turn stands before somebody else's
                found[doing] = OnDuty(doing, instead_of)
    return [found[person] for person in sorted(found)]


def doing_turn(person: int, *, day: date, away: Sequence[AwayDays]) -> int | None:
    """Will follow stand-ins from PERSON on DAY to somebody who is there; None where nobody is."""
    asked = {person}
    while (absence := _absence_of(person, day, away)) is not None:
        if absence.stand_in is None or absence.stand_in in asked:
            return None
        person = absence.stand_in
        asked.add(person)
    return person


def _absence_of(person: int, day: date, away: Sequence[AwayDays]) -> AwayDays | None:
    return next((row for row in away if row.person == person and row.first_day <= day <= row.last_day), None)
