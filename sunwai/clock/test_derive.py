"""When a window warns and falls due: a pure function of its marks, which no pause, step or stop can fool."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunwai.clock.derive import BrokenMarks, ClockMark, MarkKind, Terms, derive
from sunwai.sop.hours import Calendar, working_between

RANCHI = ZoneInfo("Asia/Kolkata")
WEEK = {day: ((time(10), time(18)),) for day in range(5)}
OFFICE = Calendar(zone=RANCHI, week=WEEK)
OPENED = datetime(2020, 1, 15, 4, 0, tzinfo=UTC)
SIX_HOURS = Terms(timedelta(hours=5), timedelta(hours=6), working_hours=False)
THREE_DAYS = Terms(timedelta(hours=16), timedelta(hours=24), working_hours=True)
K = MarkKind


def marks(*later: tuple[MarkKind, float]) -> list[ClockMark]:
    """Will give a window's marks: its opening, then each KIND so many hours after it."""
    return [ClockMark(K.OPENED, OPENED)] + [ClockMark(kind, OPENED + timedelta(hours=h)) for kind, h in later]


def hours(at: datetime | None) -> float | None:
    return None if at is None else (at - OPENED) / timedelta(hours=1)


@pytest.mark.parametrize(
    ("story", "warns", "due"),
    [
        ([], 5, 6),
        ([(K.PAUSED, 2), (K.RESUMED, 10)], 13, 14),
        ([(K.PAUSED, 2), (K.RESUMED, 10), (K.PAUSED, 11), (K.RESUMED, 20)], 22, 23),
        ([(K.PAUSED, 2)], 5, 6),
        ([(K.STOPPED, 3)], 5, 6),
        ([(K.PAUSED, 2), (K.STOPPED, 9)], 5, 6),
        ([(K.PAUSED, 5.5), (K.RESUMED, 8)], 5, 8.5),
        ([(K.STOPPED, 8)], 5, 6),
        ([(K.PAUSED, 8)], 5, 6),
        ([(K.PAUSED, 8), (K.RESUMED, 10)], 5, 6),
    ],
    ids=[
        "nothing happens",
        "a pause of eight hours",
        "two pauses",
        "still paused",
        "stopped in time",
        "stopped while paused",
        "warned before the pause, due after it",
        "stopped when it was past due",
        "paused when it was past due",
        "paused and resumed when it was past due",
    ],
)
def test_time_before_a_pause_counts_and_the_pause_itself_does_not(
    story: list[tuple[MarkKind, float]], warns: float, due: float
) -> None:
    found = derive(marks(*story), terms=SIX_HOURS, calendar=OFFICE)

    assert (hours(found.warn_at), hours(found.due_at)) == (warns, due)


@pytest.mark.parametrize(
    "story",
    [
        [(K.PAUSED, -1)],
        [(K.PAUSED, -3), (K.RESUMED, -2)],
        [(K.PAUSED, 2), (K.RESUMED, 1)],
        [(K.PAUSED, 2), (K.RESUMED, -5)],
    ],
)
def test_a_clock_that_was_set_back_takes_nothing_from_an_offices_time(story: list[tuple[MarkKind, float]]) -> None:
    assert hours(derive(marks(*story), terms=SIX_HOURS, calendar=OFFICE).due_at) == 6


def test_what_stands_still_or_has_ended_is_told() -> None:
    paused = derive(marks((K.PAUSED, 1)), terms=SIX_HOURS, calendar=OFFICE)
    stopped = derive(marks((K.PAUSED, 1), (K.STOPPED, 2)), terms=SIX_HOURS, calendar=OFFICE)

    assert (paused.paused, paused.stopped) == (True, False)
    assert (stopped.paused, stopped.stopped) == (False, True)


def test_a_window_without_a_warning_has_none() -> None:
    assert derive(marks(), terms=Terms(None, timedelta(hours=1), False), calendar=OFFICE).warn_at is None


def test_a_window_of_no_length_is_due_when_it_opens_whatever_follows() -> None:
    at_once = Terms(None, timedelta(), working_hours=False)

    assert hours(derive(marks((K.PAUSED, 3), (K.RESUMED, 9)), terms=at_once, calendar=OFFICE).due_at) == 0


