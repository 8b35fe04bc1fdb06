"""Which days are holidays. Owns the join of the `holidays` package's list and the SOP's own gazetted one.

Beyond the years the package knows it says nothing: a calendar ends there rather than call every day a working one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from holidays import country_holidays


@dataclass(frozen=True, slots=True)
class HolidayList:
    """The holidays of a place, and the last day for which they are known."""

    days: frozenset[date]
    known_until: date


def gazetted(default: str, *, added: Iterable[date], removed: Iterable[date]) -> HolidayList:
    """Join the package's list for DEFAULT, such as "IN-JH", with what the SOP adds and removes.

    Raises ValueError when the package does not know the place, or when a removed day is no holiday."""
    country, _, subdivision = default.partition("-")
    try:
        place = country_holidays(country, subdiv=subdivision or None, observed=False)
        years = range(place.start_year, place.end_year + 1)
        known = country_holidays(country, subdiv=subdivision or None, observed=False, years=years)
    except NotImplementedError as refusal:
        raise ValueError(f'"{default}" is not a place whose holidays are known; write it like "IN-JH"') from refusal
    days = frozenset(known) | frozenset(added)
    if strangers := sorted(frozenset(removed) - days):
        raise ValueError(f"{', '.join(day.isoformat() for day in strangers)} cannot be removed: it is no holiday")
    return HolidayList(days - frozenset(removed), date(place.end_year, 12, 31))
