"""A second reader's answer: taken where every word of it holds, refused whole where one does not."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunwai.gazetteer.tables import load
from sunwai.triage.second.answer import read
from sunwai.triage.second.opinion import Opinion
from sunwai.triage.second.refused import NoOpinion, Refused
from tests.second_reader import NOTHING, said

SENT = "बोलबा प्रखंड में 40 परिवार, transformer jal gaya, andhera hai. Dumri se gaon tak. O positive blood needed."


def opinion(answer: Any) -> Opinion:
    content = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
    return read(content, sent=SENT, gazetteer=load())


def refused(answer: Any) -> Refused:
    with pytest.raises(NoOpinion) as caught:
        opinion(answer)
    return caught.value.reason


def test_five_values_that_stand_in_the_post_are_taken() -> None:
    found = opinion(
        said(
            kind=("power", "transformer jal gaya"),
            district=("Simdega", "बोलबा प्रखंड"),
            urgency=(2, "andhera hai"),
            people=(40, "40 परिवार"),
            sort=("grievance", "andhera hai"),
        )
    )

    values = {name: field.value for name, field in found.said.items()}
    assert values == {
        "kind": "power",
        "district": "district:342",
        "urgency": 2,
        "people": 40,
        "sort": "grievance",
    }
    assert Opinion.of_json(found.as_json()) == found


def test_silence_on_a_field_is_no_value() -> None:
    assert opinion(said(kind=("power", "transformer"))).urgency is None


@pytest.mark.parametrize(
    "answer",
    [
        "Here is my answer: " + json.dumps(NOTHING),
        "```json\n" + json.dumps(NOTHING) + "\n```",
        json.dumps(NOTHING)[:-1],
        "",
        "[" * 100_000,
    ],
)
def test_anything_round_or_short_of_the_object_is_refused(answer: str) -> None:
    assert refused(answer) is Refused.NOT_JSON


@pytest.mark.parametrize(
    "answer",
    [
        {},
        [],
        {**NOTHING, "status": "closed"},
        {name: None for name in NOTHING if name != "sort"},
        {**NOTHING, "kind": "power"},
        {**NOTHING, "kind": {"value": "power", "quote": "transformer", "sure": 1}},
        {**NOTHING, "kind": {"value": "power"}},
        said(kind=("electricity", "transformer")),
        said(sort=("complaint", "transformer")),
        said(urgency=(4, "andhera")),
        said(urgency=(-1, "andhera")),
        said(urgency=(True, "andhera")),
        said(urgency=("3", "andhera")),
        said(urgency=(3.0, "andhera")),
        said(people=(0, "40 परिवार")),
        said(people=(10**9, "40 परिवार")),
        said(kind=("power", "")),
        said(kind=("power", "t" * 201)),
        said(kind=("power", None)),  # type: ignore[arg-type]  # as a model may write it
        said(district=("S" * 61, "बोलबा")),
        '{"kind": null, "kind": {"value": "power", "quote": "transformer"}, "district": null, "urgency": null, '
        '"people": null, "sort": null}',
        '{"kind": null, "district": null, "urgency": {"value": NaN, "quote": "andhera"}, "people": null, "sort": null}',
    ],
)
def test_the_form_is_closed(answer: Any) -> None:
    assert refused(answer) is Refused.SCHEMA


@pytest.mark.parametrize(
    "quote",
    ["people are dying", "Transformer jal gaya", "transformer  jal", "form", "andher", "बोल", "परिव", ".", ", "],
)
def test_a_quote_that_does_not_stand_word_for_word_in_the_post_fails_the_whole_answer(quote: str) -> None:
    assert refused(said(kind=("power", "transformer"), urgency=(3, quote))) is Refused.NOT_QUOTED


def test_a_letter_written_in_another_form_of_unicode_is_the_same_letter() -> None:
    found = read(json.dumps(said(kind=("roads", "स\u095cक टूटी"))), sent="यहां सड\u093cक टूटी है", gazetteer=load())
    assert found.said["kind"].value == "roads"


@pytest.mark.parametrize("people", [(400, "40 परिवार"), (40, "transformer")])
def test_a_number_of_people_must_stand_in_its_quote(people: tuple[int, str]) -> None:
    assert refused(said(people=people)) is Refused.NOT_QUOTED


@pytest.mark.parametrize(
    "district",
    [
        ("Ranchi", "बोलबा प्रखंड"),  # the words quoted lie elsewhere
        ("Simdega", "transformer"),  # the words quoted are no place
        ("Atlantis", "बोलबा"),  # nowhere on record
        ("Bolba", "बोलबा"),  # a block is no district
        ("Jharkhand", "बोलबा"),
    ],
)
def test_a_place_is_resolved_by_our_gazetteer_alone(district: tuple[str, str]) -> None:
    assert refused(said(district=district)) is Refused.PLACE


@pytest.mark.parametrize("name", ["Giridih", "Gumla"])
def test_between_twins_it_may_choose_as_the_gazetteer_holds_both(name: str) -> None:
    [key] = [place.key for place in load().districts() if place.name_en == name]
    assert opinion(said(district=(name, "Dumri"))).said["district"].value == key


@given(
    st.text()
    | st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: st.dictionaries(st.sampled_from([*NOTHING, "value", "quote", "x"]), inner),
    )
)
def test_no_answer_whatever_breaks_the_reading(answer: Any) -> None:
    with suppress(NoOpinion):
        opinion(answer)
