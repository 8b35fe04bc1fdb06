"""A direction from draft to public: one owner, exact words, one nod, one post, and a way back wherever it sticks."""

from datetime import timedelta

import pytest

from sunwai.cases import actions as cases
from sunwai.cases import ledger
from sunwai.cases.lifecycle import NotNow, Verb
from sunwai.cases.models import Case, Need
from sunwai.direction import actions, due
from sunwai.direction.compose import WordsRefused
from sunwai.direction.models import Direction
from sunwai.errors import MissingPrerequisite
from sunwai.loop import sweep
from sunwai.nod import actions as nods
from sunwai.nod.models import Nod
from sunwai.offices import actions as offices
from sunwai.offices.models import Account
from sunwai.outbox import actions as outbox
from sunwai.outbox.models import Handle, Outgoing, State
from sunwai.sop.words import Language
from tests import builders as b

pytestmark = pytest.mark.django_db


def test_a_draft_names_one_owner_tags_its_verified_account_and_carries_its_code() -> None:
    informed = [b.an_office("dept-it", kind="department"), b.an_office()]

    direction = b.a_draft(informed=informed)

    assert direction.words.startswith("@dc_simdega ")
    assert "@dept_it" in direction.words
    assert direction.code in direction.words
    assert [office.code for office in direction.informed.all()] == ["dept-it"]
    assert Need.objects.get().owner == direction.owner
    assert b.last(direction.case).words == direction.words


def test_an_account_nobody_verified_is_named_and_never_tagged() -> None:
    office = b.an_office(account=None)
    offices.meet(b.Author(key="9", handle="dc_simdega", name="DC?"), network="x", at=b.AT)

    direction = b.a_draft(owner=office)

    assert "@" not in direction.words
    assert direction.words.startswith(office.name_hi)


def test_the_words_follow_the_cases_language_or_the_one_chosen() -> None:
    case = b.an_accepted_case()

    assert b.a_draft(case).language == case.language == "hi"
    assert "Please verify" in b.a_draft(case, language=Language.EN).words


def test_a_union_ministry_is_requested_never_directed() -> None:
    direction = b.a_draft(owner=b.an_office("union-telecom", kind="union"))

    assert direction.form == "request"
    assert "आदरणीय" in direction.words


def test_each_act_of_a_case_has_a_number_of_its_own_also_when_two_draft_at_once(transactional_db: None) -> None:
    b.a_handle()
    case, office = b.an_accepted_case(), b.an_office()

    ends = b.together(*[lambda: b.a_draft(Case.objects.get(pk=case.pk), owner=office).number] * 4)

    assert sorted(ends) == [1, 2, 3, 4]
    assert Case.objects.get().acts == 4


@pytest.mark.parametrize("status", ["closed", "set_aside", "joined"])
def test_nobody_is_directed_in_a_matter_at_rest(status: str) -> None:
    case = b.an_accepted_case()
    case.status = status

    b.refusal_writes_nothing(case, actions.NoNeed, lambda: b.a_draft(case))


def test_nobody_is_directed_where_every_need_is_met() -> None:
    case = b.an_accepted_case()
    Need.objects.update(status="met")

    b.refusal_writes_nothing(case, actions.NoNeed, lambda: b.a_draft(case))


def test_words_that_do_not_fit_in_one_post_are_refused_and_say_by_how_much() -> None:
    direction = b.a_draft()
    long = f"@dc_simdega {'क' * 300} {direction.code}"

    said = b.refusal_writes_nothing(
        direction.case, WordsRefused, lambda: actions.amend(direction, words=long, by="Ravi", at=b.AT, sop=b.the_sop())
    )
    assert "280" in said


@pytest.mark.parametrize(
    ("words", "wanting"),
    [
        ("@dc_simdega please act", "case code"),
        ("@dc_simdega please act {code}0", "case code"),
        ("please act {code}", "must name"),
        ("@dc_simdega_fan please act {code}", "must name"),
        ("me@dc_simdega please act {code}", "must name"),
        ("@dc_simdega ring 9876543210 {code}", "private"),
        ("@dc_simdega and @dc_simdega1 please act {code}", "verified"),
    ],
)
def test_words_without_code_or_owner_or_with_a_private_number_do_not_reach_the_approver(
    words: str, wanting: str
) -> None:
    direction = b.a_draft()
    actions.amend(direction, words=words.format(code=direction.code), by="Ravi", at=b.AT, sop=b.the_sop())

    assert wanting in b.refusal_writes_nothing(direction.case, WordsRefused, lambda: b.asked(direction))


