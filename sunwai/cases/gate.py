"""One question to the database for many: is there any work at all? Its SQL is composed once, then asked every sweep.

Owns how the question is kept. It saves time and decides nothing: where it says yes, each stage looks for itself."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

# Stands in the composed question for the moment of asking; no row of ours is so old.
_MARK = datetime(1901, 2, 3, 4, 5, 6, 7, tzinfo=UTC)

Ask = Callable[[datetime], Sequence[QuerySet[Any]]]


class Gate:
    """Whether any of several querysets has a row. One query, however many there are; safe in several threads."""

    def __init__(self) -> None:
        self._composed: dict[object, tuple[str, list[Any]]] = {}

    def is_open(self, ask: Ask, *, at: datetime, key: object) -> bool:
        """Will say whether any queryset that ASK gives for AT has a row. KEY names what else ASK depends on."""
        vendor = connection.vendor
        if (vendor, key) not in self._composed:
            self._composed = {(vendor, key): _compose(ask(_MARK))}  # one at a time: an older protocol's is not kept
        sql, params = self._composed[vendor, key]
        with connection.cursor() as cursor:
            cursor.execute(sql, [_now(value, at) for value in params])
            return cursor.fetchone() is not None


def _compose(asked: Sequence[QuerySet[Any]]) -> tuple[str, list[Any]]:
    parts, params = [], list[Any]()
    for rows in asked:
        try:
            sql, values = rows.query.exists().get_compiler(connection=connection).as_sql()
        except EmptyResultSet:
            continue
        parts.append(f"EXISTS ({sql})")
        params += values
    return f"SELECT 1 WHERE {' OR '.join(parts) or '1 = 0'}", params


def _now(value: Any, at: datetime) -> Any:
    """VALUE, or what the moment of asking is in its place: a moment, or the office's day."""
    if value in (_MARK, connection.ops.adapt_datetimefield_value(_MARK)):
        return connection.ops.adapt_datetimefield_value(at)
    day = timezone.localdate(_MARK)
    if value in (day, connection.ops.adapt_datefield_value(day)):
        return connection.ops.adapt_datefield_value(timezone.localdate(at))
    return value
