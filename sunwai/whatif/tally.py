"""What is counted while a protocol is played. Owns the sums; what they are shown as is the report's.

Answers are kept as hours, by class and district: medians cannot be added up afterwards."""

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sunwai.sop.words import Duty, Urgency
from sunwai.whatif.matter import Matter

Cell = tuple[Urgency, str]


@dataclass(slots=True)
class Tally:
    """Sums of one play. Calls and desk acts are counted within the period alone (`until`), answers to their end."""

    zone: ZoneInfo
    since: datetime
    until: datetime
    matters: int = 0
    warnings: int = 0
    breaches: int = 0
    lapsed_nods: int = 0
    decided: int = 0
    broken: int = 0
    put_off: int = 0
    calls_by_day: Counter[tuple[Duty, int]] = field(default_factory=Counter)
    asked: Counter[tuple[Duty, int]] = field(default_factory=Counter)
    calls_by_hour: Counter[tuple[Duty, int]] = field(default_factory=Counter)
    called_about: int = 0
    acts: Counter[tuple[int, int]] = field(default_factory=Counter)
    first: dict[Cell, "array[float]"] = field(default_factory=dict)
    relief: dict[Cell, "array[float]"] = field(default_factory=dict)

    def called(self, duty: Duty, at: datetime, about: int, *, counts: bool) -> None:
        """Will count one call by DUTY about so many matters, and whether it COUNTS towards the calls asked a day."""
        local = at.astimezone(self.zone)
        self.asked[duty, local.toordinal()] += counts
        if self.since <= at < self.until:
            self.calls_by_day[duty, local.toordinal()] += 1
            self.calls_by_hour[duty, local.hour] += 1
            self.called_about += about

    def asked_on(self, duty: Duty, at: datetime) -> int:
        """Will say how many calls that count were asked of DUTY on the office's day of AT."""
        return self.asked[duty, at.astimezone(self.zone).toordinal()]

    def desk_acts(self, desk: int, at: datetime, acts: int = 1) -> None:
        """Will count what the person DESK had to do for one matter."""
        if self.since <= at < self.until:
            self.acts[desk, at.astimezone(self.zone).toordinal()] += acts

    def answered(self, matter: Matter, at: datetime) -> None:
        """Will count the first answer to MATTER, from when it came."""
        _add(self.first, matter, at)

    def relieved(self, matter: Matter, at: datetime) -> None:
        """Will count the relief of MATTER, from when it came."""
        _add(self.relief, matter, at)

    @property
    def days(self) -> int:
        """How many days the period has."""
        return max(1, round((self.until - self.since).total_seconds() / 86400))


def _add(cells: dict[Cell, "array[float]"], matter: Matter, at: datetime) -> None:
    hours = (at - matter.came_at).total_seconds() / 3600
    cells.setdefault((matter.urgency, matter.district), array("d")).append(hours)


def quantile(values: Sequence[float], share: float) -> float | None:
    """Will give the value below which SHARE of VALUES (sorted) lie; None where there is none."""
    if not values:
        return None
    place = share * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)
