"""JSON lines in, JSON lines out, for the commands that are judged from outside. Owns the form of a line."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sunwai.errors import SunwaiError
from sunwai.management.progress import bar

Row = Mapping[str, Any]


class BadLine(SunwaiError):
    """A line of the input cannot be used."""


def answer_lines(source: Path, target: Path, *, answer: Callable[[Row], Row]) -> int:
    """Will write to TARGET one answer for each line of SOURCE, in order; gives how many. Raises BadLine."""
    rows = read_lines(source)
    with bar(source.name, len(rows)) as shown:
        made = [_stepping(answer(row), shown.update) for row in rows]
    write_lines(target, made)
    return len(rows)


def read_lines(source: Path, *, needs: Sequence[str] = ()) -> list[Row]:
    """Will read every line of SOURCE; each has an id, a text, and what NEEDS names. Raises BadLine."""
    try:
        lines = source.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as refused:
        raise BadLine(f"{source} cannot be read ({refused}). Give a file of JSON lines in UTF-8.") from refused
    return list(_rows(lines, needs))


def write_lines(target: Path, rows: Iterable[Row]) -> None:
    """Will write ROWS to TARGET, one a line."""
    with target.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def moment_of(row: Row, name: str = "posted_at") -> datetime | None:
    """Will read the time NAME of ROW; without a zone it is UTC, and absent it is None. Raises BadLine."""
    value = row.get(name)
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError as wrong:
        raise BadLine(f"{name} of {row.get('id')} is {value!r}. Write it as 2020-01-14T09:00:00Z.") from wrong
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _stepping(made: Row, step: Callable[[int], object]) -> Row:
    step(1)
    return made


def _rows(lines: Sequence[str], needs: Sequence[str]) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _row(line, number, needs)


def _row(line: str, number: int, needs: Sequence[str]) -> Row:
    try:
        row = json.loads(line)
    except ValueError as wrong:
        raise BadLine(f"Line {number} is not JSON ({wrong}). Nothing was written.") from wrong
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "id" not in row:
        raise BadLine(f"Line {number} needs an id and a text. Nothing was written.")
    missing = [name for name in needs if name not in row]
    if missing:
        raise BadLine(f"Line {number} needs {' and '.join(missing)} to be judged by. Nothing was written.")
    return row
