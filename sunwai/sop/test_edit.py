"""A form changes what was typed and nothing else of the file: no comment moves, no value is written otherwise."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from sunwai.sop.edit import copied, fields, parts, struck, with_top, with_values
from sunwai.sop.load import parse

TEXT = (Path(__file__).resolve().parents[2] / "sop" / "default.toml").read_text(encoding="utf-8")
CONTENT = tomllib.loads(TEXT)


def typed(path: str, **words: str) -> str:
    kinds = {field.key: field.kind for field in fields(CONTENT, path)}
    return with_values(TEXT, path, words, kinds)


def lines_changed(text: str) -> list[str]:
    return [line for line in text.splitlines() if line not in TEXT.splitlines()]


def test_every_clause_of_the_file_is_listed_by_its_number() -> None:
    found = parts(CONTENT)

    assert [part.number for part in found] == [clause.number for clause in parse(TEXT).clauses]
    assert {part.path for part in found} >= {"nod", "window.0", "wording.direction", "subjects", "hours_of.0"}


def test_no_clause_changes_when_its_form_is_kept_as_it_was() -> None:
    text = TEXT
    for part in parts(CONTENT):
        shown = fields(CONTENT, part.path)
        text = with_values(
            text, part.path, {field.key: field.shown for field in shown}, {field.key: field.kind for field in shown}
        )

    assert tomllib.loads(text) == CONTENT
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        line for line in TEXT.splitlines() if line.startswith("#")
    ]


@pytest.mark.parametrize(
    ("path", "key", "words", "line"),
    [
        ("window.0", "due_after", "4 h", 'due_after = "4 h"'),
        ("window.2", "addressees", "union, other_state", 'addressees = ["union", "other_state"]'),
        ("interrupt", "quiet_from", "21:00:00", "quiet_from = 21:00:00"),
        ("interrupt", "quiet_from", "at nine", 'quiet_from = "at nine"'),
        ("wording.reminder", "en", 'Say "please"\r\nnow', r'en = "Say \"please\"\nnow"'),
        ("rung.1", "repeats", "2", "repeats = 2"),
        ("calendar", "saturday", "10:00-13:00", 'saturday = ["10:00-13:00"]'),
        ("urgency", "red", '{ en = "urgent", hi = "आपात" }', 'red = { en = "urgent", hi = "आपात" }'),
    ],
)
def test_one_value_is_written_as_its_kind_is_written(path: str, key: str, words: str, line: str) -> None:
    assert lines_changed(typed(path, **{key: words})) == [line]


def test_a_term_that_may_be_left_out_is_taken_out_when_it_is_emptied() -> None:
    rungs = parse(typed("rung.3", only_from="", only_until="")).ladder.rungs

    assert (rungs[3].only_from, rungs[3].only_until) == (None, None)
    assert parse(typed("calendar", friday="")).calendar.week.keys() == {0, 1, 2, 3}
    assert typed("rung.1", repeats="") == TEXT


def test_a_value_over_many_lines_is_replaced_whole() -> None:
    days = '[\n  { date = 2027-04-01, name = "Sarhul" },\n]'

    added = parse(typed("holidays", added=days)).office_hours.holidays.added
    assert added == {date(2027, 4, 1): "Sarhul"}
    assert date(2020, 8, 29) in parse(typed("holidays", removed="2020-08-29")).office_hours.holidays.removed


def test_a_copy_stands_behind_its_clause_with_a_free_number() -> None:
    text = copied(TEXT, "rung.2")

    assert [part.number for part in parts(tomllib.loads(text)) if part.path.startswith("rung")] == [
        "4.6", "5.1", "5.2", "5.3", "5.4", "5.9"
    ]  # fmt: skip
    assert tomllib.loads(text)["rung"][3]["clause"] == "5.9"
    assert struck(text, "rung.3") == TEXT


def test_the_last_clause_of_a_chapter_is_struck_without_the_next_ones_heading() -> None:
    assert "# --- 5. Ladder and calls" in struck(TEXT, "pause_reason.3")


def test_a_clause_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        fields(CONTENT, "window.99")
    with pytest.raises(KeyError):
        struck(TEXT, "window.99")


def test_the_top_of_the_file_takes_a_day_and_gives_it_back() -> None:
    dated = with_top(TEXT, "takes_effect", "2027-01-01")

    assert parse(dated).takes_effect == date(2027, 1, 1)
    assert with_top(dated, "takes_effect", "") == TEXT
    assert parse(with_top(TEXT, "version", "7")).version == 7
