"""Two reports of one matter are one case, and come apart again with nothing lost."""

import pytest

from sunwai.cases import ledger
from sunwai.cases.lifecycle import NotNow
from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.desk import actions
from sunwai.intake.models import Post
from tests import builders as b

pytestmark = pytest.mark.django_db


def two() -> tuple[Case, Case]:
    return b.a_case(by="sunita"), b.an_accepted_case(by="asha")


def complainants(case: Case) -> set[str]:
    return set(case.parties.filter(role="complainant").values_list("account__key", flat=True))


def test_posts_go_along_and_the_second_complainant_is_kept_informed() -> None:
    case, into = two()

    actions.join(case, into=into, by="Ravi", at=b.AT)

    assert Post.objects.filter(case=into).count() == 2
    assert complainants(into) == {"asha", "sunita"}
    assert Case.objects.get(pk=case.pk).joined_into == into
    assert (b.last(case).facts, b.last(into).facts) == ({"into": into.docket}, {"case": case.docket, "posts": 1})


def test_un_joined_each_case_has_its_own_posts_and_people_again_and_both_records_stand() -> None:
    case, into = two()
    actions.join(case, into=into, by="Ravi", at=b.AT)

    actions.unjoin(case, by="Meena", at=b.AT)

    assert Post.objects.get(case=case).author.key == "sunita"  # type: ignore[union-attr]  # she wrote it
    assert complainants(into) == {"asha"}
    assert complainants(case) == {"sunita"}
    for each in (case, into):
        assert ledger.verify(Case.objects.get(pk=each.pk)) == []
    b.refusal_writes_nothing(case, actions.NothingToUndo, lambda: actions.unjoin(case, by="Ravi", at=b.AT))


def test_who_spoke_in_the_other_case_keeps_a_say_there() -> None:
    case, into = two()
    actions.join(case, into=into, by="Ravi", at=b.AT)
    b.a_post("हमारे यहाँ भी", by="sunita", parent=Post.objects.get(author__key="asha").key)

    actions.unjoin(case, by="Meena", at=b.AT)

    assert complainants(into) == {"asha", "sunita"}


def test_a_running_clock_is_the_same_after_joining_and_un_joining() -> None:
    window = b.a_window()
    before = Window.objects.values().get()
    into, case = window.case, b.a_case(by="sunita")

    actions.join(case, into=into, by="Ravi", at=b.later(hours=1))
    actions.unjoin(case, by="Ravi", at=b.later(hours=2))

    assert Window.objects.values().get() == before


def test_a_case_is_not_joined_to_itself_nor_to_one_that_was_joined() -> None:
    case, into = two()
    third = b.a_case(by="c")
    actions.join(third, into=into, by="Ravi", at=b.AT)

    for other in (case, Case.objects.get(pk=third.pk)):
        b.refusal_writes_nothing(
            case, actions.NotItself, lambda other=other: actions.join(case, into=other, by="Ravi", at=b.AT)
        )


def test_a_case_of_which_words_went_out_is_not_joined_away() -> None:
    out = b.a_direction_out().case
    other = b.a_case(by="sunita")

    said = b.refusal_writes_nothing(out, actions.HasGoneOut, lambda: actions.join(out, into=other, by="Ravi", at=b.AT))
    assert "join the other case" in said
    assert Post.objects.filter(case=out).exists()


def test_a_closed_case_is_not_joined_and_keeps_its_posts() -> None:
    case, into = two()
    Case.objects.filter(pk=case.pk).update(status="set_aside")

    b.refusal_writes_nothing(case, NotNow, lambda: actions.join(case, into=into, by="Ravi", at=b.AT))
    assert Post.objects.filter(case=case).count() == 1


def test_two_people_join_one_case_once(transactional_db: None) -> None:
    case, into = two()

    ends = b.together(
        *[lambda: actions.join(Case.objects.get(pk=case.pk), into=Case.objects.get(pk=into.pk), by="R", at=b.AT)] * 2
    )

    assert sorted(type(end).__name__ for end in ends) == ["Joining", "NotNow"]
    assert b.verbs(into).count("took_in") == 1


def test_a_loose_post_is_attached_and_one_with_a_case_brings_its_case() -> None:
    case, into = two()
    b.an_office()
    loose = b.a_post("नमस्ते", by="office-dc-simdega")

    assert actions.attach_post(loose, into=into, by="Ravi", at=b.AT) is None
    assert b.last(into).facts["post"] == loose.pk
    assert actions.attach_post(Post.objects.get(case=case), into=into, by="Ravi", at=b.AT) == case
    assert Case.objects.get(pk=case.pk).status == "joined"
