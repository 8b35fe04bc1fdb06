"""Two protocols over one period, side by side. Owns the setting up of a trial; the figures are the tally's.

A trial says where its matters came from and what it assumed: a figure without its assumption is a guess."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sunwai.sop.clauses import Sop
from sunwai.sop.hours import office_moment
from sunwai.whatif import synthetic
from sunwai.whatif.behaviour import Behaviour, assumed
from sunwai.whatif.matter import Fitted, Matter
from sunwai.whatif.play import Play
from sunwai.whatif.tally import Tally

EFFECTS = (0.0, 0.25, 0.5, 0.75, 1.0)
# A trial of more is played at one effect alone, so that nobody waits for five long ones.
MOST_FOR_ALL = 12_000


@dataclass(frozen=True, slots=True)
class Source:
    """Where the matters come from: a record since a day, or an invented period of a seed."""

    since: datetime
    until: datetime
    desks: int
    seed: int
    per_day: float | None  # None: from the record
    fitted: Fitted
    habits: Behaviour
    matters: Callable[[], Iterator[Matter]]


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of playing both: the protocol compared with (`old`), the new one, and NEW at other effects."""

    old: Sop
    new: Sop
    source: Source
    effect: float
    before: Tally
    after: Tally
    at_effects: tuple[tuple[float, Tally], ...]


def invented(
    *, sop: Sop, seed: int, start: date, days: int, per_day: float, districts: Sequence[str], desks: int
) -> Source:  # fmt: skip
    """Will make up DAYS days from START, in SOP's zone, with PER_DAY tags on an average day."""
    zone = ZoneInfo(sop.office.zone)
    since = office_moment(start, time(0), sop.calendar)
    until = office_moment(start + timedelta(days=days), time(0), sop.calendar)

    def come() -> Iterator[Matter]:
        return synthetic.matters(
            seed=seed, start=start, days=days, per_day=per_day, districts=districts, desks=desks, zone=zone,
            habits=assumed(),
        )  # fmt: skip

    return Source(since, until, desks, seed, per_day, (), assumed(), come)


def tried(old: Sop, new: Sop, *, source: Source, effect: float) -> Trial:
    """Will play OLD, then NEW with EFFECT of a call on the answer (0 to 1), over the same matters."""
    first = _play(old, source, effect, None)
    after = _play(new, source, effect, first)
    others = tuple(
        (each, after.tally if each == effect else _play(new, source, each, first).tally)
        for each in sorted({*EFFECTS, effect})
        if first.tally.matters <= MOST_FOR_ALL or each == effect
    )
    return Trial(old, new, source, effect, first.tally, after.tally, others)


def _play(sop: Sop, source: Source, effect: float, before: Play | None) -> Play:
    tally = Tally(ZoneInfo(sop.office.zone), source.since, source.until)
    took = None if before is None else before.took
    play = Play(sop, habits=source.habits, seed=source.seed, effect=effect, tally=tally, before=took)
    play.all(source.matters())
    return play
