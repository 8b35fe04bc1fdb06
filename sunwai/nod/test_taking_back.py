"""A yes that may be taken back for some seconds, one sent twice over a bad line, one put off, and a question."""

from datetime import timedelta

import pytest

from sunwai.cases.lifecycle import Verb
from sunwai.cases.models import Case
from sunwai.direction.models import Direction
from sunwai.loop import sweep
from sunwai.nod import actions
from sunwai.nod.models import Nod
from sunwai.outbox.models import Outgoing
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Duty
from tests import builders as b

pytestmark = pytest.mark.django_db

CM = {"by": "Chief Minister", "duty": Duty.APPROVER, "at": b.AT}


@pytest.fixture
def sop() -> Sop:
    """The protocol with its ten seconds."""
    b.the_sop()
    return b.the_sop(take_back_for='"10 s"')


def yes(nod: Nod, sop: Sop, **more: object) -> None:
    actions.give(nod, words_hash=nod.words_hash, sop=sop, **{**CM, **more})  # type: ignore[arg-type]  # as given


def test_words_go_out_only_when_the_yes_can_no_longer_be_taken_back(sop: Sop) -> None:
    yes(b.asked(), sop)

    sweep(at=b.AT + timedelta(seconds=9), sop=sop)
    assert not Outgoing.objects.exists()

    sweep(at=b.AT + timedelta(seconds=10), sop=sop)
    assert Outgoing.objects.exists()


def test_a_yes_taken_back_in_time_leaves_the_words_before_the_approver(sop: Sop) -> None:
    nod = b.asked()
    lapses = nod.lapses_at
    yes(nod, sop)

    actions.unsay(nod, by="Chief Minister", at=b.AT + timedelta(seconds=9), sop=sop)
    sweep(at=b.AT + timedelta(minutes=5), sop=sop)

    assert not Outgoing.objects.exists()
    assert (nod.is_open, nod.lapses_at, Case.objects.get().status) == (True, lapses, "awaiting_nod")
    assert Verb.NOD_UNSAID.value in b.verbs(nod.case)
    yes(nod, sop, at=b.AT + timedelta(minutes=6))
    assert nod.given_at is not None


def test_a_yes_cannot_be_taken_back_once_its_seconds_are_over_or_by_another(sop: Sop) -> None:
    nod = b.asked()
    yes(nod, sop)

    for by, after in (("Chief Minister", 10), ("Ravi", 1)):
        refused = actions.TooLate if after == 10 else actions.AlreadyAnswered
        at = b.AT + timedelta(seconds=after)
        b.refusal_writes_nothing(nod.case, refused, lambda by=by, at=at: actions.unsay(nod, by=by, at=at, sop=sop))
    assert Nod.objects.get().given_at == b.AT


def test_a_yes_that_went_out_already_cannot_be_taken_back(sop: Sop) -> None:
    nod = b.asked()
    yes(nod, sop)
    sweep(at=b.AT + timedelta(seconds=10), sop=sop)

    b.refusal_writes_nothing(
        nod.case, actions.TooLate, lambda: actions.unsay(nod, by="Chief Minister", at=b.AT, sop=sop)
    )


def test_the_same_yes_sent_twice_is_one_yes(sop: Sop) -> None:
    nod = b.asked()
    yes(nod, sop, yes_key="k1")
    entries = nod.case.entries.count()

    yes(nod, sop, yes_key="k1", at=b.AT + timedelta(seconds=3))

    assert (nod.given_at, nod.case.entries.count()) == (b.AT, entries)
    b.refusal_writes_nothing(nod.case, actions.AlreadyAnswered, lambda: yes(nod, sop, yes_key="k2"))


def test_a_late_copy_of_a_yes_that_was_taken_back_does_not_give_it_again(sop: Sop) -> None:
    nod = b.asked()
    yes(nod, sop, yes_key="k1")
    actions.unsay(nod, by="Chief Minister", at=b.AT + timedelta(seconds=2), sop=sop)

    b.refusal_writes_nothing(nod.case, actions.AlreadyAnswered, lambda: yes(nod, sop, yes_key="k1"))
    assert Nod.objects.get().given_at is None


def test_a_question_goes_back_to_the_desk_with_its_words(sop: Sop) -> None:
    nod = b.asked()
    ask = {**CM, "sop": sop}

    b.refusal_writes_nothing(nod.case, actions.ReasonWanted, lambda: actions.ask_desk(nod, question=" ", **ask))
    b.refusal_writes_nothing(
        nod.case, actions.MayNotNod, lambda: actions.ask_desk(nod, question="?", **{**ask, "duty": Duty.DESK})
    )
    actions.ask_desk(nod, question="Which of the two villages?", **ask)

    assert b.last(nod.case).verb == Verb.NOD_QUESTIONED
    assert (nod.refused_as, nod.reason, Case.objects.get().status) == (
        "question",
        "Which of the two villages?",
        "accepted",
    )
    again = b.asked(Direction.objects.get())
    assert again.is_open


def test_what_is_put_off_keeps_its_place_and_its_time(sop: Sop) -> None:
    nod = b.asked()
    lapses = nod.lapses_at

    actions.put_off(nod, sop=sop, **CM)

    assert (nod.is_open, nod.later_at, nod.later_by, nod.lapses_at) == (True, b.AT, "Chief Minister", lapses)
    assert Case.objects.get().status == "awaiting_nod"
