"""What a person sees of the command line: its words, and how a failure is told."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from django.conf import settings

from sunwai.checks import TAG
from sunwai.management import cli as command_line
from sunwai.management.cli import COMMANDS, cli
from sunwai.management.conftest import Sunwai


def every_command(command: click.Command = cli, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = [path] if path else []
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found += every_command(command.get_command(context, name), (*path, name))
    return found


@pytest.mark.parametrize("path", every_command(), ids=" ".join)
def test_every_command_says_what_it_does_in_a_plain_sentence(sunwai: Sunwai, path: tuple[str, ...]) -> None:
    result = sunwai(*path, "--help")

    assert result.exit_code == 0
    sentence = result.output.split("\n\n")[1].strip()
    assert sentence[0].isupper()
    assert sentence.endswith(".")


def test_a_refusal_is_its_message_and_no_traceback(sunwai: Sunwai, office: None, tmp_path: Path) -> None:
    result = sunwai("sop", "check", tmp_path / "nowhere.toml")

    assert result.exit_code == 1
    assert "set SUNWAI_SOP to where it is" in result.stderr
    assert "Traceback" not in result.output


def test_an_unforeseen_failure_is_one_line_and_a_log(
    sunwai: Sunwai, db: None, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(COMMANDS, "web", "nowhere:nothing")

    result = sunwai("web")

    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" in (data_folder / "errors.log").read_text()
    assert str(data_folder / "errors.log") in result.stderr


def test_debug_shows_where_it_came_from(sunwai: Sunwai, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COMMANDS, "web", "nowhere:nothing")

    assert isinstance(sunwai("--debug", "web").exception, ModuleNotFoundError)


def test_a_command_nobody_knows_is_refused(sunwai: Sunwai) -> None:
    assert sunwai("fly").exit_code == 2


def test_settings_that_would_do_harm_stop_a_start(sunwai: Sunwai, settings: object) -> None:
    settings.DEMO = True
    settings.X_BASE_URL = "https://api.x.com"
    settings.LOOPBACK_ONLY = False

    result = sunwai("web")

    assert result.exit_code == 1
    assert "Unset SUNWAI_DEMO" in result.stderr


def test_settings_that_cannot_be_read_are_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise ValueError("SUNWAI_DATABASE_URL begins with 'mysql'.")

    monkeypatch.setattr(command_line.django, "setup", broken)
    with pytest.raises(command_line.MissingPrerequisite, match="mysql"):
        command_line.get_ready()


@pytest.mark.parametrize("words", [("--help",), ("doctor",), ("sop", "--help")], ids=" ".join)
def test_a_setting_that_cannot_be_read_is_one_sentence_for_every_command(words: tuple[str, ...]) -> None:
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "sunwai.settings", "SUNWAI_DATABASE_URL": "mysql://x"}

    ended = subprocess.run(
        [sys.executable, "-m", "sunwai.management", *words], env=env, capture_output=True, text=True, check=False
    )

    assert ended.returncode == 1
    assert ended.stdout == ""
    assert len(ended.stderr.splitlines()) == 1
    assert ended.stderr.startswith("Sunwai cannot start with these settings: SUNWAI_DATABASE_URL begins with 'mysql'.")


def test_djangos_own_commands_run_with_our_checks(sunwai: Sunwai, db: None, settings: object) -> None:
    settings.X_MODE = "loud"

    result = sunwai("django", "check", "--tag", TAG)

    assert result.exit_code == 1
    assert "SUNWAI_X_MODE" in str(result.exception) + result.output


def test_the_tests_never_touch_a_real_folder() -> None:
    assert "sunwai-tests-" in str(settings.DATA_FOLDER)
