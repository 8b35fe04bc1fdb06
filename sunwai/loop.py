"""The ordered list of work. The live worker, a test, the demo and a simulated month all run this.

Owns the order; knows no rule. Each piece is `work_one`, called until it has nothing due."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from sunwai.accountability import due as accountability
from sunwai.audit import due as auditor
from sunwai.cases.gate import Gate
from sunwai.clock import due as clock
from sunwai.closure import due as closure
from sunwai.desk import searching
from sunwai.direction import due as direction
from sunwai.escalation import due as escalation
from sunwai.intake import due as intake
from sunwai.intake import recheck
from sunwai.networks.base import Connector
from sunwai.nod import due as nod
from sunwai.notify import due as notify
from sunwai.outbox import due as outbox
from sunwai.promise import due as promise
from sunwai.response import due as response
from sunwai.sop.clauses import Sop
from sunwai.triage import due as triage
from sunwai.triage.learning import due as learning
from sunwai.triage.meaning import due as meaning
from sunwai.triage.second import due as second
from sunwai.verification import due as verification

# What needs no network, in the order of a hearing. The sweep runs these until none has anything due.
ASSESS: Sequence[Callable[..., bool]] = (triage.work_one, triage.compare_one, learning.work_one)
SWEEP: Sequence[Callable[..., bool]] = (
    nod.work_one,
    direction.work_one,
    clock.work_one,
    response.work_one,
    escalation.work_one,
    promise.work_one,
    verification.work_one,
    closure.work_one,
    accountability.work_one,
    searching.work_one,
)
# Of each stage that sweeps, the rows it would work on; asked all together before anything else is asked.
WAITING: Sequence[Callable[..., Sequence[QuerySet[Any]]]] = (
    nod.waiting,
    direction.waiting,
    clock.waiting,
    response.waiting,
    escalation.waiting,
    promise.waiting,
    verification.waiting,
    closure.waiting,
    searching.waiting,
)
_gate = Gate()
NEXT_MOMENTS: Sequence[Callable[..., datetime | None]] = (
    outbox.next_moment,
    recheck.next_moment,
    nod.next_moment,
    direction.next_moment,
    clock.next_moment,
    escalation.next_moment,
    promise.next_moment,
    verification.next_moment,
    notify.next_moment,
)


def assess(*, at: datetime, sop: Sop) -> int:
    """Will propose for every new matter; gives how many pieces of work were done."""
    return sum(_drain(work, at=at, sop=sop) for work in ASSESS)


def sweep(*, at: datetime, sop: Sop) -> int:
    """Will do everything that is due at AT, round after round, until nothing is; gives how much was done.

    The usual sweep has nothing to do and asks one question. A stage that breaks outright is left for the next sweep and
    the others go on; its error is raised at the end."""
    if not accountability.work_one(at=at, sop=sop) and not _anything(at=at, sop=sop):
        return 0
    done, broken = 0, dict[Callable[..., bool], Exception]()
    while True:
        this_round = 0
        for work in SWEEP:
            if work in broken:
                continue
            try:
                this_round += _drain(work, at=at, sop=sop)
            except Exception as error:
                broken[work] = error
        if not this_round:
            break
        done += this_round
    if broken:
        raise next(iter(broken.values()))
    return done


def collect(connector: Connector, *, at: datetime, sop: Sop) -> int:
    """Will read every due lane of one handle to its end, then look up again what is due, the lanes first every time.

    Gives how many steps were read."""
    steps = _read_lanes(connector, at=at, sop=sop)
    while recheck.work_one(connector, at=at, sop=sop):
        steps += _read_lanes(connector, at=at, sop=sop)
    return steps


def send(connector: Connector, *, at: datetime, sop: Sop) -> int:
    """Will do what the outbox has due for one handle; gives how much was done."""
    done = 0
    while outbox.work_one(connector, at=at, sop=sop):
        done += 1
    return done


def opine(*, at: datetime, sop: Sop) -> bool:
    """Will ask about one new matter, where a second reader is set up, and say whether it did.

    One at a time and apart from all other work: a slow model delays nothing but its own next question."""
    return second.work_one(at=at, sop=sop)


def tell(*, at: datetime, sop: Sop) -> bool:
    """Will tell one person on one phone that something waits for them, where that is due, and say whether it did.

    Apart from all other work: a push service that hangs delays nothing but the next notice."""
    return notify.work_one(at=at, sop=sop)


def sense(*, at: datetime, sop: Sop) -> bool:
    """Will read one new matter by meaning, where an engine is chosen, and say whether it did."""
    return meaning.work_one(at=at, sop=sop)


def audit(*, at: datetime, sop: Sop) -> int:
    """Will do the auditor's looks that are due; gives how many were. Apart from the sweep, which it looks at."""
    return _drain(auditor.work_one, at=at, sop=sop)


def run_once(connectors: Sequence[Connector], *, at: datetime, sop: Sop) -> int:
    """Will do all work due at AT in one thread, until a whole round finds none: tests, the demo and simulation."""
    total = 0
    while True:
        done = sum(send(c, at=at, sop=sop) for c in connectors)
        for connector in connectors:
            collect(connector, at=at, sop=sop)
        done += assess(at=at, sop=sop) + sweep(at=at, sop=sop) + _drain(notify.work_one, at=at, sop=sop)
        if not done:
            return total
        total += done


def next_moment(*, after: datetime) -> datetime | None:
    """Will say when, AFTER a moment, something is next due, if anything is: the World jumps there."""
    moments = [moment for ask in NEXT_MOMENTS if (moment := ask(after=after)) is not None]
    return min(moments, default=None)


def _anything(*, at: datetime, sop: Sop) -> bool:
    """Whether any stage has a row to work on; where not even that can be asked, each stage finds out for itself."""

    def ask(moment: datetime) -> list[QuerySet[Any]]:
        return [rows for waiting in WAITING for rows in waiting(at=moment, sop=sop)]

    try:
        return _gate.is_open(ask, at=at, key=sop.version)
    except Exception:  # one table that cannot be read must not hold up the others; its own stage meets it and tells
        return True


def _read_lanes(connector: Connector, *, at: datetime, sop: Sop) -> int:
    steps = 1
    while intake.work_one(connector, at=at, sop=sop):
        steps += 1
    return steps


def _drain(work: Callable[..., bool], *, at: datetime, sop: Sop) -> int:
    done = 0
    while work(at=at, sop=sop):
        done += 1
    return done
