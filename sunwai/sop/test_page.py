"""The page shows every clause, and shows it as it is."""

from pathlib import Path

from sunwai.sop.load import parse
from sunwai.sop.page import render

TEXT = (Path(__file__).resolve().parents[2] / "sop" / "default.toml").read_text(encoding="utf-8")


def section(page: str, number: str) -> str:
    return page.split(f"\n## {number} ", 1)[1].split("\n## ", 1)[0]


def test_every_clause_stands_on_the_page_with_its_source_in_both_languages() -> None:
    sop = parse(TEXT)

    for language in ("en", "hi"):
        page = render(sop, language)
        for clause in sop.clauses:
            assert clause.source in section(page, clause.number)
            assert len(section(page, clause.number).strip().splitlines()) > 4


def test_a_changed_duration_changes_the_page() -> None:
    page = render(parse(TEXT.replace('due_after = "6 h"', 'due_after = "5 h 30 min"')))

    assert "- Due after: 5 h 30 min" in section(page, "4.1")


def test_office_time_is_never_written_in_days() -> None:
    page = render(
        parse(TEXT.replace('due_after = "24 h"\nworking_hours = true', 'due_after = "72 h"\nworking_hours = true'))
    )

    assert "- Due after: 72 h" in section(page, "4.3")
    assert "- Silence counts as unreachable after: 3 days" in section(page, "7.1")


def test_a_standing_nod_switched_off_is_shown_as_not_in_force() -> None:
    page = render(parse(TEXT.replace('"confirmation"\nin_force = true', '"confirmation"\nin_force = false')))

    assert "Not in force." in section(page, "3.2")


def test_a_shift_to_midnight_and_a_day_taken_off_are_written_out() -> None:
    text = TEXT.replace('monday = ["10:00-18:00"]', 'monday = ["18:00-24:00"]').replace(
        "removed = []", "removed = [2020-08-29]"
    )

    page = render(parse(text))

    assert "- Monday: 18:00-24:00" in section(page, "1.3")
    assert "- Taken off: 29 Aug 2020" in section(page, "1.4")
