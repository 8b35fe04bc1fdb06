"""How many are meant and what is counted. All invented."""

import pytest

from sunwai.triage.lexicon import hear
from sunwai.triage.people import count

COUNTS = (
    ("40 घर अंधेरे में हैं", ("40 homes", "40 घर")),
    ("60 parivar ka rashan band", ("60 families", "60 परिवार")),
    ("112 कार्डधारी परेशान", ("112 families", "112 परिवार")),
    ("Three villages are cut off", ("3 villages", "3 गांव")),
    ("35 मजदूर फंसे हैं", ("35 people", "35 लोग")),
    ("400 houses dry, 12 people ill", ("400 homes", "400 घर")),
)


@pytest.mark.parametrize(("text", "shown"), COUNTS)
def test_a_number_says_what_it_counts(text: str, shown: tuple[str, str]) -> None:
    assert count(hear(text)).shown == shown


def test_a_class_or_a_ward_is_no_number_of_people() -> None:
    assert count(hear("कक्षा चार की छात्रा")).value is None
    assert count(hear("ward 12 people have no water")).value is None


def test_a_whole_village_without_a_number_stays_without_one() -> None:
    assert count(hear("पूरा गांव परेशान है")).value is None
