"""Who is on duty: turns past midnight, absences, chains of stand-ins, and nobody."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sunwai.roster.who import AwayDays, OnDuty, WeeklyTurn, doing_turn, on_duty

RAVI, MEENA, NAZIA = 1, 2, 3
THURSDAY = date(2026, 1, 15)
WEEK = frozenset(range(7))


def turn(person: int = RAVI, *, begins: int = 9, ends: int = 17, **how: object) -> WeeklyTurn:
    given = {"weekdays": WEEK, "first_day": THURSDAY - timedelta(days=30)} | how
    return WeeklyTurn(person=person, duty="desk", begins=time(begins), ends=time(ends), **given)  # type: ignore[arg-type]


def at(hour: int, minute: int = 0, *, day: date = THURSDAY) -> datetime:
    return datetime.combine(day, time(hour, minute))


def test_a_turn_covers_its_first_minute_and_not_its_last() -> None:
    assert on_duty(local=at(9), turns=[turn()], away=[]) == [OnDuty(RAVI)]
    assert on_duty(local=at(16, 59), turns=[turn()], away=[]) == [OnDuty(RAVI)]
    assert on_duty(local=at(17), turns=[turn()], away=[]) == []


def test_a_turn_past_midnight_belongs_to_the_day_it_began() -> None:
    night = turn(begins=22, ends=6, weekdays=frozenset({2}))  # Wednesday

    assert on_duty(local=at(5), turns=[night], away=[]) == [OnDuty(RAVI)]  # Thursday, five in the morning
    assert on_duty(local=at(23), turns=[night], away=[]) == []
    away_thursday = AwayDays(RAVI, THURSDAY, THURSDAY)
    assert on_duty(local=at(5), turns=[night], away=[away_thursday]) == [OnDuty(RAVI)]


def test_a_turn_is_not_worked_before_its_first_day_or_after_its_last() -> None:
    short = turn(first_day=THURSDAY, last_day=THURSDAY)

    found = [on_duty(local=at(10, day=THURSDAY + timedelta(days=n)), turns=[short], away=[]) for n in (-1, 0, 1)]

    assert found == [[], [OnDuty(RAVI)], []]


def test_a_stand_in_does_the_turn_of_who_is_away_and_is_named_so() -> None:
    away = [AwayDays(RAVI, THURSDAY, THURSDAY, MEENA)]

    assert on_duty(local=at(10), turns=[turn()], away=away) == [OnDuty(MEENA, instead_of=RAVI)]


def test_the_stand_in_of_a_stand_in_is_found_and_a_ring_of_them_is_nobody() -> None:
    chain = [AwayDays(RAVI, THURSDAY, THURSDAY, MEENA), AwayDays(MEENA, THURSDAY, THURSDAY, NAZIA)]
    ring = [*chain, AwayDays(NAZIA, THURSDAY, THURSDAY, RAVI)]

    assert doing_turn(RAVI, day=THURSDAY, away=chain) == NAZIA
    assert doing_turn(RAVI, day=THURSDAY, away=ring) is None


def test_whoever_has_a_turn_of_their_own_is_listed_once_and_for_themselves() -> None:
    away = [AwayDays(RAVI, THURSDAY, THURSDAY, MEENA)]

    assert on_duty(local=at(10), turns=[turn(), turn(MEENA)], away=away) == [OnDuty(MEENA)]
    assert on_duty(local=at(10), turns=[turn(MEENA), turn()], away=away) == [OnDuty(MEENA)]


people = st.integers(min_value=1, max_value=4)
absences = st.builds(
    lambda person, start, length, other: AwayDays(
        person, THURSDAY + timedelta(days=start), THURSDAY + timedelta(days=start + length), other
    ),
    people,
    st.integers(-3, 3),
    st.integers(0, 3),
    st.none() | people,
)


@given(st.lists(absences, max_size=8), people)
def test_whoever_does_a_turn_is_never_away_that_day(away: list[AwayDays], person: int) -> None:
    doing = doing_turn(person, day=THURSDAY, away=away)

    assert doing is None or not any(row.person == doing and row.first_day <= THURSDAY <= row.last_day for row in away)
