"""Thousands of open matters at once, copied from one that is real, to measure and to test what must not slow down.

Owns how rows are copied: in the database itself, so that a million take seconds. The copies have no entries."""

from collections.abc import Mapping
from datetime import datetime

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Max, Model

from sunwai.cases.models import Case, Need
from sunwai.clock.models import Window
from sunwai.direction.models import Direction


def crowd(window: Window, *, count: int, due_at: datetime) -> None:
    """Will copy the matter of WINDOW, with its need and direction, COUNT times; every copy falls due at DUE_AT."""
    sources: list[Model] = [window.case, window.need, window.direction, window]
    base = {type(row): _highest(type(row)) for row in sources}
    case, need, direction = (f"{base[model]} + c.n" for model in (Case, Need, Direction))
    moment = connection.ops.adapt_datetimefield_value(due_at)
    changed: Mapping[type[Model], Mapping[str, str]] = {
        Case: {"docket": "'CR-' || c.n"},
        Need: {"case_id": case},
        Direction: {"case_id": case, "outgoing_id": "NULL"},
        Window: {
            "case_id": case,
            "need_id": need,
            "direction_id": direction,
            **dict.fromkeys(("due_at", "next_at"), f"'{moment}'"),
            **dict.fromkeys(("warn_at", "warned_at"), "NULL"),
        },
    }
    with transaction.atomic(), connection.cursor() as cursor:
        for row in sources:
            _copy(cursor, row, base=base[type(row)], count=count, changed=changed[type(row)])
        for statement in connection.ops.sequence_reset_sql(no_style(), list(base)):
            cursor.execute(statement)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _highest(model: type[Model]) -> int:
    return int(model._default_manager.aggregate(highest=Max("pk"))["highest"] or 0)


def _copy(cursor: object, row: Model, *, base: int, count: int, changed: Mapping[str, str]) -> None:
    """The numbers 1 to COUNT are made by the database; both databases know this way of writing it."""
    columns = [str(field.column) for field in row._meta.concrete_fields if not field.generated]
    given = {"id": f"{base} + c.n", **changed}
    chosen = ", ".join(given.get(name, f't."{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    table = row._meta.db_table
    cursor.execute(  # type: ignore[attr-defined]  # a cursor of the framework
        f'INSERT INTO "{table}" ({names}) '  # noqa: S608  # names of our own tables and columns, and numbers
        f"WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {count}) "
        f'SELECT {chosen} FROM c, "{table}" t WHERE t.id = {row.pk}'
    )
