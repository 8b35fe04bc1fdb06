"""Exactly one next step, whatever the facts."""

import pytest

from sunwai.cases.lifecycle import Status
from sunwai.web.case.next_step import WAITING, Facts, Step, next_step

ROAD = [
    (Facts(Status.RECEIVED), Step.ACCEPT),
    (Facts(Status.ACCEPTED), Step.DRAFT),
    (Facts(Status.ACCEPTED, has_draft=True), Step.ASK_NOD),
    (Facts(Status.AWAITING_NOD, has_draft=True), Step.WAIT_NOD),
    (Facts(Status.NODDED), Step.WAIT_ISSUE),
    (Facts(Status.NODDED, going="by_hand"), Step.POST_BY_HAND),
    (Facts(Status.NODDED, going="ready"), Step.WAIT_SENDING),
    (Facts(Status.NODDED, going="failed"), Step.TRY_AGAIN),
    (Facts(Status.NODDED, going="ask_person"), Step.DECIDE),
    (Facts(Status.DIRECTED), Step.WAIT_OFFICE),
    (Facts(Status.DIRECTED, unread_reply=True), Step.CONFIRM_READING),
    (Facts(Status.DIRECTED, promise_due=True), Step.SEE_PROMISE),
    (Facts(Status.ANSWERED, can_ask=True), Step.ASK_CITIZEN),
    (Facts(Status.ANSWERED, promise_open=True, can_ask=True), Step.WAIT_PROMISE),
    (Facts(Status.ANSWERED), Step.RECORD_WORD),
    (Facts(Status.CONFIRMING), Step.WAIT_CITIZEN),
    (Facts(Status.HEARD), Step.CLOSE),
    (Facts(Status.CLOSED), Step.REST),
    (Facts(Status.CLOSED, promise_due=True), Step.REST),
    (Facts(Status.SET_ASIDE), Step.TAKE_UP_AGAIN),
    (Facts(Status.JOINED, unread_reply=True), Step.GO_TO_OTHER),
]


@pytest.mark.parametrize(("facts", "step"), ROAD)
def test_the_road_of_a_case_has_one_step_at_each_place(facts: Facts, step: Step) -> None:
    assert next_step(facts) is step


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("going", ["", "ready", "by_hand", "sending", "failed", "uncertain", "ask_person"])
def test_no_status_is_without_a_next_step(status: Status, going: str) -> None:
    assert isinstance(next_step(Facts(status, going=going)), Step)


def test_words_that_did_not_go_out_come_before_a_reply() -> None:
    assert next_step(Facts(Status.DIRECTED, going="failed", unread_reply=True)) is Step.TRY_AGAIN


def test_a_reply_to_read_is_never_something_to_wait_for() -> None:
    assert next_step(Facts(Status.DIRECTED, unread_reply=True)) not in WAITING
