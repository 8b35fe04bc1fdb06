"""The shield: what blocks, what is pointed at, and a wording that shows nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunwai.direction.compose import WordsRefused
from sunwai.direction.shield import Shield, findings, refuse_exposing, safe_words
from sunwai.sop.words import Language
from sunwai.triage.actions import private_spans, tells_of_victim

HI, EN = Language.HI, Language.EN


def through(words: str, *known: str, sealed: str | None = None) -> Shield:
    return Shield(private_spans(words), known, tells_of_victim(words), sealed)


def found(words: str, *known: str) -> dict[str, bool]:
    return {one.what: one.blocks for one in findings(words, through(words, *known))}


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Please ring 9876543210", "phone"),
        ("नेटवर्क नहीं होने की शिकायत। 9876543210 पर बात कर", "number"),
        ("शिकायत ९८७६५४३२१०", "number"),
        ("आधार 2345 6789 0124 देखें", "aadhaar"),
        ("Help Rekha Mahto w/o Sukhram Mahto", "name"),
    ],
)
def test_private_matter_blocks_and_the_words_are_named(words: str, what: str) -> None:
    assert found(words)[what] is True
    with pytest.raises(WordsRefused, match="private"):
        refuse_exposing(words, through(words))


def test_a_helpline_a_year_and_our_own_code_are_no_private_numbers() -> None:
    assert found("Call 181 or 1800 345 6789 by 22 January 2026. JH-26-00412/10") == {}


def test_a_name_from_the_post_blocks_in_any_script() -> None:
    assert found("फूलमनी को राशन दिलाएँ", "Phulmani")["known"] is True


def test_a_school_without_a_teacher_and_a_village_without_a_road_are_ordinary() -> None:
    assert found("The school in the village has no teacher, panchayat Bolba") == {}


def test_kin_and_age_are_pointed_at_and_do_not_block_in_an_ordinary_matter() -> None:
    assert found("His mother, 70 years old, has no pension") == {"family": False, "age": False}


def test_of_a_child_in_harm_parents_school_and_spot_block() -> None:
    words = "एक माह की बच्ची को बेच दिया गया, माता स्टेशन के पास स्कूल में"

    hard = {what for what, blocks in found(words).items() if blocks}

    assert {"family", "school", "spot"} <= hard


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("कृपया 9876543210 पर बात कर फूलमनी उराँव को राशन दिलाएँ", ("Phulmani",)),
        ("Rekha Mahto w/o Sukhram Mahto, ring 9876543210", ()),
    ],
)
def test_the_safe_wording_passes_and_keeps_the_rest(words: str, known: tuple[str, ...]) -> None:
    safe = safe_words(words, through(words, *known), language=HI)

    refuse_exposing(safe, through(safe, *known))
    assert "एक नागरिक" in safe


def test_a_sealed_matter_has_one_wording() -> None:
    sealed = "@dc Details of a sensitive matter are given to you separately. JH-26-1/1"

    assert safe_words("anything", through("anything", sealed=sealed), language=EN) == sealed
    refuse_exposing(sealed, through(sealed, sealed=sealed))
    with pytest.raises(WordsRefused, match="sealed"):
        refuse_exposing("anything", through("anything", sealed=sealed))


def test_the_name_of_a_grown_person_may_be_kept_with_a_reason_and_a_number_may_not() -> None:
    named = "Help Rekha Mahto w/o Sukhram Mahto"
    refuse_exposing(named, through(named), kept_why="she asked for it")

    numbered = f"{named}, 9876543210"
    with pytest.raises(WordsRefused, match="9876543210"):
        refuse_exposing(numbered, through(numbered), kept_why="she asked for it")


def test_no_reason_keeps_a_childs_name() -> None:
    words = "एक माह की बच्ची को बेच दिया गया, पुत्री फूलमनी"

    with pytest.raises(WordsRefused):
        refuse_exposing(words, through(words, "Phulmani"), kept_why="the father asked for it")


@given(st.text(max_size=200), st.lists(st.text(min_size=4, max_size=20), max_size=3))
def test_nothing_that_is_held_back_stands_in_the_safe_wording_of_any_text(words: str, known: list[str]) -> None:
    shield = through(words, *known)

    safe = safe_words(words, shield, language=EN)

    held_back = [words[one.start : one.end] for one in findings(words, shield) if one.blocks]
    kept = " ".join(words.split())
    assert safe == kept or held_back
    assert all(safe.count(said) < max(1, kept.count(" ".join(said.split()))) for said in held_back if len(said) > 9)
