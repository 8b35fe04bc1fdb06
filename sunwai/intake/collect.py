"""Reading a lane: ask the network outside any transaction, then save posts and cursor together.

The only writer of Cursor. Nothing is lost by a crash between the two: the old cursor reads it again."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import InterfaceError, OperationalError, transaction

from sunwai.intake import actions
from sunwai.intake.models import Cursor
from sunwai.networks import base
from sunwai.networks.base import Connector
from sunwai.networks.post import Batch, Item, Unreadable
from sunwai.sop.clauses import Sop

log = logging.getLogger(__name__)
LANES = (base.OWN, base.MENTIONS)


def read_one(connector: Connector, lane: str, *, at: datetime, sop: Sop) -> bool:
    """Will read one step of LANE if its time has come, and say whether another step is due at once."""
    cursor = cursor_of(connector, lane)
    if cursor.waits(at):
        return False
    try:
        batch = connector.pull(lane, cursor.value or None, at=at)
    except base.NetworkError as error:
        note_failure(cursor, error, at=at, sop=sop)
        return False
    except Exception as broken:  # nobody foresaw it: shown to the desk like any failure, and the lane waits its turn
        note_failure(cursor, base.NetworkError(type(broken).__name__), at=at, sop=sop)
        raise
    save(connector, lane, cursor, batch, at=at, sop=sop)
    return batch.more


def save(connector: Connector, lane: str, cursor: Cursor, batch: Batch, *, at: datetime, sop: Sop) -> None:
    """Will save what BATCH holds and the cursor that fetched it, in one transaction.

    Where another reader has moved the cursor meanwhile nothing is saved: it has these posts, and may be further on."""
    with transaction.atomic():
        if Cursor.objects.select_for_update().get(pk=cursor.pk).value != cursor.value:
            return
        take_in_or_keep(batch.items, own_account=connector.account, source=f"{connector.name} {lane}", at=at)
        for unread in batch.unreadable:
            actions.keep_unread(unread, source=f"{connector.name} {lane}", at=at)
        if batch.gap is not None:
            actions.note_gap(batch.gap, network=connector.name, lane=lane, at=at)
        next_at = at if batch.more else at + sop.intake.poll_every
        read_at = cursor.read_at if batch.more else at
        Cursor.objects.filter(pk=cursor.pk).update(
            value=batch.cursor, next_at=next_at, read_at=read_at, error="", failing_since=None
        )


def take_in_or_keep(items: Sequence[Item], *, own_account: str, source: str, at: datetime) -> int:
    """Will take ITEMS in, and keep for a person each one that cannot be; gives how many are new.

    One post that breaks the tables must stop neither the others nor the lane. (rules 5 and 12)"""
    try:
        with transaction.atomic():
            return len(actions.take_in(items, own_account=own_account, at=at))
    except (OperationalError, InterfaceError):
        raise  # the database is full, locked or gone: no fault of any post
    except Exception as error:
        if len(items) > 1:
            return sum(take_in_or_keep([item], own_account=own_account, source=source, at=at) for item in items)
        log.exception("a post from %s could not be taken in", source)
        raw = repr(items[0]).encode("utf-8", "replace").decode("utf-8")
        reason = f"{items[0].key[:80]}: {type(error).__name__}"
        actions.keep_unread(Unreadable(raw=raw, reason=reason), source=source, at=at)
        return 0


def cursor_of(connector: Connector, lane: str) -> Cursor:
    """Will give LANE's cursor, made empty on first use."""
    cursor, _ = Cursor.objects.get_or_create(network=connector.name, account=connector.account, lane=lane)
    return cursor


def note_failure(cursor: Cursor, error: base.NetworkError, *, at: datetime, sop: Sop) -> None:
    """Will leave the lane where it was and tell the desk since when and why; a rate limit says when to come back."""
    again = error.until if isinstance(error, base.RateLimited) else at + sop.intake.poll_every
    log.warning("lane %s of %s could not be read: %s", cursor.lane, cursor.network, type(error).__name__)
    Cursor.objects.filter(pk=cursor.pk).update(
        error=str(error)[:500],
        failing_since=cursor.failing_since or at,
        next_at=max(again, at + timedelta(seconds=1)),
    )
