"""Signs of life: how late one came, and who has gone silent."""

from datetime import UTC, datetime, timedelta

import pytest

from sunwai.accountability.heartbeats import beat, silent

AT = datetime(2026, 1, 14, 9, tzinfo=UTC)
EVERY = timedelta(seconds=5)
pytestmark = pytest.mark.django_db


def test_the_first_sign_of_life_is_not_late() -> None:
    assert beat("sweep", at=AT, every=EVERY).late_seconds == 0


def test_a_sign_of_life_says_how_much_later_it_came_than_it_should() -> None:
    beat("sweep", at=AT, every=EVERY)

    assert beat("sweep", at=AT + timedelta(seconds=65), every=EVERY).late_seconds == 60
    assert beat("sweep", at=AT + timedelta(seconds=70), every=EVERY).late_seconds == 0


def test_a_clock_that_was_set_back_makes_nothing_late() -> None:
    beat("sweep", at=AT, every=EVERY)

    assert beat("sweep", at=AT - timedelta(days=1), every=EVERY).late_seconds == 0


def test_an_error_stands_until_a_round_goes_well() -> None:
    assert beat("send", at=AT, every=EVERY, error="x" * 900).error == "x" * 500
    assert beat("send", at=AT, every=EVERY).error == ""


def test_the_silent_are_named_the_longest_silent_first() -> None:
    beat("sweep", at=AT, every=EVERY)
    beat("send", at=AT - timedelta(minutes=9), every=EVERY)
    beat("assess", at=AT + timedelta(minutes=2), every=EVERY)

    found = silent(at=AT + timedelta(minutes=2), longer_than=timedelta(minutes=1))

    assert [row.name for row in found] == ["send", "sweep"]
