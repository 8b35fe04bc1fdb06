"""The call sheet: whom to ring now, in order, each office once for all its silent matters. Reads only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from sunwai.cases.models import Case
from sunwai.escalation.models import Call, Escalation
from sunwai.offices.models import Holder, Office


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One office to be rung: its numbers, its holder, its silent matters (most urgent first), its last promise."""

    office: Office
    holder: Holder | None
    numbers: tuple[str, ...]
    matters: tuple[Escalation, ...]
    last_promise: Call | None
    red: bool
    ring_from: datetime

    @property
    def cases(self) -> tuple[Case, ...]:
        """The cases this office is silent about."""
        return tuple(row.case for row in self.matters)

    @property
    def lacks_number(self) -> bool:
        """Whether there is nobody to ring, which the desk must see at once."""
        return not self.numbers


def call_sheet(*, duty: str, at: datetime) -> list[SheetLine]:
    """Will list the offices DUTY must ring now, red first, then the longest silent. Quiet hours keep a line back."""
    return _lines(_standing(duty).filter(ring_from__lte=at), at=at)


def put_off(*, duty: str, at: datetime) -> list[SheetLine]:
    """Will list what quiet hours hold back, so that nothing put off is hidden."""
    return _lines(_standing(duty).filter(ring_from__gt=at), at=at)


def _standing(duty: str) -> QuerySet[Escalation]:
    rows = Escalation.objects.filter(duty=duty, act="rings", settled_at=None)
    return rows.select_related("case", "office", "window__direction", "window__need").order_by("window__due_at", "id")


def _lines(rows: Iterable[Escalation], *, at: datetime) -> list[SheetLine]:
    by_office: dict[int, list[Escalation]] = {}
    for row in rows:
        by_office.setdefault(row.office_id, []).append(row)
    lines = [_line(matters, at=at) for matters in by_office.values()]
    return sorted(lines, key=lambda line: (not line.red, line.matters[0].window.due_at))


def _line(matters: list[Escalation], *, at: datetime) -> SheetLine:
    office = matters[0].office
    holder = office.holder(at)
    numbers = [holder.phone if holder else "", office.phone, office.phone_fallback]
    promised = Call.objects.filter(office=office, promise_by__isnull=False).order_by("-at").first()
    return SheetLine(
        office=office,
        holder=holder,
        numbers=tuple(dict.fromkeys(n for n in numbers if n)),
        matters=tuple(sorted(matters, key=lambda row: (-row.urgency, row.window.due_at))),
        last_promise=promised,
        red=any(row.urgency == 3 for row in matters),
        ring_from=min(row.ring_from for row in matters),
    )
