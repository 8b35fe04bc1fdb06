"""The one table of a case's way: what it allows, what it refuses, and that no status is a dead end."""

import pytest

from sunwai.cases.lifecycle import (
    AT_REST,
    NEED_STEPS,
    TRANSITIONS,
    NeedStatus,
    NotNow,
    Status,
    Verb,
    after,
    need_after,
)


def test_a_record_begins_with_its_opening_and_opens_once() -> None:
    assert after(Verb.OPENED, None) is Status.RECEIVED
    with pytest.raises(NotNow, match="open already"):
        after(Verb.OPENED, Status.RECEIVED)
    with pytest.raises(NotNow, match="must begin"):
        after(Verb.ACCEPTED, None)


def test_a_direction_cannot_be_out_before_the_nod() -> None:
    for status in set(Status) - {Status.NODDED}:
        with pytest.raises(NotNow):
            after(Verb.DIRECTION_OUT, status)


def test_no_verb_of_the_machine_or_an_office_closes_a_case() -> None:
    closing = {verb for verb, steps in TRANSITIONS.items() if Status.CLOSED in steps.values()}

    assert closing == {Verb.CLOSED}


def test_a_refusal_names_what_would_be_possible() -> None:
    with pytest.raises(NotNow, match="possible only when it is awaiting_nod"):
        after(Verb.NOD_GIVEN, Status.ACCEPTED)


def test_a_verb_outside_the_table_moves_no_status() -> None:
    for status in Status:
        assert after(Verb.POST_ADDED, status) is status


def test_every_status_can_be_reached_and_left() -> None:
    reached = {to for steps in TRANSITIONS.values() for to in steps.values()} | {Status.RECEIVED}
    left = {before for steps in TRANSITIONS.values() for before in steps}

    assert reached == set(Status)
    assert left == set(Status)


def test_what_is_at_rest_can_be_taken_up_again() -> None:
    for status in AT_REST:
        assert any(status in steps and steps[status] not in AT_REST for steps in TRANSITIONS.values())


def test_only_a_claim_or_a_persons_word_makes_a_need_met() -> None:
    assert need_after(NeedStatus.CLAIMED, NeedStatus.MET) is NeedStatus.MET
    with pytest.raises(NotNow):
        need_after(NeedStatus.MET, NeedStatus.CLAIMED)
    assert set(NEED_STEPS) == set(NeedStatus)
