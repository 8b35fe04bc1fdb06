"""A file that vanishes or changes under running processes moves no clock, and is told aloud."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from sunwai.sop import actions
from sunwai.sop.standing_file import Fault, fault
from sunwai.web.health import warnings_at

pytestmark = pytest.mark.django_db

TEXT = (Path(__file__).resolve().parents[2] / "sop" / "default.toml").read_text(encoding="utf-8")
NOON = datetime(2026, 1, 16, 6, 30, tzinfo=UTC)
SECOND = TEXT.replace("version = 1", "version = 2", 1).replace('due_after = "6 h"', 'due_after = "8 h"')


@pytest.fixture
def file(tmp_path: Path, settings: object) -> Path:
    """The office's own file, which is in force."""
    path = tmp_path / "sop.toml"
    path.write_text(TEXT, encoding="utf-8")
    settings.SOP_FILE = path  # type: ignore[attr-defined]  # pytest-django's settings take any name
    actions.put_in_force(TEXT, by="Chief Minister", at=NOON)
    return path


def found(file: Path) -> Fault | None:
    return fault(file, standing=actions.sop_of(actions.in_force(at=NOON)))


def test_a_file_that_says_what_is_in_force_is_well_whatever_its_comments(file: Path) -> None:
    assert found(file) is None
    file.write_text("# a note\n" + TEXT, encoding="utf-8")
    assert found(file) is None


def test_a_file_that_vanished_was_changed_or_broken_is_told_and_the_version_goes_on(file: Path) -> None:
    file.write_text(SECOND, encoding="utf-8")
    assert found(file) is Fault.CHANGED
    assert ["was changed and is not in force. Version 1" in says for says in warnings_at(NOON)] == [True]
    file.write_text("version = = 1", encoding="utf-8")
    assert found(file) is Fault.UNREADABLE
    file.unlink()
    assert found(file) is Fault.GONE

    assert actions.sop_of(actions.in_force(at=NOON)).version == 1


def test_the_file_of_an_earlier_version_is_no_fault_for_the_next_may_come_from_the_browser(file: Path) -> None:
    actions.put_in_force(SECOND, by="Chief Minister", at=NOON)

    assert found(file) is None


def test_readyz_is_ready_and_says_it_all_the_same(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.unlink()
    monkeypatch.setattr("sunwai.web.health.reasons_against", lambda at: iter(()))
    monkeypatch.setattr("sunwai.web.health.now", lambda: NOON)

    answer = Client().get("/readyz")

    assert answer.status_code == 200
    assert "is gone or cannot be read" in answer.json()["warnings"][0]
