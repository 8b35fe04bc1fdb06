"""An invented period: tags by hour and day, from a seed. Owns who tags when about what.

Pure and lazy: a year of 100,000 matters is never held as text, and the same seed gives the same year."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sunwai.sop.words import Addressee, Urgency
from sunwai.whatif.behaviour import Behaviour
from sunwai.whatif.chance import how_many, one_of, share
from sunwai.whatif.matter import Matter

DEPARTMENTS, MINISTRIES, STATES = 12, 6, 8


def matters(
    *, seed: int, start: date, days: int, per_day: float, districts: Sequence[str], desks: int, zone: ZoneInfo,
    habits: Behaviour,
) -> Iterator[Matter]:  # fmt: skip
    """Will give the matters of DAYS days from START, PER_DAY on an average day, in the order they come."""
    number = 0
    for ordinal in range(days):
        day = start + timedelta(days=ordinal)
        mean = per_day * habits.arrivals.weekdays[day.weekday()] * 7 / sum(habits.arrivals.weekdays)
        count = how_many(mean, share(seed, "day", ordinal))
        moments = sorted(_moment(seed, day, ordinal, n, habits.arrivals.hours, zone) for n in range(count))
        for came_at in moments:
            yield _matter(seed, number, came_at, districts, desks, habits)
            number += 1


def _moment(seed: int, day: date, ordinal: int, n: int, hours: Sequence[float], zone: ZoneInfo) -> datetime:
    weights = {str(hour): weight / sum(hours) for hour, weight in enumerate(hours)}
    hour = int(one_of(share(seed, "hour", ordinal, n), weights, "23"))
    seconds = int(share(seed, "second", ordinal, n) * 3600)
    local = datetime.combine(day, time(hour), tzinfo=zone) + timedelta(seconds=seconds)
    return local.astimezone(ZoneInfo("UTC"))


def _matter(
    seed: int, number: int, came_at: datetime, districts: Sequence[str], desks: int, habits: Behaviour
) -> Matter:
    urgencies = {urgency.name: weight for urgency, weight in habits.arrivals.urgencies.items()}
    kinds = {addressee.value: weight for addressee, weight in habits.arrivals.addressees.items()}
    addressee = Addressee(one_of(share(seed, number, "whose"), kinds, Addressee.DISTRICT.value))
    district = districts[int(share(seed, number, "where") * len(districts))]
    return Matter(
        number=number,
        came_at=came_at,
        urgency=Urgency[one_of(share(seed, number, "urgency"), urgencies, Urgency.TODAY.name)],
        addressee=addressee,
        office=_office(seed, number, addressee, district),
        district=district,
        desk=number % desks,
    )


def _office(seed: int, number: int, addressee: Addressee, district: str) -> str:
    many = {Addressee.DEPARTMENT: DEPARTMENTS, Addressee.UNION: MINISTRIES, Addressee.OTHER_STATE: STATES}
    if addressee not in many:
        return f"{addressee.value} {district}"
    return f"{addressee.value} {int(share(seed, number, 'office') * many[addressee])}"
