"""JSON lines in, JSON lines out, for the commands that are judged from outside. Owns the form of a line."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sunwai.errors import SunwaiError
from sunwai.management.progress import bar


class BadLine(SunwaiError):
    """A line of the input cannot be used."""


def answer_lines(source: Path, target: Path, *, answer: Callable[[Mapping[str, Any]], Mapping[str, Any]]) -> int:
    """Will write to TARGET one answer for each line of SOURCE, in order; gives how many. Raises BadLine."""
    rows = list(_rows(source))
    with target.open("w", encoding="utf-8") as out, bar(source.name, len(rows)) as shown:
        for row in rows:
            out.write(json.dumps(answer(row), ensure_ascii=False) + "\n")
            shown.update(1)
    return len(rows)


def moment_of(row: Mapping[str, Any], name: str = "posted_at") -> datetime | None:
    """Will read the time NAME of ROW; without a zone it is UTC, and absent it is None. Raises BadLine."""
    value = row.get(name)
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError as wrong:
        raise BadLine(f"{name} of {row.get('id')} is {value!r}. Write it as 2020-01-14T09:00:00Z.") from wrong
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _rows(source: Path) -> Iterator[Mapping[str, Any]]:
    try:
        lines = source.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as refused:
        raise BadLine(f"{source} cannot be read ({refused}). Give a file of JSON lines in UTF-8.") from refused
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _row(line, number)


def _row(line: str, number: int) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as wrong:
        raise BadLine(f"Line {number} is not JSON ({wrong}). Nothing was written.") from wrong
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "id" not in row:
        raise BadLine(f"Line {number} needs an id and a text. Nothing was written.")
    return row
