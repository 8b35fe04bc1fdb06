"""Which matters stand before the wrong person because an office could not be rung, or can be now. Reads only.

Silence nobody can be rung about is the desk's at once, never skipped (offices.reach says what is lacking)."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from sunwai.clock.models import Window
from sunwai.escalation.models import Escalation
from sunwai.offices.models import Holder, Office


def silent_places(*, at: datetime) -> QuerySet[Office]:
    """Will keep the offices whose time runs and that nobody could ring when it began, and still nobody can."""
    asked = Window.objects.running().exclude(lack="").order_by().values("office")
    return Office.objects.filter(pk__in=asked).exclude(_can_be_rung(OuterRef("pk"), at=at, office="")).order_by("id")


def mended(rows: QuerySet[Escalation], *, at: datetime) -> QuerySet[Escalation]:
    """Will keep ROWS that came to the desk because nobody could be rung, where now somebody can."""
    return rows.filter(_can_be_rung(OuterRef("office"), at=at, office="office__")).exclude(lack="").order_by("id")


def closed(rows: QuerySet[Escalation], *, at: datetime) -> QuerySet[Escalation]:
    """Will keep ROWS on somebody's sheet whose office was closed meanwhile."""
    shut = Office.objects.filter(closed_at__lte=at)
    return rows.filter(act="rings", office__in=shut.order_by().values("pk")).order_by("id")


def _can_be_rung(key: OuterRef, *, at: datetime, office: str) -> Q:
    """The office of KEY is open and held, and a number is known; OFFICE leads to its columns."""
    day = timezone.localdate(at)
    held = Holder.objects.filter(Q(until=None) | Q(until__gt=day), office=key, since__lte=day)
    known = (
        Q(**{f"{office}phone__gt": ""}) | Q(**{f"{office}phone_fallback__gt": ""}) | Exists(held.filter(phone__gt=""))
    )
    is_open = Q(**{f"{office}closed_at": None}) | Q(**{f"{office}closed_at__gt": at})
    return Q(Exists(held)) & known & is_open
