"""Names told by one word: respect, kin, work; and what stands there and is none."""

import pytest

from sunwai.triage.personal import personal_spans


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("md tabrez ka license nahi ban raha", "md tabrez"),
        ("मो० कलाम को भर्ती नहीं कर रहे", "मो० कलाम"),
        ("mere bhai dulu ki maut ho gayi", "dulu"),
        ("gaon ki vidhwa budhni ko paisa nahi mila", "budhni"),
        ("सरिता दीदी का खाता बंद है", "सरिता"),
        ("a man called Dhuma was beaten", "Dhuma"),
        ("मजदूर सलीम का पैसा नहीं आया", "सलीम"),
        ("jhunglu pentu (62 वर्ष) ko pension nahi", "jhunglu pentu"),
    ],
)
def test_a_single_or_unheard_name_is_found_by_its_cue(text: str, name: str) -> None:
    assert name in [text[span.start : span.end] for span in personal_spans(text) if span.type == "name"]


@pytest.mark.parametrize(
    "text",
    [
        "MD JBVNL please look",
        "Md sahab ne kaha",
        "mere bhai mumbai me hai",
        "गांव की विधवा को पेंशन",
        "अंचल भरनो, मो. 99999 12345",
    ],
)
def test_a_title_a_place_or_a_plain_word_behind_the_same_cues_is_no_name(text: str) -> None:
    assert [span for span in personal_spans(text) if span.type == "name"] == []
