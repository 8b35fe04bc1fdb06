"""Edits are versions of one post; what its author takes back leaves a tombstone."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sunwai.cases.lifecycle import Verb
from sunwai.cases.models import Case
from sunwai.intake import actions
from sunwai.intake.models import Post, Version
from sunwai.loop import assess
from sunwai.networks.post import Item, ItemKind, MediaRef
from tests import builders as b

pytestmark = pytest.mark.django_db


def take_in(*items: Item, at: object = None) -> list[Post]:
    return actions.take_in(items, own_account=b.OURS, at=b.AT)


# --- versions ---------------------------------------------------------------------------------------------------------


def edit(key: str, version: str, text: str, *, minutes: float = 1) -> Item:
    return b.an_item(text, key=key, version=version, kind=ItemKind.EDIT, created_at=b.later(minutes=minutes))


def test_an_edit_is_a_version_of_the_post_and_goes_on_its_cases_record() -> None:
    case = b.a_case("first", key="100")

    take_in(edit("100", "101", "second"))
    take_in(edit("100", "101", "second"))

    post = Post.objects.get()
    assert post.text == "second"
    assert list(post.versions.order_by("id").values_list("text", flat=True)) == ["first", "second"]
    assert b.count_of(case, Verb.POST_EDITED) == 1


def test_two_edits_in_one_reading_newest_first_leave_the_newest_standing() -> None:
    take_in(b.an_item("first", key="100"))

    take_in(edit("100", "102", "third"), edit("100", "101", "second"))

    assert Post.objects.get().text == "third"
    assert Version.objects.count() == 3


def test_an_older_version_read_late_is_kept_and_not_shown() -> None:
    take_in(b.an_item("first", key="9"))
    take_in(edit("9", "11", "third"))

    take_in(edit("9", "10", "second"))

    assert Post.objects.get().text == "third"
    assert Version.objects.count() == 3


def test_version_ten_comes_after_version_nine() -> None:
    take_in(b.an_item("first", key="8"))
    take_in(edit("8", "9", "second"))
    take_in(edit("8", "10", "third"))

    assert Post.objects.get().text == "third"


def test_an_edit_is_also_an_edit_of_the_pictures() -> None:
    take_in(b.an_item("first", key="100"))

    picture = MediaRef(key="m1", kind="photo", alt="a broken pump")
    take_in(b.an_item("second", key="100", version="101", kind=ItemKind.EDIT, media=(picture,)))

    assert Post.objects.get().media[0]["alt"] == "a broken pump"


def test_a_post_first_seen_edited_is_no_edit_to_us() -> None:
    case = b.a_case("first", key="100")

    take_in(b.an_item("said, then edited", key="200", version="201", kind=ItemKind.EDIT, parent="100"))

    assert (b.count_of(case, Verb.POST_ADDED), b.count_of(case, Verb.POST_EDITED)) == (1, 0)


orders = st.permutations([100, 101, 102, 103]).flatmap(
    lambda order: st.tuples(st.just(order), st.lists(st.integers(1, 4), max_size=3))
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=orders)
def test_in_whatever_order_and_readings_versions_come_the_newest_stands(order: tuple[list[int], list[int]]) -> None:
    versions, cuts = order
    key = f"{Post.objects.count()}-chain"
    items = [edit(key, str(v), f"text {v}") for v in versions]
    start = 0
    for length in [*cuts, len(items)]:
        take_in(*items[start : start + length])
        start += length

    post = Post.objects.get(key=key)
    assert post.text == "text 103"
    assert post.versions.count() == 4


def test_changed_words_are_listened_to_again() -> None:
    case = b.a_case(key="100")
    word = b.a_post("thanks", key="200", parent="100")
    actions.mark_heard(word, at=b.AT)

    take_in(edit("200", "201", "no, still nothing"))

    assert Post.objects.get(key="200").heard_at is None
    assert b.count_of(case, Verb.POST_EDITED) == 1


# --- removal ----------------------------------------------------------------------------------------------------------


def removed(key: str) -> Item:
    return b.an_item("", key=key, by="", kind=ItemKind.DELETE)


def test_a_removed_post_leaves_a_tombstone_without_words_and_the_case_stands() -> None:
    case = b.a_case("मेरा नाम आशा है, बोलबा में नेटवर्क नहीं है", key="100")
    take_in(edit("100", "101", "second"))

    take_in(removed("100"))
    take_in(removed("100"))

    post = Post.objects.get()
    assert (post.text, post.media, post.gone_at) == ("", [], b.AT)
    assert set(Version.objects.values_list("text", flat=True)) == {""}
    assert b.count_of(case, Verb.POST_REMOVED) == 1
    assert Case.objects.count() == 1


def test_a_post_read_and_taken_back_in_one_reading_does_not_stand() -> None:
    take_in(removed("100"), b.an_item(key="100"))

    assert Post.objects.get().text == ""


def test_a_post_removed_before_triage_opens_no_case() -> None:
    take_in(b.an_item(key="100"))
    take_in(removed("100"))

    assess(at=b.AT, sop=b.the_sop())

    assert not Case.objects.exists()


def test_an_edit_read_after_the_removal_brings_no_words_back() -> None:
    take_in(b.an_item(key="100"))
    take_in(removed("100"))

    take_in(edit("100", "101", "second"))

    assert Post.objects.get().text == ""
    assert not Version.objects.exclude(text="").exists()


def test_a_removal_takes_the_quotations_out_of_the_proposal() -> None:
    case = b.a_case("बोलबा में नेटवर्क नहीं है", key="100")
    take_in(removed("100"))

    assess(at=b.AT, sop=b.the_sop())

    assessment = case.assessments.get()
    assert assessment.erased_at == b.AT
    assert set(re.findall(r"'text': '([^']*)'", str(assessment.proposal))) == {""}
    assert assess(at=b.AT, sop=b.the_sop()) == 0
