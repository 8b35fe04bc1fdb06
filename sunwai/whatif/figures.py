"""The figures of a trial, side by side. Owns which figures are given and how each is reckoned; pure.

The same rows make the screen's table, the report and the CSV, so that no two of them can differ."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from itertools import chain

from sunwai.sop.words import Duty, Urgency
from sunwai.whatif.tally import Cell, Tally, quantile
from sunwai.whatif.trial import Trial

Belongs = Callable[[Cell], bool]

HALF, MOST = 0.5, 0.9


@dataclass(frozen=True, slots=True)
class Row:
    """One figure under both protocols. `measure` names it; `of` is a class of urgency, a district, an hour or a person.

    None where there was nothing to reckon with."""

    measure: str
    of: str
    old: float | None
    new: float | None


def rows(trial: Trial) -> list[Row]:
    """Will give every figure of TRIAL, in the order they are shown."""
    old, new = trial.before, trial.after
    return [
        *_sums(old, new),
        *_by_hour(old, new),
        *_times("first", old, new),
        *_times("relief", old, new),
        *_load(trial),
    ]


def headline(tally: Tally) -> dict[str, float | None]:
    """Will give the figures that are given for every effect of a call."""
    first, relief = _all(tally.first.values()), _all(tally.relief.values())
    return {
        "calls_a_day": _per_day(tally, Duty.SECRETARY),
        "calls_a_day_chief": _per_day(tally, Duty.CHIEF_SECRETARY),
        "breaches": float(tally.breaches),
        "first_median_h": quantile(first, HALF),
        "first_p90_h": quantile(first, MOST),
        "relief_median_h": quantile(relief, HALF),
        "relief_p90_h": quantile(relief, MOST),
    }


def as_csv(trial: Trial, *, names: Mapping[str, str]) -> str:
    """Will write every figure of TRIAL as CSV: measure, of, old, new; then those of the new at each effect.

    NAMES gives the names of districts by their keys."""
    out = StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(["measure", "of", f"version {trial.old.version}", f"version {trial.new.version}"])
    for row in rows(trial):
        lines.writerow([row.measure, names.get(row.of, row.of), _plain(row.old), _plain(row.new)])
    for effect, tally in trial.at_effects:
        for measure, value in headline(tally).items():
            lines.writerow([measure, f"rung effect {effect:g}", "", _plain(value)])
    return out.getvalue()


def _sums(old: Tally, new: Tally) -> Iterator[Row]:
    for name in ("matters", "warnings", "breaches", "decided", "broken", "lapsed_nods", "put_off"):
        yield Row(name, "", float(getattr(old, name)), float(getattr(new, name)))
    for duty in (Duty.SECRETARY, Duty.CHIEF_SECRETARY):
        yield Row("calls_a_day", duty.value, _per_day(old, duty), _per_day(new, duty))
        yield Row("calls_busiest_day", duty.value, _busiest(old, duty), _busiest(new, duty))


def _by_hour(old: Tally, new: Tally) -> Iterator[Row]:
    for hour in range(24):
        yield Row("calls_at_hour", f"{hour:02}", *(_at_hour(tally, hour) for tally in (old, new)))


def _at_hour(tally: Tally, hour: int) -> float:
    """Calls of the secretary in this hour, on an average day."""
    return tally.calls_by_hour[Duty.SECRETARY, hour] / tally.days


def _times(name: str, old: Tally, new: Tally) -> Iterator[Row]:
    counted = {"first": "first_answered", "relief": "relief_given"}[name]
    cells_old, cells_new = getattr(old, name), getattr(new, name)
    districts = sorted({district for _, district in chain(cells_old, cells_new)})
    for of, belongs in [*_classes(), *((district, _in(district)) for district in districts)]:
        one = _all(hours for cell, hours in cells_old.items() if belongs(cell))
        two = _all(hours for cell, hours in cells_new.items() if belongs(cell))
        yield Row(counted, of, float(len(one)), float(len(two)))
        yield Row(f"{name}_median_h", of, quantile(one, HALF), quantile(two, HALF))
        yield Row(f"{name}_p90_h", of, quantile(one, MOST), quantile(two, MOST))


def _classes() -> Iterator[tuple[str, Belongs]]:
    yield "", lambda cell: True
    for urgency in Urgency:
        yield urgency.name.lower(), _of(urgency)


def _of(urgency: Urgency) -> Belongs:
    return lambda cell: cell[0] is urgency


def _in(district: str) -> Belongs:
    return lambda cell: cell[1] == district


def _load(trial: Trial) -> Iterator[Row]:
    for person in range(trial.source.desks):
        yield Row("desk_acts_a_day", str(person + 1), *(_acts(t, person) for t in (trial.before, trial.after)))


def _acts(tally: Tally, person: int) -> float:
    return sum(acts for (desk, _), acts in tally.acts.items() if desk == person) / tally.days


def _per_day(tally: Tally, duty: Duty) -> float:
    return sum(calls for (whose, _), calls in tally.calls_by_day.items() if whose is duty) / tally.days


def _busiest(tally: Tally, duty: Duty) -> float:
    return float(max((calls for (whose, _), calls in tally.calls_by_day.items() if whose is duty), default=0))


def _all(cells: Iterable[Iterable[float]]) -> list[float]:
    return sorted(chain.from_iterable(cells))


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}".rstrip("0").rstrip(".")
