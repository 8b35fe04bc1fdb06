"""The districts side by side, each as large as any other. Owns the rule that a small count is not published.

A count under five could point at a person, and nought may mean no signal: both are withheld, as a question."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from sunwai.accountability import measures
from sunwai.gazetteer.tables import load as gazetteer

LEAST_SHOWN = 5
LAKH = 100_000


@dataclass(frozen=True, slots=True)
class DistrictCounts:
    """One district's figures (None: withheld). `column` and `row` place its tile; `per_lakh` is of the 2011 census."""

    key: str
    letters: str
    name_en: str
    name_hi: str
    column: int
    row: int
    taken_in: int | None
    directed: int | None
    claimed: int | None
    confirmed: int | None
    per_lakh: float | None


def districts() -> tuple[DistrictCounts, ...]:
    """Will give every district of the state in the order of the English names, small counts withheld."""
    counted = {
        "taken_in": _by_district(measures.matters()),
        "directed": _by_district(measures.directed()),
        "claimed": _by_district(measures.claimed()),
        "confirmed": _by_district(measures.claimed_and(measures.W.CONFIRMED)),
    }
    return tuple(_district(place.key, counted) for place in gazetteer().districts())


def _by_district(cases: measures.Cases) -> dict[str, int]:
    rows = cases.values_list("district_key").annotate(count=Count("pk", distinct=True)).order_by()
    return {key: count for key, count in rows if key}


def _district(key: str, counted: Mapping[str, Mapping[str, int]]) -> DistrictCounts:
    place, facts = gazetteer().place(key), gazetteer().facts(key)
    shown = {name: _shown(counts.get(key, 0)) for name, counts in counted.items()}
    heard = shown["taken_in"]
    return DistrictCounts(
        key=key,
        letters=facts.letters,
        name_en=place.name_en,
        name_hi=place.name_hi,
        column=facts.column,
        row=facts.row,
        taken_in=heard,
        directed=shown["directed"],
        claimed=shown["claimed"],
        confirmed=shown["confirmed"],
        per_lakh=None if heard is None else round(heard * LAKH / facts.population, 1),
    )


def _shown(count: int) -> int | None:
    return count if count >= LEAST_SHOWN else None
