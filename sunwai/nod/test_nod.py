"""The approver's yes: to exact words and addressees, by whom the SOP says, once, and not for ever."""

from collections.abc import Callable

import pytest

from sunwai.cases import ledger
from sunwai.cases.lifecycle import Verb
from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.direction import actions as directions
from sunwai.loop import sweep
from sunwai.nod import actions, due, sheets
from sunwai.nod.models import Nod
from sunwai.sop.words import Duty, WordingKind
from tests import builders as b

pytestmark = pytest.mark.django_db


def refuse(nod: Nod, *, reason: str = "not now", **more: object) -> None:
    given = {"by": "Chief Minister", "duty": Duty.APPROVER, "at": b.AT, "sop": b.the_sop(), **more}
    actions.refuse(nod, reason=reason, **given)  # type: ignore[arg-type]  # as given


def test_asking_binds_words_and_addressees_and_puts_both_on_the_record() -> None:
    nod = b.asked()

    entry = b.last(nod.case)
    assert (entry.verb, entry.words, entry.facts["hash"]) == ("nod_asked", nod.words, nod.words_hash)
    assert nod.addressees == ["dc-simdega=office-dc-simdega"]
    assert nod.lapses_at == b.later(hours=48)
    assert Case.objects.get().status == "awaiting_nod"


def test_one_question_of_a_case_lies_before_the_approver_at_a_time() -> None:
    nod = b.asked()
    case = nod.case
    case.status = "directed"

    said = b.refusal_writes_nothing(
        case,
        actions.AlreadyAsked,
        lambda: actions.ask(case, act="direction", words="w", addressees=[], by="Ravi", at=b.AT, sop=b.the_sop()),
    )
    assert "Withdraw them first" in said


def test_a_yes_is_recorded_with_who_and_how_and_lives_for_as_long_as_the_protocol_says() -> None:
    nod = b.asked()

    b.give(nod, at=b.later(hours=1))

    assert (nod.given_by, nod.how, nod.given_at) == ("Chief Minister", "screen", b.later(hours=1))
    assert nod.lapses_at == b.later(hours=25)
    assert Case.objects.get().status == "nodded"


def test_a_red_matters_yes_is_short() -> None:
    nod = b.asked()
    Case.objects.update(urgency=3)

    b.give(Nod.objects.get(pk=nod.pk))

    assert Nod.objects.get().lapses_at == b.later(hours=2)


def test_a_yes_to_words_that_were_changed_since_they_were_shown_is_no_yes() -> None:
    nod = b.asked()

    b.refusal_writes_nothing(nod.case, actions.NotTheseWords, lambda: b.give(nod, words_hash="0" * 64))
    assert Nod.objects.get().given_at is None


def test_only_whom_the_protocol_names_may_nod_or_refuse() -> None:
    nod = b.asked()

    b.refusal_writes_nothing(nod.case, actions.MayNotNod, lambda: b.give(nod, duty=Duty.SECRETARY))
    b.refusal_writes_nothing(nod.case, actions.MayNotNod, lambda: refuse(nod, duty=Duty.DESK_LEAD))


@pytest.mark.parametrize("how", [Nod.How.PHONE, Nod.How.PAPER, Nod.How.IN_PERSON])
def test_a_yes_given_elsewhere_names_who_wrote_it_down(how: Nod.How) -> None:
    nod = b.asked()

    b.refusal_writes_nothing(nod.case, actions.RecorderWanted, lambda: b.give(nod, how=how, recorded_by=" "))
    sheet = sheets.make([nod], by="Ravi", at=b.AT)
    b.give(nod, how=how, recorded_by="Ravi", witnessed_by="Meena", sheet=sheet)

    assert (nod.how, nod.recorded_by, nod.witnessed_by) == (how, "Ravi", "Meena")
    assert b.last(nod.case).facts["recorded_by"] == "Ravi"


def test_a_no_needs_a_word_of_reason_and_sends_the_case_back_to_the_desk() -> None:
    nod = b.asked()

    b.refusal_writes_nothing(nod.case, actions.ReasonWanted, lambda: refuse(nod, reason="  "))
    refuse(nod, reason="ask the department first")

    assert b.last(nod.case).words == "ask the department first"
    assert Case.objects.get().status == "accepted"


@pytest.mark.parametrize("first", ["give", "refuse", "lapse"])
@pytest.mark.parametrize("second", ["give", "refuse"])
def test_what_was_answered_is_not_answered_again(first: str, second: str) -> None:
    nod = b.asked()
    answers: dict[str, Callable[[], None]] = {
        "give": lambda: b.give(nod),
        "refuse": lambda: refuse(nod),
        "lapse": lambda: actions.lapse(nod, by="Ravi", at=b.AT, why="taken back"),
    }
    answers[first]()

    b.refusal_writes_nothing(nod.case, actions.AlreadyAnswered, answers[second])


def test_stale_words_cannot_be_nodded_to_even_before_the_sweep_has_seen_them() -> None:
    nod = b.asked()

    b.refusal_writes_nothing(nod.case, actions.AlreadyAnswered, lambda: b.give(nod, at=nod.lapses_at))


