"""The rules that hold once a direction is out: windows, ladder, calls, promises, confirmation, closing.

Owns the shape of those parts; knows nothing of files, tables or clocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time, timedelta

from sunwai.sop.clause import Clause
from sunwai.sop.words import (
    Addressee,
    AfterCallStep,
    CallOutcome,
    Duty,
    Language,
    Mark,
    Outcome,
    Proof,
    RungAct,
    Urgency,
)


@dataclass(frozen=True, slots=True)
class WindowTerms:
    """How long an addressee has: reckoned from the moment the direction is really out.

    With `working_hours` both marks are office time by the calendar; without, the wall clock runs on. With
    `rings_at_once` the office is rung as soon as the window opens: it is asked in public and by telephone."""

    warn_after: timedelta
    due_after: timedelta
    working_hours: bool
    clause: Clause
    rings_at_once: bool = False


@dataclass(frozen=True, slots=True)
class Windows:
    """The window for every addressee and urgency; the reader has made sure none is missing or doubled."""

    terms: Mapping[tuple[Addressee, Urgency], WindowTerms]

    def for_(self, addressee: Addressee, urgency: Urgency) -> WindowTerms:
        """Give the terms an addressee of this kind has in a matter of this urgency."""
        return self.terms[addressee, urgency]


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of escalation. `wait` is how long it may stand with no act recorded before the next opens.

    The last rung has no wait: a person decides, and it stands until they have. With `only_from` and `only_until` its
    person is disturbed between those office hours alone, a red matter apart."""

    order: int
    duty: Duty
    act: RungAct
    opens_at: Mark
    wait: timedelta | None
    wait_red: timedelta | None
    only_from: time | None
    only_until: time | None
    clause: Clause

    def wait_for(self, urgency: Urgency) -> timedelta | None:
        """Say how long this rung stands in a matter of this urgency; None is for ever."""
        return self.wait_red if urgency is Urgency.RED else self.wait

    def is_shut(self, local: time) -> bool:
        """Say whether this rung must wait at LOCAL, the office's time of day."""
        if self.only_from is None or self.only_until is None:
            return False
        return not _between(local, self.only_from, self.only_until)


@dataclass(frozen=True, slots=True)
class PauseReason:
    """A cause for which a clock may stand still, who may say so, and for how long before it runs on by itself."""

    reason: str
    may_pause: frozenset[Duty]
    at_most: timedelta
    clause: Clause

    def name(self, language: Language) -> str:
        """Give what people call this reason."""
        return self.clause.title_in(language)


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs in order; the last is always a person who decides."""

    rungs: tuple[Rung, ...]

    def opening_at(self, mark: Mark) -> Rung:
        """Give the first rung that MARK of a window opens."""
        return next(rung for rung in self.rungs if rung.opens_at is mark)

    def after(self, rung: Rung) -> Rung | None:
        """Give the rung above RUNG; None above the last."""
        return next((above for above in self.rungs if above.order == rung.order + 1), None)


@dataclass(frozen=True, slots=True)
class CallTerms:
    """What follows a call: wait so long, then `then`. `repeats` bounds same_rung; past it, the next rung.

    After a promise `wait` is counted from the promised moment, after any other call from the call."""

    outcome: CallOutcome
    wait: timedelta
    wait_red: timedelta
    then: AfterCallStep
    repeats: int
    clause: Clause

    def wait_for(self, urgency: Urgency) -> timedelta:
        """Say how long to wait in a matter of this urgency."""
        return self.wait_red if urgency is Urgency.RED else self.wait


@dataclass(frozen=True, slots=True)
class AfterCall:
    """What follows each outcome of a call."""

    terms: Mapping[CallOutcome, CallTerms]

    def for_(self, outcome: CallOutcome) -> CallTerms:
        """Give what follows a call with this outcome."""
        return self.terms[outcome]


@dataclass(frozen=True, slots=True)
class Commitments:
    """When a promise comes back by itself. A dated one wakes on its date at `wake_at`, office time.

    `broken_after` waking, with nothing shown, it counts as broken.
    An undated promise is asked for its date after `ask_date_after`."""

    wake_at: time
    broken_after: timedelta
    ask_date_after: timedelta
    clause: Clause


@dataclass(frozen=True, slots=True)
class Confirmation:
    """How the citizen is asked: `asked_times` in all; so long a silence after asking is unreachable.

    In a matter joined from several, `people_asked` of those who complained are asked at a time."""

    asked_times: int
    people_asked: int
    unreachable_after: timedelta
    clause: Clause


@dataclass(frozen=True, slots=True)
class ClosureRule:
    """What one outcome requires: every one of `all_of`, and one of `any_of` where it is not empty."""

    outcome: Outcome
    all_of: frozenset[Proof]
    any_of: frozenset[Proof]
    clause: Clause

    def lacks(self, shown: frozenset[Proof]) -> tuple[frozenset[Proof], ...]:
        """List what is still wanting, as sets of which one proof each would do; empty means it may close."""
        wanting = [frozenset({proof}) for proof in sorted(self.all_of - shown)]
        if self.any_of and not self.any_of & shown:
            wanting.append(self.any_of)
        return tuple(wanting)


@dataclass(frozen=True, slots=True)
class Closure:
    """The rules of ending; an outcome with no rule is not allowed. A promise still open may forbid relief."""

    rules: Mapping[Outcome, ClosureRule]
    open_commitment_blocks: bool
    clause: Clause

    def allows(self, outcome: Outcome) -> bool:
        """Say whether a case may end so at all."""
        return outcome in self.rules

    def rule(self, outcome: Outcome) -> ClosureRule:
        """Give what this outcome requires; KeyError when the SOP does not allow it."""
        return self.rules[outcome]


@dataclass(frozen=True, slots=True)
class Reminding:
    """In matters of which urgencies a silent office is reminded in public at the warning, once a direction."""

    urgencies: frozenset[Urgency]
    clause: Clause


@dataclass(frozen=True, slots=True)
class Retention:
    """How long after the last act in a matter at rest citizens' words, and what is known of people, are kept."""

    words_for: timedelta
    contacts_for: timedelta
    clause: Clause


@dataclass(frozen=True, slots=True)
class Reopening:
    """When a citizen's "no" opens a closed case again. `within` None is at any time."""

    within: timedelta | None
    clause: Clause


@dataclass(frozen=True, slots=True)
class Interrupt:
    """When nobody is disturbed, in office time; matters in `except_for` disturb at any hour.

    `calls_a_day` is how many calls are asked of one person; those in `except_for` are not counted."""

    quiet_from: time
    quiet_until: time
    except_for: frozenset[Urgency]
    calls_a_day: int
    clause: Clause

    def is_quiet(self, local: time, urgency: Urgency) -> bool:
        """Say whether a matter of this urgency must wait at LOCAL, the office's time of day."""
        if urgency in self.except_for:
            return False
        return _between(local, self.quiet_from, self.quiet_until)


def _between(local: time, start: time, end: time) -> bool:
    """Whether LOCAL lies from START up to, not at, END; the stretch may run over midnight."""
    return start <= local < end if start <= end else local >= start or local < end
