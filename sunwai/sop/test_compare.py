"""What a version changes is said in words, clause by clause, and nothing that changed is left out."""

from pathlib import Path

import pytest

from sunwai.sop.compare import diff
from sunwai.sop.load import parse
from sunwai.sop.words import Language

TEXT = (Path(__file__).resolve().parents[2] / "sop" / "default.toml").read_text(encoding="utf-8")


def said(*changes: tuple[str, str], language: Language = Language.EN) -> list[str]:
    text = TEXT
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return [str(change) for change in diff(parse(TEXT), parse(text), language)]


def test_two_versions_that_say_the_same_have_no_difference() -> None:
    assert said(("version = 1", "version = 2")) == []


def test_a_window_is_said_by_whom_it_is_for() -> None:
    changes = said(('due_after = "6 h"', 'due_after = "12 h"'))

    assert changes == ["4.1 Window for district, police, department (calm, soon, today), Due after: 6 h → 12 h"]


def test_a_window_split_off_for_departments_is_told_of_departments_alone() -> None:
    own = TEXT.split("[[window]]", 2)[1].replace('clause = "4.1"', 'clause = "4.11"')
    own = own.replace('["district", "police", "department"]', '["department"]').replace('"6 h"', '"12 h"')

    changes = said(
        ('addressees = ["district", "police", "department"]\nurgencies = ["calm"',
         'addressees = ["district", "police"]\nurgencies = ["calm"'),
        ("[[window]]", f"[[window]]{own}[[window]]"),
    )  # fmt: skip

    assert changes[0] == "4.11 Window for department (calm, soon, today), Due after: 6 h → 12 h"
    assert [change.split(" ")[0] for change in changes] == ["4.11", "4.11"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("quiet_from = 22:00:00", "quiet_from = 21:00:00", "1.5 Quiet hours, Quiet from: 22:00 → 21:00"),
        ('wording = "ask_place"\nin_force = true', 'wording = "ask_place"\nin_force = false', "In force: yes → no"),
        ('title = "Office hours"', 'title = "Hours"', "1.3 Hours, Title: Office hours → Hours"),
        ("second_and_fourth_saturday_off = false\n\n[holidays]",
         'saturday = ["10:00-13:00"]\nsecond_and_fourth_saturday_off = false\n\n[holidays]', "Saturday: 10:00-13:00"),
        ("Please verify, ensure", "Please look, ensure", "3.5 Words of a direction, Words in English"),
        ('ask = { hi = "मरम्मत", en = "its repair" }', 'ask = { hi = "मरम्मत", en = "repair" }', "roads: a road or br"),
        ("effective = 2026-02-23\nlength", "effective = 2026-02-24\nlength", "since: 23 Feb 2026 → 24 Feb 2026"),
        ('reason = "weather"', 'reason = "storm"', "4.9 Flood, storm or a road cut off, Word in the record"),
        ('wait = "4 h"', 'wait = "4 h"\nrepeats = 2', "5.3 The chief secretary rings, Repeated at most: 2"),
    ],
)  # fmt: skip
def test_a_change_of_any_kind_is_told(old: str, new: str, says: str) -> None:
    assert any(says in change for change in said((old, new)))


def test_new_and_struck_clauses_are_told_whole() -> None:
    start = TEXT.index('[[pause_reason]]\nclause = "4.9"')
    struck = TEXT[start : TEXT.index("[[pause_reason]]", start + 1)]

    assert said((struck, ""))[0].startswith("4.9 Clause struck out: Flood, storm or a road cut off. ")
    back = diff(parse(TEXT.replace(struck, "")), parse(TEXT), Language.EN)
    assert str(back[0]).startswith("4.9 New clause: Flood, storm")


def test_the_differences_are_told_in_hindi() -> None:
    assert said(('due_after = "6 h"', 'due_after = "12 h"'), language=Language.HI) == [
        "4.1 समय-सीमा: ज़िला, पुलिस, विभाग (सामान्य, शीघ्र, आज ही), समय-सीमा: 6 घंटे → 12 घंटे"
    ]
