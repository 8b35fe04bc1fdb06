"""What waits in the holding pen: replies without a case, gaps, unread items, parked rows. Reads only."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from sunwai.cases.models import Case, Parkable
from sunwai.direction.models import Direction
from sunwai.intake.models import Gap, Unread
from sunwai.offices.models import Office
from sunwai.response.models import Reply

AT_ONCE = 50  # of each sort; more is said, not shown
FIRST_LINES = 400  # characters of an item no machine could read


@dataclass(frozen=True, slots=True)
class Parked:
    """A row the machine gave up on: `sort` and `pk` name it, `error` says why, `docket` whose matter it is."""

    sort: str
    pk: int
    docket: str
    error: str
    at: Any


def parkables() -> Mapping[str, type[Model]]:
    """Will give every table whose rows can be parked, by the word used in addresses."""
    return {table.__name__.lower(): table for table in _tables(Parkable)}


def _tables(of: type[Model]) -> Iterator[type[Model]]:
    """The tables below OF; what they only have in common is none itself."""
    for kind in of.__subclasses__():
        if not kind._meta.abstract:
            yield kind
        yield from _tables(kind)


def parked() -> Iterator[Parked]:
    """Will give the parked rows, table by table, the longest parked first."""
    for sort, table in sorted(parkables().items()):
        rows: QuerySet[Any] = table._default_manager.filter(parked_at__isnull=False).order_by("parked_at")
        for row in rows[:AT_ONCE]:
            case = case_of(row)
            yield Parked(sort, row.pk, case.docket if case else "", row.parked_error, row.parked_at)


def case_of(row: Any) -> Case | None:
    """Will give the case a parked ROW belongs to, if it has one."""
    return row if isinstance(row, Case) else getattr(row, "case", None)


def replies() -> QuerySet[Reply]:
    """Will give the answers of offices that belong to no case yet, the oldest first."""
    loose = Reply.objects.filter(case=None, put_aside_at=None)
    return loose.select_related("office", "post").order_by("came_at", "id")


def gaps() -> QuerySet[Gap]:
    """Will give the stretches that could not be read and that nobody has dealt with."""
    return Gap.objects.filter(healed_at=None).order_by("noted_at", "id")


def unread() -> QuerySet[Unread]:
    """Will give what could not be understood and that nobody has settled."""
    return Unread.objects.filter(settled_at=None).order_by("seen_at", "id")


def answered_direction(case: Case, office: Office) -> Direction | None:
    """Will give the direction of CASE that a reply of OFFICE most likely answers: its own newest that is out."""
    out = Direction.objects.filter(case=case, out_at__isnull=False).order_by("-out_at")
    return out.filter(owner=office).first() or out.first()
