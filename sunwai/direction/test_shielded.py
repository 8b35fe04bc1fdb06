"""The safe line of a sealed matter, and what a draft must not say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunwai.direction.shielded import exposes, shielded_summary
from sunwai.sop.words import Language
from sunwai.triage.lexicon import kinds
from sunwai.triage.personal import personal_spans


def spans(words: str) -> list[tuple[int, int, str]]:
    return [(span.start, span.end, span.type) for span in personal_spans(words)]


def whats(words: str, *known: str) -> set[str]:
    return {found.what for found in exposes(words, spans=spans, known=known)}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", ["", *sorted(kinds())])
@pytest.mark.parametrize("urgency", [None, 0, 1, 2, 3])
def test_the_safe_line_never_exposes_anybody(kind: str, language: Language, urgency: int | None) -> None:
    place = "बोलबा, सिमडेगा" if language is Language.HI else "Bolba, Simdega"

    line = shielded_summary(kind=kind, place_name=place, urgency=urgency, language=language)

    assert line.startswith(place)
    assert whats(line) == set()


def test_the_safe_line_says_neither_missing_nor_trafficked() -> None:
    missing = shielded_summary(kind="trafficking_missing", place_name="Bolba", urgency=3, language=Language.EN)
    theft = shielded_summary(kind="police", place_name="Bolba", urgency=3, language=Language.EN)

    assert missing == theft
    assert "at once" in missing


def test_a_matter_of_unknown_place_and_kind_has_a_line_too() -> None:
    line = shielded_summary(kind="", place_name="", urgency=None, language=Language.EN)

    assert line.startswith("A sensitive matter, must be acted on.")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Please help the 9-year-old girl in Bolba", "age"),
        ("बोलबा की 14 वर्षीय बालिका को बचाएं", "age"),
        ("The mother of the child has been informed", "family"),
        ("पीड़िता के पिता से संपर्क करें", "family"),
        ("beti ko turant suraksha dein", "family"),
        ("A student of Class 8 needs care", "school"),
        ("कस्तूरबा की बालिका का मामला", "school"),
        ("See the video of the incident", "face"),
        ("तस्वीर संलग्न है", "face"),
        ("near the water tank, Bolba", "spot"),
        ("सदर अस्पताल के पीछे वाले टोले में", "spot"),
        ("survivor of rape in Bolba", "harm"),
        ("डायन प्रताड़ना का मामला", "harm"),
        ("call 9431122334 for the family", "private"),
    ],
)
def test_what_leads_to_a_person_is_found(words: str, what: str) -> None:
    assert what in whats(words)


@pytest.mark.parametrize(
    "written", ["Salgi Toli ka mamla", "सलगी टोली का मामला", "SALGI TOLI matter", "the matter of Salgee Toli"]
)
def test_a_known_name_is_found_in_any_script_and_spelling(written: str) -> None:
    found = exposes(written, spans=lambda words: (), known=["Salgi Toli"])

    assert "known" in {one.what for one in found}


def test_a_known_name_that_is_part_of_another_word_is_not_found() -> None:
    assert "known" not in whats("The tolic matter of salgiyon", "Salgi Toli")


def test_findings_stand_where_the_words_stand() -> None:
    words = "Matter of Class 8, see video"

    assert [words[f.start : f.end] for f in exposes(words, spans=spans)] == ["Class", "video"]


@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=3))
def test_any_text_is_looked_at(words: str, known: list[str]) -> None:
    for found in exposes(words, spans=spans, known=known):
        assert 0 <= found.start < found.end <= len(words)
