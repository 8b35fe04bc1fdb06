"""Nothing lost, nothing twice: posts, their versions, their threads and their removal."""

import re
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sunwai.cases.lifecycle import Verb
from sunwai.cases.models import Case
from sunwai.desk import actions as desk
from sunwai.intake import actions
from sunwai.intake.brought import AlreadyBroughtIn
from sunwai.intake.models import Post, Unread, Version
from sunwai.loop import assess
from sunwai.networks.post import Gap, Item, ItemKind, MediaRef, Unreadable
from sunwai.offices.models import Account
from tests import builders as b

pytestmark = pytest.mark.django_db


def take_in(*items: Item, at: object = None) -> list[Post]:
    return actions.take_in(items, own_account=b.OURS, at=b.AT)


def test_a_post_is_saved_once_however_often_it_is_read() -> None:
    item = b.an_item()

    assert [post.key for post in take_in(item, item)] == [item.key]
    assert take_in(item) == []

    assert (Post.objects.count(), Version.objects.count(), Account.objects.count()) == (1, 1, 1)


def test_a_late_mention_with_a_lower_id_is_still_taken() -> None:
    take_in(b.an_item(key="200"))

    assert [post.key for post in take_in(b.an_item(key="100"))] == ["100"]


def test_the_same_key_on_two_networks_is_two_posts() -> None:
    take_in(b.an_item(key="7"))
    take_in(b.an_item(key="7", network="file"))

    assert Post.objects.count() == 2


def test_two_readers_save_one_post_and_neither_loses_the_others(transactional_db: None) -> None:
    shared = [b.an_item(key=str(n), by=f"citizen-{n}") for n in range(5)]
    mine, theirs = b.an_item(key="50", by="asha"), b.an_item(key="60", by="sunita")

    ends = b.together(lambda: take_in(*shared, mine), lambda: take_in(theirs, *shared))

    assert not [end for end in ends if isinstance(end, Exception)]
    assert sorted(Post.objects.values_list("key", flat=True)) == ["0", "1", "2", "3", "4", "50", "60"]
    assert Version.objects.count() == 7


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

    assert assess(at=b.AT, sop=b.the_sop()) == 0
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


# --- threads ----------------------------------------------------------------------------------------------------------


def test_an_answer_to_a_post_of_a_case_is_a_word_in_it_whoever_says_it() -> None:
    case = b.a_case(key="100")

    [word] = take_in(b.an_item("हमारे यहाँ भी", by="sunita", parent="100"))

    assert (word.role, word.case) == ("word", case)
    assert b.last(case).facts == {"post": word.pk, "network": "x", "role": "word"}


def test_strangers_under_one_root_are_two_matters_and_the_same_author_is_one() -> None:
    case = b.a_case(key="100", root="50")

    mine, hers = take_in(b.an_item(by="asha", root="50"), b.an_item(by="sunita", root="50"))

    assert (mine.case, mine.role) == (case, "word")
    assert (hers.case, hers.role) == (None, "new_matter")


def test_a_docket_in_the_words_leads_to_the_case_that_the_matter_goes_on_in() -> None:
    first, second, third = b.a_case(by="a"), b.a_case(by="b"), b.a_case(by="c")
    desk.join(first, into=second, by="Ravi", at=b.AT)
    desk.join(second, into=third, by="Ravi", at=b.AT)

    [word] = take_in(b.an_item(f"{first.docket} का क्या हुआ?", by="d"))

    assert word.case == third


def test_a_post_and_the_answer_to_it_read_together_open_one_case() -> None:
    items = [
        b.an_item("2/2 और पानी भी", key="101", parent="100", root="100", created_at=b.later(minutes=1)),
        b.an_item("हमारे यहाँ भी", key="102", by="sunita", parent="101", created_at=b.later(minutes=2)),
        b.an_item(b.NO_NETWORK, key="100", root="100"),
    ]
    take_in(*items)

    assess(at=b.AT, sop=b.the_sop())

    case = Case.objects.get()
    assert list(Post.objects.order_by("key").values_list("key", "role", "case")) == [
        ("100", "new_matter", case.pk),
        ("101", "word", case.pk),
        ("102", "word", case.pk),
    ]
    assert b.count_of(case, Verb.POST_ADDED) == 2


def test_posts_that_answer_each_other_in_a_ring_do_not_stop_triage() -> None:
    take_in(b.an_item(key="100", parent="101"), b.an_item(key="101", parent="100", created_at=b.later(minutes=1)))

    assess(at=b.AT, sop=b.the_sop())

    assert Case.objects.count() == 1
    assert not Post.objects.filter(assessed_at=None).exists()


def test_an_answer_to_a_post_we_never_see_is_a_matter_of_its_own() -> None:
    take_in(b.an_item(parent="404"))

    assess(at=b.AT, sop=b.the_sop())

    assert Case.objects.count() == 1


def test_a_verified_office_speaks_as_an_office_and_an_impostor_does_not() -> None:
    b.an_office()
    b.a_case(key="100")

    office, impostor = take_in(
        b.an_item("किया गया", by="office-dc-simdega", parent="100"),
        b.an_item("किया गया", by="office-dc-simdega0", parent="100"),
    )

    assert (office.role, impostor.role) == ("office", "word")


def test_what_is_brought_in_by_hand_has_no_author_and_is_a_matter() -> None:
    given = {"network": "press", "by": "Ravi", "created_at": b.AT, "at": b.AT}

    post = actions.bring_in(text="नवजात बेचा गया", source="Prabhat Khabar", key="press-1", **given)  # type: ignore[arg-type]  # as given

    assert (post.role, post.author) == ("new_matter", None)
    assert Post.objects.get().source == "Prabhat Khabar (Ravi)"
    with pytest.raises(AlreadyBroughtIn):
        actions.bring_in(text="नवजात", source="Prabhat Khabar", key="press-1", **given)  # type: ignore[arg-type]  # as given
    assert Post.objects.get().text == "नवजात बेचा गया"


# --- what could not be read -------------------------------------------------------------------------------------------


def test_what_could_not_be_read_is_kept_once_for_a_person() -> None:
    bad = Unreadable(raw="{" * 50_000 + "\x00", reason="not JSON")

    assert actions.keep_unread(bad, source="x mentions", at=b.AT)
    assert not actions.keep_unread(bad, source="x mentions", at=b.later(hours=1))

    row = Unread.objects.get()
    assert len(row.raw) == 20_000
    actions.settle_unread(row, by="Ravi", at=b.AT)
    with pytest.raises(actions.DealtWithAlready, match="Ravi"):
        actions.settle_unread(row, by="Meena", at=b.AT)


def test_a_gap_is_dealt_with_once() -> None:
    gap = actions.note_gap(
        Gap(None, b.AT + timedelta(hours=1), "X shows only the newest 800"), network="x", lane="mentions", at=b.AT
    )
    actions.heal_gap(gap, by="Ravi", at=b.AT)

    with pytest.raises(actions.DealtWithAlready, match="Ravi"):
        actions.heal_gap(gap, by="Meena", at=b.AT)
