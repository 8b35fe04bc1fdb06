"""The desk's ordered list and its views. Reads only; the order is `Case.objects.in_order()` and knows no fame."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Exists, OuterRef, Q, QuerySet

from sunwai.cases.lifecycle import Status
from sunwai.cases.models import Case, CaseQuerySet, Need
from sunwai.intake.models import Post
from sunwai.outbox.models import Outgoing, State

Cases = CaseQuerySet
S = Status


def on_desk(rows: Cases) -> Cases:
    """Will keep what waits for the desk: new, accepted, answered, heard, or where the ladder has ended with it."""
    decides = Case.objects.filter(escalations__act="decides", escalations__settled_at=None)
    return rows.filter(Q(on_desk=1) | Q(pk__in=decides.values("pk")) | Q(pk__in=_unnodded()))


def failed_to_go_out(rows: Cases) -> Cases:
    """Will keep cases with words that were refused by a network, or of which nobody knows whether they are out."""
    stuck = Outgoing.objects.filter(state__in=[State.FAILED, State.ASK_PERSON, State.UNCERTAIN])
    return rows.filter(pk__in=stuck.values("case"))


def by_hand(rows: Cases) -> Cases:
    """Will keep cases whose words wait to be posted by a person."""
    return rows.filter(pk__in=Outgoing.objects.filter(state=State.BY_HAND).values("case"))


def _marked(related: str, **marks: object) -> QuerySet[Any, Any]:
    """The cases that have a row of a later stage, RELATED, with these MARKS; the few rows are looked up first."""
    later: Any = Case._meta.get_field(related).related_model
    return cast("QuerySet[Any, Any]", later.objects.filter(case__isnull=False, **marks).values("case"))


def _unnodded() -> QuerySet[Any, Any]:
    """Cases with red words that are out and were not nodded to in time, or to which the approver said no."""
    silent = Q(answered_at=None, overdue_at__isnull=False, nod__lapsed_at=None)
    after: Any = Case._meta.get_field("nods_after").related_model
    found = after.objects.filter(silent | Q(is_yes=False, put_right_at=None))
    return cast("QuerySet[Any, Any]", found.values("case"))


VIEWS: Mapping[str, Callable[[Cases], Cases]] = {
    "desk": on_desk,
    "new": lambda rows: rows.filter(status=S.RECEIVED),
    "accepted": lambda rows: rows.filter(status=S.ACCEPTED),
    "nod": lambda rows: rows.filter(status=S.AWAITING_NOD),
    "going": lambda rows: rows.filter(status=S.NODDED),
    "out": lambda rows: rows.filter(status=S.DIRECTED),
    "silent": lambda rows: rows.filter(pk__in=_marked("escalations", settled_at=None)),
    "replied": lambda rows: rows.filter(pk__in=_marked("replies", read_at=None)),
    "promises": lambda rows: rows.filter(pk__in=_marked("commitments", state="woken")),
    "confirm": lambda rows: rows.filter(status=S.CONFIRMING),
    "spoke": lambda rows: rows.filter(pk__in=_marked("late_words", seen_at=None)),
    "sealed": lambda rows: rows.filter(sealed_at__isnull=False).exclude(status=S.CLOSED),
    "unnodded": lambda rows: rows.filter(pk__in=_unnodded()),
    "stuck": failed_to_go_out,
    "by_hand": by_hand,
    "parked": lambda rows: rows.filter(parked_at__isnull=False),
    "set_aside": lambda rows: rows.filter(status=S.SET_ASIDE),
    "closed": lambda rows: rows.filter(status=S.CLOSED),
}


def held_by(rows: Cases, name: str) -> Cases:
    """Will keep what NAME has in hand."""
    return rows.filter(held_by=name).exclude(held_by="")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """By what a view is narrowed; "" means by nothing."""

    district: str = ""
    kind: str = ""
    office: str = ""
    network: str = ""

    def keep(self, rows: Cases) -> Cases:
        """Will keep those of ROWS that lie in the district, are of the kind, are the office's, came by the network."""
        if self.district:
            rows = rows.filter(district_key=self.district)
        if self.kind:
            rows = rows.filter(kind=self.kind)
        if self.office:
            rows = rows.filter(Exists(Need.objects.filter(case=OuterRef("pk"), owner__code=self.office)))
        if self.network:
            rows = rows.filter(Exists(Post.objects.filter(case=OuterRef("pk"), network=self.network)))
        return rows


def listed(view: str) -> Cases:
    """Will give the cases of VIEW (a key of VIEWS) in the order of what cannot wait."""
    rows: CaseQuerySet = VIEWS[view](Case.objects.all())
    return rows.in_order()