def test_a_sealed_case_speaks_the_sealed_wording_only() -> None:
    case = b.an_accepted_case()
    cases.seal(case, by="Meena", at=b.AT, why="child")
    direction = b.a_draft(case)
    assert "संवेदनशील" in direction.words
    assert "बोलबा" not in direction.words

    actions.amend(direction, words=f"{direction.words} बोलबा", by="Ravi", at=b.AT, sop=b.the_sop())

    assert "sealed" in b.refusal_writes_nothing(case, WordsRefused, lambda: b.asked(direction))


def test_a_sealed_direction_does_not_stand_under_the_post_that_names_the_victim() -> None:
    case = b.an_accepted_case()
    cases.seal(case, by="Meena", at=b.AT, why="child")

    direction = b.an_issued_direction(case)

    assert direction.outgoing is not None
    assert direction.outgoing.in_reply_to == ""


def test_words_nodded_to_before_the_case_was_sealed_are_not_issued_and_can_be_worded_anew() -> None:
    direction = b.a_nodded_direction()
    case = Case.objects.get(pk=direction.case_id)
    cases.seal(case, by="Meena", at=b.later(minutes=1), why="child")

    sweep(at=b.later(minutes=2), sop=b.the_sop())

    parked = Direction.objects.get()
    assert "SealedSince" in parked.parked_error
    assert not Outgoing.objects.exists()
    actions.withdraw(parked, by="Ravi", at=b.later(minutes=3), why="sealed")
    b.a_nodded_direction(Case.objects.get(pk=case.pk), at=b.later(minutes=4))
    sweep(at=b.later(minutes=4), sop=b.the_sop())
    assert "संवेदनशील" in Outgoing.objects.get().words


def test_a_nodded_direction_goes_to_the_outbox_once_with_exactly_what_was_nodded_to() -> None:
    direction = b.a_nodded_direction()

    sweep(at=b.AT, sop=b.the_sop())
    sweep(at=b.AT, sop=b.the_sop())

    act = Outgoing.objects.get()
    nod = Nod.objects.get()
    assert (act.words, act.words_hash, act.addressees) == (direction.words, nod.words_hash, nod.addressees)
    assert (act.stale_at, act.state) == (nod.lapses_at, State.READY)
    assert act.in_reply_to == direction.case.posts.get().key
    assert b.count_of(direction.case, Verb.ISSUED) == 1


def test_an_assisted_handle_hands_the_words_to_a_person() -> None:
    b.a_handle(mode="assisted")

    direction = b.an_issued_direction()

    assert direction.outgoing is not None
    assert direction.outgoing.state == State.BY_HAND


def test_nothing_is_issued_without_a_nod_to_these_words() -> None:
    drafted = b.a_draft()
    b.refusal_writes_nothing(drafted.case, actions.NotNodded, lambda: actions.issue(drafted, at=b.AT))

    nodded = b.a_nodded_direction(b.an_accepted_case(by="sunita"))
    nodded.words += " changed"
    b.refusal_writes_nothing(nodded.case, actions.NotNodded, lambda: actions.issue(nodded, at=b.AT))


def test_a_direction_is_issued_once_also_by_two_sweepers(transactional_db: None) -> None:
    direction = b.a_nodded_direction()
    sop = b.the_sop()

    b.together(*[lambda: sweep(at=b.AT, sop=sop)] * 3)

    assert Outgoing.objects.count() == b.count_of(direction.case, Verb.ISSUED) == 1
    assert Direction.objects.get().parked_at is None


