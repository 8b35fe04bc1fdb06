"""What was set aside is put before somebody else, one in ten: their answer is kept and counted."""

import pytest

from sunwai.cases.models import Case
from sunwai.desk import actions, looking_again
from sunwai.desk.models import SecondLook, SetAside
from tests import builders as b

pytestmark = pytest.mark.django_db


def drawn(by: str = "Ravi") -> SecondLook:
    """A matter BY set aside, as if the record's hash had drawn it."""
    case = b.a_case(by=f"citizen {Case.objects.count()}")
    actions.set_aside(case, reason="politics", by=by, at=b.AT)
    row, _ = SecondLook.objects.get_or_create(set_aside=SetAside.objects.get(case=case), defaults={"drawn_at": b.AT})
    return row


def test_the_records_own_hash_draws_one_in_ten() -> None:
    actions.set_aside(b.a_case(), reason="politics", by="Ravi", at=b.AT)
    SecondLook.objects.all().delete()
    row = SetAside.objects.get()

    row.case.head_hash = "0000000a"
    assert looking_again.draw(row, at=b.AT) is not None
    row.case.head_hash = "0000000b"
    assert looking_again.draw(row, at=b.AT) is None


def test_setting_aside_draws_by_itself() -> None:
    for _ in range(40):  # by a hash that is the same in every run
        actions.set_aside(b.a_case(by=f"citizen {_}"), reason="politics", by="Ravi", at=b.AT)

    assert 0 < SecondLook.objects.count() < 15


def test_nobody_judges_their_own_setting_aside() -> None:
    look = drawn(by="Ravi")

    assert looking_again.waiting(by="Ravi") is None
    assert looking_again.waiting(by="Meena") == look
    case = look.set_aside.case
    b.refusal_writes_nothing(
        case, looking_again.YourOwn, lambda: looking_again.answer(look, stands=True, by="Ravi", at=b.AT)
    )


def test_what_should_have_been_taken_up_is_taken_up_and_counted_against_the_setting_aside() -> None:
    right, wrong = drawn(), drawn()

    looking_again.answer(right, stands=True, by="Meena", at=b.AT)
    looking_again.answer(wrong, stands=False, by="Meena", at=b.AT)

    assert looking_again.agreement() == (1, 2)
    assert Case.objects.get(pk=right.set_aside.case_id).status == "set_aside"
    assert Case.objects.get(pk=wrong.set_aside.case_id).status == "accepted"
    assert b.verbs(wrong.set_aside.case)[-2:] == ["looked_again", "accepted"]
    assert SetAside.objects.get(pk=wrong.set_aside_id).taken_up_by == "Meena"


def test_a_second_look_is_answered_once() -> None:
    look = drawn()
    looking_again.answer(look, stands=True, by="Meena", at=b.AT)

    case = look.set_aside.case
    b.refusal_writes_nothing(
        case, looking_again.LookedAtAlready, lambda: looking_again.answer(look, stands=False, by="Nazia", at=b.AT)
    )
    assert looking_again.waiting(by="Nazia") is None


def test_what_was_taken_up_meanwhile_waits_for_no_second_look() -> None:
    look = drawn()

    actions.take_up_again(look.set_aside.case, by="Meena", at=b.AT)

    assert looking_again.waiting(by="Nazia") is None


def test_a_veil_is_lifted_for_one_person_once_and_recorded() -> None:
    case = b.a_case()
    post = case.posts.get()

    actions.lift_veil(post, by="Ravi", at=b.AT)
    actions.lift_veil(post, by="Ravi", at=b.later(hours=1))

    assert b.verbs(case).count("veil_lifted") == 1
    assert actions.seen_by(case, by="Ravi", post=post.pk)
    assert not actions.seen_by(case, by="Meena", post=post.pk)
