"""Connecting one of our own handles: the network says whose tokens they are, then they are kept, sealed.

Owns the asking and how a stored handle becomes a connector. Shared by the command line and the set-up screens."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from sunwai.errors import MissingPrerequisite
from sunwai.networks import credentials
from sunwai.networks.base import Connector, Malformed
from sunwai.networks.picking import Wrong, nested, word
from sunwai.networks.post import Author
from sunwai.networks.x.auth import FixedKeys, Tokens
from sunwai.networks.x.client import Call, XClient
from sunwai.networks.x.connector import connect_x as x_connector
from sunwai.offices.actions import note_looked_up
from sunwai.offices.models import Account
from sunwai.offices.people.record import Act, enter
from sunwai.outbox.actions import connect_handle
from sunwai.outbox.models import Handle
from sunwai.sop.actions import in_force, sop_of
from sunwai.sop.clauses import Sop

LIFE = timedelta(hours=2)  # of a fresh OAuth 2.0 access token (X's documentation, August 2026)


def who_is(tokens: Tokens, *, at: datetime) -> Author:
    """Will ask X whose TOKENS they are. Raises what the connector raises: AuthLost, Transient, Malformed ..."""
    keys = FixedKeys(account="", handle="", given=tokens)
    client = XClient(keys, base_url=settings.X_BASE_URL, loopback_only=settings.LOOPBACK_ONLY)
    try:
        answer = client.ask(Call("GET", "/2/users/me", act="say whose tokens these are"), at=at)
        told = nested(answer, "data")
        return Author(key=word(told, "id"), handle=word(told, "username"))
    except Wrong as wrong:
        raise Malformed(f"X answered, but not who we are ({wrong}). Nothing was stored. Try again.") from wrong
    finally:
        client.close()


def connect_x(tokens: Tokens, *, mode: str, by: str, at: datetime) -> Handle:
    """Will keep TOKENS once X has said whose they are, and note the handle in MODE. Safe to repeat; see `who_is`."""
    ours = who_is(tokens, at=at)
    with transaction.atomic():
        credentials.connect("x", account=ours.key, handle=ours.handle, tokens=tokens, at=at)
        handle = connect_handle(network="x", account=ours.key, handle=ours.handle, mode=mode)
        enter(Act.NETWORK_CONNECTED, about=f"@{ours.handle}", by=by, at=at, network="x", key=ours.key, mode=mode)
    return handle


def connector_of(handle: Handle, *, sop: Sop) -> Connector:
    """Will give the connector of a stored HANDLE, by the settings and the SOP as they stand."""
    return x_connector(
        credentials.load(handle.network, account=handle.account),
        base_url=settings.X_BASE_URL,
        dialect=settings.X_DIALECT,
        mode=handle.mode,
        loopback_only=settings.LOOPBACK_ONLY,
        overlap=sop.intake.overlap,
        patience=sop.sending.timeout,
    )


def look_up(name: str, *, network: str, at: datetime) -> Author | None:
    """Will ask NETWORK who is called NAME there now; None for nobody. May raise MissingPrerequisite or NetworkError."""
    people = _asking(network, at=at).people([name.strip().lstrip("@")], at=at)
    return next(iter(people.values()), None)


def look_all_up(accounts: Sequence[Account], *, network: str, at: datetime) -> int:
    """Will ask NETWORK for each of ACCOUNTS by its handle, and note which are called so no more; gives how many."""
    found = _asking(network, at=at).people([account.handle for account in accounts], at=at)
    return note_looked_up(accounts, found=found, network=network, at=at)


def _asking(network: str, *, at: datetime) -> Connector:
    handle = Handle.objects.filter(network=network).exclude(mode=Handle.Mode.OFF).order_by("id").first()
    if handle is None:
        raise MissingPrerequisite(
            f"No handle of ours is connected to {network}, so nobody can be looked up there. Connect one under Set-up, "
            "or run: sunwai connect x"
        )
    return connector_of(handle, sop=sop_of(in_force(at=at)))
