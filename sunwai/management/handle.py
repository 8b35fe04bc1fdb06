"""`sunwai handle`: our own handles, and the switch that stops everything that would go out from one.

Owns the choice of a handle by its name and the saying; `outbox.actions` stops and starts."""

import getpass

import click

from sunwai.errors import SunwaiError
from sunwai.lib.timekeeping import now
from sunwai.management.starting import refuse_old_tables
from sunwai.outbox import actions as outbox
from sunwai.outbox.models import Handle, Outgoing, State


class NoSuchHandle(SunwaiError):
    """No handle of ours has that name, or the name fits several."""


class StoppedAlready(SunwaiError):
    """Nothing goes out from that handle already."""


class NotStopped(SunwaiError):
    """The handle sends; there is nothing to start."""


@click.group("handle")
def handle_command() -> None:
    """Stop everything that would go out from one of our handles, or start it again."""


@handle_command.command("list")
def listing() -> None:
    """List our handles, how acts reach their network, and which are stopped."""
    refuse_old_tables()
    rows = Handle.objects.order_by("network", "handle", "id")
    for row in rows:
        click.echo(f"@{row.handle}  {row.network}  {row.mode}  {_standing(row)}")
    if not rows:
        click.echo("No handle is connected, so nobody is heard. Connect one: sunwai connect x")


@handle_command.command()
@click.argument("handle")
@click.option("--by", required=True, help="Who stops it, by name; the desk sees it.")
def stop(handle: str, by: str) -> None:
    """Stop everything that would go out from HANDLE, until it is started again."""
    refuse_old_tables()
    row = _ours(handle)
    if row.stopped_at is not None:
        raise StoppedAlready(f"{row} is stopped already: {_standing(row)}. Nothing was changed.")
    outbox.stop_handle(row, by=by[:80], at=now())
    click.echo(f"{row} is stopped. Nothing goes out from it until: sunwai handle start @{row.handle}")
    click.echo(f"{_waiting(row)} public acts wait; what was being sent this very moment may still appear.")
    if row.mode == Handle.Mode.ASSISTED:
        click.echo("Acts of this handle are posted by people: tell them to post nothing meanwhile.")


@handle_command.command()
@click.argument("handle")
@click.option(
    "--by", default=getpass.getuser, help="Who lets it go on, by name; your login on this machine if left out."
)
def start(handle: str, by: str) -> None:
    """Let acts go out from HANDLE again, beginning with those that waited."""
    refuse_old_tables()
    row = _ours(handle)
    if row.stopped_at is None:
        raise NotStopped(f"{row} is not stopped. `sunwai handle list` shows how each handle stands.")
    outbox.start_handle(row, by=by[:80], at=now())
    click.echo(f"Acts go out from {row} again; {_waiting(row)} waited.")


def _ours(handle: str) -> Handle:
    """The handle called HANDLE, with or without @, as @NAME or NETWORK:NAME where two networks know the name."""
    network, _, name = handle.rpartition(":")
    found = Handle.objects.filter(handle__iexact=name.lstrip("@"))
    rows = list(found.filter(network=network) if network else found)
    if len(rows) == 1:
        return rows[0]
    known = ", ".join(f"{row.network}:{row.handle}" for row in Handle.objects.order_by("id")) or "none"
    raise NoSuchHandle(f"{len(rows)} of our handles are called {handle}. Nothing was changed. Ours are: {known}.")


def _standing(row: Handle) -> str:
    if row.stopped_at is None:
        return "sends" if row.mode == Handle.Mode.API else "not stopped"
    return f"stopped by {row.stopped_by} at {row.stopped_at:%d.%m.%Y %H:%M} UTC"


def _waiting(row: Handle) -> int:
    waiting = [State.READY, State.BY_HAND]
    return Outgoing.objects.filter(network=row.network, account=row.account, state__in=waiting).count()
