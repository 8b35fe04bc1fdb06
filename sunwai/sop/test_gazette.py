"""The gazetted list of holidays goes into the file whole, or not at all."""

from datetime import date
from pathlib import Path

import pytest

from sunwai.sop.gazette import holiday_lines, with_holidays
from sunwai.sop.load import SopRefused, parse

TEXT = (Path(__file__).resolve().parents[2] / "sop" / "default.toml").read_text(encoding="utf-8")


def test_a_list_is_read_in_the_ways_offices_write_dates() -> None:
    found = holiday_lines("date,name\n2027-01-26,Republic Day\n15/11/2027, Foundation Day\n\n01.04.2027,Sarhul\n")

    assert found == (
        (date(2027, 1, 26), "Republic Day"),
        (date(2027, 4, 1), "Sarhul"),
        (date(2027, 11, 15), "Foundation Day"),
    )


def test_every_bad_line_of_a_list_is_told_at_once_with_its_number() -> None:
    with pytest.raises(SopRefused) as caught:
        holiday_lines("2027-01-26,Republic Day\n2027-02-30,No Day\n2027-03-01\n2027-01-26,Twice\n")

    assert [mistake.line for mistake in caught.value.mistakes] == [2, 3, 4]
    with pytest.raises(SopRefused, match="empty"):
        holiday_lines("date,name\n")


def test_a_list_takes_the_place_of_what_was_there_for_its_years_and_leaves_the_rest() -> None:
    text = with_holidays(TEXT, holiday_lines('2027-04-01,"Sarhul, ""first"" day"\n'))

    added = parse(text).office_hours.holidays.added
    assert added[date(2027, 4, 1)] == 'Sarhul, "first" day'
    assert date(2027, 11, 15) not in added
    assert date(2026, 11, 15) in added
    assert text.count("\n") == TEXT.count("\n")


def test_a_file_without_a_list_to_write_to_says_so() -> None:
    with pytest.raises(SopRefused, match="no list"):
        with_holidays("version = 1", holiday_lines("2027-04-01,Sarhul"))
