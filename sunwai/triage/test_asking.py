"""When the citizen is to be asked which place is meant, and between which."""

from datetime import UTC, datetime

import pytest

from sunwai.gazetteer.tables import load
from sunwai.triage.asking import MOST_CHOICES, which_block
from sunwai.triage.facts import PostFacts
from sunwai.triage.propose import propose

MORNING = datetime(2020, 1, 16, 3, 30, tzinfo=UTC)


def asked(text: str, language: str = "en") -> str | None:
    return which_block(propose(PostFacts(text, MORNING), gazetteer=load(), at=MORNING), language)


def test_twins_are_what_the_citizen_is_asked_between() -> None:
    assert asked("Chainpur block me ration nahi mila") == "Gumla or Palamu"
    assert asked("चैनपुर प्रखंड में राशन नहीं मिला", "hi") == "गुमला या पलामू"


def test_a_silent_post_is_asked_openly() -> None:
    assert asked("hamare gaon me char din se pani nahi mil raha") == "which district and block"


def test_a_district_without_a_block_is_asked_for_the_block() -> None:
    assert asked("सिमडेगा में छह महीने से पेंशन नहीं मिली", "hi") == "सिमडेगा का कौन-सा प्रखंड"


@pytest.mark.parametrize(
    "text",
    [
        "No network in Bolba block of Simdega",
        "40 workers are stuck in Kuwait without food",
        "Happy birthday to our leader, many many returns",
    ],
)
def test_nothing_is_asked_where_the_place_is_known_lies_outside_or_no_matter_is_told(text: str) -> None:
    assert asked(text) is None


def test_never_more_than_four_are_named() -> None:
    said = asked("गुमला, दुमका, गोड्डा, पाकुड़ और लातेहार में पानी नहीं") or ""
    assert said.count(" or ") <= MOST_CHOICES - 1
