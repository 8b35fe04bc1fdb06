"""The citizen's word: a clear yes, a clear no, and everything that is neither."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunwai.verification.word import CONFIRMED, DISPUTED, UNCLEAR, read_word

YES = (
    "Yes",
    "जी हां",
    "Haan ji",
    "हां, चापाकल ठीक हो गया",
    "Haan sir, ration card mil gaya",
    "The street light is working now",
    "पानी आने लगा है, धन्यवाद",
    "My mother has received her pension",
    "transformer lag gaya, bijli aa gayi",
)
NO = (
    "No",
    "नहीं",
    "nhi sir, koi nahi aaya",
    "अभी तक पेंशन नहीं मिली",
    "Nothing has changed here",
    "The report is false, the road is still the same",
    "yeh jhooth hai, kaam nahi hua",
    "फोटो किसी दूसरी जगह की है",
    "Thank you sir but it is not solved",
)
HALF = (
    "Yes, but only half of the families got it",
    "मिल गया लेकिन सबको नहीं",
    "ek din chala phir se band ho gaya",
    "राशन बंद हो गया",
)
NEITHER = (
    "Thank you sir",
    "धन्यवाद महोदय, आपने संज्ञान लिया",
    "kab tak hoga sir",
    "क्या काम हो गया?",
    "I hope it will be fixed",
    "They said it will be done next week",
    "",
    "🙏🙏",
)


@pytest.mark.parametrize("text", YES)
def test_a_clear_yes_confirms(text: str) -> None:
    assert read_word(text).value == CONFIRMED


@pytest.mark.parametrize("text", NO)
def test_a_clear_no_disputes(text: str) -> None:
    assert read_word(text).value == DISPUTED


@pytest.mark.parametrize("text", HALF)
def test_a_yes_for_some_or_for_a_day_is_a_no(text: str) -> None:
    assert read_word(text).value == DISPUTED


@pytest.mark.parametrize("text", NEITHER)
def test_thanks_questions_and_hopes_are_no_answer(text: str) -> None:
    assert read_word(text).value == UNCLEAR


def test_a_word_quotes_what_was_said() -> None:
    word = read_word("हां, चापाकल ठीक हो गया")
    assert word.because[0].text == "ठीक हो गया"


@given(st.text(max_size=400))
def test_no_text_makes_the_reading_raise(text: str) -> None:
    assert read_word(text).value in {CONFIRMED, DISPUTED, UNCLEAR}


@pytest.mark.parametrize(
    "text",
    [
        "@jh_sunwai नहीं, नेटवर्क का वही हाल है",
        "No, we are walking to the river for water",
        "गाँव में अब भी बिजली नहीं है",
        "@jh_sunwai @dc_gumla_jh nahi sir, school band hi hai",
    ],
)
def test_a_no_at_the_beginning_or_a_still_not_is_a_no(text: str) -> None:
    assert read_word(text).value == DISPUTED


@pytest.mark.parametrize(
    "text", ["Yes sir please do it soon", "@jh_sunwai जी सर, राशन कब मिलेगा?", "No words to thank you enough?"]
)
def test_a_yes_at_the_beginning_of_something_else_closes_nothing(text: str) -> None:
    assert read_word(text).value != CONFIRMED
