"""`sunwai clock`: compare stored due times with what the record says. Changes nothing but the auditor's own rows."""

from collections.abc import Iterator

import click

from sunwai.audit import actions as auditor
from sunwai.audit import clocks
from sunwai.lib.timekeeping import now
from sunwai.management.cli import Refused
from sunwai.management.progress import bar
from sunwai.management.starting import refuse_old_tables


@click.group()
def clock() -> None:
    """Check the windows that offices have to answer in."""


@clock.command()
def verify() -> None:
    """Derive every due time there ever was from entries, calendar and SOP again, and list what differs."""
    refuse_old_tables()
    _refuse(list(_faults()))
    click.echo(f"{clocks.count(all_ever=True)} windows are due exactly when the record says.")


@clock.command()
def prove() -> None:
    """Do now what is done every night: derive every running window again, and alarm the desk where one differs."""
    refuse_old_tables()
    auditor.prove(at=now())
    _refuse([f"{w.case.docket}, {w.office.code}: {what}" for w in clocks.windows() if (what := clocks.wrong(w))])
    click.echo(f"{clocks.count()} running windows are due exactly when the record says.")


def _refuse(faults: list[str]) -> None:
    if faults:
        listed = "\n".join(f"  {fault}" for fault in faults)
        raise Refused(f"{len(faults)} windows are not what the record says:\n{listed}\nTrust the record, not the row.")


def _faults() -> Iterator[str]:
    with bar("Windows", clocks.count(all_ever=True)) as shown:
        for window in clocks.windows(all_ever=True):
            if what := clocks.wrong(window):
                yield f"{window.case.docket}, {window.office.code}: {what}"
            shown.update(1)
