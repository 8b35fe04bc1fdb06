"""How a case may end: on a word that is on record, never on an office's; and that it can be opened again."""

from typing import Any

import pytest

from sunwai.cases import ledger
from sunwai.cases.lifecycle import NotNow
from sunwai.cases.models import Case, Need
from sunwai.clock.models import Window
from sunwai.closure import actions, due
from sunwai.closure.models import Closure
from sunwai.escalation.models import Escalation
from sunwai.loop import sweep
from sunwai.outbox.models import Outgoing, State
from sunwai.promise.models import Commitment
from sunwai.verification import actions as verification
from sunwai.verification.models import Confirmation
from tests import builders as b

pytestmark = pytest.mark.django_db
W = Confirmation.Word


def close(case: Case, outcome: str = "relief", **more: Any) -> Closure:
    given = {"by": "Meena", "at": b.later(hours=1), "sop": b.the_sop(), **more}
    return actions.close(Case.objects.get(pk=case.pk), outcome=outcome, **given)


def heard(word: Confirmation.Word = W.CONFIRMED, **more: Any) -> Case:
    case = b.an_answered_case()
    given = {"by": "Ravi", "at": b.AT, "heard_from": "phone", **more}
    verification.record_word(case, word, **given)
    return Case.objects.get(pk=case.pk)


def test_an_offices_word_alone_ends_nothing_and_the_refusal_says_what_is_wanting() -> None:
    case = b.an_answered_case()

    said = b.refusal_writes_nothing(case, actions.NotProven, lambda: close(case, reason="the DC says so"))

    assert "citizen confirmed or unreachable marked or witness named" in said
    assert "8.2" in said
    assert Case.objects.get().status == "answered"


@pytest.mark.parametrize(
    ("word", "more", "rests_on"),
    [
        (W.CONFIRMED, {}, "confirmed"),
        (W.CONFIRMED, {"heard_from": "witness", "witness": "Mukhiya"}, "witness"),
        (W.UNREACHABLE, {}, "unreachable"),
    ],
)
def test_on_whose_word_an_end_rests_is_told_apart(word: Confirmation.Word, more: dict[str, str], rests_on: str) -> None:
    case = heard(word, **more)

    assert close(case).rests_on == rests_on
    assert b.last(case).facts["rests_on"] == rests_on
    assert ledger.verify(Case.objects.get()) == []


@pytest.mark.parametrize("outcome", ["not possible", "not_as_stated", "outside-remit"])
def test_an_end_without_relief_needs_its_reason_in_words(outcome: str) -> None:
    case = b.an_accepted_case()

    b.refusal_writes_nothing(case, actions.NotProven, lambda: close(case, outcome, reason="  "))
    row = close(case, outcome, reason="forest land")

    assert (row.reason, row.rests_on) == ("forest land", "desk")


def test_an_outcome_that_does_not_exist_is_refused_with_those_that_do() -> None:
    case = heard()

    assert "part_relief" in b.refusal_writes_nothing(case, actions.OutcomeUnknown, lambda: close(case, "resolved"))


def test_an_open_promise_forbids_relief_but_not_part_relief() -> None:
    case = heard()
    Commitment.objects.create(
        case=case, need=case.needs.get(), office=b.an_office(), made_at=b.AT, what="a second tower", state="woken"
    )

    b.refusal_writes_nothing(case, actions.NotProven, lambda: close(case))
    assert close(case, "part relief", reason="one tower of two").outcome == "part_relief"


def test_closing_stops_every_clock_settles_every_rung_and_lets_nothing_more_go_out() -> None:
    case = b.an_accepted_case(needs=2)
    b.a_direction_out(case)
    sweep(at=b.later(hours=6), sop=b.the_sop())
    Outgoing.objects.create(
        **{**Outgoing.objects.values().get(), "id": None, "key": "another", "state": State.READY, "sent_key": ""}
    )

    close(case, "not possible", reason="forest land", at=b.later(hours=7))

    assert set(Window.objects.values_list("stop_cause", flat=True)) == {"closed"}
    assert set(Escalation.objects.values_list("settled_how", flat=True)) == {"closed"}
    assert Outgoing.objects.get(key="another").state == State.WITHDRAWN
    assert sweep(at=b.later(days=9), sop=b.the_sop()) < 12
    assert Case.objects.get().status == "closed"


def test_a_case_is_closed_once_also_by_two_people(transactional_db: None) -> None:
    case = heard()
    b.the_sop()

    ends = b.together(*[lambda: close(case)] * 2)

    assert sorted(type(end).__name__ for end in ends) == ["Closure", "NotNow"]
    assert Closure.objects.count() == 1


def test_words_before_the_approver_keep_a_case_open() -> None:
    nod = b.asked()

    b.refusal_writes_nothing(nod.case, NotNow, lambda: close(nod.case, "not possible", reason="r"))


def test_a_case_opened_again_keeps_its_history_and_wants_a_new_word_and_a_new_nod() -> None:
    case = heard()
    close(case)

    actions.reopen(Case.objects.get(), by="Meena", at=b.later(hours=2), why="the tower fell")

    case = Case.objects.get()
    row = Closure.objects.get()
    assert (case.status, row.reopened_by, row.reopened_why) == ("accepted", "Meena", "the tower fell")
    assert Need.objects.get().status == "open"
    b.refusal_writes_nothing(case, actions.NotProven, lambda: close(case, at=b.later(hours=3)))
    b.refusal_writes_nothing(case, NotNow, lambda: actions.reopen(case, by="R", at=b.AT, why=""))
    b.a_direction_out(case, at=b.later(hours=3))
    verification.record_word(Case.objects.get(), W.CONFIRMED, by="R", at=b.later(hours=4), heard_from="phone")
    close(case, at=b.later(hours=5))
    assert Closure.objects.count() == 2
    assert ledger.verify(Case.objects.get()) == []


def test_a_citizens_no_undoes_the_closures_before_it_and_none_after() -> None:
    case = heard()
    close(case)
    verification.record_word(case, W.DISPUTED, by="asha", at=b.later(hours=2), heard_from="phone")
    close(case, "not possible", reason="forest land", at=b.later(hours=3))  # before the sweep came by

    sweep(at=b.later(hours=4), sop=b.the_sop())

    first, second = Closure.objects.order_by("id")
    assert (first.reopened_by, second.reopened_at) == ("citizen", None)
    assert not Confirmation.objects.filter(undid_at__isnull=False).exists()


def test_a_sweep_asks_nothing_of_the_thousands_that_are_closed(django_assert_num_queries: Any) -> None:
    close(heard())
    sop = b.the_sop()

    with django_assert_num_queries(1):
        assert not due.work_one(at=b.later(days=30), sop=sop)
