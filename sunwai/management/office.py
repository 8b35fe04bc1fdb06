"""`sunwai office`: make sure, or take back, that an account speaks for an office.

Owns the looking up and the warning. The identity comes from the network now, never from the handle that was typed."""

import click
from django.db import transaction

from sunwai.errors import SunwaiError
from sunwai.lib.timekeeping import now
from sunwai.management.starting import refuse_old_tables
from sunwai.networks.post import Author
from sunwai.offices import actions as offices
from sunwai.offices.impostors import likeness
from sunwai.offices.models import Account, Office
from sunwai.outbox.connecting import look_up


class NobodyOfThatName(SunwaiError):
    """The network, or our directory, knows no account under that handle."""


class NoSuchOffice(SunwaiError):
    """The directory has no office under that code."""


network_option = click.option("--network", default="x", show_default=True, help="The network the handle is on.")


@click.group("office")
def office_command() -> None:
    """Say which account speaks for an office, and which does so no longer."""


@office_command.command()
@click.argument("handle")
@click.option("--office", "code", required=True, help="The office it speaks for, by its code (dc-simdega).")
@click.option("--source", required=True, help="How it was made sure of, such as a letter, a badge or a call.")
@click.option("--by", required=True, help="Who made sure of it, by name.")
@network_option
def verify(handle: str, code: str, source: str, by: str, network: str) -> None:
    """Record that the account called HANDLE now speaks for an office, so that it may be tagged and heard."""
    refuse_old_tables()
    office, at = _office(code), now()
    author = look_up(handle, network=network, at=at)
    if author is None:
        raise NobodyOfThatName(f"{network} knows nobody called {handle} now. Nothing was recorded. Check the spelling.")
    click.echo(_seen(author, network))
    with transaction.atomic():
        account = offices.meet(author, network=network, at=at)
        _warn(account, office)
        offices.verify_account(account, office=office, source=source[:255], by=by[:160], at=at)
    click.echo(f"@{author.handle} (key {author.key}) speaks for {office.name_en} from now on: {source} ({by}).")


@office_command.command()
@click.argument("handle")
@click.option("--why", required=True, help="Why, in a few words; it stays on record.")
@click.option("--by", required=True, help="Who says so, by name.")
@network_option
def suspend(handle: str, why: str, by: str, network: str) -> None:
    """Stop the account known as HANDLE from being tagged or heard as an office."""
    refuse_old_tables()
    rows = Account.objects.filter(network=network, handle__iexact=handle.lstrip("@"), verified_on__isnull=False)
    listed = sorted(rows.select_related("office"), key=lambda row: row.suspended_at is not None)
    if not listed:
        raise NobodyOfThatName(
            f"No account called {handle} on {network} is verified for an office. Nothing was changed."
        )
    for row in [row for row in listed if row.suspended_at is None] or listed[:1]:
        offices.suspend_account(row, why=why, by=by, at=now())
        click.echo(f"@{row.handle} (key {row.key}) is not tagged or heard as {row.office} any more: {why} ({by}).")


def _office(code: str) -> Office:
    office = Office.objects.filter(code=code, closed_at=None).first()
    if office is None:
        raise NoSuchOffice(
            f"No open office has the code {code}. Nothing was recorded. Bring the office in first: "
            "sunwai import-directory"
        )
    return office


def _seen(author: Author, network: str) -> str:
    badges = ", ".join(sorted(author.badges)) or "none"
    return f"{network} says: @{author.handle}  key {author.key}  name {author.name or '(none)'}  badges: {badges}"


def _warn(account: Account, office: Office) -> None:
    alike = likeness(account, besides=office)
    if alike is None:
        return
    click.echo(
        f"WARNING: @{account.handle} could be taken for {alike.office.name_en} ({alike.spelling}). If it is an "
        f'impostor, take it back at once: sunwai office suspend @{account.handle} --why "impostor" --by NAME',
        err=True,
    )
