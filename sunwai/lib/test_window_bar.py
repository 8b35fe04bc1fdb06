"""The window bar's promises."""

from datetime import UTC, datetime, timedelta

from sunwai.lib.window_bar import middle, to_scale

OPENED = datetime(2026, 1, 15, 4, 30, tzinfo=UTC)
DUE = OPENED + timedelta(hours=6)


def test_the_due_time_stands_in_the_middle_so_that_two_bars_compare():
    bar = middle(opened_at=OPENED, due_at=DUE, until=OPENED + timedelta(hours=3))
    assert (bar.run, bar.over, bar.tick) == (25.0, 0.0, 50.0)


def test_time_beyond_the_due_time_is_told_apart_and_ends_at_the_edge():
    late = middle(opened_at=OPENED, due_at=DUE, until=DUE + timedelta(hours=3))
    assert (late.run, late.over) == (50.0, 25.0)
    very_late = middle(opened_at=OPENED, due_at=DUE, until=DUE + timedelta(days=9))
    assert (very_late.run, very_late.over) == (50.0, 50.0)


def test_a_bar_to_scale_is_as_long_as_the_time_used():
    bar = to_scale(opened_at=OPENED, due_at=DUE, until=OPENED + timedelta(hours=24))
    assert (bar.run, bar.over, bar.tick) == (25.0, 75.0, 25.0)
    quick = to_scale(opened_at=OPENED, due_at=DUE, until=OPENED + timedelta(hours=3))
    assert (quick.run, quick.over, quick.tick) == (50.0, 0.0, 100.0)


def test_a_clock_read_before_it_opened_draws_nothing():
    bar = middle(opened_at=OPENED, due_at=DUE, until=OPENED - timedelta(hours=1))
    assert (bar.run, bar.over) == (0.0, 0.0)
