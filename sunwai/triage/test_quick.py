"""The quick look keeps up with a storm, guesses nothing, and lets a life at risk be read first."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunwai.cases.models import Case
from sunwai.gazetteer.tables import load
from sunwai.management import import_posts
from sunwai.triage import due, lexicon, place
from sunwai.triage.bench import sample
from sunwai.triage.facts import PostFacts
from sunwai.triage.quick import Quick, propose_bulk
from tests import builders as b

MORNING = datetime(2020, 1, 16, 3, 30, tzinfo=UTC)
BLEEDING = "खून बह रहा है, जल्दी मदद करें"


def looked(text: str) -> Quick:
    return propose_bulk([PostFacts(text)], gazetteer=load())[0]


def test_four_thousand_posts_a_second_are_looked_at_on_one_core() -> None:
    posts = sample(2_000, gazetteer=load())
    propose_bulk(posts[:10], gazetteer=load())
    begun = time.process_time()
    propose_bulk(posts, gazetteer=load())
    assert 2_000 / (time.process_time() - begun) >= 4_000


@pytest.mark.parametrize("text", ["डुमरी में पानी नहीं", "gola fek ke mara", "Gumla aur Dumka me", "पानी नहीं"])
def test_twins_words_and_two_districts_are_left_for_the_full_reading(text: str) -> None:
    assert looked(text).district is None


def test_what_the_quick_look_says_the_full_reading_says_too() -> None:
    for facts in sample(300, gazetteer=load()):
        quick = propose_bulk([facts], gazetteer=load())[0]
        full = place.find(facts, lexicon.hear(facts.text), gazetteer=load())
        assert quick.district in {None, full.district.value}, facts.text


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    looked(text)


@pytest.mark.django_db
def test_in_a_storm_a_life_at_risk_is_read_first(monkeypatch: pytest.MonkeyPatch) -> None:
    b.the_sop()
    monkeypatch.setattr(import_posts, "STORM", 2)
    for number in range(3):
        b.a_post(f"सड़क खराब है {number}", at=b.AT, by=f"citizen{number}")
    late = b.a_post(BLEEDING, at=b.later(hours=1), by="asha")

    assert due.pressing(due.to_assess()) == [late.pk]
    assert import_posts.assess_all(at=b.later(hours=2)) == 4
    assert Case.objects.order_by("id")[0].posts.get().pk == late.pk
