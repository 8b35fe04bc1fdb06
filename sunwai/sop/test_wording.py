"""The office's own words go out whole, with no hole in them, and fit what X takes."""

from dataclasses import replace
from pathlib import Path

import pytest
from twitter_text import parse_tweet

from sunwai.sop.clauses import Sop
from sunwai.sop.load import read
from sunwai.sop.wording import WordingUnfilled
from sunwai.sop.words import Language, WordingKind

SOP: Sop = read(Path(__file__).resolve().parents[2] / "sop" / "default.toml")
ORDINARY = {
    Language.EN: {
        "owner_tag": "@DC_WestSinghbhum",
        "informed_tags": "@JharkhandPolice",
        "citizen_tag": "@asha_devi_bolba",
        "place": "Manjhari, West Singhbhum",
        "district": "West Singhbhum",
        "office": "Deputy Commissioner, West Singhbhum",
        "asked_on": "12 January 2020",
        "choices": "Ramgarh or Dumka or Palamu or Seraikela Kharsawan",
        "question": "In which village does the family live, and since when has the ration stopped?",
        "next_on": "22 January 2020",
        "answer": "The pension of 14 months was paid on 13 January; the ration card will follow by Friday.",
        "docket_code": "JH-26-00412/1",
    },
    Language.HI: {
        "owner_tag": "@DC_WestSinghbhum",
        "informed_tags": "@JharkhandPolice",
        "citizen_tag": "@asha_devi_bolba",
        "place": "मंझारी, पश्चिमी सिंहभूम",
        "district": "पश्चिमी सिंहभूम",
        "office": "उपायुक्त, पश्चिमी सिंहभूम",
        "asked_on": "12 जनवरी 2020",
        "choices": "रामगढ़ या दुमका या पलामू या सरायकेला खरसावां",
        "question": "परिवार किस गाँव में रहता है और राशन कब से बंद है?",
        "next_on": "22 जनवरी 2020",
        "answer": "14 महीने की पेंशन 13 जनवरी को दे दी गई है; राशन कार्ड शुक्रवार तक बन जाएगा।",
        "docket_code": "JH-26-00412/1",
    },
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", WordingKind)
def test_every_wording_with_every_subject_fits_x_and_carries_no_link(kind: WordingKind, language: Language) -> None:
    for name in SOP.subjects:
        subject = SOP.subject(name)
        facts = ORDINARY[language] | {"matter": subject.matter[language], "ask": subject.ask[language]}

        text = SOP.wording(kind, language).fill(facts)

        measured = parse_tweet(text)
        assert measured.valid, (measured.weightedLength, text)
        assert measured.weightedLength <= SOP.posting.length
        assert "{" not in text


def test_a_direction_asks_to_verify_do_and_report_back() -> None:
    facts = ORDINARY[Language.HI] | {"matter": "पेंशन बंद होने की शिकायत", "ask": "पेंशन का भुगतान"}

    text = SOP.wording(WordingKind.DIRECTION, Language.HI).fill(facts)

    assert text == (
        "@DC_WestSinghbhum मंझारी, पश्चिमी सिंहभूम: पेंशन बंद होने की शिकायत। कृपया जाँच कर पेंशन का भुगतान "
        "सुनिश्चित करें और यहीं सूचित करें। @JharkhandPolice JH-26-00412/1"
    )


def test_a_sealed_direction_has_no_blank_for_place_or_matter() -> None:
    for language in Language:
        assert SOP.wording(WordingKind.SEALED_DIRECTION, language).fields == {"owner_tag", "district", "docket_code"}


def test_nobody_to_inform_leaves_no_gap() -> None:
    wording = SOP.wording(WordingKind.REMINDER, Language.EN)
    answer = SOP.wording(WordingKind.ANSWER, Language.EN)

    assert answer.fill({"answer": "Done.", "docket_code": "JH-26-1"}) == "On the matter you raised: Done. JH-26-1"
    assert "  " not in wording.own_words


def test_a_missing_fact_is_refused_by_name_and_nothing_is_drafted() -> None:
    with pytest.raises(WordingUnfilled, match=r"clause 3\.5 need ask, owner_tag"):
        SOP.wording(WordingKind.DIRECTION, Language.EN).fill(
            {"place": "Bolba", "matter": "no network", "ask": " ", "docket_code": "JH-26-1"}
        )


def test_words_after_the_last_blank_are_kept() -> None:
    wording = replace(SOP.wording(WordingKind.ANSWER, Language.EN), text="{docket_code}: {answer} Thank you.")

    assert wording.fill({"answer": "Done.", "docket_code": "JH-26-1"}) == "JH-26-1: Done. Thank you."


def test_braces_in_a_fact_stay_words() -> None:
    wording = replace(SOP.wording(WordingKind.ANSWER, Language.EN), text="{answer} {docket_code}")

    assert wording.fill({"answer": "{docket_code}", "docket_code": "JH-26-1"}) == "{docket_code} JH-26-1"
