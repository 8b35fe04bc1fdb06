"""Office time: what the clock on the wall says is not what the office has had."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sunwai.sop.hours import (
    Calendar,
    CalendarEnds,
    add_working,
    is_open,
    next_opening,
    office_moment,
    working_between,
)

RANCHI = ZoneInfo("Asia/Kolkata")
BERLIN = ZoneInfo("Europe/Berlin")
HOUR = timedelta(hours=1)
NINE_TO_FIVE = ((time(9), time(17)),)
PLAIN = Calendar(RANCHI, dict.fromkeys(range(5), NINE_TO_FIVE))


def ranchi(day: str, clock: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=RANCHI)


def test_friday_half_past_four_and_an_hour_is_monday_half_past_nine() -> None:
    due = add_working(ranchi("2020-01-17", "16:30"), HOUR, PLAIN)

    assert due == ranchi("2020-01-20", "09:30")
    assert due.tzinfo is UTC


def test_an_hour_that_just_fits_ends_at_closing_not_at_the_next_opening() -> None:
    assert add_working(ranchi("2020-01-17", "16:00"), HOUR, PLAIN) == ranchi("2020-01-17", "17:00")


def test_no_office_time_at_all_is_due_at_once_even_at_night() -> None:
    assert add_working(ranchi("2020-01-18", "03:00"), timedelta(0), PLAIN) == ranchi("2020-01-18", "03:00")


def test_a_midday_break_does_not_count() -> None:
    split = Calendar(RANCHI, {0: ((time(10), time(13)), (time(14), time(18)))})

    assert add_working(ranchi("2020-01-20", "12:30"), HOUR, split) == ranchi("2020-01-20", "14:30")
    assert not is_open(ranchi("2020-01-20", "13:00"), split)
    assert next_opening(ranchi("2020-01-20", "13:00"), split) == ranchi("2020-01-20", "14:00")


def test_a_holiday_does_not_count() -> None:
    republic_week = Calendar(RANCHI, PLAIN.week, holidays=frozenset({date(2020, 1, 27)}))

    assert add_working(ranchi("2020-01-24", "16:30"), HOUR, republic_week) == ranchi("2020-01-28", "09:30")


@pytest.mark.parametrize(("day", "works"), [(4, True), (11, False), (18, True), (25, False)])
def test_only_the_second_and_fourth_saturdays_are_off(day: int, works: bool) -> None:
    six_days = Calendar(RANCHI, dict.fromkeys(range(6), NINE_TO_FIVE), second_fourth_saturday_off=True)

    assert is_open(ranchi(f"2020-01-{day:02}", "10:00"), six_days) is works


def test_the_office_is_open_from_the_first_second_and_shut_from_the_last() -> None:
    assert is_open(ranchi("2020-01-20", "09:00"), PLAIN)
    assert not is_open(ranchi("2020-01-20", "08:59:59"), PLAIN)
    assert is_open(ranchi("2020-01-20", "16:59:59"), PLAIN)
    assert not is_open(ranchi("2020-01-20", "17:00"), PLAIN)
    assert next_opening(ranchi("2020-01-20", "09:00"), PLAIN) == ranchi("2020-01-20", "09:00")
    assert next_opening(ranchi("2020-01-17", "17:00"), PLAIN) == ranchi("2020-01-20", "09:00")


def test_a_shift_may_end_at_midnight_and_the_next_begin_there() -> None:
    always = Calendar(RANCHI, dict.fromkeys(range(7), ((time(0), time(0)),)))
    start = ranchi("2020-01-17", "16:30")

    assert add_working(start, 100 * HOUR, always) == start + 100 * HOUR
    assert is_open(ranchi("2020-01-18", "00:00"), always)


def test_a_night_that_loses_an_hour_to_daylight_saving_counts_only_what_was_left() -> None:
    # Berlin's clocks jumped from 02:00 to 03:00 on 29 Mar 2020, and from 03:00 back to 02:00 on 25 Oct 2020
    night = Calendar(BERLIN, {6: ((time(0), time(6)),)})
    spring, autumn = date(2020, 3, 29), date(2020, 10, 25)

    def length(day: date) -> timedelta:
        return working_between(
            office_moment(day, time(0), night), office_moment(day + timedelta(days=1), time(0), night), night
        )

    assert length(spring) == 5 * HOUR
    assert length(autumn) == 7 * HOUR


def test_a_start_in_local_summer_time_is_reckoned_in_real_hours() -> None:
    # 28 Mar 23:00 in Berlin plus 6 real hours is 06:00, not 05:00, on the morning the clocks jump
    always = Calendar(BERLIN, dict.fromkeys(range(7), ((time(0), time(0)),)))
    start = datetime(2020, 3, 28, 23, tzinfo=BERLIN)

    assert add_working(start, 6 * HOUR, always) == datetime(2020, 3, 29, 4, tzinfo=UTC)


def test_a_shift_that_daylight_saving_swallows_whole_is_no_shift() -> None:
    swallowed = Calendar(BERLIN, {6: ((time(2), time(2, 30)),)})

    assert list(swallowed.shifts_on(date(2020, 3, 29))) == []
    assert office_moment(date(2020, 3, 29), time(2, 15), swallowed) == datetime(2020, 3, 29, 1, tzinfo=UTC)


def test_shifts_on_both_sides_of_a_jump_are_not_counted_twice() -> None:
    around = Calendar(BERLIN, {6: ((time(1), time(2, 30)), (time(3), time(4)))})
    day = date(2020, 3, 29)

    assert list(around.shifts_on(day)) == [
        (datetime(2020, 3, 29, 0, tzinfo=UTC), datetime(2020, 3, 29, 1, tzinfo=UTC)),
        (datetime(2020, 3, 29, 1, tzinfo=UTC), datetime(2020, 3, 29, 2, tzinfo=UTC)),
    ]


def test_a_window_past_the_last_known_holiday_is_refused_not_guessed() -> None:
    short = Calendar(RANCHI, PLAIN.week, known_until=date(2020, 1, 20))

    with pytest.raises(CalendarEnds, match="2020-01-20"):
        add_working(ranchi("2020-01-20", "16:00"), 2 * HOUR, short)
    with pytest.raises(CalendarEnds):
        next_opening(ranchi("2020-01-20", "17:00"), short)
    assert working_between(ranchi("2020-01-20", "10:00"), ranchi("2020-01-20", "18:00"), short) == 7 * HOUR
    with pytest.raises(CalendarEnds):
        working_between(ranchi("2020-01-20", "10:00"), ranchi("2020-01-22", "10:00"), short)


def test_a_time_without_a_zone_and_a_negative_amount_are_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        is_open(datetime(2020, 1, 20, 10), PLAIN)  # noqa: DTZ001 - the naive time is the point
    with pytest.raises(ValueError, match="negative"):
        add_working(ranchi("2020-01-20", "10:00"), -HOUR, PLAIN)


ZONES = st.sampled_from([RANCHI, BERLIN, ZoneInfo("America/New_York"), ZoneInfo("Australia/Lord_Howe")])
INSTANTS = st.datetimes(min_value=datetime(2019, 1, 1), max_value=datetime(2022, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
AMOUNTS = st.timedeltas(min_value=timedelta(0), max_value=timedelta(hours=90))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Weeks with at least one working day, split shifts, holidays and any daylight saving."""
    days = draw(st.sets(st.integers(0, 6), min_size=1))
    week = {}
    for day in sorted(days):
        marks = sorted(draw(st.sets(st.integers(0, 47), min_size=2, max_size=4)))
        clocks = [time(mark // 2, 30 * (mark % 2)) for mark in marks]
        week[day] = tuple(zip(clocks[::2], clocks[1::2], strict=False))
    holidays = frozenset(draw(st.sets(st.dates(date(2019, 1, 1), date(2022, 12, 31)), max_size=12)))
    return Calendar(draw(ZONES), week, holidays, draw(st.booleans()))


@settings(deadline=None)  # a shared machine may be slow; the arithmetic may not be wrong
@given(calendars(), INSTANTS, AMOUNTS)
def test_what_was_added_is_what_is_measured(calendar: Calendar, start: datetime, amount: timedelta) -> None:
    due = add_working(start, amount, calendar)

    assert due >= start
    assert working_between(start, due, calendar) == amount
    assert working_between(due, start, calendar) == -amount


@settings(deadline=None)  # a shared machine may be slow; the arithmetic may not be wrong
@given(calendars(), INSTANTS, AMOUNTS)
def test_a_due_time_is_the_earliest_that_gives_the_office_its_time(
    calendar: Calendar, start: datetime, amount: timedelta
) -> None:
    due = add_working(start, amount, calendar)
    a_moment = timedelta(microseconds=1)

    if amount:
        assert working_between(start, due - a_moment, calendar) == amount - a_moment


@settings(deadline=None)  # a shared machine may be slow; the arithmetic may not be wrong
@given(calendars(), INSTANTS, AMOUNTS, AMOUNTS)
def test_two_stretches_one_after_the_other_are_their_sum(
    calendar: Calendar, start: datetime, first: timedelta, second: timedelta
) -> None:
    between = add_working(start, first, calendar)

    assert add_working(between, second, calendar) == add_working(start, first + second, calendar) or not second


@settings(deadline=None)  # a shared machine may be slow; the arithmetic may not be wrong
@given(calendars(), INSTANTS)
def test_nothing_is_open_before_the_next_opening(calendar: Calendar, at: datetime) -> None:
    opening = next_opening(at, calendar)

    assert opening >= at
    assert is_open(opening, calendar)
    assert is_open(at, calendar) == (opening == at)
    assert working_between(at, opening, calendar) == timedelta(0)
