"""The pages made from the code: complete, current, and refused where something goes unexplained."""

from pathlib import Path

import pytest

from sunwai.cases.lifecycle import TRANSITIONS, Verb
from sunwai.management import pages
from sunwai.management.conftest import Sunwai
from sunwai.management.test_cli import every_command


def test_the_pages_in_docs_are_what_the_code_says(sunwai: Sunwai) -> None:
    result = sunwai("docs", "--check")

    assert result.exit_code == 0, result.stderr


def test_a_page_that_is_behind_is_named_and_can_be_made_again(sunwai: Sunwai, tmp_path: Path, settings: object) -> None:
    for part in ("sop", "sunwai"):
        (tmp_path / part).symlink_to(Path(settings.ROOT) / part)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "cli.md").write_text("old")
    settings.ROOT = tmp_path

    refused = sunwai("docs", "--check")
    assert refused.exit_code == 1
    assert "cli.md, settings.md, lifecycle.md, sop.md" in refused.stderr
    assert (tmp_path / "docs" / "cli.md").read_text() == "old", "--check writes nothing"

    assert "docs/cli.md was written." in sunwai("docs").output
    assert sunwai("docs", "--check").exit_code == 0


def test_every_command_has_its_place_on_the_page() -> None:
    page = pages.cli_page()

    assert not [path for path in every_command() if f"## `sunwai {' '.join(path)}`" not in page]


def test_every_verb_has_its_place_on_the_page() -> None:
    page = pages.lifecycle_page()

    assert not [verb for verb in TRANSITIONS if f"\n| {verb.value} | " not in page]
    assert not [verb for verb in Verb if verb.value not in page]


def test_a_setting_without_a_sentence_is_refused(tmp_path: Path, settings: object) -> None:
    (tmp_path / "sunwai").mkdir()
    (tmp_path / "sunwai" / "settings.py").write_text('\nNEW = os.environ.get("SUNWAI_NEW", "")\n')
    settings.ROOT = tmp_path

    with pytest.raises(pages.Unexplained, match="SUNWAI_NEW"):
        pages.settings_page()
