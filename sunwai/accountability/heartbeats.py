"""Signs of life of the worker. The only writer of Heartbeat; judges nothing, the screens and the doctor do."""

from datetime import datetime, timedelta

from django.db import transaction

from sunwai.accountability.models import Heartbeat


def beat(name: str, *, at: datetime, every: timedelta, error: str = "") -> Heartbeat:
    """Will note that the strand NAME is alive at AT, and how much longer than EVERY lies since its last beat.

    After an outage the first beat says how long it was. ERROR is what went wrong in its last round, if anything."""
    with transaction.atomic():
        before = Heartbeat.objects.select_for_update().filter(name=name).first()
        silent = at - before.beat_at if before else timedelta()
        late = max(0, int((silent - every).total_seconds()))
        told = {"beat_at": at, "late_seconds": min(late, 2_000_000_000), "error": error[:500]}
        row, _ = Heartbeat.objects.update_or_create(name=name, defaults=told)
    return row


def retire(name: str) -> None:
    """Will forget the strand NAME: it runs no more by decision, so its silence is no fault. Safe to repeat."""
    Heartbeat.objects.filter(name=name).delete()


def silent(*, at: datetime, longer_than: timedelta) -> list[Heartbeat]:
    """Will list the strands that have given no sign of life for LONGER_THAN at AT, the longest silent first."""
    return list(Heartbeat.objects.filter(beat_at__lt=at - longer_than).order_by("beat_at"))
