"""`sunwai doctor`: whether this installation can hear anybody. Owns the order and the saying; examining.py looks."""

import click

from sunwai.lib.timekeeping import now
from sunwai.management.cli import Refused
from sunwai.management.examining import EXAMINATIONS, Found


@click.command()
def doctor() -> None:
    """Look at everything Sunwai stands on, and say for each whether it is well or what to do."""
    at = now()
    ill = 0
    for title, examine in EXAMINATIONS.items():
        try:
            found = examine(at)
        except Exception as broken:  # the one place where any failure is an answer
            found = Found(f"could not be looked at ({type(broken).__name__}: {broken})", well=False)
        ill += not found.well
        click.echo(f"{'ok  ' if found.well else 'FIX '} {title}: {found.says}")
    if ill:
        raise Refused(f"{ill} of {len(EXAMINATIONS)} need something done; see the lines that begin with FIX.")
