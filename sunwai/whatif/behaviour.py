"""How offices, the desk and citizens behave: a table of shares and medians. Owns its shape and its reading.

Pure. What is assumed is said in behaviour.toml; what is fitted to a record comes from `fitting`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sunwai.sop.words import Addressee, Urgency

FILE = Path(__file__).parent / "behaviour.toml"


@dataclass(frozen=True, slots=True)
class OfficeHabit:
    """How one kind of office answers. Hours are medians of a log-normal with their spread; the rest are shares.

    `silent` never answer unless rung; after a call that reached somebody the answer comes `lag_h` later."""

    own_h: float
    own_spread: float
    silent: float
    lag_h: float
    lag_spread: float
    reached: float
    promised: float
    no_answer: float
    action: float
    promise: float
    promise_days: float
    promise_spread: float
    kept: float


@dataclass(frozen=True, slots=True)
class DeskHabit:
    """How long desk, approver and secretary take (median minutes, spread); a matter is directed `again` times."""

    accept_min: float
    accept_spread: float
    nod_min: float
    nod_min_red: float
    nod_spread: float
    ring_min: float
    ring_spread: float
    decide_min: float
    decide_spread: float
    again: int


@dataclass(frozen=True, slots=True)
class CitizenHabit:
    """What citizens say when asked, and how long they take; the rest stay silent."""

    confirmed: float
    disputed: float
    word_h: float
    word_spread: float


@dataclass(frozen=True, slots=True)
class Arrivals:
    """When tags come, how urgent they are and whom they concern: weights."""

    hours: tuple[float, ...]
    weekdays: tuple[float, ...]
    urgencies: Mapping[Urgency, float]
    addressees: Mapping[Addressee, float]


@dataclass(frozen=True, slots=True)
class Behaviour:
    """Everybody's habits."""

    arrivals: Arrivals
    desk: DeskHabit
    citizen: CitizenHabit
    offices: Mapping[Addressee, OfficeHabit]


@cache
def assumed() -> Behaviour:
    """Will read the habits that are assumed where no record says better."""
    return read(tomllib.loads(FILE.read_text(encoding="utf-8")))


def read(table: Mapping[str, Any]) -> Behaviour:
    """Will make of TABLE, as behaviour.toml writes it, everybody's habits."""
    comes = table["arrivals"]
    return Behaviour(
        arrivals=Arrivals(
            tuple(comes["hours"]),
            tuple(comes["weekdays"]),
            {urgency: comes[urgency.name.lower()] for urgency in Urgency},
            {addressee: comes[addressee.value] for addressee in Addressee},
        ),
        desk=DeskHabit(**table["desk"]),
        citizen=CitizenHabit(**table["citizen"]),
        offices={addressee: OfficeHabit(**table["offices"][addressee.value]) for addressee in Addressee},
    )
