"""`sunwai triage propose`: what the machine proposes for posts, line by line, for judging it. Owns the command."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from sunwai.gazetteer.tables import load
from sunwai.lib.timekeeping import now
from sunwai.management.lines import answer_lines, moment_of
from sunwai.management.proposals import line_for


@click.group()
def triage() -> None:
    """Judge what the machine proposes."""


@triage.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
def propose(source: Path, target: Path) -> None:
    """Read the posts of SOURCE (JSON lines with id, text, posted_at, thread) and write proposals to TARGET."""
    places, at = load(), now()

    def answer(row: Mapping[str, Any]) -> Mapping[str, Any]:
        return line_for(row, gazetteer=places, posted_at=moment_of(row), at=at)

    click.echo(f"{answer_lines(source, target, answer=answer)} posts were proposed for.")
