"""Which days are holidays. Owns the join of the `holidays` package's list and the SOP's own gazetted one.

Beyond the years the package knows it says nothing: a calendar ends there rather than call every day a working one."""

import warnings
from collections.abc import Iterable
from datetime import date

from holidays import country_holidays


def gazetted(default: str, *, years: range, added: Iterable[date], removed: Iterable[date]) -> frozenset[date]:
    """Join the package's list for DEFAULT, such as "IN-JH", in YEARS with what the SOP adds and removes.

    Raises ValueError when the package does not know the place or the years, or a removed day is no holiday."""
    days = _listed(default, years) | frozenset(added)
    if strangers := sorted(frozenset(removed) - days):
        raise ValueError(f"{', '.join(day.isoformat() for day in strangers)} cannot be removed: it is no holiday")
    return days - frozenset(removed)


def _listed(place: str, years: range) -> frozenset[date]:
    country, _, subdivision = place.partition("-")
    try:
        with warnings.catch_warnings():
            # outside its tables the package warns and gives the fixed days alone: half a list is no list
            warnings.simplefilter("error", UserWarning)
            return frozenset(country_holidays(country, subdiv=subdivision or None, observed=False, years=years))
    except NotImplementedError as refusal:
        raise ValueError(f'"{place}" is not a place whose holidays are known; write it like "IN-JH"') from refusal
    except UserWarning as refusal:
        raise ValueError(f"the holidays of {years[0]} to {years[-1]} are not all known: {refusal}") from refusal
