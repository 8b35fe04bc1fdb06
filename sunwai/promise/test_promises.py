"""A promise comes back by itself on its day; kept is the office's word, broken opens the need again."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings

from sunwai.cases.lifecycle import Verb
from sunwai.cases.models import Case, Need
from sunwai.loop import next_moment, sweep
from sunwai.promise import actions, due
from sunwai.promise.models import Commitment
from sunwai.promise.waking import wakes_at
from sunwai.response import actions as response
from sunwai.response.models import Reply
from sunwai.sop.load import read
from tests import builders as b

MADE = datetime(2020, 1, 19, 6, 0, tzinfo=UTC)
PROMISE = "दूसरा टावर 31 जनवरी 2020 तक लगा दिया जाएगा।"
WAKES = datetime(2020, 1, 31, 4, 30, tzinfo=UTC)  # ten in the morning in Ranchi


def ranchi(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2020, 1, day, hour, minute, tzinfo=UTC) - timedelta(hours=5, minutes=30)


@pytest.mark.parametrize(
    ("due_at", "wakes"),
    [
        (ranchi(31, 23, 59), ranchi(31, 10)),
        (ranchi(31, 0), ranchi(31, 10)),
        (ranchi(31, 9), ranchi(31, 10)),
        (ranchi(31, 17), ranchi(31, 17)),
        (None, MADE + timedelta(hours=24)),
        (ranchi(19, 10), MADE + timedelta(minutes=1)),
    ],
    ids=["by the end of a day", "on a day", "in the morning", "at an hour", "undated", "for an hour already past"],
)
def test_a_promise_wakes_on_its_day_at_the_protocols_hour_or_when_it_was_promised_for(
    due_at: datetime | None, wakes: datetime
) -> None:
    assert wakes_at(due_at, made_at=MADE, sop=read(settings.SOP_FILE)) == wakes


@pytest.fixture
def promised(db: None) -> Commitment:
    return a_promise()


def a_promise(text: str = PROMISE, *, by: str = "asha", needs: int = 1) -> Commitment:
    reply = b.a_reply(b.a_direction_out(b.an_accepted_case(by=by, needs=needs)), text)
    response.confirm_reading(reply, by="Ravi", at=b.AT)
    sweep(at=b.AT, sop=b.the_sop())
    return Commitment.objects.filter(case=reply.case).order_by("id")[0]


def test_a_promise_is_recorded_with_its_date_and_its_words_apart_from_its_facts(promised: Commitment) -> None:
    assert (promised.state, promised.wakes_at, promised.office.code) == ("open", WAKES, "dc-simdega")
    entry = promised.case.entries.get(verb=Verb.COMMITMENT_RECORDED)
    assert entry.words == promised.what
    assert set(entry.facts) == {"commitment", "need", "due", "office"}


def test_it_wakes_on_its_day_and_counts_as_broken_after_a_day_of_nothing(promised: Commitment) -> None:
    assert next_moment(after=WAKES - timedelta(hours=1)) == WAKES
    sweep(at=WAKES, sop=b.the_sop())
    promised.refresh_from_db()
    assert (promised.state, promised.woke_at) == ("woken", WAKES)

    sweep(at=WAKES + timedelta(hours=24), sop=b.the_sop())

    promised.refresh_from_db()
    assert (promised.state, promised.ended_by) == ("broken", "machine")
    assert Need.objects.get().status == "open"
    assert b.count_of(promised.case, Verb.COMMITMENT_BROKEN) == 1


def test_an_undated_promise_asks_for_its_date_and_is_never_called_broken_by_a_machine(db: None) -> None:
    row = a_promise("दूसरा टावर जल्द ही लगा दिया जाएगा।")
    assert row.due_at is None
    sweep(at=b.later(hours=24), sop=b.the_sop())

    sweep(at=b.later(days=60), sop=b.the_sop())

    row.refresh_from_db()
    assert (row.state, row.wakes_at) == ("woken", None)
    actions.date_it(row, due_at=b.later(days=70), by="Ravi", at=b.later(days=60), sop=b.the_sop())
    assert (row.state, row.due_at) == ("open", b.later(days=70))
    sweep(at=b.later(days=70.5), sop=b.the_sop())
    row.refresh_from_db()
    assert row.state == "woken"


def test_kept_is_a_claim_for_the_citizen_to_confirm(promised: Commitment) -> None:
    actions.keep(promised, by="Ravi", at=b.later(days=1), why="a picture came")

    assert (promised.state, promised.ended_by, promised.wakes_at) == ("kept", "Ravi", None)
    assert Need.objects.get().status == "claimed"


def test_a_need_with_two_promises_is_claimed_when_both_are_kept_and_open_when_one_is_broken(db: None) -> None:
    first = a_promise()
    Commitment.objects.create(
        case=first.case, need=first.need, office=first.office, made_at=b.AT, what="a road", wakes_at=WAKES
    )
    second = Commitment.objects.order_by("-id")[0]

    actions.keep(first, by="Ravi", at=b.AT)
    assert Need.objects.get().status == "promised"
    actions.break_(second, by="Ravi", at=b.AT)

    assert Need.objects.get().status == "open"


@pytest.mark.parametrize("act", ["keep", "break_", "date_it"])
def test_what_has_ended_does_not_end_again(act: str, promised: Commitment) -> None:
    actions.keep(promised, by="Ravi", at=b.AT)
    acts: dict[str, Callable[[], None]] = {
        "keep": lambda: actions.keep(promised, by="Meena", at=b.AT),
        "break_": lambda: actions.break_(promised, by="Meena", at=b.AT),
        "date_it": lambda: actions.date_it(promised, due_at=b.later(days=3), by="M", at=b.AT, sop=b.the_sop()),
    }

    b.refusal_writes_nothing(promised.case, actions.AlreadyEnded, acts[act])


def test_a_broken_promise_of_a_need_the_citizen_confirmed_opens_nothing(promised: Commitment) -> None:
    Need.objects.update(status="met")

    actions.break_(promised, by="Ravi", at=b.AT)

    assert Need.objects.get().status == "met"


def test_two_sweepers_record_and_wake_a_promise_once(transactional_db: None) -> None:
    reply = b.a_reply(b.a_direction_out(), PROMISE)
    response.confirm_reading(reply, by="Ravi", at=b.AT)
    sop = b.the_sop()

    for at in (b.AT, WAKES, WAKES + timedelta(days=1)):
        b.together(*[lambda at=at: sweep(at=at, sop=sop)] * 3)

    assert reply.case is not None
    told = [Verb.COMMITMENT_RECORDED, Verb.COMMITMENT_WOKE, Verb.COMMITMENT_BROKEN, Verb.PARKED]
    assert [b.count_of(reply.case, verb) for verb in told] == [1, 1, 1, 0]


def test_a_reply_whose_promises_cannot_be_recorded_is_parked_and_stops_nobody(db: None) -> None:
    reply = b.a_reply(b.a_direction_out(), PROMISE)
    response.confirm_reading(reply, by="Ravi", at=b.AT)
    Reply.objects.update(parts=[{"need": 7, "kind": "promised", "what": "", "due": None}])

    assert due.work_one(at=b.AT, sop=b.the_sop())
    assert not due.work_one(at=b.AT, sop=b.the_sop())

    assert "KeyError" in Reply.objects.get().parked_error
    assert Case.objects.get().entries.filter(verb=Verb.PARKED).count() == 1


def test_a_poisoned_promise_is_parked_and_the_next_one_wakes(db: None) -> None:
    poisoned, other = a_promise(), a_promise(by="sunita")
    Case.objects.filter(pk=poisoned.case_id).update(status="nonsense")

    sweep(at=WAKES, sop=b.the_sop())

    poisoned.refresh_from_db()
    other.refresh_from_db()
    assert (poisoned.state, other.state) == ("open", "woken")
