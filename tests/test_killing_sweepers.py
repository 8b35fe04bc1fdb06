"""Sweepers that race and are killed in the middle of a step: each step once, entry, line and words together."""

import os
import random

import pytest

from tests import builders as b
from tests.killing.sweepers import MOMENTS, Race, found, prepare

# The whole of it (300 cases, 120 kills) is bin/nightly's; the suite runs a smaller one on every change.
CASES = int(os.environ.get("SUNWAI_SWEEP_CASES", "15"))
KILLS = int(os.environ.get("SUNWAI_SWEEP_KILLS", "6"))
# The four rungs that are raised: secretary, secretary again, chief secretary, desk. The one before them only warns.
WHOLE_LADDER = 4


@pytest.mark.django_db(transaction=True)
def test_sweepers_killed_in_the_middle_of_a_rung_leave_each_rung_once_with_its_entry_and_line() -> None:
    race, died = Race(random.Random(2020), prepare(CASES)), 0  # noqa: S311  # a repeatable day, not a secret

    for left, moment in zip(range(len(MOMENTS), 0, -1), MOMENTS, strict=True):
        died += race.run(b.AT + moment, kills=-(-(KILLS - died) // left))

    assert died >= KILLS // 2, "too few died with a step written and not committed to prove anything"
    assert found(race.sop) == {
        "windows": CASES,
        "windows with the whole ladder": CASES,
        "rungs": CASES * WHOLE_LADDER,
        "rungs standing": CASES,
        "rungs without their one entry": [],
        "entries without their one rung": [],
        "passed without a rung": 0,
        "warned once": CASES,
        "nodded and not issued": 0,
        "issued twice": [],
        "issued without words in the outbox": 0,
        "words without a direction": 0,
        "parked": [],
        "faults": [],
        "clocks": [],
    }
