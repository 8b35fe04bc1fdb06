"""A citizen's answer to "which block?": the one place it names, proposed; anything else is left to a person."""

import pytest

from sunwai.gazetteer.tables import load
from sunwai.triage.answering import place_answered

SIMDEGA = "district:342"


def named(text: str, district: str = SIMDEGA) -> str:
    found = place_answered(text, district=district, gazetteer=load())
    return load().name(found.value, "en") if found.value else ""


@pytest.mark.parametrize("text", ["Bolba", "बोलबा", "@jh_sunwai bolba block ka gaon hai", "जी, बोलबा प्रखंड"])
def test_a_bare_name_answers_the_question(text: str) -> None:
    assert named(text) == "Bolba"


@pytest.mark.parametrize("text", ["", "haan ji wahi", "धन्यवाद", "Bolba ya Kurdeg, dono me"])
def test_no_name_or_two_are_no_answer(text: str) -> None:
    assert named(text) == ""


def test_another_district_than_was_thought_is_an_answer_too() -> None:
    assert named("nahi nahi, ye Latehar ka mamla hai") == "Latehar"


def test_without_a_district_a_name_that_two_districts_share_is_no_answer() -> None:
    assert named("Chainpur", district="") == ""
    assert named("Gumla", district="") == "Gumla"
    found = place_answered("gumla ke Chainpur", district="", gazetteer=load())
    assert found.value is not None
    assert load().full_name(found.value, "en") == "Chainpur block, Gumla"


def test_the_words_that_answer_are_named() -> None:
    found = place_answered("जी बोलबा", district=SIMDEGA, gazetteer=load())
    (reason,) = found.because
    assert (reason.text, reason.span) == ("बोलबा", (3, 8))
