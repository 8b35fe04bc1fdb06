"""How late those who keep the clocks are: the sweep and the auditor itself. Owns the limits; reads only."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from sunwai.accountability.models import Heartbeat
from sunwai.audit.models import Finding, Round

SWEEP = "sweep"
SWEEP_WITHIN = timedelta(seconds=60)
LOOKED_WITHIN = timedelta(minutes=15)  # three looks missed
PROVED_WITHIN = timedelta(hours=30)  # a night missed


def sweep_late(beats: Iterable[Heartbeat], *, at: datetime, pace: float) -> timedelta | None:
    """Will say, of the signs of life BEATS, how late the sweep is at AT, where that is more than a minute.

    PACE is how fast the clock is driven. A sweep that gives no sign of life is as late as its silence is long."""
    beat = next((beat for beat in beats if beat.name == SWEEP), None)
    if beat is None:
        return None
    late = max(timedelta(seconds=beat.late_seconds), at - beat.beat_at)
    return late if late > SWEEP_WITHIN * pace else None


def late_rounds(*, at: datetime, pace: float) -> QuerySet[Round]:
    """Will keep the looks that the auditor last did too long before AT."""
    looked = Q(kind=Round.Kind.MOMENTS, at__lt=at - LOOKED_WITHIN * pace)
    return Round.objects.filter(looked | Q(kind=Round.Kind.CLOCKS, at__lt=at - PROVED_WITHIN * pace)).order_by("-kind")


def never_audited() -> bool:
    """Will say whether a worker runs and no auditor ever looked."""
    return Heartbeat.objects.exists() and not Round.objects.filter(kind=Round.Kind.MOMENTS).exists()


def open_findings() -> QuerySet[Finding]:
    """Will keep what the auditor found and no later look found gone, oldest first."""
    return Finding.objects.filter(gone_at=None).select_related("case").order_by("found_at", "id")
