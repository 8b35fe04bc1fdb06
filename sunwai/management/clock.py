"""`sunwai clock`: compare stored due times with what the record says. Changes nothing."""

from collections.abc import Iterator

import click

from sunwai.clock.actions import derived
from sunwai.clock.models import Window
from sunwai.errors import SunwaiError
from sunwai.management.cli import Refused
from sunwai.management.progress import bar
from sunwai.management.starting import refuse_old_tables


@click.group()
def clock() -> None:
    """Check the windows that offices have to answer in."""


@clock.command()
def verify() -> None:
    """Derive every due time again from entries, calendar and SOP, and list what differs."""
    refuse_old_tables()
    faults = list(_faults())
    if faults:
        listed = "\n".join(f"  {fault}" for fault in faults)
        raise Refused(f"{len(faults)} windows are not what the record says:\n{listed}\nTrust the record, not the row.")
    click.echo(f"{Window.objects.count()} windows are due exactly when the record says.")


def _faults() -> Iterator[str]:
    windows = Window.objects.select_related("case", "office").order_by("id")
    with bar("Windows", windows.count()) as shown:
        for window in windows.iterator():
            if fault := _fault(window):
                yield f"{window.case.docket}, {window.office.code}: {fault}"
            shown.update(1)


def _fault(window: Window) -> str:
    try:
        due = derived(window).due_at
    except (SunwaiError, LookupError) as broken:
        return f"its entries cannot be followed ({broken or type(broken).__name__})"
    return (
        ""
        if due == window.due_at
        else f"stored as due {window.due_at:%d.%m.%Y %H:%M:%S}, derived {due:%d.%m.%Y %H:%M:%S}"
    )
