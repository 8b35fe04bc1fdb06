"""A matter that several brought: each is asked once under their own post; one no stands above another's yes."""

from datetime import datetime

import pytest

from sunwai.accountability.measures import measures
from sunwai.cases.lifecycle import Verb
from sunwai.cases.models import Case
from sunwai.closure import proofs
from sunwai.desk import actions as desk
from sunwai.intake.models import Post
from sunwai.loop import sweep
from sunwai.outbox.models import Outgoing
from sunwai.sop.words import Proof
from sunwai.verification import actions
from sunwai.verification.models import Confirmation
from tests import builders as b

pytestmark = pytest.mark.django_db
YES, NO = "हाँ, अब नेटवर्क आ गया है।", "नहीं, अब भी नेटवर्क नहीं है।"


def swept(at: datetime = b.AT) -> None:
    sweep(at=at, sop=b.the_sop())


def joined(*others: str, out: bool = True) -> Case:
    """A matter of Asha's into which OTHERS' were joined; an office has claimed it, and the people were asked."""
    case = b.an_answered_case()
    for by in others:
        desk.join(b.a_case(by=by), into=case, by="Ravi", at=b.AT)
    swept()
    for question in Outgoing.objects.filter(case=case, act="question") if out else ():
        b.went_out(question)
    swept()
    return Case.objects.get(pk=case.pk)


def says(text: str, *, by: str, at: datetime = b.AT) -> None:
    b.a_post(text, by=by, at=at, parent=Post.objects.get(author__key=by, role="new_matter").key)
    swept(at)


def words(case: Case) -> dict[str, str]:
    rows = Confirmation.objects.filter(case=case).values_list("complainant__key", "word")
    return {str(key): word for key, word in rows}


def shown(case: Case) -> frozenset[Proof]:
    return proofs.shown(case, reason="")


def test_each_is_asked_once_under_their_own_post_by_the_standing_nod() -> None:
    case = joined("sunita", "meena", out=False)
    swept()

    questions = Outgoing.objects.filter(act="question")
    posts = Post.objects.filter(role="new_matter").values_list("key", flat=True)
    assert {question.in_reply_to for question in questions} == set(posts)
    assert len({question.code for question in questions}) == 3
    assert {nod.how for nod in case.nods.filter(act="confirmation")} == {"standing"}
    assert (b.count_of(case, Verb.CITIZEN_ASKED), case.status) == (1, "confirming")


def test_of_many_only_as_many_are_asked_as_the_sop_says() -> None:
    b.the_sop(people_asked="2")

    case = joined("sunita", "meena", "ravi", out=False)

    assert set(words(case)) == {"asha", "sunita"}


def test_who_brought_the_same_matter_twice_is_asked_once() -> None:
    case = joined("sunita", "sunita", out=False)

    assert sorted(words(case)) == ["asha", "sunita"]


def test_who_took_their_post_back_is_not_asked() -> None:
    case = b.an_answered_case()
    desk.join(b.a_case(by="sunita"), into=case, by="Ravi", at=b.AT)
    Post.objects.filter(author__key="sunita").update(gone_at=b.AT)
    swept()

    assert list(words(case)) == ["asha"]


def test_who_was_parted_again_is_not_asked() -> None:
    case = b.an_answered_case()
    other = b.a_case(by="sunita")
    desk.join(other, into=case, by="Ravi", at=b.AT)
    desk.unjoin(other, by="Ravi", at=b.AT)
    swept()

    assert list(words(case)) == ["asha"]


def test_a_yes_of_one_with_silence_of_the_other_counts_and_both_stand_there() -> None:
    case = joined("sunita")
    says(YES, by="sunita")
    swept(b.later(days=10))

    assert words(case) == {"asha": "", "sunita": "confirmed"}
    assert Proof.CITIZEN_CONFIRMED in shown(case)
    assert Case.objects.get(pk=case.pk).status == "heard"


def test_a_second_yes_is_counted_and_moves_nothing() -> None:
    case = joined("sunita")
    says(YES, by="sunita")
    says(YES, by="asha")

    assert set(words(case).values()) == {"confirmed"}
    assert b.count_of(case, Verb.CITIZEN_CONFIRMED) == 1
    assert b.last(case).verb == Verb.CITIZEN_WORD


@pytest.mark.parametrize("order", [(YES, NO), (NO, YES)])
def test_one_no_disputes_whatever_the_other_said_before_or_after(order: tuple[str, str]) -> None:
    case = joined("sunita")
    for by, text in zip(("asha", "sunita"), order, strict=True):
        says(text, by=by)

    assert sorted(words(case).values()) == ["confirmed", "disputed"]
    assert Case.objects.get(pk=case.pk).status == "accepted"
    assert Proof.CITIZEN_CONFIRMED not in shown(case)
    counted = measures(at=b.later(days=1))
    assert (counted["disputed"].value, counted["confirmed"].value) == (1, 0)


def test_silence_counts_when_the_last_who_was_asked_is_silent() -> None:
    case = joined("sunita", out=False)
    first, second = Outgoing.objects.filter(act="question").order_by("id")
    b.went_out(first)
    b.went_out(second, at=b.later(hours=5))
    swept(b.later(hours=5))
    swept(b.later(hours=74))
    assert set(words(case).values()) == {""}

    swept(b.later(hours=78))

    assert set(words(case).values()) == {"unreachable"}
    assert b.count_of(case, Verb.CITIZEN_UNREACHABLE) == 1


def test_a_witness_speaks_for_none_of_several_who_were_asked() -> None:
    case = joined("sunita")

    actions.record_word(
        case, Confirmation.Word.CONFIRMED, by="Ravi", at=b.later(hours=1), heard_from="witness", witness="Sita"
    )

    assert words(case) == {"asha": "", "sunita": "", "None": "confirmed"}
    assert Proof.WITNESS_NAMED in shown(case)
