"""Sending once: what is claimed, what each answer of a network leads to, and what is never sent again blindly."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sunwai.cases.models import Case
from sunwai.cases.opening import Opening, open_case
from sunwai.lib import hashing
from sunwai.networks import base
from sunwai.networks.post import Author, CannotTell, Caps, Draft, NotSent, SendToken, Sent
from sunwai.networks.x.limits import XLimits
from sunwai.outbox import actions, due, recognising, sending
from sunwai.outbox.models import Handle, Outgoing, State
from sunwai.sop.clauses import Sop
from sunwai.sop.load import read

pytestmark = pytest.mark.django_db
AT = datetime(2020, 1, 15, 4, 0, tzinfo=UTC)


class Network:
    """A network that answers as it is told; `heard` is every text it was sent, `standing` what it holds."""

    name, account = "x", "1"
    caps = Caps(reply=True, quote=False, edit=False, delete=True, media=True, mode="api")
    limits = XLimits()

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.standing: list[str] = []
        self.answer: BaseException | None = None
        self.accepts = True
        self.readable = True
        self.holders: dict[str, Author] = {}

    def send(self, draft: Draft, token: SendToken, *, at: datetime) -> Sent:
        self.heard.append(draft.text)
        if self.accepts:
            self.standing.append(draft.text)
        if self.answer is not None:
            raise self.answer
        return Sent(key="900", at=at, text=draft.text)

    def find_sent(self, draft: Draft, token: SendToken, *, at: datetime) -> Sent | NotSent | CannotTell:
        if not self.readable:
            return CannotTell("X does not answer")
        return Sent(key="900", at=token.since, text=draft.text) if draft.text in self.standing else NotSent()

    def people(self, handles: list[str], *, at: datetime) -> dict[str, Author]:
        return {handle: self.holders[handle] for handle in handles if handle in self.holders}


@pytest.fixture
def sop(settings: Any) -> Sop:
    return read(settings.SOP_FILE)


@pytest.fixture
def network() -> Network:
    actions.connect_handle(network="x", account="1", handle="jh_sunwai", mode="api")
    return Network()


@pytest.fixture
def put_in() -> Callable[..., Outgoing]:
    """Will put one nodded act into the outbox."""

    def put(number: int = 1, *, by_hand: bool = False, **more: Any) -> Outgoing:
        case = Case.objects.first() or open_case(Opening(opened_at=AT, asked_en="", asked_hi=""), by="machine", at=AT)
        words = f"@dc_simdega please act. {case.docket}/{number}"
        given = {
            "act": "direction",
            "number": number,
            "words": words,
            "code": f"{case.docket}/{number}",
            "words_hash": hashing.of_words(words, addressees=["dc-simdega=7"]),
            "addressees": ["dc-simdega=7"],
            "tagged": [],
            "handle": Handle(network="x", account="1", mode="assisted" if by_hand else "api"),
            "in_reply_to": "55",
            "at": AT,
        }
        return actions.enqueue(case, **{**given, **more})

    return put


def work(network: Network, sop: Sop, *, at: datetime) -> None:
    """Will do everything the outbox has due at AT."""
    while due.work_one(network, at=at, sop=sop):  # type: ignore[arg-type]  # lanes are not read here
        pass


def state_of(act: Outgoing) -> str:
    act.refresh_from_db()
    return act.state


def test_an_act_is_posted_once_and_its_end_is_on_the_record(network: Network, put_in: Any, sop: Sop) -> None:
    act = put_in()

    work(network, sop, at=AT)
    work(network, sop, at=AT + timedelta(hours=1))

    assert state_of(act) == State.SENT
    assert network.heard == [act.words]
    assert [e.verb for e in act.case.entries.order_by("seq")] == ["opened", "post_ready", "post_sent"]


def test_the_same_act_cannot_be_put_in_twice(network: Network, put_in: Any) -> None:
    put_in()

    with pytest.raises(actions.AlreadyQueued):
        put_in()


def test_words_changed_after_the_nod_are_not_posted(network: Network, put_in: Any, sop: Sop) -> None:
    act = put_in()
    Outgoing.objects.filter(pk=act.pk).update(words=f"{act.words} and more")

    work(network, sop, at=AT)

    assert state_of(act) == State.FAILED
    assert network.heard == []
    assert "new nod" in act.error


def test_addressees_changed_after_the_nod_are_not_posted_to(network: Network, put_in: Any, sop: Sop) -> None:
    act = put_in()
    Outgoing.objects.filter(pk=act.pk).update(addressees=["dc-gumla=8"])

    work(network, sop, at=AT)

    assert (state_of(act), network.heard) == (State.FAILED, [])


def test_a_lost_answer_is_looked_for_and_never_sent_again(network: Network, put_in: Any, sop: Sop) -> None:
    act = put_in()
    network.answer = base.Unknown("the answer was lost")

    work(network, sop, at=AT)
    assert state_of(act) == State.UNCERTAIN
    work(network, sop, at=AT + timedelta(minutes=1))

    assert state_of(act) == State.SENT
    assert network.standing == [act.words]


def test_an_act_that_was_not_accepted_is_sent_again_once_after_three_looks(
    network: Network, put_in: Any, sop: Sop
) -> None:
    act = put_in()
    network.answer, network.accepts = base.Unknown("the answer was lost"), False
    work(network, sop, at=AT)
    network.answer, network.accepts = None, True

    for look in range(1, sop.sending.looks):
        work(network, sop, at=AT + sop.sending.look_every * look)
        assert state_of(act) == State.UNCERTAIN
    work(network, sop, at=AT + sop.sending.look_every * sop.sending.looks)

    assert state_of(act) == State.SENT
    assert network.standing == [act.words]


def test_after_the_one_resend_a_person_decides(network: Network, put_in: Any, sop: Sop) -> None:
    act = put_in()
    network.answer, network.accepts = base.Unknown("the answer was lost"), False

    for minute in range(30):
        work(network, sop, at=AT + timedelta(minutes=minute))

    assert state_of(act) == State.ASK_PERSON
    assert len(network.heard) == 1 + sop.sending.resends


def test_a_network_that_cannot_be_read_proves_nothing(network: Network, put_in: Any, sop: Sop) -> None:
    act = put_in()
    network.answer, network.readable = base.Unknown("the answer was lost"), False

    for minute in range(30):
        work(network, sop, at=AT + timedelta(minutes=minute))

    assert state_of(act) == State.ASK_PERSON
    assert len(network.heard) == 1


def test_a_sender_that_died_leaves_an_uncertain_act_never_a_ready_one(network: Network, put_in: Any, sop: Sop) -> None:
    act = put_in()
    sending.claim(network, at=AT, sop=sop)  # type: ignore[arg-type]  # as above
    network.standing.append(act.words)

    work(network, sop, at=AT + sop.sending.lease - timedelta(seconds=1))
    assert state_of(act) == State.SENDING
    work(network, sop, at=AT + sop.sending.lease)

    assert state_of(act) == State.SENT
    assert network.heard == []


def test_one_act_of_a_handle_goes_out_at_a_time_in_order(network: Network, put_in: Any, sop: Sop) -> None:
    first, second = put_in(1), put_in(2)

    assert sending.claim(network, at=AT, sop=sop) == first  # type: ignore[arg-type]  # as above
    assert sending.claim(network, at=AT, sop=sop) is None  # type: ignore[arg-type]  # as above
    assert state_of(second) == State.READY


@pytest.mark.parametrize(
    "refusal",
    [
        base.NotAllowed("X forbids this reply"),
        base.AuthLost("X refused the token"),
        base.Spent("The month's money is used up"),
        base.TooLong("300 of 280"),
        base.Gone("The post is not there any more"),
    ],
)
def test_a_definite_refusal_fails_with_its_words_and_is_not_retried(
    refusal: base.NetworkError, network: Network, put_in: Any, sop: Sop
) -> None:
    act = put_in()
    network.answer, network.accepts = refusal, False

    for minute in range(10):
        work(network, sop, at=AT + timedelta(minutes=minute))

    assert (state_of(act), act.error) == (State.FAILED, str(refusal))
    assert len(network.heard) == 1


def test_a_failed_act_is_sent_again_only_when_a_person_says_so(network: Network, put_in: Any, sop: Sop) -> None:
    act = put_in()
    network.answer, network.accepts = base.AuthLost("X refused the token"), False
    work(network, sop, at=AT)
    network.answer, network.accepts = None, True

    actions.try_again(act, by="Ravi", at=AT + timedelta(minutes=5))
    work(network, sop, at=AT + timedelta(minutes=5))

    assert state_of(act) == State.SENT
    with pytest.raises(actions.NotFailed):
        actions.try_again(act, by="Ravi", at=AT + timedelta(minutes=6))


def test_a_rate_limit_waits_until_the_network_says(network: Network, put_in: Any, sop: Sop) -> None:
    act = put_in()
    until = AT + timedelta(minutes=15)
    network.answer, network.accepts = base.RateLimited("too many", until=until), False
    work(network, sop, at=AT)
    network.answer, network.accepts = None, True

    work(network, sop, at=until - timedelta(seconds=1))
    assert state_of(act) == State.READY
    work(network, sop, at=until)

    assert state_of(act) == State.SENT


def test_duplicate_is_looked_into_as_evidence_that_it_stands_already(network: Network, put_in: Any, sop: Sop) -> None:
    act = put_in()
    network.standing.append(act.words)
    network.answer, network.accepts = base.Duplicate("this stands already"), False

    work(network, sop, at=AT)
    work(network, sop, at=AT + timedelta(minutes=1))

    assert (state_of(act), act.sent_key) == (State.SENT, "900")


def test_a_handle_that_changed_hands_is_not_tagged(network: Network, put_in: Any, sop: Sop) -> None:
    act = put_in(tagged=[("dc_simdega", "7")])
    network.holders = {"dc_simdega": Author(key="666", handle="dc_simdega")}

    work(network, sop, at=AT)

    assert (state_of(act), network.heard) == (State.FAILED, [])
    assert "not the account that was verified" in act.error


def test_the_kill_switch_stops_everything_until_it_is_lifted(network: Network, put_in: Any, sop: Sop) -> None:
    act, handle = put_in(), Handle.objects.get()
    actions.stop_handle(handle, by="Meena", at=AT)
    work(network, sop, at=AT)
    assert (state_of(act), network.heard) == (State.READY, [])

    actions.start_handle(handle, by="Meena", at=AT)
    work(network, sop, at=AT)

    assert state_of(act) == State.SENT


def test_a_person_who_saw_it_on_the_network_settles_it(network: Network, put_in: Any, sop: Sop) -> None:
    act = put_in()
    network.answer, network.readable = base.Unknown("lost"), False
    for minute in range(10):
        work(network, sop, at=AT + timedelta(minutes=minute))

    actions.decide(act, went_out=True, sent_key="900", by="Ravi", at=AT + timedelta(hours=1))

    assert (state_of(act), act.sent_key) == (State.SENT, "900")
    with pytest.raises(actions.NotUndecided):
        actions.decide(act, went_out=False, by="Ravi", at=AT + timedelta(hours=1))


def test_what_a_person_posted_by_hand_is_claimed_by_its_code_and_compared(network: Network, put_in: Any) -> None:
    act = put_in(by_hand=True)
    typed = Sent(key="901", at=AT + timedelta(minutes=9), text=f"DC sir please act!! {act.code}")

    claimed = recognising.recognise(network="x", sent=typed, in_reply_to="55", at=AT + timedelta(minutes=10))

    assert claimed == act
    assert (state_of(act), act.sent_key, act.differs) == (State.SENT, "901", True)
    assert [e.verb for e in act.case.entries.order_by("seq")][-2:] == ["post_claimed", "post_differs"]


def test_a_post_without_our_code_or_words_is_not_claimed(network: Network, put_in: Any) -> None:
    act = put_in(by_hand=True)
    other = Sent(key="902", at=AT + timedelta(minutes=9), text="Happy Makar Sankranti to all")

    assert recognising.recognise(network="x", sent=other, in_reply_to=None, at=AT) is None
    assert state_of(act) == State.BY_HAND
