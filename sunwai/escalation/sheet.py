"""The call sheet: whom to ring now, in order, each office once for all its silent matters. Reads only."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from sunwai.cases.models import Case
from sunwai.escalation.models import Call, Escalation
from sunwai.offices.models import Holder, Office
from sunwai.sop.words import CallOutcome, Urgency


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


def calls_made(*, duty: str, since: datetime) -> int:
    """Will count the calls DUTY has made since a moment; those about a red matter do not count. (SOP 1.5)"""
    made = Call.objects.filter(at__gte=since, escalations__duty=duty)
    red = Call.objects.filter(at__gte=since, escalations__urgency=Urgency.RED)
    return made.exclude(pk__in=red.values("pk")).distinct().count()


def within_budget(lines: Sequence[SheetLine], *, left: int) -> tuple[list[SheetLine], list[SheetLine]]:
    """Will part LINES into those to ring now and those put off: red always now, of the others the first LEFT."""
    now, later, room = list[SheetLine](), list[SheetLine](), left
    for line in lines:
        if line.red or room > 0:
            now.append(line)
            room -= not line.red
        else:
            later.append(line)
    return now, later


def unanswered(lines: Iterable[SheetLine]) -> Mapping[tuple[int, int], int]:
    """Will count the calls nobody answered, by direction and need, for every matter of LINES at once."""
    directions = {row.window.direction_id for line in lines for row in line.matters}
    rows = Call.objects.filter(outcome=CallOutcome.NO_ANSWER, escalations__window__direction__in=directions)
    told = rows.values_list("pk", "escalations__window__direction", "escalations__window__need").distinct()
    return Counter((direction, need) for _call, direction, need in told)


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
