"""The approver's shortlist: what waits for a yes or no, most urgent first. Reads only."""

from datetime import datetime

from django.db.models import QuerySet

from sunwai.nod.models import Nod


def shortlist(*, at: datetime) -> QuerySet[Nod]:
    """Will give the open questions to the approver, most urgent first."""
    open_ones = Nod.objects.filter(given_at=None, refused_at=None, lapsed_at=None, lapses_at__gt=at)
    return open_ones.select_related("case").order_by("case__urgency_rank", "asked_at", "id")
