"""Nothing lost, nothing twice: posts, their threads, and what could not be read."""

from datetime import timedelta

import pytest

from sunwai.cases.lifecycle import Verb
from sunwai.cases.models import Case
from sunwai.desk import actions as desk
from sunwai.intake import actions
from sunwai.intake.brought import AlreadyBroughtIn
from sunwai.intake.models import Post, Unread, Version
from sunwai.loop import assess
from sunwai.networks.post import Gap, Item, Unreadable
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
