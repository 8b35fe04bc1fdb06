"""Several offices at once: each its own words, need, post and clock, under one question to the approver."""

import pytest

from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.direction import actions, fanning
from sunwai.direction.models import Direction
from sunwai.loop import sweep
from sunwai.nod import actions as nods
from sunwai.nod.models import Nod
from sunwai.offices.models import Account, Office
from sunwai.outbox import actions as outbox
from sunwai.outbox.models import Outgoing, State
from sunwai.sop.words import Duty
from tests import builders as b

pytestmark = pytest.mark.django_db


def offices(count: int) -> list[Office]:
    return [b.an_office(f"dc-{name}") for name in ("simdega", "gumla", "ranchi", "dumka", "godda")[:count]]


def to_each(case: Case, owners: list[Office], **more: object) -> list[Direction]:
    b.a_handle()
    return fanning.direct_each(case, owners, by="Ravi", at=b.AT, sop=b.the_sop(), **more)  # type: ignore[arg-type]


def no_to(nod: Nod, direction: Direction, reason: str) -> None:
    nod.refresh_from_db()
    fanning.leave_out(
        Direction.objects.get(pk=direction.pk),
        shown_hash=nod.words_hash,
        by="CM",
        duty=Duty.APPROVER,
        at=b.AT,
        sop=b.the_sop(),
        reason=reason,
    )


def test_each_office_gets_its_own_words_code_and_need() -> None:
    case = b.an_accepted_case()

    drafted = to_each(case, offices(3))
    assert case.needs.count() == 1, "nothing is added to the case for words that may never go out"
    b.give(b.asked(drafted[0]))
    sweep(at=b.AT, sop=b.the_sop())

    assert len({one.code for one in drafted}) == len({one.words for one in drafted}) == 3
    assert [one.owner.code for one in drafted] == ["dc-simdega", "dc-gumla", "dc-ranchi"]
    assert [list(one.needs.values_list("number", flat=True)) for one in drafted] == [[1], [2], [3]]
    assert {need.owner_id for need in case.needs.all()} == {one.owner_id for one in drafted}


def test_own_words_reach_everybody_with_their_tag_and_code() -> None:
    drafted = to_each(b.an_accepted_case(), offices(2), body="कृपया सभी रैन बसेरे आज रात खुले रखें।")

    assert all(one.words.endswith(one.code) and "रैन बसेरे" in one.words for one in drafted)
    assert [one.words.split()[0] for one in drafted] == ["@dc_simdega", "@dc_gumla"]


def test_the_approver_is_asked_once_and_sees_every_text() -> None:
    drafted = to_each(b.an_accepted_case(), offices(3))

    nod = b.asked(drafted[1])

    assert Nod.objects.get() == nod
    assert all(one.words in nod.words for one in drafted)
    assert len(set(nod.parts)) == 3


def test_one_yes_brings_all_out_each_once_each_with_a_clock_of_its_own() -> None:
    case = b.an_accepted_case()
    drafted = to_each(case, offices(3))
    b.give(b.asked(drafted[0]))

    sweep(at=b.AT, sop=b.the_sop())
    for act in Outgoing.objects.all():
        assert outbox.is_as_nodded(act)
        b.went_out(act)
    sweep(at=b.later(minutes=1), sop=b.the_sop())

    assert Outgoing.objects.filter(state=State.SENT).count() == len(set(Outgoing.objects.values_list("key"))) == 3
    assert {window.office.code for window in Window.objects.running()} == {one.owner.code for one in drafted}
    case.refresh_from_db()
    assert case.status == "directed"


def test_many_posts_do_not_pile_up_under_the_citizens_post() -> None:
    b.give(b.asked(to_each(b.an_accepted_case(), offices(2))[0]))

    sweep(at=b.AT, sop=b.the_sop())

    assert set(Outgoing.objects.values_list("in_reply_to", flat=True)) == {""}


def test_a_text_that_was_not_shown_does_not_go_out_under_the_yes() -> None:
    first, second = to_each(b.an_accepted_case(), offices(2))
    b.give(b.asked(first))
    Direction.objects.filter(pk=second.pk).update(words=first.words)  # one line too many for another office

    with pytest.raises(actions.NotNodded):
        actions.issue(Direction.objects.get(pk=second.pk), at=b.AT)


def test_changed_words_of_one_take_the_nod_from_all() -> None:
    first, second = to_each(b.an_accepted_case(), offices(2))
    nod = b.asked(first)

    actions.amend(second, words=f"{second.words} जल्द", by="Meena", at=b.AT, sop=b.the_sop())

    nod.refresh_from_db()
    assert nod.lapsed_at
    with pytest.raises(nods.AlreadyAnswered):
        b.give(nod)


