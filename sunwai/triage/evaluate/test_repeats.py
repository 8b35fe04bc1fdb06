"""Posts of one matter find each other in a file, and posts that only sound alike do not."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sunwai.triage.evaluate.repeats import Told, same_matter

MORNING = datetime(2026, 3, 2, 3, 30, tzinfo=UTC)
SISAI, BASIA, GUMLA = "block:3161", "block:3151", "district:331"


def told(text: str, *, hours: float | None = 0, place: str | None = SISAI, kinds: tuple[str, ...] = ("water",)) -> Told:
    at = None if hours is None else MORNING + timedelta(hours=hours)
    return Told(text, at, place, GUMLA if place else None, kinds)


HINDI = told("सिसई में जलमीनार टूट गया, 60 घर प्यासे")


def test_one_matter_told_in_two_languages_is_found_by_place_kind_and_day() -> None:
    assert same_matter([HINDI, told("The water tower fell down", hours=71)]) == [(), (0,)]


def test_after_three_days_it_is_another_matter() -> None:
    assert same_matter([HINDI, told("The water tower fell down", hours=73)]) == [(), ()]


def test_another_kind_or_another_block_is_another_matter() -> None:
    assert same_matter([HINDI, told("No doctor", kinds=("health",))]) == [(), ()]
    assert same_matter([HINDI, told("The water tower fell down", place=BASIA)]) == [(), ()]


def test_the_same_words_in_another_block_are_another_matter() -> None:
    text = "there is no water in the whole block and nobody listens to us since monday"

    assert same_matter([told(text), told(text, place=BASIA, hours=1)]) == [(), ()]


def test_a_copy_is_found_where_nothing_else_is_known() -> None:
    first = "We ask for the results of the teachers' test this month, lakhs are waiting since years"
    copied = first.replace("this month,", "this month!!") + " #now"

    found = same_matter([told(first, place=None, kinds=()), told(copied, place=None, kinds=(), hours=None)])

    assert found == [(), (0,)]


def test_without_an_hour_place_and_kind_are_not_enough() -> None:
    assert same_matter([HINDI, told("handpump handle broken", hours=None)]) == [(), ()]
    assert same_matter([HINDI, told("60 houses thirsty", hours=None)]) == [(), (0,)]


def test_shared_counts_put_the_likelier_matter_first() -> None:
    other = told("pump house locked", hours=0.5)

    assert same_matter([HINDI, other, told("tower broken, 60 houses", hours=1)])[2] == (0, 1)


def test_only_earlier_posts_are_named_whatever_their_order_in_the_file() -> None:
    assert same_matter([told("tower broken", hours=5), HINDI]) == [(1,), ()]


def test_at_most_three_are_proposed() -> None:
    assert len(same_matter([told(f"tower {n}") for n in range(6)])[-1]) == 3


@given(st.lists(st.tuples(st.text(max_size=40), st.none() | st.integers(-99, 99)), max_size=6))
def test_no_text_and_no_hour_makes_it_fail(rows: list[tuple[str, int | None]]) -> None:
    found = same_matter([told(text, hours=hours) for text, hours in rows])

    assert len(found) == len(rows)
    assert all(at not in others for at, others in enumerate(found))
