"""Habits fitted to a record. Owns which figures are fitted, and from how many cases on.

Reads only. Below `ENOUGH` cases of a kind nothing is fitted: a median of four is no habit."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from statistics import median, stdev

from sunwai.escalation.models import Call
from sunwai.sop.words import Addressee
from sunwai.verification.models import Confirmation
from sunwai.whatif.behaviour import Behaviour, OfficeHabit
from sunwai.whatif.history import answers
from sunwai.whatif.matter import NEVER, Answering, Fitted, Matter

ENOUGH = 20


def fitted(habits: Behaviour, found: Sequence[Matter], *, since: datetime) -> tuple[Behaviour, Fitted]:
    """Will fit HABITS to the matters FOUND and what was called and said since; gives them with what was fitted."""
    told: list[tuple[str, int]] = []
    by_kind: dict[Addressee, list[tuple[Answering, bool]]] = {}
    for addressee, how, rung in answers(found):
        by_kind.setdefault(addressee, []).append((how, rung))
    offices = dict(habits.offices)
    for addressee, rows in sorted(by_kind.items()):
        if len(rows) >= ENOUGH:
            offices[addressee] = _answering(offices[addressee], rows)
            told.append((addressee.value, len(rows)))
    calls = Counter(Call.objects.filter(at__gte=since).values_list("outcome", flat=True))
    if calls.total() >= ENOUGH:
        offices = {kind: _called(habit, calls) for kind, habit in offices.items()}
        told.append(("calls", calls.total()))
    words = Counter(Confirmation.objects.filter(asked_at__gte=since).exclude(word="").values_list("word", flat=True))
    citizen = habits.citizen
    if words.total() >= ENOUGH:
        shares = {name: words[name] / words.total() for name in ("confirmed", "disputed")}
        citizen = replace(citizen, **shares)
        told.append(("citizens", words.total()))
    return replace(habits, offices=offices, citizen=citizen), tuple(told)


def _answering(habit: OfficeHabit, rows: Iterable[tuple[Answering, bool]]) -> OfficeHabit:
    rows = list(rows)
    own = [_hours(how) for how, rung in rows if not rung and how.own < NEVER]
    lags = [how.lag.total_seconds() / 3600 for how, rung in rows if rung and how.lag < NEVER]
    silent = sum(rung or how.own >= NEVER for how, rung in rows) / len(rows)
    habit = replace(habit, silent=silent)
    if len(own) >= ENOUGH:
        habit = replace(habit, own_h=median(own), own_spread=_spread(own))
    if len(lags) >= ENOUGH:
        habit = replace(habit, lag_h=median(lags), lag_spread=_spread(lags))
    return habit


def _called(habit: OfficeHabit, calls: Counter[str]) -> OfficeHabit:
    shares = {name: calls[name] / calls.total() for name in ("reached", "promised", "no_answer")}
    return replace(habit, **shares)


def _hours(how: Answering) -> float:
    return how.own.total_seconds() / 3600


def _spread(hours: Sequence[float]) -> float:
    return stdev(math.log(max(each, 1 / 60)) for each in hours)