def test_words_that_nobody_answers_lapse_and_so_does_a_yes_that_nobody_used() -> None:
    nod = b.asked()
    assert not due.work_one(at=b.later(hours=47), sop=b.the_sop())
    assert due.work_one(at=b.later(hours=48), sop=b.the_sop())
    assert Nod.objects.get(pk=nod.pk).lapsed_why == "the words became stale unanswered"

    given = b.a_nodded_direction(b.an_accepted_case(by="sunita")).nod
    assert due.work_one(at=b.later(hours=24), sop=b.the_sop())
    assert Nod.objects.get(pk=given.pk).lapsed_why.startswith("given, but")  # type: ignore[union-attr]  # nodded
    assert not Nod.objects.filter(parked_at__isnull=False).exists()


def test_a_yes_is_used_once_and_never_when_it_has_lapsed() -> None:
    nod = b.a_nodded_direction().nod
    assert nod is not None

    actions.use(nod, at=b.AT)
    with pytest.raises(actions.AlreadyAnswered):
        actions.use(nod, at=b.AT)
    Nod.objects.update(used_at=None)
    with pytest.raises(actions.AlreadyAnswered):
        actions.use(nod, at=nod.lapses_at)


def test_the_standing_nod_is_the_protocols_and_names_who_put_it_in_force() -> None:
    case = b.an_accepted_case()

    nod = actions.stand(
        case,
        kind=WordingKind.CONFIRMATION,
        words="Is it solved? JH-20-00001/1",
        addressees=["post=1"],
        approver="Chief Minister",
        at=b.AT,
        sop=b.the_sop(),
    )

    assert (nod.given_by, nod.how, nod.clause) == ("Chief Minister", "standing", "3.2")
    assert case.status == "accepted"


def test_no_clause_lets_a_direction_out_by_a_standing_nod() -> None:
    case = b.an_accepted_case()
    with pytest.raises(actions.NoStandingNod):
        actions.stand(
            case, kind=WordingKind.DIRECTION, words="w", addressees=[], approver="x", at=b.AT, sop=b.the_sop()
        )


@pytest.mark.parametrize("ends", ["refused", "taken back", "lapsed", "given and lapsed"])
def test_a_no_to_further_words_leaves_the_first_direction_and_its_clock_standing(ends: str) -> None:
    case = Case.objects.get(pk=b.a_direction_out().case_id)
    nod = b.asked(b.a_draft(case, at=b.later(hours=1)), at=b.later(hours=1))
    if ends == "refused":
        refuse(nod, at=b.later(hours=2))
    elif ends == "taken back":
        actions.lapse(nod, by="Ravi", at=b.later(hours=2), why="not needed")
    else:
        if ends == "given and lapsed":
            b.give(nod, at=b.later(hours=2))
        actions.lapse(nod, by="machine", at=b.later(hours=50), why="stale")

    case = Case.objects.get(pk=case.pk)
    assert (case.status, b.last(case).verb) == ("directed", "still_directed")
    assert Window.objects.running().count() == 1
    assert ledger.verify(case) == []


def test_a_matter_answered_while_further_words_lay_before_the_approver_is_answered_after_the_no() -> None:
    case = Case.objects.get(pk=b.a_direction_out().case_id)
    nod = b.asked(b.a_draft(case, at=b.later(hours=1)), at=b.later(hours=1))
    reply = b.a_reply(case.directions.get(number=1), at=b.later(hours=1))
    b.response.confirm_reading(reply, by="Ravi", at=b.later(hours=1), kind="action_reported")
    assert Case.objects.get().status == "awaiting_nod"

    refuse(nod, at=b.later(hours=2))
    sweep(at=b.later(hours=2), sop=b.the_sop())

    assert b.count_of(case, Verb.ANSWERED) == 1
    assert Case.objects.get().status == "confirming"


def test_a_no_after_the_answer_leaves_it_answered() -> None:
    case = b.an_answered_case()
    nod = b.asked(b.a_draft(case))

    refuse(nod)

    assert Case.objects.get().status == "answered"


def test_two_people_give_one_nod_once(transactional_db: None) -> None:
    nod = b.asked()
    b.the_sop()

    ends = b.together(*[lambda: b.give(Nod.objects.get(pk=nod.pk))] * 3)

    assert sorted(type(end).__name__ for end in ends) == ["AlreadyAnswered", "AlreadyAnswered", "NoneType"]
    assert b.count_of(nod.case, Verb.NOD_GIVEN) == 1


def test_two_sweepers_let_a_nod_lapse_once_and_park_nothing(transactional_db: None) -> None:
    nod = b.asked()
    sop = b.the_sop()

    b.together(*[lambda: due.work_one(at=b.later(hours=50), sop=sop)] * 3)

    assert b.count_of(nod.case, Verb.NOD_LAPSED) == 1
    assert Nod.objects.get().parked_at is None


def test_words_amended_after_the_nod_lose_it() -> None:
    direction = b.a_nodded_direction()
    new = f"{direction.words} आज ही।"

    directions.amend(direction, words=new, by="Ravi", at=b.AT, sop=b.the_sop())

    assert Nod.objects.get().lapsed_why == "the words were changed"
    assert Case.objects.get().status == "accepted"
    sweep(at=b.AT, sop=b.the_sop())
    assert not Case.objects.get().outgoing.exists()
