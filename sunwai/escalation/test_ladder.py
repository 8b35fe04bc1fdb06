"""Which rung is which, which follows a call, and from when a person may be disturbed."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings

from sunwai.escalation import ladder
from sunwai.sop.clauses import Sop
from sunwai.sop.load import read
from sunwai.sop.words import CallOutcome, RungAct, Urgency

KOLKATA = ZoneInfo("Asia/Kolkata")


@pytest.fixture(scope="module")
def sop() -> Sop:
    return read(settings.SOP_FILE)


def test_the_ladder_ends_with_a_person_who_decides(sop: Sop) -> None:
    last = sop.ladder.rungs[-1]

    assert ladder.rung(99, sop=sop) == last
    assert (last.act, sop.ladder.after(last)) == (RungAct.DECIDES, None)


@pytest.mark.parametrize(
    ("outcome", "repeats", "then"),
    [
        (CallOutcome.REACHED, 1, 2),
        (CallOutcome.PROMISED, 1, 2),
        (CallOutcome.NO_ANSWER, 1, 1),
        (CallOutcome.NO_ANSWER, 3, 1),
        (CallOutcome.NO_ANSWER, 4, 2),
    ],
)
def test_what_a_call_brought_decides_who_is_next(outcome: CallOutcome, repeats: int, then: int, sop: Sop) -> None:
    here = sop.ladder.rungs[1]

    found = ladder.after_call(here.order, terms=sop.after_call.for_(outcome), repeats=repeats, sop=sop)

    assert found.order == sop.ladder.rungs[then].order


def test_a_wrong_number_goes_to_the_desk_at_once_and_the_last_rung_has_none_above(sop: Sop) -> None:
    wrong = sop.after_call.for_(CallOutcome.WRONG_NUMBER)
    reached = sop.after_call.for_(CallOutcome.REACHED)
    last = sop.ladder.rungs[-1]

    assert ladder.after_call(sop.ladder.rungs[1].order, terms=wrong, repeats=1, sop=sop) == last
    assert ladder.after_call(last.order, terms=reached, repeats=1, sop=sop) == last


def ranchi(hour: int, minute: int = 0, *, day: int = 15) -> datetime:
    return datetime(2020, 1, day, hour, minute, tzinfo=UTC) - timedelta(hours=5, minutes=30)


@pytest.mark.parametrize(
    ("at", "from_"),
    [
        (ranchi(21, 59), ranchi(21, 59)),
        (ranchi(22), ranchi(7, day=16)),
        (ranchi(23, 59), ranchi(7, day=16)),
        (ranchi(0), ranchi(7)),
        (ranchi(6, 59), ranchi(7)),
        (ranchi(7), ranchi(7)),
    ],
)
def test_nobody_is_rung_in_quiet_hours_but_for_a_red_matter(at: datetime, from_: datetime, sop: Sop) -> None:
    rings = sop.ladder.rungs[1]

    assert ladder.ring_from(rings, at=at, urgency=Urgency.TODAY, sop=sop) == from_
    assert ladder.ring_from(rings, at=at, urgency=Urgency.RED, sop=sop) == at
    assert ladder.ring_from(sop.ladder.rungs[-1], at=at, urgency=Urgency.TODAY, sop=sop) == at


def test_a_rung_with_hours_of_its_own_rings_between_them_but_for_a_red_matter(sop: Sop) -> None:
    chief = sop.ladder.rungs[3]  # from 8 to 21, and nobody from 22 to 7
    night = datetime(2026, 1, 15, 21, 30, tzinfo=KOLKATA)

    assert ladder.ring_from(chief, at=night, urgency=Urgency.TODAY, sop=sop) == datetime(
        2026, 1, 16, 8, 0, tzinfo=KOLKATA
    )
    assert ladder.ring_from(chief, at=night, urgency=Urgency.RED, sop=sop) == night
    secretary = sop.ladder.rungs[1]
    assert ladder.ring_from(secretary, at=night, urgency=Urgency.TODAY, sop=sop) == night