def test_office_time_runs_in_office_hours_only() -> None:
    friday = datetime(2020, 1, 17, 11, 0, tzinfo=UTC)  # 16:30 in Ranchi
    terms = Terms(None, timedelta(hours=3), working_hours=True)

    found = derive([ClockMark(K.OPENED, friday)], terms=terms, calendar=OFFICE)

    assert found.due_at == datetime(2020, 1, 20, 6, 0, tzinfo=UTC)  # Monday 11:30


def test_a_pause_over_the_weekend_costs_an_office_no_office_time() -> None:
    friday = datetime(2020, 1, 17, 12, 30, tzinfo=UTC)  # closing time
    monday = datetime(2020, 1, 20, 4, 30, tzinfo=UTC)  # opening time
    story = [ClockMark(K.OPENED, OPENED), ClockMark(K.PAUSED, friday), ClockMark(K.RESUMED, monday)]

    plain = derive(story[:1], terms=THREE_DAYS, calendar=OFFICE)

    assert derive(story, terms=THREE_DAYS, calendar=OFFICE).due_at == plain.due_at


@pytest.mark.parametrize(
    "story",
    [
        [(K.RESUMED, 1)],
        [(K.PAUSED, 1), (K.PAUSED, 2)],
        [(K.STOPPED, 1), (K.PAUSED, 2)],
        [(K.STOPPED, 1), (K.STOPPED, 2)],
        [(K.PAUSED, 1), (K.STOPPED, 2), (K.RESUMED, 3)],
        [(K.OPENED, 1)],
    ],
)
def test_marks_that_contradict_each_other_are_a_fault_not_a_guess(story: list[tuple[MarkKind, float]]) -> None:
    if story == [(K.OPENED, 1)]:
        story = [(K.PAUSED, 0), (K.OPENED, 1)]
    with pytest.raises(BrokenMarks):
        derive(marks(*story), terms=SIX_HOURS, calendar=OFFICE)


def test_marks_without_an_opening_are_a_fault() -> None:
    for broken in ([], marks((K.PAUSED, 1))[1:]):
        with pytest.raises(BrokenMarks, match="begin with its opening"):
            derive(broken, terms=SIX_HOURS, calendar=OFFICE)


steps = st.lists(st.integers(min_value=-300, max_value=2_000), max_size=8)


def story_of(minutes: list[int]) -> list[ClockMark]:
    """Pauses and resumes in turn, each so many minutes after the one before; below nought the clock was set back."""
    at, told = OPENED, [ClockMark(K.OPENED, OPENED)]
    for number, step in enumerate(minutes):
        at += timedelta(minutes=step)
        told.append(ClockMark(K.RESUMED if number % 2 else K.PAUSED, at))
    return told


@pytest.mark.parametrize("terms", [SIX_HOURS, THREE_DAYS], ids=["wall clock", "office time"])
@given(minutes=steps)
def test_no_story_brings_a_due_time_forward_and_a_pause_alone_moves_none(terms: Terms, minutes: list[int]) -> None:
    before: datetime | None = None
    for length in range(1, len(minutes) + 2):
        told = story_of(minutes)[:length]
        found = derive(told, terms=terms, calendar=OFFICE)
        if before is not None:
            assert found.due_at >= before
            if told[-1].kind is K.PAUSED:
                assert found.due_at == before
        assert found.warn_at is not None
        assert found.warn_at <= found.due_at
        before = found.due_at


@given(minutes=st.lists(st.integers(min_value=0, max_value=2_000), max_size=8))
def test_an_office_always_has_its_whole_time(minutes: list[int]) -> None:
    told = story_of(minutes)
    due = derive(told, terms=THREE_DAYS, calendar=OFFICE).due_at

    ran = timedelta()
    ends = [mark.at for mark in told[1:]] + [due] * (len(told) % 2)
    for start, end in zip([told[0].at, *ends[1::2]], ends[0::2], strict=False):
        ran += max(working_between(start, min(end, due), OFFICE), timedelta())
    paused_now = len(told) % 2 == 0
    assert ran == THREE_DAYS.due_after or (paused_now and ran <= THREE_DAYS.due_after)


@given(minutes=steps, stop=st.integers(min_value=0, max_value=5_000))
def test_a_stop_moves_no_due_time(minutes: list[int], stop: int) -> None:
    told = story_of(minutes)
    stopped = [*told, ClockMark(K.STOPPED, told[-1].at + timedelta(minutes=stop))]

    assert (
        derive(stopped, terms=SIX_HOURS, calendar=OFFICE).due_at
        == derive(told, terms=SIX_HOURS, calendar=OFFICE).due_at
    )