def test_a_no_to_one_text_leaves_the_others_before_the_approver_and_only_they_go_out() -> None:
    case = b.an_accepted_case()
    home, second, third = to_each(case, offices(3))
    nod = b.asked(home)

    no_to(nod, home, "he is on leave")

    nod.refresh_from_db()
    assert nod.is_open
    assert home.words not in nod.words
    assert len(nod.parts) == 2
    b.give(nod)
    sweep(at=b.AT, sop=b.the_sop())
    assert set(Outgoing.objects.values_list("words", flat=True)) == {second.words, third.words}
    assert case.needs.get(number=1).owner == second.owner, "the case's need falls to an office that is directed"
    assert Direction.objects.get(pk=home.pk).withdrawn_at
    assert list(case.entries.filter(verb="nod_narrowed").values_list("words", "by")) == [("he is on leave", "CM")]


def test_a_yes_to_the_words_before_one_was_left_out_does_not_count() -> None:
    first, second, _ = to_each(b.an_accepted_case(), offices(3))
    nod = b.asked(first)
    shown = nod.words_hash
    no_to(nod, second, "not his matter")

    with pytest.raises(nods.NotTheseWords):
        b.give(nod, words_hash=shown)


def test_the_last_text_is_not_left_out_but_refused() -> None:
    case = b.an_accepted_case()
    first, second = to_each(case, offices(2))
    nod = b.asked(first)
    no_to(nod, second, "not his matter")

    b.refusal_writes_nothing(case, fanning.OnlyText, lambda: no_to(nod, first, "nor his"))
    with pytest.raises(nods.ReasonWanted):
        no_to(b.asked(to_each(b.an_accepted_case(), offices(2))[0]), Direction.objects.latest("pk"), " ")


def test_what_is_out_already_keeps_its_nod_when_another_is_reworded() -> None:
    first, second = to_each(b.an_accepted_case(), offices(2))
    b.give(b.asked(first))
    actions.issue(Direction.objects.get(pk=first.pk), at=b.AT)

    actions.amend(Direction.objects.get(pk=second.pk), words=second.words, by="Ravi", at=b.AT, sop=b.the_sop())

    assert Nod.objects.get().lapsed_at is None
    assert Direction.objects.get(pk=second.pk).nod is None


def test_offices_that_nobody_can_tag_are_named_and_nothing_is_drafted() -> None:
    case = b.an_accepted_case()
    owners = [*offices(2), b.an_office("dc-latehar", account=None)]

    said = b.refusal_writes_nothing(case, fanning.NotVerified, lambda: to_each(case, owners))

    assert "dc-latehar" in said
    assert "dc-gumla" not in said


def test_the_others_are_directed_when_the_desk_leaves_them_out() -> None:
    owners = [*offices(2), b.an_office("dc-latehar", account=None)]

    drafted = to_each(b.an_accepted_case(), owners, leave_out_unverified=True)

    assert [one.owner.code for one in drafted] == ["dc-simdega", "dc-gumla"]


def test_a_suspended_account_is_no_verified_one() -> None:
    case, owners = b.an_accepted_case(), offices(2)
    Account.objects.filter(office=owners[1]).update(suspended_at=b.AT, suspended_why="renamed")

    b.refusal_writes_nothing(case, fanning.NotVerified, lambda: to_each(case, owners))


def test_no_yes_reaches_more_than_forty_offices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fanning, "MOST", 2)
    case = b.an_accepted_case()

    b.refusal_writes_nothing(case, fanning.TooManyOffices, lambda: to_each(case, offices(3)))


def test_one_office_that_cannot_be_worded_leaves_no_draft_behind() -> None:
    case = b.an_accepted_case()

    b.refusal_writes_nothing(case, actions.compose.WordsRefused, lambda: to_each(case, offices(2), body="क" * 300))
    assert not Direction.objects.exists()
    assert case.needs.count() == 1


def test_each_need_may_have_its_own_owner_and_nobody_has_two() -> None:
    b.a_handle()
    case = b.an_accepted_case(needs=3)
    first, second = offices(2)

    drafted = fanning.direct_by_need(case, {1: first, 2: second, 3: first}, by="Ravi", at=b.AT, sop=b.the_sop())

    assert [sorted(one.needs.values_list("number", flat=True)) for one in drafted] == [[1, 3], [2]]
    assert [need.owner for need in case.needs.order_by("number")] == [first, second, first]


def test_a_need_that_is_not_open_is_put_to_nobody() -> None:
    case = b.an_accepted_case(needs=2)
    first, second = offices(2)
    case.needs.filter(number=2).update(status="met")

    b.refusal_writes_nothing(
        case,
        actions.NoNeed,
        lambda: fanning.direct_by_need(case, {1: first, 2: second}, by="Ravi", at=b.AT, sop=b.the_sop()),
    )


def test_all_are_taken_back_at_once_and_the_case_is_as_it_was() -> None:
    case = b.an_accepted_case()
    first, _ = to_each(case, offices(2))
    nod = b.asked(first)
    assert first.fanout is not None

    assert fanning.withdraw_all(first.fanout, by="Ravi", at=b.AT, why="asked by phone") == 2

    nod.refresh_from_db()
    case.refresh_from_db()
    assert nod.lapsed_at
    assert case.status == "accepted"
    assert case.needs.count() == 1
    with pytest.raises(actions.AlreadyIssued):
        fanning.withdraw_all(first.fanout, by="Ravi", at=b.AT, why="again")
