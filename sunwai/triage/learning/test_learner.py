"""What the learner's score promises: exact, quick, masked, never silent about why."""

import json
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sunwai.gazetteer.tables import load
from sunwai.lib.phrases import tokens
from sunwai.triage import lexicon
from sunwai.triage.facts import PostFacts
from sunwai.triage.learning import seeds, weights
from sunwai.triage.learning.grams import pieces, readable
from sunwai.triage.learning.learner import SHIPPED, Learner, odds, shipped
from sunwai.triage.propose import propose
from sunwai.triage.reading import read
from sunwai.triage.sort import Sort

MORNING = datetime(2020, 1, 16, 3, 30, tzinfo=UTC)
NO_LISTED_WORD = "सरसराता झूमर टिमटिमा कर बुझ गया"


def test_the_shipped_weights_were_fitted_on_the_seeds_that_stand_here() -> None:
    assert shipped().version == seeds.version(), "Run: sunwai triage fit-seeds"
    assert SHIPPED.stat().st_size < 2_000_000


def test_every_kind_and_sort_has_its_seeds_in_three_ways_of_writing() -> None:
    for kind in lexicon.kinds():
        said = [e.text for e in seeds.seeds() if e.kind == kind and e.voice != "topics"]
        latin = [text for text in said if text.isascii()]
        assert len(said) >= 25, kind
        assert len(latin) >= 8, kind
        assert len(said) - len(latin) >= 5, kind
    assert {e.sort for e in seeds.seeds() if e.sort} == set(Sort)


def test_what_is_kept_apart_is_not_learnt_from() -> None:
    assert not {e.text for e in seeds.apart()} & {e.text for e in seeds.seeds()}


def test_a_word_in_two_scripts_is_cut_into_the_same_pieces() -> None:
    assert pieces("bijli") == pieces("बिजली")


def test_names_of_places_handles_and_personal_numbers_are_not_read() -> None:
    seen = read(PostFacts("@DCSimdega बोलबा में नल सूखा, फोन 9431234567, खाता 33"), gazetteer=load())

    said = {word.plain for word in seen.words}

    assert "नल" in said
    assert not said & {"बोलबा", "9431234567", "33", "dcsimdega"}


def test_weights_are_read_as_they_were_written_and_nothing_else_is() -> None:
    content = SHIPPED.read_bytes()
    made = weights.read(content)

    assert weights.read(weights.written(made)) == made
    for broken in (b"", b"not weights", content[: len(content) // 2], weights.written(made)[:-4]):
        with pytest.raises(weights.NotWeights):
            weights.read(broken)


def test_a_post_is_the_exact_sum_of_its_words_in_any_order() -> None:
    words = tokens("हमारे टोले का पंखा तीन हफ़्ते से नहीं घूमा")

    assert shipped().hear(words) == shipped().hear(tuple(reversed(words)))


def test_two_learners_of_the_same_weights_propose_the_same_bytes() -> None:
    again = Learner(weights.read(SHIPPED.read_bytes()))
    for text in ("pankha band pada hai, andhera", "माँ की साँस उखड़ रही है", "Nobody has come to read the dial"):
        facts = PostFacts(text, MORNING)
        first = propose(facts, gazetteer=load(), at=MORNING).to_json()
        assert propose(facts, gazetteer=load(), at=MORNING, learner=again).to_json() == first


def test_odds_are_whole_and_the_lists_can_turn_them() -> None:
    head = shipped().heads["kind"]
    flat = (0.0,) * len(head.labels)

    told = odds(head, flat, rules={"power": 8.0})

    assert next(iter(told)) == "power"
    assert sum(told.values()) == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("साँझ होते ही ढिबरी जलाते हैं, पंखा महीनों से नहीं चला", "power"),
        ("we hang the handset from a tree to get one bar", "telecom"),
        ("budhi maa ko har mahine jo hazar milta tha wo ruk gaya", "pension"),
    ],
)
def test_a_matter_told_without_its_textbook_word_is_among_three(text: str, kind: str) -> None:
    made = propose(PostFacts(text, MORNING), gazetteer=load(), at=MORNING)
    assert kind in [k.value for k in made.kinds]


def test_every_learnt_reason_quotes_the_post_where_it_stands() -> None:
    text = "budhi maa ko har mahine jo hazar milta tha wo ruk gaya"
    made = propose(PostFacts(text, MORNING), gazetteer=load(), at=MORNING)

    learnt = [b for k in made.kinds for b in k.because if b.kind == "learnt"]

    assert learnt
    assert all(b.span and text[b.span[0] : b.span[1]] == b.text for b in learnt)
    assert all(b.rule.endswith("/learnt") for b in learnt)
    assert len(made.kind.rivals) <= 3


def test_no_word_of_a_listed_danger_is_lowered_by_the_learner() -> None:
    made = propose(PostFacts("A live wire has fallen on the school gate", MORNING), gazetteer=load(), at=MORNING)
    assert made.urgency.value == 3


def test_hours_are_heard_where_no_list_speaks() -> None:
    made = propose(
        PostFacts("दादी गिर पड़ी हैं, नब्ज डूब रही, आँखें पलट गईं, कोई वाहन नहीं रुक रहा", MORNING),
        gazetteer=load(),
        at=MORNING,
    )
    assert made.urgency.value == 3


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_no_text_makes_the_learner_raise(text: str) -> None:
    heard = lexicon.hear(text)
    said = shipped().hear(readable(heard, masked=()))
    assert all(score == score for scores in said.scores.values() for score in scores)


def test_fifteen_hundred_posts_a_second_are_scored_with_no_word_known_before() -> None:
    fresh = Learner(weights.read(SHIPPED.read_bytes()))
    posts = [tokens(e.text) for e in seeds.seeds()[:600]]
    for words in posts:  # cutting words is shared with the lists; only scoring is measured
        [pieces(word.plain) for word in words]

    begun = time.process_time()
    for words in posts:
        fresh.hear(words)

    assert len(posts) / (time.process_time() - begun) > 1_500


def test_a_proposal_can_be_kept_as_json() -> None:
    made = propose(PostFacts(NO_LISTED_WORD, MORNING), gazetteer=load(), at=MORNING)
    assert json.loads(made.to_json())["kind"]["field"] == "kind"
