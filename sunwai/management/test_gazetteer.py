"""`sunwai gazetteer import`: what is right is kept, what is wrong is told line by line, and it may be repeated."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sunwai.gazetteer.models import ListedPlace
from sunwai.management.gazetteer import gazetteer

pytestmark = pytest.mark.django_db
# Invented villages in the shape of the directory's list of a state.
HEAD = "State Code,District Code,Sub-District Code,Sub-District Name,Village Code,Village Name (In English)\n"
ROWS = "".join(f"20,342,2722,Bolba,{960_000 + n},Nayatoli {n}\n" for n in range(30))


def ran(*told: str) -> Result:
    return CliRunner().invoke(gazetteer, list(told))


@pytest.fixture
def villages(tmp_path: Path) -> Path:
    file = tmp_path / "villages.csv"
    file.write_text(
        HEAD + ROWS + "20,342,2722,Bolba,,Without a code\n20,,,,960099,Without a district\n", encoding="utf-8"
    )
    return file


def test_villages_are_taken_in_and_every_mistake_is_told(villages: Path) -> None:
    result = ran("import", str(villages))

    assert result.exit_code == 0, result.output
    assert "30 new, 0 changed, 0 as they were, 2 lines could not be used" in result.output
    assert "line 32: the village code is ''" in result.output
    assert "line 33: village 960099 (Without a district) has no district code" in result.output
    assert "30 villages of state 20 were told their block" in result.output
    assert ListedPlace.objects.filter(block="3255").count() == 30


def test_a_second_import_changes_nothing(villages: Path) -> None:
    ran("import", str(villages))

    assert "0 new, 0 changed, 30 as they were" in ran("import", str(villages)).output
    assert ListedPlace.objects.count() == 30


def test_a_file_that_is_no_list_of_the_directory_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "holidays.csv"
    file.write_text("day,name\n2026-01-26,Republic Day\n", encoding="utf-8")

    result = ran("import", str(file))

    assert result.exit_code != 0
    assert "holidays.csv: This is no list" in result.output


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "old.csv"
    file.write_bytes(HEAD.encode() + b"20,342,2722,Bolba,1,\xff\xfe\n")

    assert "is not in UTF-8" in ran("import", str(file)).output


@pytest.mark.parametrize("told", [[], ["--lgd-query", __file__]])
def test_either_files_or_the_newest_lists_are_asked_for(told: list[str]) -> None:
    assert "one of the two" in ran("import", *told).output


def test_what_is_on_record_is_told(villages: Path) -> None:
    assert "Nothing was imported" in ran("status").output
    ran("import", str(villages))
    assert "state 20: 30 of level village" in ran("status").output
