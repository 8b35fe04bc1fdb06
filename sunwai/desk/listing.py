"""The desk's ordered list and its views. Reads only; the order is `Case.objects.in_order()` and knows no fame."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from sunwai.cases.lifecycle import Status
from sunwai.cases.models import Case, CaseQuerySet
from sunwai.nod.models import Nod
from sunwai.outbox.models import Outgoing, State

Cases = CaseQuerySet
S = Status


def on_desk(rows: Cases) -> Cases:
    """Will keep what waits for the desk: new, accepted, answered, heard, or where the ladder has ended with it."""
    decides = Case.objects.filter(escalations__act="decides", escalations__settled_at=None)
    return rows.filter(Q(on_desk=1) | Q(pk__in=decides.values("pk")))


def failed_to_go_out(rows: Cases) -> Cases:
    """Will keep cases with words that were refused by a network, or of which nobody knows whether they are out."""
    stuck = Outgoing.objects.filter(case=OuterRef("pk"), state__in=[State.FAILED, State.ASK_PERSON, State.UNCERTAIN])
    return rows.filter(Exists(stuck))


def by_hand(rows: Cases) -> Cases:
    """Will keep cases whose words wait to be posted by a person."""
    return rows.filter(Exists(Outgoing.objects.filter(case=OuterRef("pk"), state=State.BY_HAND)))


VIEWS: Mapping[str, Callable[[Cases], Cases]] = {
    "desk": on_desk,
    "new": lambda rows: rows.filter(status=S.RECEIVED),
    "accepted": lambda rows: rows.filter(status=S.ACCEPTED),
    "nod": lambda rows: rows.filter(status=S.AWAITING_NOD),
    "going": lambda rows: rows.filter(status=S.NODDED),
    "out": lambda rows: rows.filter(status=S.DIRECTED),
    "silent": lambda rows: rows.filter(escalations__settled_at=None, escalations__isnull=False).distinct(),
    "replied": lambda rows: rows.filter(replies__read_at=None, replies__isnull=False).distinct(),
    "promises": lambda rows: rows.filter(commitments__state="woken").distinct(),
    "confirm": lambda rows: rows.filter(status=S.CONFIRMING),
    "spoke": lambda rows: rows.filter(late_words__seen_at=None, late_words__isnull=False).distinct(),
    "sealed": lambda rows: rows.filter(sealed_at__isnull=False).exclude(status=S.CLOSED),
    "stuck": failed_to_go_out,
    "by_hand": by_hand,
    "parked": lambda rows: rows.filter(parked_at__isnull=False),
    "set_aside": lambda rows: rows.filter(status=S.SET_ASIDE),
    "closed": lambda rows: rows.filter(status=S.CLOSED),
}


def listed(view: str) -> Cases:
    """Will give the cases of VIEW (a key of VIEWS) in the order of what cannot wait."""
    rows: CaseQuerySet = VIEWS[view](Case.objects.all())
    return rows.in_order()


def shortlist(*, at: datetime) -> QuerySet[Nod]:
    """Will give the open questions to the approver, most urgent first."""
    open_ones = Nod.objects.filter(given_at=None, refused_at=None, lapsed_at=None, lapses_at__gt=at)
    return open_ones.select_related("case").order_by("case__urgency_rank", "asked_at", "id")
