"""What a citizen says after the end and no machine can take for yes or no waits before the desk."""

import pytest

from sunwai.cases.lifecycle import NotNow
from sunwai.cases.models import Case
from sunwai.closure import actions as closure
from sunwai.desk import actions as desk
from sunwai.desk.listing import listed
from sunwai.intake.models import Post
from sunwai.loop import sweep
from sunwai.verification import actions
from sunwai.verification.models import Confirmation, LateWord
from tests import builders as b

pytestmark = pytest.mark.django_db
UNCLEAR, NO, YES = "धन्यवाद, कल साहब लोग आए थे", "नहीं, अब भी नेटवर्क नहीं है।", "हाँ, अब नेटवर्क आ गया है।"


def closed() -> Case:
    case = b.an_answered_case()
    actions.record_word(case, Confirmation.Word.CONFIRMED, by="Ravi", at=b.AT, heard_from="phone")
    closure.close(case, outcome="relief", by="Ravi", at=b.AT, sop=b.the_sop())
    return case


def says(text: str, *, by: str = "asha", days: float = 1) -> Post:
    parent = Post.objects.filter(role="new_matter").order_by("id")[0].key
    post = b.a_post(text, by=by, parent=parent, at=b.later(days=days))
    sweep(at=b.later(days=days), sop=b.the_sop())
    return post


def test_what_nobody_can_take_for_a_yes_or_a_no_waits_before_the_desk_until_it_is_read() -> None:
    case = closed()

    post = says(UNCLEAR)
    assert list(listed("spoke")) == [case]
    assert LateWord.objects.get().post == post

    actions.see_late_words(case, by="Ravi", at=b.later(days=2))
    assert list(listed("spoke")) == []
    assert b.last(case).verb == "word_seen"
    b.refusal_writes_nothing(case, NotNow, lambda: actions.see_late_words(case, by="Meena", at=b.later(days=2)))


def test_a_clear_no_opens_the_case_again_and_waits_nowhere() -> None:
    case = closed()

    says(NO)

    case.refresh_from_db()
    assert case.status == "accepted"
    assert not LateWord.objects.exists()


def test_a_no_that_comes_too_late_to_open_the_case_still_reaches_a_person() -> None:
    case = closed()
    b.the_sop(within='"30 days"')

    says(NO, days=31)

    case.refresh_from_db()
    assert (case.status, LateWord.objects.count()) == ("closed", 1)


def test_a_yes_after_the_end_and_a_strangers_word_wait_nowhere() -> None:
    closed()

    says(YES)
    says(UNCLEAR, by="stranger")

    assert not LateWord.objects.exists()


def test_the_author_of_a_matter_set_aside_is_heard_too() -> None:
    case = b.a_case()
    desk.set_aside(case, reason="no_ask", by="Ravi", at=b.AT)

    says(UNCLEAR)

    assert list(listed("spoke")) == [case]
