"""`sunwai ledger`: prove the record, and rebuild what is derived from it. Changes nothing."""

from collections.abc import Iterator
from datetime import timedelta

import click

from sunwai.accountability import roots
from sunwai.accountability.models import DayRoot
from sunwai.cases import ledger as chains
from sunwai.cases.models import Case
from sunwai.management.cli import Refused
from sunwai.management.progress import bar
from sunwai.management.starting import refuse_old_tables


@click.group()
def ledger() -> None:
    """Check the record of every act."""


@ledger.command()
def verify() -> None:
    """Compute every chain, status and day's root again, and list what differs."""
    refuse_old_tables()
    faults = [*_chain_faults(), *_root_faults()]
    if faults:
        listed = "\n".join(f"  {fault}" for fault in faults)
        raise Refused(
            f"The record does not stand as it was written; {len(faults)} faults:\n{listed}\n"
            "Change nothing. Compare with a backup from before, and tell whoever answers for the record."
        )
    click.echo(f"The record stands as it was written: {Case.objects.count()} cases, {DayRoot.objects.count()} days.")


@ledger.command()
def rebuild() -> None:
    """Replay every case's entries and show the status they lead to beside the one that is stored."""
    refuse_old_tables()
    differing = 0
    for case in Case.objects.order_by("id").iterator():
        rebuilt = chains.rebuild(case.entries.order_by("seq").iterator(), docket=case.docket)
        differs = rebuilt != case.status
        differing += differs
        click.echo(f"{case.docket}  stored {case.status}  rebuilt {rebuilt}{'  DIFFERS' if differs else ''}")
    if differing:
        raise Refused(f"{differing} cases do not stand where their entries lead. `sunwai ledger verify` says more.")


def _chain_faults() -> Iterator[str]:
    with bar("Chains", Case.objects.count()) as shown:
        for case in Case.objects.order_by("id").iterator():
            for fault in chains.verify(case):
                yield f"{fault.docket}, entry {fault.seq}: {fault.what}"
            shown.update(1)


def _root_faults() -> Iterator[str]:
    rows = list(DayRoot.objects.order_by("day"))
    previous: DayRoot | None = None
    for row in rows:
        if roots.differs(row):
            yield f"{row.day}: the day's entries no longer give its root"
        if row.previous != (previous.root if previous else ""):
            yield f"{row.day}: its root does not follow the day before"
        if previous and row.day != previous.day + timedelta(days=1):
            yield f"{row.day}: the days since {previous.day} have no root"
        previous = row
