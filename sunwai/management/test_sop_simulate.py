"""`sunwai sop simulate` says side by side what another protocol would have meant, and the same every time."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.conf import settings

from sunwai.management.sop_simulate import sop

TEXT = settings.SOP_FILE.read_text(encoding="utf-8")
SHORTER = TEXT.replace("version = 1", "version = 2", 1).replace('due_after = "6 h"', 'due_after = "4 h"').replace(
    'warn_after = "5 h"', 'warn_after = "3 h"'
)  # fmt: skip


@pytest.fixture
def shorter(tmp_path: Path) -> Path:
    """A protocol that gives offices of the State four hours."""
    path = tmp_path / "shorter.toml"
    path.write_text(SHORTER, encoding="utf-8")
    return path


def simulated(new: Path, *options: str) -> Result:
    return CliRunner().invoke(sop, ["simulate", "--sop", str(new), *options])


def against(new: Path, *options: str) -> Result:
    return simulated(new, "--against", str(settings.SOP_FILE), "--synthetic", "30d", *options)


def test_both_protocols_stand_side_by_side_with_what_was_assumed(shorter: Path) -> None:
    said = against(shorter).output

    assert re.search(r"\d+ invented matters of 30 days from 01\.01\.2026, 8 a day, seed 1\.", said)
    assert re.search(r"Calls by the secretary a day +\d", said)
    assert "Rung effect 0.5: an office that is rung an hour earlier answers 30 minutes earlier." in said


@pytest.mark.parametrize("language", ["en", "hi"])
def test_the_same_seed_gives_the_same_files_byte_for_byte(shorter: Path, tmp_path: Path, language: str) -> None:
    written = []
    for turn in ("a", "b"):
        files = [tmp_path / f"{turn}.html", tmp_path / f"{turn}.csv"]
        against(shorter, "--language", language, "--html", str(files[0]), "--csv", str(files[1]))
        written.append([file.read_bytes() for file in files])

    assert written[0] == written[1]
    other = against(shorter, "--language", language, "--seed", "2", "--csv", str(tmp_path / "c.csv"))
    assert other.exit_code == 0
    assert (tmp_path / "c.csv").read_bytes() != written[0][1]


def test_the_report_is_one_file_without_script_and_every_chart_has_its_table(shorter: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    against(shorter, "--html", str(page))
    html = page.read_text(encoding="utf-8")

    assert "<script" not in html
    assert not re.search(r'(?:src|href)="', html)
    assert html.count('<svg class="chart"') == html.count("The same as a table") == 3
    assert html.count('role="img" aria-label="') == 3
    assert "prefers-color-scheme: dark" in html
    assert "Simdega" in html


def test_the_csv_holds_every_figure_of_both_versions(shorter: Path, tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    against(shorter, "--csv", str(file))
    lines = file.read_text(encoding="utf-8").splitlines()

    assert lines[0] == "measure,of,version 1,version 2"
    for measure in ("warnings,,", "breaches,,", "calls_at_hour,07", "first_p90_h,red", "relief_median_h,Simdega"):
        assert sum(line.startswith(measure) for line in lines) == 1, measure
    assert sum(line.startswith("desk_acts_a_day,") for line in lines) == 3
    assert sum("rung effect 1" in line for line in lines) > 4


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ([], "Say either --since DATE"),
        (["--since", "2026-01-01", "--synthetic", "30d"], "Say either --since DATE"),
        (["--against", str(settings.SOP_FILE), "--synthetic", "a month"], "is no period"),
        (["--against", str(settings.SOP_FILE), "--synthetic", "0d"], "is no period"),
        (["--against", str(settings.SOP_FILE), "--synthetic", "9d", "--tags-per-day", "0"], "cannot be played"),
        (["--against", str(settings.SOP_FILE), "--synthetic", "9d", "--rung-effect", "2"], "0<=x<=1"),
    ],
)
def test_what_cannot_be_played_is_refused_in_words(shorter: Path, options: list[str], says: str) -> None:
    refused = simulated(shorter, *options)

    assert refused.exit_code != 0
    assert says in refused.output + str(refused.exception)


def test_a_protocol_with_mistakes_is_not_played(tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(TEXT.replace('due_after = "6 h"', 'due_after = "-6 h"'), encoding="utf-8")

    refused = against(bad)

    assert "is no duration" in str(refused.exception)


@pytest.mark.django_db
def test_a_record_in_which_nothing_was_directed_is_refused(shorter: Path, office: None) -> None:
    refused = simulated(shorter, "--since", "2026-01-01")

    assert "nothing to replay" in refused.output + str(refused.exception)
