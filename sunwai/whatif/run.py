"""Where one matter stands while it is played. Owns its marks; what happens next is play's.

Events that were planned before something changed are told apart by `window` and `step`: old ones count for nothing."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sunwai.sop.hours import Calendar
from sunwai.sop.words import CallOutcome, Duty
from sunwai.whatif.behaviour import OfficeHabit
from sunwai.whatif.chance import share, spread
from sunwai.whatif.matter import NEVER, Answering, Matter


@dataclass(slots=True)
class Run:
    """One matter under one protocol. `round` counts its directions; `order` is the rung that falling due raises."""

    matter: Matter
    calendar: Calendar
    round: int = 0
    out_at: datetime | None = None
    window: int = 0
    step: int = 0
    plan: int = 0
    order: int = 0
    breached: bool = False
    answered: bool = False
    heard_of: bool = False
    duty: Duty | None = None
    ring_from: datetime | None = None
    reached_at: datetime | None = None
    calls: int = 0
    alike: dict[CallOutcome, int] = field(default_factory=dict)

    def begin(self, out_at: datetime) -> None:
        """Will begin a round: the direction is out at OUT_AT."""
        self.out_at, self.breached, self.answered = out_at, False, False
        self.reached_at, self.calls, self.alike = None, 0, {}


def answering(run: Run, habit: OfficeHabit, seed: int) -> Answering:
    """Will say how the office would answer this round: as recorded, else as its kind does."""
    if run.round == 0 and run.matter.recorded is not None:
        return run.matter.recorded
    key = (run.matter.number, run.round)
    silent = share(seed, *key, "silent") < habit.silent
    own = NEVER if silent else hours(spread(habit.own_h, habit.own_spread, share(seed, *key, "own")))
    return Answering(min(own, NEVER), hours(spread(habit.lag_h, habit.lag_spread, share(seed, *key, "lag"))))


def prompted(how: Answering, rung_in: timedelta | None) -> timedelta:
    """Will say how long after the direction an office answers that is reached by a call RUNG_IN after it (or never)."""
    return how.own if rung_in is None else min(how.own, rung_in + how.lag)


def answers_in(
    how: Answering, rung_in: timedelta | None, *, before: timedelta | None, effect: float
) -> timedelta:  # fmt: skip
    """Will say how long an answer takes, given how long it took BEFORE, under the protocol compared with.

    The one thing that no record tells: would an officer rung an hour earlier have answered an hour earlier? EFFECT 0
    says no, 1 says yes, in between that share of it."""
    would = prompted(how, rung_in)
    return would if before is None else before + effect * (would - before)


def recorded(run: Run) -> timedelta | None:
    """Will say how long the answer on record took; None for all but the first direction of a recorded matter."""
    matter = run.matter
    if run.round or matter.recorded is None or matter.out_at is None:
        return None
    if matter.rung_at is None and matter.recorded.own >= NEVER:
        return None  # neither answered nor reached by a call so far: what a call would have brought is not on record
    return prompted(matter.recorded, None if matter.rung_at is None else matter.rung_at - matter.out_at)


def hours(amount: float) -> timedelta:
    """Will make of AMOUNT hours a span, in whole seconds."""
    return timedelta(seconds=round(amount * 3600))
