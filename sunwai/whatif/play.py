"""One protocol played over many matters, event by event. Owns the order of events; every rule is a stage's own.

Windows are reckoned by clock.derive, rungs and quiet hours by escalation.ladder, promises by promise.waking, ends by
the SOP's closing rules. Nothing is stored: a year of eight tags a day takes seconds. Deterministic for a seed."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import IntEnum
from heapq import heappop, heappush
from itertools import count

from sunwai.clock.derive import ClockMark, MarkKind, Terms, derive
from sunwai.escalation import ladder
from sunwai.promise.waking import wakes_at
from sunwai.sop.clauses import Rung, Sop
from sunwai.sop.words import CallOutcome, Duty, Mark, Outcome, Proof, RungAct, Urgency
from sunwai.whatif.behaviour import Behaviour
from sunwai.whatif.draws import Draws
from sunwai.whatif.matter import Matter
from sunwai.whatif.run import Run, answering, answers_in, prompted, recorded
from sunwai.whatif.tally import Tally
from sunwai.whatif.waking import awake, tomorrow

READING = timedelta(minutes=15)  # from an answer to its having been read at the desk, and from there to the question
REACHED = frozenset({CallOutcome.REACHED, CallOutcome.PROMISED})
Answers = dict[tuple[int, int], timedelta]  # (matter, round) -> how long after its direction it was answered


class Event(IntEnum):
    """What can fall due."""

    OUT = 0
    ANSWER = 1
    WORD = 2
    WARN = 3
    DUE = 4
    RING = 5
    LAPSE = 6
    DECIDE = 7
    WAKE = 8
    BROKEN = 9
    SILENT = 10


class Play:
    """One protocol over one period. `before` is how long answers took under the protocol compared with, if any."""

    def __init__(
        self, sop: Sop, *, habits: Behaviour, seed: int, effect: float, tally: Tally, before: Answers | None = None
    ) -> None:
        self.sop, self.draws, self.effect = sop, Draws(habits, seed), effect
        self.tally, self.before = tally, {} if before is None else before
        self.took: Answers = {}
        self._events: list[tuple[datetime, int, Event, Run, int]] = []
        self._order = count()
        self._sheet: dict[tuple[Duty, str], dict[int, Run]] = {}

    def all(self, matters: Iterable[Matter]) -> Tally:
        """Will play MATTERS, which must be in the order they came, to their ends."""
        for matter in matters:
            self._until(matter.came_at)
            self.tally.matters += 1
            hours_ = self.sop.hours_for(matter.addressee, matter.office)
            self._direct(Run(matter, hours_.calendar), matter.came_at)
        self._until(None)
        return self.tally

    def _until(self, at: datetime | None) -> None:
        while self._events and (at is None or self._events[0][0] <= at):
            when, _, event, run, token = heappop(self._events)
            _ACTS[event](self, run, when, token)

    def _plan(self, at: datetime, event: Event, run: Run, token: int = 0) -> None:
        heappush(self._events, (at, next(self._order), event, run, token))

    # --- to the direction --------------------------------------------------------------------------------------------

    def _direct(self, run: Run, at: datetime) -> None:
        """The desk takes it up, the approver nods; words that went stale meanwhile are asked about again."""
        if run.round == 0 and run.matter.out_at is not None:
            self._plan(run.matter.out_at, Event.OUT, run)
            return
        desk, red = self.draws.habits.desk, run.matter.urgency is Urgency.RED
        asked = at + self.draws.minutes(run, "accept", desk.accept_min, desk.accept_spread)
        self.tally.desk_acts(run.matter.desk, asked, 2)
        for turn in range(3):
            median = desk.nod_min_red if red else desk.nod_min
            nod = asked + self.draws.minutes(run, f"nod{turn}", median, desk.nod_spread)
            nod = nod if red else awake(nod, self.sop)
            if nod - asked <= self.sop.nod.staleness(run.matter.urgency):
                break
            self.tally.lapsed_nods += 1
            asked = asked + self.sop.nod.staleness(run.matter.urgency)
            self.tally.desk_acts(run.matter.desk, asked)
        self._plan(nod + timedelta(minutes=1), Event.OUT, run)

    def _out(self, run: Run, at: datetime, token: int) -> None:
        run.begin(at)
        terms = self.sop.windows.for_(run.matter.addressee, run.matter.urgency)
        run.order = self.sop.ladder.opening_at(Mark.DUE).order
        self._open(run, at, Terms(terms.warn_after, terms.due_after, terms.working_hours))
        self._plan_answer(run)

    # --- the clock and the ladder ------------------------------------------------------------------------------------

    def _open(self, run: Run, at: datetime, terms: Terms) -> None:
        run.window += 1
        due = derive([ClockMark(MarkKind.OPENED, at)], terms=terms, calendar=run.calendar)
        if due.warn_at is not None:
            self._plan(due.warn_at, Event.WARN, run, run.window)
        self._plan(due.due_at, Event.DUE, run, run.window)

    def _warn(self, run: Run, at: datetime, token: int) -> None:
        if token == run.window and not run.answered:
            self.tally.warnings += 1
            self.tally.desk_acts(run.matter.desk, at)

    def _due(self, run: Run, at: datetime, token: int) -> None:
        if token != run.window or run.answered:
            return
        self.tally.breaches += not run.breached
        run.breached = True
        self._raise(run, ladder.rung(run.order, sop=self.sop), at)

    def _raise(self, run: Run, rung: Rung, at: datetime) -> None:
        self._settle(run)
        run.order = rung.order
        ring_from = ladder.ring_from(rung, at=at, urgency=run.matter.urgency, sop=self.sop)
        if rung.act is RungAct.RINGS:
            run.duty, run.ring_from = rung.duty, ring_from
            self._sheet.setdefault((rung.duty, run.matter.office), {})[run.matter.number] = run
            # who comes to it a little later may have come into the quiet hours
            rings = ring_from + self.draws.takes(run, "ring")
            rings = ladder.ring_from(rung, at=rings, urgency=run.matter.urgency, sop=self.sop)
            self._plan(rings, Event.RING, run, run.step)
        else:
            self._plan(ring_from + self.draws.takes(run, "decide"), Event.DECIDE, run, run.step)
        wait = rung.wait_for(run.matter.urgency)
        if wait is not None:
            self._plan(ring_from + wait, Event.LAPSE, run, run.step)

    def _lapse(self, run: Run, at: datetime, token: int) -> None:
        above = self.sop.ladder.after(ladder.rung(run.order, sop=self.sop))
        if token == run.step and above is not None:
            self._raise(run, above, at)

    def _settle(self, run: Run) -> None:
        """Nothing planned for the rung before counts any more."""
        run.step += 1
        if run.duty is not None:
            self._sheet[run.duty, run.matter.office].pop(run.matter.number, None)
            run.duty = run.ring_from = None

    def _ring(self, run: Run, at: datetime, token: int) -> None:
        """One call about every matter of this office that stands on the same sheet."""
        if token != run.step or run.duty is None:
            return
        duty, standing = run.duty, self._sheet[run.duty, run.matter.office]
        about = [each for each in standing.values() if each.ring_from is not None and each.ring_from <= at]
        counts = not any(each.matter.urgency in self.sop.interrupt.except_for for each in about)
        if counts and self.tally.asked_on(duty, at) >= self.sop.interrupt.calls_a_day:
            self.tally.put_off += 1
            self._plan(tomorrow(at, self.sop), Event.RING, run, token)
            return
        outcome, promise_by = self.draws.came_of(run, at)
        self.tally.called(duty, at, len(about), counts=counts)
        for each in about:
            self._after_call(each, at, outcome, promise_by)

    def _after_call(self, run: Run, at: datetime, outcome: CallOutcome, promise_by: datetime | None) -> None:
        terms = self.sop.after_call.for_(outcome)
        run.calls += 1
        run.alike[outcome] = run.alike.get(outcome, 0) + 1
        rung = ladder.after_call(run.order, terms=terms, repeats=run.alike[outcome], sop=self.sop)
        self._settle(run)
        until = (promise_by or at) + terms.wait_for(run.matter.urgency)
        run.order = rung.order
        self._open(run, at, Terms(None, max(until - at, timedelta()), working_hours=False))
        if outcome in REACHED and run.reached_at is None:
            run.reached_at = at
            self._plan_answer(run)

    def _decide(self, run: Run, at: datetime, token: int) -> None:
        if token == run.step and not run.answered:
            self.tally.decided += 1
            self.tally.desk_acts(run.matter.desk, at)
            self._again(run, at)

    # --- what the office answers, and the citizen says ----------------------------------------------------------------

    def _plan_answer(self, run: Run) -> None:
        assert run.out_at is not None
        key = (run.matter.number, run.round)
        rung_in = None if run.reached_at is None else run.reached_at - run.out_at
        how = answering(run, self.draws.habit(run), self.draws.seed)
        before = self.before.get(key, recorded(run))
        takes = answers_in(how, rung_in, before=before, effect=self.effect)
        self.took[key] = prompted(how, rung_in)
        at = max(run.out_at + takes, run.reached_at or run.out_at)
        run.plan += 1
        self._plan(at if run.matter.urgency is Urgency.RED else awake(at, self.sop), Event.ANSWER, run, run.plan)

    def _answer(self, run: Run, at: datetime, token: int) -> None:
        if token != run.plan or run.answered:
            return
        self._stop(run)
        if not run.heard_of:
            run.heard_of = True
            self.tally.answered(run.matter, at)
        self.tally.desk_acts(run.matter.desk, at)
        kind = self.draws.kind(run)
        if kind == "action":
            self._claim(run, at)
        elif kind == "promise":
            due_at = at + self.draws.promised_in(run)
            self._plan(wakes_at(due_at, made_at=at, sop=self.sop), Event.WAKE, run)

    def _stop(self, run: Run) -> None:
        run.answered = True
        run.window += 1
        self._settle(run)

    def _wake(self, run: Run, at: datetime, token: int) -> None:
        self.tally.desk_acts(run.matter.desk, at)
        if self.draws.keeps(run):
            self._claim(run, at)
        else:
            self._plan(at + self.sop.commitments.broken_after, Event.BROKEN, run)

    def _broken(self, run: Run, at: datetime, token: int) -> None:
        self.tally.broken += 1
        self._again(run, at)

    def _claim(self, run: Run, at: datetime) -> None:
        """The citizen is asked; their word, or their silence, ends it or sends it back."""
        asked, silent_after = at + READING, self.sop.confirmation.unreachable_after
        word, takes = self.draws.word(run)
        if word == "silent" or takes >= silent_after:
            self._plan(asked + silent_after, Event.SILENT, run)
        else:
            self._plan(asked + takes, Event.WORD, run, int(word == "confirmed"))

    def _word(self, run: Run, at: datetime, confirmed: int) -> None:
        self.tally.desk_acts(run.matter.desk, at)
        if confirmed:
            self.tally.relieved(run.matter, at)
        else:
            self._again(run, at)

    def _silent(self, run: Run, at: datetime, token: int) -> None:
        """Silence ends a matter as relief only where the SOP's closing rule takes it."""
        self.tally.desk_acts(run.matter.desk, at)
        rules = self.sop.closure
        shown = frozenset({Proof.UNREACHABLE_MARKED})
        if rules.allows(Outcome.RELIEF) and not rules.rule(Outcome.RELIEF).lacks(shown):
            self.tally.relieved(run.matter, at)

    def _again(self, run: Run, at: datetime) -> None:
        """A matter that was not put right is directed again, a few times; then it is no longer played."""
        self._stop(run)
        run.round += 1
        if run.round < self.draws.habits.desk.again:
            self._direct(run, at)


_ACTS = {
    Event.OUT: Play._out,
    Event.ANSWER: Play._answer,
    Event.WORD: Play._word,
    Event.WARN: Play._warn,
    Event.DUE: Play._due,
    Event.RING: Play._ring,
    Event.LAPSE: Play._lapse,
    Event.DECIDE: Play._decide,
    Event.WAKE: Play._wake,
    Event.BROKEN: Play._broken,
    Event.SILENT: Play._silent,
}
