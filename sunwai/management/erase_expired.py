"""`sunwai erase-expired`: erase what the protocol keeps no longer. Meant for a nightly timer; asks for nothing."""

import click

from sunwai.cases.actions import parked_on_error
from sunwai.cases.models import Case
from sunwai.closure import retention
from sunwai.errors import SunwaiError
from sunwai.lib.timekeeping import now
from sunwai.management.starting import refuse_old_tables
from sunwai.sop import actions as sops


class SomeKept(SunwaiError):
    """What of some cases is past its time could not be erased."""


@click.command("erase-expired")
@click.option("--dry-run", is_flag=True, help="Say what would be erased, and erase nothing.")
def erase_expired(dry_run: bool) -> None:
    """Erase citizens' words and contacts past their time (SOP 9.1); the proof is kept. Safe to repeat."""
    refuse_old_tables()
    at = now()
    sop = sops.sop_of(sops.in_force(at=at))
    if sop.retention is None:
        click.echo("The protocol in force keeps everything (clause 9.1 is switched off). Nothing was erased.")
        return
    cases = 0
    for found in list(retention.expired(at=at, sop=sop)):
        click.echo(f"{found.case.docket}  posts {found.posts}  contacts {found.contacts}")
        cases += 1
        if not dry_run:
            with parked_on_error(found.case, at=at, case=found.case):  # one bad case must not keep the others' words
                retention.erase(found.case, at=at, sop=sop)
    click.echo(f"{cases} cases {'would be' if dry_run else 'were'} gone through.")
    if kept := sorted(Case.objects.filter(parked_at=at).values_list("docket", flat=True)):
        raise SomeKept(f"Not erased, and parked with the error: {', '.join(kept)}. The desk finds them under Parked.")
