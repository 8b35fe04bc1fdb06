"""`sunwai response read`: what the machine reads in officers' replies, for judging it. Owns the command."""

from pathlib import Path

import click

from sunwai.lib.timekeeping import now
from sunwai.management.lines import answer_lines
from sunwai.management.readings import office_zone, reading_line


@click.group()
def response() -> None:
    """Judge how replies are read."""


@response.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
def read(source: Path, target: Path) -> None:
    """Read the replies of SOURCE (JSON lines with id, text, posted_at) and write what they say to TARGET."""
    zone, at = office_zone(), now()
    count = answer_lines(source, target, answer=lambda row: reading_line(row, zone=zone, at=at))
    click.echo(f"{count} replies were read.")
