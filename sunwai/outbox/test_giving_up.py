"""What waits too long, or was sealed meanwhile, does not go out any more, however somebody pushes it."""

from datetime import datetime
from typing import Any

import pytest

from sunwai.cases import actions as cases
from sunwai.cases.models import Case
from sunwai.networks import base
from sunwai.networks.post import Author
from sunwai.outbox import actions, due
from sunwai.outbox.models import Handle, Outgoing, State
from sunwai.outbox.test_sending import Network
from tests import builders as b

pytestmark = pytest.mark.django_db


@pytest.fixture
def network() -> Network:
    b.a_handle()
    network = Network()
    network.holders = {"dc_simdega": Author(key="office-dc-simdega", handle="dc_simdega")}
    return network


def work(network: Network, *, at: datetime) -> None:
    while due.work_one(network, at=at, sop=b.the_sop()):  # type: ignore[arg-type]  # lanes are not read here
        pass


def test_words_whose_nod_has_ended_do_not_go_out_when_the_kill_switch_is_lifted(network: Network) -> None:
    b.an_issued_direction()
    actions.stop_handle(Handle.objects.get(), by="Meena", at=b.AT)
    work(network, at=b.later(hours=23))
    assert Outgoing.objects.get().state == State.READY

    work(network, at=b.later(hours=24))
    actions.start_handle(Handle.objects.get(), by="Meena", at=b.later(hours=24))
    work(network, at=b.later(hours=25))

    act = Outgoing.objects.get()
    assert (act.state, network.heard) == (State.FAILED, [])
    assert "the nod to these words has ended" in act.error
    assert b.last(act.case).facts["why"] == "stale"


def test_words_that_a_person_was_to_post_are_given_up_and_still_known_when_they_appear(network: Network) -> None:
    Handle.objects.update(mode="assisted")
    act = b.an_issued_direction().outgoing
    assert act is not None
    work(network, at=b.later(hours=24))
    assert Outgoing.objects.get().state == State.FAILED

    b.a_post(act.words, by=b.OURS, parent=act.in_reply_to, at=b.later(hours=25))

    assert Outgoing.objects.get().state == State.SENT


@pytest.mark.parametrize("push", [actions.try_again, actions.post_by_hand])
def test_stale_words_are_not_pushed_out_by_hand(push: Any, network: Network) -> None:
    act = b.an_issued_direction().outgoing
    assert act is not None
    work(network, at=b.later(hours=24))

    b.refusal_writes_nothing(act.case, actions.WordsStale, lambda: push(act, by="Ravi", at=b.later(hours=25)))
    assert Outgoing.objects.get().state == State.FAILED


def test_an_act_of_which_nobody_can_say_that_it_is_not_out_is_not_called_stale(network: Network) -> None:
    b.an_issued_direction()
    Outgoing.objects.update(resends=1)

    work(network, at=b.later(hours=30))

    assert Outgoing.objects.get().state == State.SENT


def test_the_sweep_knows_when_words_become_stale(network: Network) -> None:
    act = b.an_issued_direction().outgoing
    assert act is not None

    assert due.next_moment(after=b.AT) == act.stale_at


@pytest.mark.parametrize("push", [None, actions.try_again, actions.post_by_hand])
def test_words_of_a_case_that_was_sealed_meanwhile_do_not_go_out(push: Any, network: Network) -> None:
    act = b.an_issued_direction().outgoing
    assert act is not None
    cases.seal(Case.objects.get(), by="Meena", at=b.later(minutes=1), why="child")

    work(network, at=b.later(minutes=2))

    act.refresh_from_db()
    assert (act.state, network.heard) == (State.FAILED, [])
    assert "sealed" in act.error
    if push is not None:
        act = Outgoing.objects.get()
        b.refusal_writes_nothing(act.case, actions.WordsStale, lambda: push(act, by="Ravi", at=b.later(minutes=3)))


def test_a_look_that_breaks_keeps_no_other_act_waiting_and_ends_with_a_person(network: Network) -> None:
    broken = b.an_issued_direction().outgoing
    assert broken is not None
    Outgoing.objects.update(state=State.UNCERTAIN, next_look_at=b.AT)
    b.an_issued_direction(b.an_accepted_case(by="sunita"))
    network.find_sent = lambda *_, **__: 1 / 0  # type: ignore[method-assign, assignment, return-value]  # it breaks

    for minute in range(10):
        work(network, at=b.later(minutes=minute))

    broken.refresh_from_db()
    assert broken.state == State.ASK_PERSON
    assert len(network.heard) == 1


def test_an_act_is_looked_for_by_its_own_handle_only(network: Network) -> None:
    act = b.an_issued_direction().outgoing
    assert act is not None
    Outgoing.objects.update(state=State.UNCERTAIN, next_look_at=b.AT, account="2")

    for minute in range(10):
        work(network, at=b.later(minutes=minute))

    act.refresh_from_db()
    assert (act.state, act.looks) == (State.UNCERTAIN, 0)


@pytest.mark.parametrize("unclear", [base.Unknown("lost"), base.Malformed("not JSON")])
def test_a_look_up_of_handles_that_fails_is_no_doubtful_post(unclear: base.NetworkError, network: Network) -> None:
    act = b.an_issued_direction().outgoing
    assert act is not None

    def people(handles: list[str], *, at: datetime) -> Any:
        raise unclear

    network.people = people  # type: ignore[method-assign]  # the network's own failure
    due.work_one(network, at=b.AT, sop=b.the_sop())  # type: ignore[arg-type]  # as above

    act.refresh_from_db()
    assert (act.state, act.resends, network.heard) == (State.READY, 0, [])


def test_what_was_taken_back_is_not_sent_and_not_taken_back_again(network: Network) -> None:
    act = b.an_issued_direction().outgoing
    assert act is not None
    actions.withdraw(act, by="Ravi", at=b.AT)

    work(network, at=b.AT)

    assert network.heard == []
    b.refusal_writes_nothing(act.case, actions.CannotWithdraw, lambda: actions.withdraw(act, at=b.AT))
