"""The day of an event that will not wait. All invented."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunwai.triage.deadline import decide
from sunwai.triage.lexicon import hear

MORNING = datetime(2020, 1, 16, 3, 30, tzinfo=UTC)  # a Thursday
NIGHT = datetime(2020, 1, 16, 20, 0, tzinfo=UTC)  # the 17th by the clock of the citizens

DAYS = (
    ("Tomorrow is my exam and there is no admit card", "2020-01-17"),
    ("कल परीक्षा है, एडमिट कार्ड नहीं मिला", "2020-01-17"),
    ("antim sanskar aaj hai, lakdi ka paisa nahi", "2020-01-16"),
    ("बेटी की शादी 25 जनवरी को है", "2020-01-25"),
    ("The scholarship portal closes this Friday", "2020-01-17"),
    ("last date 31/01/2020 hai", "2020-01-31"),
    ("exam 2 din baad hai", "2020-01-18"),
    ("interview on February 3rd", "2020-02-03"),
)
NO_DAYS = (
    "कल परीक्षा थी, पेपर नहीं मिला",
    "exam was held on 12 January",
    "शादी में सड़क टूट गई",
    "आज पानी नहीं आया",
    "last date 31/02/2020 hai",
    "पिछले साल शादी हुई",
)
JUMBLE = "exam 99 31 जनवरी may feb 30/2/20 0/0 कल in 60 days शादी"


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_the_day_of_the_event_is_read(text: str, day: str) -> None:
    assert decide(hear(text), at=MORNING).value == day


@pytest.mark.parametrize("text", NO_DAYS)
def test_a_past_event_or_a_day_without_one_is_no_deadline(text: str) -> None:
    assert decide(hear(text), at=MORNING).value is None


def test_days_are_counted_by_the_clock_of_the_citizens() -> None:
    assert decide(hear("कल परीक्षा है"), at=NIGHT).value == "2020-01-18"


def test_the_reason_quotes_event_and_day() -> None:
    assert [b.text for b in decide(hear("कल परीक्षा है"), at=MORNING).because] == ["परीक्षा", "कल"]


@given(st.lists(st.sampled_from(JUMBLE.split()), max_size=20))
def test_no_jumble_of_days_makes_it_raise(words: list[str]) -> None:
    decide(hear(" ".join(words)), at=MORNING)
