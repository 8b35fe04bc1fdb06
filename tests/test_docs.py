"""The documents: their links lead somewhere, and the commands they name exist."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from sunwai.management.cli import cli
from tests.reading_code import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")
COMMAND = re.compile(r"(?:^|[`\s/])sunwai ((?:[a-z][a-z-]*)(?: [a-z][a-z-]*)*)", re.MULTILINE)
SCRIPT = re.compile(r"(?<![\w/.-])bin/([a-z]+)\b")
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def code_in(page: Path) -> Iterator[str]:
    """Will give what stands in PAGE as code: only that names a command."""
    return (found.group().strip("`") for found in CODE.finditer(page.read_text(encoding="utf-8")))


def exists(words: list[str]) -> bool:
    """Will say whether WORDS begin with a command: a group needs one of its own, what follows may be anything."""
    command: click.Command | None = cli
    for word in words:
        if not isinstance(command, click.Group):
            return True
        command = command.get_command(click.Context(command), word)
        if command is None:
            return False
    return True


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]

    assert not [link for link in links if not link.startswith("mailto:") and not (page.parent / link).exists()]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_that_is_named_exists(page: Path) -> None:
    named = [found for code in code_in(page) for found in COMMAND.findall(code)]

    assert not [words for words in named if not exists(words.split())]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_script_that_is_named_exists(page: Path) -> None:
    named = set(SCRIPT.findall(page.read_text(encoding="utf-8")))

    assert not [script for script in named if not (ROOT / "bin" / script).exists()]


def test_a_command_that_does_not_exist_would_be_seen() -> None:
    assert exists(["sop", "put-in-force", "my", "file"])
    assert not exists(["sop", "fly"])
    assert not exists(["fly"])
    assert COMMAND.findall("run sunwai sop fly FILE") == ["sop fly"]
