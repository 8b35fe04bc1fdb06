"""Where a post is silent its thread, pictures and author's earlier posts lend a place, with less trust and said so."""

from datetime import timedelta

import pytest

from sunwai.gazetteer.tables import load
from sunwai.intake.models import Post
from sunwai.triage import lexicon, place
from sunwai.triage.actions import facts_of
from sunwai.triage.facts import PostFacts
from sunwai.triage.place import Where
from tests import builders as b

SILENT = "hamare gaon me char din se pani nahi"


def where(text: str, **round_it: tuple[str, ...]) -> Where:
    return place.find(PostFacts(text, **round_it), lexicon.hear(text), gazetteer=load())  # type: ignore[arg-type]


@pytest.mark.parametrize("field", ["thread", "media_alts", "author_earlier"])
def test_a_silent_post_borrows_its_place_and_says_from_where(field: str) -> None:
    found = where(SILENT, **{field: ("No network in Bolba block of Simdega",)})
    named = where("No network in Bolba block of Simdega")

    assert found.district.shown[0] == "Simdega"
    assert found.district.confidence < named.district.confidence
    assert found.district.because[0].span is None
    assert {reason.rule.split("/")[-1] for reason in found.district.because} <= {"thread", "picture", "earlier"}
    assert found.three.event.value is not None


def test_earlier_posts_are_asked_last_and_trusted_least() -> None:
    found = where(SILENT, thread=("Gumla me",), author_earlier=("Dumka me",))
    earlier = where(SILENT, author_earlier=("Dumka me",))

    assert found.district.shown[0] == "Gumla"
    assert earlier.district.confidence < found.district.confidence


def test_the_thread_decides_between_twins() -> None:
    assert where("Dumri me pani nahi", thread=("Giridih ke log",)).district.shown[0] == "Giridih"


def test_the_thread_says_nothing_against_the_posts_own_twins() -> None:
    assert where("Dumri me pani nahi", thread=("Dumka ke log",)).district.value is None


def test_a_place_that_the_post_names_is_never_overruled() -> None:
    assert where("Gumla me pani nahi", thread=("Dumka me",)).district.shown[0] == "Gumla"


@pytest.mark.django_db
def test_only_the_newest_five_standing_posts_of_the_same_author_before_it_are_known() -> None:
    for day in range(7):
        b.a_post(f"day {day} Gumla", at=b.AT + timedelta(days=day), by="asha")
    b.a_post("another's", at=b.AT, by="birsa")
    gone = Post.objects.get(text="day 5 Gumla")
    Post.objects.filter(pk=gone.pk).update(gone_at=b.AT)
    now = b.a_post(SILENT, at=b.AT + timedelta(days=6, hours=1), by="asha")
    b.a_post("later Dumka", at=b.AT + timedelta(days=8), by="asha")

    known = facts_of(now).author_earlier

    assert known == tuple(f"day {day} Gumla" for day in (6, 4, 3, 2, 1))
    assert facts_of(now, with_earlier=False).author_earlier == ()
