"""`sunwai doctor`: whether this installation can hear anybody. Owns the saying; web.examining looks."""

import click

from sunwai.lib.timekeeping import now
from sunwai.management.cli import Refused
from sunwai.web.setup.examining import EXAMINATIONS, looked_at


@click.command()
def doctor() -> None:
    """Look at everything Sunwai stands on, and say for each whether it is well or what to do."""
    at = now()
    ill = 0
    for title, examine in EXAMINATIONS.items():
        found = looked_at(examine, at=at)
        ill += not found.well
        click.echo(f"{'ok  ' if found.well else 'FIX '} {title}: {found.says}")
    if ill:
        raise Refused(f"{ill} of {len(EXAMINATIONS)} need something done; see the lines that begin with FIX.")
