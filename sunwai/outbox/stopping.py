"""The kill switch of a handle: who stopped it and why, who let it go on.

Writes Stop and the handle's own mark; sends nothing and takes nothing back."""

from datetime import datetime

from django.db import transaction

from sunwai.errors import SunwaiError
from sunwai.outbox.models import Handle, Stop


class StoppedAlready(SunwaiError):
    """The handle is stopped."""


class NotStopped(SunwaiError):
    """The handle is not stopped."""


def stop_handle(handle: Handle, *, by: str, at: datetime, why: str = "") -> None:
    """Will stop everything that would go out from HANDLE until it is started again: the kill switch.

    Raises StoppedAlready, so that the first name and reason stand."""
    with transaction.atomic():
        held = Handle.objects.select_for_update().get(pk=handle.pk)
        if held.stopped_at is not None:
            raise StoppedAlready(f"@{held.handle} is stopped already, by {held.stopped_by}. Nothing goes out.")
        Handle.objects.filter(pk=handle.pk).update(stopped_at=at, stopped_by=by)
        Stop.objects.create(handle=held, at=at, by=by, why=why[:200])


def start_handle(handle: Handle, *, by: str, at: datetime) -> None:
    """Will let acts go out from HANDLE again; who did so is kept beside who stopped it. Raises NotStopped."""
    with transaction.atomic():
        held = Handle.objects.select_for_update().get(pk=handle.pk)
        if held.stopped_at is None:
            raise NotStopped(f"@{held.handle} is not stopped; its posts go out.")
        Handle.objects.filter(pk=handle.pk).update(stopped_at=None, stopped_by="")
        Stop.objects.filter(handle=held, ended_at=None).update(ended_at=at, ended_by=by)
