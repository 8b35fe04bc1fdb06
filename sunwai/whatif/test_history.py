"""What is on record is played as it was: who answered when, and whether a call came first."""

from datetime import timedelta

import pytest

from sunwai.clock.models import Window
from sunwai.escalation import actions as escalation
from sunwai.escalation.models import Escalation
from sunwai.loop import sweep
from sunwai.response import actions as response
from sunwai.sop.words import Addressee, CallOutcome, Urgency
from sunwai.whatif.behaviour import assumed
from sunwai.whatif.fitting import ENOUGH, fitted
from sunwai.whatif.history import matters
from sunwai.whatif.matter import NEVER, Answering, Matter
from sunwai.whatif.replay import recorded
from sunwai.whatif.trial import tried
from tests import builders as b

pytestmark = pytest.mark.django_db

LONG_AGO = b.AT - timedelta(days=10)


def found() -> list[Matter]:
    return list(matters(since=LONG_AGO, until=b.later(days=30), seed=1, habits=assumed()))


def test_a_matter_answered_by_itself_is_read_with_the_time_it_took() -> None:
    direction = b.a_direction_out()
    reply = b.a_reply(direction, at=b.later(hours=3))
    response.confirm_reading(reply, by="Ravi", at=b.later(hours=3), kind="action_reported")

    (matter,) = found()

    assert (matter.addressee, matter.office) == (Addressee.DISTRICT, "dc-simdega")
    assert matter.urgency == direction.case.urgency
    assert matter.out_at == direction.out_at
    assert matter.recorded is not None
    assert matter.recorded.own == b.later(hours=3) - direction.out_at
    assert matter.rung_at is None


def test_a_matter_answered_after_a_call_is_read_with_the_time_from_the_call() -> None:
    direction = b.a_direction_out()
    sweep(at=b.later(hours=6), sop=b.the_sop())
    rung = list(Escalation.objects.filter(settled_at=None))
    escalation.record_call(rung, outcome=CallOutcome.REACHED, by="Secretary", at=b.later(hours=6, minutes=30))
    reply = b.a_reply(direction, at=b.later(hours=8))
    response.confirm_reading(reply, by="Ravi", at=b.later(hours=8), kind="action_reported")

    (matter,) = found()

    assert matter.rung_at == b.later(hours=6, minutes=30)
    assert matter.recorded is not None
    assert matter.recorded.lag == timedelta(hours=1, minutes=30)
    assert matter.recorded.own == 2 * (b.later(hours=8) - direction.out_at)


def test_a_matter_never_answered_is_read_as_never_answered() -> None:
    b.a_direction_out()

    (matter,) = found()

    assert matter.recorded is not None
    assert matter.recorded.own == NEVER


def test_silence_on_record_that_no_call_had_reached_is_answered_after_the_call_it_is_played_with() -> None:
    """It is not known to last for ever: nobody had rung yet."""
    b.a_direction_out()
    old = b.sops.sop_of_version(1)

    trial = tried(old, old, source=recorded(since=LONG_AGO, until=b.later(days=2), seed=1), effect=0.5)

    (hours,) = [each for cell in trial.before.first.values() for each in cell]
    assert hours < 24 * 14
    assert trial.after == trial.before


def test_a_matter_that_was_never_directed_is_not_played() -> None:
    b.an_accepted_case()

    assert found() == []


def test_the_record_is_played_as_it_was_under_the_protocol_in_force() -> None:
    direction = b.a_direction_out()
    sweep(at=b.later(hours=6), sop=b.the_sop())
    reply = b.a_reply(direction, at=b.later(hours=7))
    response.confirm_reading(reply, by="Ravi", at=b.later(hours=7), kind="action_reported")
    shorter = b.the_sop(due_after='"2 h"', warn_after='"1 h"')
    old = b.sops.sop_of_version(1)

    trial = tried(old, shorter, source=recorded(since=LONG_AGO, until=b.later(days=2), seed=1), effect=0.0)

    assert Window.objects.get().passed_at is not None
    assert (trial.before.breaches, trial.after.breaches) == (1, 1)
    hours = (b.later(hours=7) - direction.case.opened_at).total_seconds() / 3600
    assert [list(cell) for cell in trial.before.first.values()] == [[pytest.approx(hours, abs=0.01)]]


def test_habits_are_fitted_only_where_there_are_enough_of_a_kind() -> None:
    def many(count: int) -> list[Matter]:
        how = Answering(timedelta(hours=2), timedelta(hours=1))
        facts = {"urgency": Urgency.TODAY, "addressee": Addressee.POLICE, "office": "sp", "district": "", "desk": 0}
        return [Matter(number=n, came_at=b.AT, out_at=b.AT, recorded=how, **facts) for n in range(count)]  # type: ignore[arg-type]

    few, told_few = fitted(assumed(), many(ENOUGH - 1), since=LONG_AGO)
    habits, told = fitted(assumed(), many(ENOUGH), since=LONG_AGO)

    assert (few, told_few) == (assumed(), ())
    assert told == (("police", ENOUGH),)
    assert habits.offices[Addressee.POLICE].own_h == 2
    assert habits.offices[Addressee.POLICE].silent == 0
    assert habits.offices[Addressee.UNION] == assumed().offices[Addressee.UNION]