def test_an_addressee_whose_account_changed_since_the_nod_parks_the_direction_and_the_next_one_goes_out() -> None:
    direction = b.a_nodded_direction()
    account = Account.objects.get(key="office-dc-simdega")
    offices.suspend_account(account, why="released", by="Meena", at=b.AT - timedelta(minutes=1))
    other = b.an_office("dc-gumla")
    b.a_nodded_direction(b.an_accepted_case(by="sunita"), owner=other)

    done = sweep(at=b.AT, sop=b.the_sop())

    parked = Direction.objects.get(pk=direction.pk)
    assert "NotNodded" in parked.parked_error
    assert b.last(parked.case).verb == "parked"
    assert Outgoing.objects.get().case != parked.case
    assert 0 < done < 20


def test_asking_again_after_a_look_lets_a_parked_direction_go() -> None:
    direction = b.a_nodded_direction()
    Direction.objects.update(parked_at=b.AT, parked_error="NotNodded: ...")
    nods.lapse(Nod.objects.get(), by="Ravi", at=b.AT, why="the account was checked")

    b.give(b.asked(Direction.objects.get()))
    sweep(at=b.AT, sop=b.the_sop())

    assert Outgoing.objects.get().code == direction.code


def test_without_a_handle_the_draft_is_refused_with_what_to_do() -> None:
    case = b.an_accepted_case()
    Handle.objects.all().delete()
    with pytest.raises(MissingPrerequisite, match="sunwai connect x"):
        actions.draft(case, owner=b.an_office(), by="Ravi", at=b.AT, sop=b.the_sop())


def test_the_case_is_directed_from_the_moment_the_network_holds_the_post() -> None:
    direction = b.an_issued_direction()
    sweep(at=b.AT, sop=b.the_sop())
    assert Case.objects.get().status == "nodded"
    b.went_out(Outgoing.objects.get(), at=b.later(minutes=2))

    due.work_one(at=b.later(minutes=5), sop=b.the_sop())

    assert Direction.objects.get(pk=direction.pk).out_at == b.later(minutes=2)
    assert Case.objects.get().status == "directed"


@pytest.mark.parametrize("state", [State.FAILED, State.BY_HAND, State.READY])
def test_a_direction_that_did_not_go_out_can_be_taken_back_and_the_matter_worded_anew(state: str) -> None:
    direction = b.an_issued_direction()
    Outgoing.objects.update(state=state)

    actions.withdraw(direction, by="Ravi", at=b.AT, why="X forbids this reply")

    case = Case.objects.get()
    assert (case.status, Outgoing.objects.get().state) == ("accepted", State.WITHDRAWN)
    assert b.verbs(case)[-3:] == ["post_withdrawn", "nod_lapsed", "amended"]
    assert ledger.verify(case) == []
    b.a_nodded_direction(case)


@pytest.mark.parametrize("state", [State.SENDING, State.UNCERTAIN, State.ASK_PERSON, State.SENT])
def test_a_direction_that_is_or_may_be_out_is_not_taken_back(state: str) -> None:
    direction = b.an_issued_direction()
    Outgoing.objects.update(state=state)

    b.refusal_writes_nothing(
        direction.case, outbox.CannotWithdraw, lambda: actions.withdraw(direction, by="Ravi", at=b.AT, why="")
    )


def test_what_is_out_or_taken_back_is_neither_changed_nor_taken_back_again() -> None:
    out = b.a_direction_out()
    gone = b.a_draft(b.an_accepted_case(by="sunita"))
    actions.withdraw(gone, by="Ravi", at=b.AT, why="not needed")

    for direction in (out, gone):
        for act in (
            lambda d=direction: actions.withdraw(d, by="Ravi", at=b.AT, why=""),
            lambda d=direction: actions.amend(d, words="w", by="Ravi", at=b.AT, sop=b.the_sop()),
            lambda d=direction: b.asked(d),
        ):
            b.refusal_writes_nothing(direction.case, actions.AlreadyIssued, act)


def test_words_cannot_be_asked_about_before_the_case_is_accepted() -> None:
    b.a_handle()
    case = b.a_case()
    direction = b.a_draft(case)

    b.refusal_writes_nothing(case, NotNow, lambda: b.asked(direction))
    assert not Nod.objects.exists()
