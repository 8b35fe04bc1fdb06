"""The shortlist of whoever may nod: what waits for a yes or no, most urgent first. Reads only."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import QuerySet

from sunwai.nod.admissible import urgency_of
from sunwai.nod.models import Nod
from sunwai.sop.clauses import Sop


def shortlist(*, at: datetime) -> QuerySet[Nod]:
    """Will give the open questions to whoever may answer them, most urgent first."""
    open_ones = Nod.objects.filter(given_at=None, refused_at=None, lapsed_at=None, lapses_at__gt=at)
    return open_ones.select_related("case").order_by("case__urgency_rank", "asked_at", "id")


def for_duties(nods: Iterable[Nod], *, duties: Collection[str], sop: Sop) -> list[Nod]:
    """Will keep of NODS those to which somebody with DUTIES may say yes. (SOP, who may nod)"""
    return [nod for nod in nods if _may(nod, duties, sop)]


def _may(nod: Nod, duties: Collection[str], sop: Sop) -> bool:
    return any(duty.value in duties for duty in sop.nod.who_may(nod.act, urgency_of(nod.case)).duties)
