"""What folding promises: one form for what people see, say or type as the same."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunwai.lib.folding import (
    fold_with_map,
    name_fold,
    normalise,
    romanise,
    search_fold,
    sound_key,
    words,
)

COMPOSED_RHA = "\u095d"
TYPED_RHA = "ढ\u093c"
# Letters of every script met, marks in any order, digits, unseen marks and Hangul, which composes too.
ANY_LETTERS = st.text(
    alphabet=st.sampled_from(
        "aZé\u0301 1९९०१কড\u09bcଡ\u0b3cᱠᱟ٣رکनरळकडढ\u093c\u094d\u093f\u0940"
        "\u0902\u0901\u0958\u095c\u0929\u200d\u200c\ufeff\u1112\u1161\u11ab한"
    ),
    max_size=30,
)


@pytest.mark.parametrize("code", range(0x0958, 0x0960))
def test_a_nukta_letter_has_one_form_however_it_was_typed(code: int) -> None:
    composed = chr(code)
    typed = unicodedata.normalize("NFD", composed)

    assert normalise(f"x{composed}y") == normalise(f"x{typed}y")


def test_a_nukta_typed_late_or_twice_is_put_in_its_place() -> None:
    assert normalise("पा\u093c") == normalise("प\u093cा")
    assert normalise("ड\u093c\u093cा") == normalise("\u095cा")


def test_marks_nobody_sees_are_removed() -> None:
    assert normalise("\ufeffरा\u200dम\u200cग\u200bढ़") == normalise("रामगढ़")


@pytest.mark.parametrize(
    ("digits", "plain"),
    [("९४३११२३४५६", "9431123456"), ("০৯", "09"), ("୦୯", "09"), ("᱐᱙", "09"), ("٠٩", "09"), ("۰۹", "09")],
)
def test_digits_of_every_script_become_ascii(digits: str, plain: str) -> None:
    assert normalise(digits) == plain


@given(ANY_LETTERS)
def test_normal_form_is_safe_to_repeat(text: str) -> None:
    once = normalise(text)

    assert normalise(once) == once


@given(ANY_LETTERS)
def test_folding_with_a_map_gives_the_same_text(text: str) -> None:
    folded, starts = fold_with_map(text)

    assert folded == normalise(text)
    assert len(starts) == len(folded) + 1
    assert starts == sorted(starts)
    assert starts[-1] == len(text)


def test_a_match_in_folded_text_is_found_in_what_was_written() -> None:
    written = "मेरा घर राम\u200dगढ\u093c में है"
    folded, starts = fold_with_map(written)

    at = folded.index(normalise("रामगढ़"))
    end = at + len(normalise("रामगढ़"))

    assert written[starts[at] : starts[end]] == "राम\u200dगढ\u093c"


def test_plain_latin_text_maps_to_itself() -> None:
    assert fold_with_map("Bolba") == ("Bolba", [0, 1, 2, 3, 4, 5])


@pytest.mark.parametrize(
    ("written", "spelt"),
    [
        ("सिमडेगा", "simdega"),
        ("बोलबा", "bolba"),
        ("रामगढ़", "ramgarh"),
        ("राम" + "ग" + COMPOSED_RHA, "ramgarh"),
        ("हजारीबाग", "hajaribag"),
        ("चंदनकियारी", "chandankiyari"),
        ("बड़कागांव", "barkagaon"),
        ("केंद्र", "kendra"),
        ("राज्य", "rajya"),
        ("संपर्क", "sampark"),
        ("न", "na"),
        ("वन", "van"),
        ("রাঁচি", "ranchi"),
        ("যশোর", "jashor"),
        ("রাজ্য", "rajya"),
        ("সিমডেগায়", "simdegay"),
        ("ରାଞ୍ଚି", "ranchi"),
        ("ୟୁନିଟ", "yunit"),
        ("ᱨᱟᱧᱪᱤ", "ranchi"),
        ("رانچی", "ranchi"),
        ("وردی", "wrdi"),
    ],
)
def test_each_script_is_spelt_as_people_there_would(written: str, spelt: str) -> None:
    assert romanise(written) == spelt


def test_text_in_latin_letters_is_left_alone() -> None:
    assert romanise("Bolba, 6 साल se") == "Bolba, 6 sal se"


@pytest.mark.parametrize(
    "alike",
    [
        ("Deoghar", "देवघर", "Devghar"),
        ("Garhwa", "Gadhwa", "गढ़वा", "गढवा"),
        ("Pakur", "Pakud", "पाकुड़", "पाकुड"),
        ("Hazaribagh", "Hazari Bagh", "हजारीबाग", "हज़ारीबाग़"),
        ("Sahibganj", "Sahebganj", "साहिबगंज"),
        ("Simdega", "Simdegaa", "सिमडेगा", "সিমডেগা"),
        ("Barkagaon", "बड़कागांव", "बड़कागाँव"),
        ("Khunti", "Khoonti", "खूंटी", "खूँटी", "खूण्टी"),
        ("Pirtand", "Pirtanr", "पीरटांड़"),
        ("Sikaripara", "Shikaripara", "शिकारीपाड़ा"),
        ("Bishnugarh", "Vishnugadh", "विष्णुगढ़"),
        ("Raidih", "Raydih", "रायडीह"),
        ("sampark", "sanpark", "संपर्क", "सम्पर्क"),
        ("Phusro", "Fusro", "फुसरो"),
        ("Mahuadanr", "Mahuadand", "महुआडांड़"),
        ("Ranchi", "Rāñchī", "RANCHI", "ᱨᱟᱧᱪᱤ", "رانچی"),
    ],
)
def test_spellings_that_sound_alike_have_one_key(alike: tuple[str, ...]) -> None:
    assert {sound_key(name) for name in alike} == {sound_key(alike[0])}
    assert sound_key(alike[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [("Dumri", "Dumaria"), ("Bano", "Bundu"), ("Gumla", "Gola"), ("Ranchi", "Ranka"), ("Simdega", "Simaria")],
)
def test_different_places_keep_different_keys(one: str, other: str) -> None:
    assert sound_key(one) != sound_key(other)


def test_a_word_without_letters_has_no_key() -> None:
    assert sound_key("835226 !!") == ""


def test_search_finds_a_word_with_or_without_its_dots() -> None:
    assert search_fold("रामगढ़") == search_fold("रामगढ")
    assert search_fold("गाँव") == search_fold("गांव")
    assert search_fold("हिन्दी चन्द्रपुरा") == search_fold("हिंदी चंद्रपुरा")
    assert search_fold("RANCHI") == "ranchi"


def test_search_keeps_a_nasal_that_is_a_letter_of_its_own() -> None:
    assert search_fold("जन्म अन्य") == "जन्म अन्य"


@given(ANY_LETTERS)
def test_search_form_is_safe_to_repeat(text: str) -> None:
    once = search_fold(text)

    assert search_fold(once) == once


def test_vowel_signs_stay_with_their_words() -> None:
    assert words("सिमडेगा, बोलबा। #West_Singhbhum") == ["सिमडेगा", "बोलबा", "West", "Singhbhum"]


def test_a_name_is_compared_without_its_punctuation() -> None:
    assert name_fold("Golmuri-cum-Jugsalai") == "golmuri cum jugsalai"


@pytest.mark.parametrize("letter", ["ा", "\u093c", "क", "a", "ᱟ", "ر"])
def test_a_million_letters_are_folded_without_stopping_the_loop(letter: str) -> None:
    text = letter * 1_000_000 + "\u093c"

    assert len(normalise(text)) <= len(text)
    assert len(sound_key(text)) <= 64
    assert len(search_fold(text)) <= len(text)
    assert isinstance(romanise(text), str)
