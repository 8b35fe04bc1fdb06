"""Rows of many tables in one query, as the models they are: a page that needs twenty tables asks the database once.

Owns the query and the way back from it. Each part keeps its own filter and limit; the caller sorts, as a union keeps
no order. Reads only."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models import F, Model, QuerySet
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive

from sunwai.cases.models import Case

Rows = dict[str, list[Any]]
# They stand in for the case and the person while a question is written; no row has such a number or name.
ANY_CASE = Case(pk=-7_219_400_917)
ANYBODY = "\x1fanybody"


@dataclass(frozen=True, slots=True)
class Written:
    """A question that is written as SQL once and asked many times; `models` says what each part's rows are."""

    parts: tuple[str, ...]
    values: tuple[Any, ...]
    models: Mapping[str, type[Model]]
    counted: tuple[str, ...]

    def ask(self, filled: Mapping[Any, Any]) -> Rows:
        """Will ask it; FILLED says what stands now in the place of each value that only stood in for it."""
        found: Rows = {name: [] for name in self.models} | {name: [0] for name in self.counted}
        values = [filled.get(value, value) if isinstance(value, int | str) else value for value in self.values]
        for name, row in _answers(self.parts, values):
            if name in self.models:
                found[name].append(_model(self.models[name], json.loads(row)))
            else:
                found[name] = [int(row)]
        return found


def gathered(questions: Mapping[str, QuerySet[Any]], *, counted: Mapping[str, QuerySet[Any]] | None = None) -> Rows:
    """Will give the rows of each of QUESTIONS under its name, in no order, with one query for all of them.

    Of those COUNTED (each with the limit up to which it is worth counting) the number alone is given."""
    return written(questions, counted=counted).ask({})


def written(questions: Mapping[str, QuerySet[Any]], *, counted: Mapping[str, QuerySet[Any]] | None = None) -> Written:
    """Will write `gathered`'s one query, to be asked as often as it is wanted: writing costs more than asking."""
    parts: list[str] = []
    values: list[Any] = []
    for name, rows in [*questions.items(), *(counted or {}).items()]:
        try:
            sql, given = _part(name, rows, counts=name not in questions)
        except EmptyResultSet:
            continue
        parts.append(sql)
        values += given
    return Written(tuple(parts), tuple(values), {n: rows.model for n, rows in questions.items()}, tuple(counted or ()))


def _part(name: str, rows: QuerySet[Any], *, counts: bool) -> tuple[str, Sequence[Any]]:
    if counts:
        sql, given = rows.values("pk").query.sql_with_params()
        return f"SELECT '{name}' AS name, CAST(COUNT(*) AS TEXT) AS said FROM ({sql}) part", given  # noqa: S608
    asked = rows.annotate(_row=JSONObject(**{f.attname: F(f.attname) for f in _columns(rows.model)}))
    sql, given = asked.values("_row").query.sql_with_params()
    return f"SELECT '{name}' AS name, CAST(part._row AS TEXT) AS said FROM ({sql}) part", given  # noqa: S608


def linked(rows: Iterable[Model], name: str, others: Iterable[Model]) -> None:
    """Will put each row's foreign row NAME in its place where it is among OTHERS, so that nobody asks for it again."""
    known = {other.pk: other for other in others}
    for row in rows:
        key = getattr(row, f"{name}_id")
        if key in known:
            setattr(row, name, known[key])


def _answers(parts: Sequence[str], values: Sequence[Any]) -> list[tuple[str, Any]]:
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        return list(cursor.fetchall())


def _columns(model: type[Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if not isinstance(field, models.BinaryField)]


def _model(model: type[Model], said: Mapping[str, Any]) -> Model:
    columns = _columns(model)
    return model.from_db(connection.alias, [f.attname for f in columns], [_value(f, said[f.attname]) for f in columns])


def _value(field: Any, said: Any) -> Any:
    """What stood in the column: JSON has no moments, and SQLite keeps JSON, moments and truth as plain values."""
    if said is None:
        return None
    if isinstance(field, models.JSONField):
        return json.loads(said) if connection.vendor == "sqlite" and isinstance(said, str) else said
    if isinstance(field, models.DateTimeField):
        moment = parse_datetime(said)
        return moment.replace(tzinfo=UTC) if moment and is_naive(moment) else moment
    return field.to_python(said)
