"""A joined case comes apart again as it was: where it stood, what was said since, and the seal that came."""

import pytest

from sunwai.cases import ledger
from sunwai.cases.models import Case
from sunwai.desk import actions
from sunwai.intake.models import Post
from tests import builders as b

pytestmark = pytest.mark.django_db


def two() -> tuple[Case, Case]:
    return b.a_case(by="sunita"), b.an_accepted_case(by="asha")


def again(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def test_an_accepted_case_is_accepted_again_and_a_new_one_new() -> None:
    taken_up, new = b.an_accepted_case(by="sunita"), b.a_case(by="meena")
    into = b.an_accepted_case(by="asha")
    for case in (taken_up, new):
        actions.join(case, into=into, by="Ravi", at=b.AT)
        actions.unjoin(case, by="Ravi", at=b.AT)

    assert (again(taken_up).status, again(new).status) == ("accepted", "received")
    assert ledger.verify(again(taken_up)) == []


def test_what_was_said_under_its_posts_since_comes_back_and_the_other_matters_words_stay() -> None:
    case, into = two()
    actions.join(case, into=into, by="Ravi", at=b.AT)
    mine = b.a_post("अभी तक कुछ नहीं हुआ", by="sunita", parent=Post.objects.get(author__key="sunita").key)
    theirs = b.a_post("धन्यवाद", by="asha", parent=Post.objects.get(author__key="asha", role="new_matter").key)
    assert {Post.objects.get(pk=post.pk).case for post in (mine, theirs)} == {into}

    actions.unjoin(case, by="Ravi", at=b.AT)

    assert Post.objects.get(pk=mine.pk).case == case
    assert Post.objects.get(pk=theirs.pk).case == into


def test_a_case_taken_along_further_is_separated_from_the_outside_in() -> None:
    case, middle = two()
    last = b.an_accepted_case(by="meena")
    actions.join(case, into=middle, by="Ravi", at=b.AT)
    actions.join(again(middle), into=last, by="Ravi", at=b.AT)

    said = b.refusal_writes_nothing(
        case, actions.JoinedOnwards, lambda: actions.unjoin(again(case), by="Ravi", at=b.AT)
    )
    assert f"Separate {middle.docket} first" in said
    assert Post.objects.filter(case=last).count() == 3

    actions.unjoin(again(middle), by="Ravi", at=b.AT)
    actions.unjoin(again(case), by="Ravi", at=b.AT)

    assert {each.posts.get().author.key for each in (case, middle, last)} == {"sunita", "asha", "meena"}  # type: ignore[union-attr]  # each wrote theirs


def test_a_post_moved_elsewhere_since_is_not_fetched_back() -> None:
    case, into = two()
    actions.join(case, into=into, by="Ravi", at=b.AT)
    elsewhere = b.an_accepted_case(by="meena")
    post = Post.objects.get(author__key="sunita")
    Post.objects.filter(pk=post.pk).update(case=elsewhere)

    actions.unjoin(case, by="Ravi", at=b.AT)

    assert Post.objects.get(pk=post.pk).case == elsewhere


def test_the_seal_of_a_joined_case_goes_along_and_stays_until_a_person_lifts_it() -> None:
    case, into = two()
    b_cases = again(case)
    from_child = "child"
    Case.objects.filter(pk=case.pk).update(sealed_at=b.AT, sealed_by="machine", sealed_why=from_child)
    actions.join(again(b_cases), into=into, by="Ravi", at=b.AT)
    assert (again(into).is_sealed, again(into).sealed_why) == (True, "child")

    actions.unjoin(again(case), by="Ravi", at=b.AT)

    assert again(into).is_sealed
