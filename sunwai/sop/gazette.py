"""The gazetted list of holidays as people have it: a CSV of date and name. Owns its reading into an SOP file.

Pure. A list with one bad line is refused as a whole: half a list of holidays makes wrong due times nobody notices."""

import csv
import json
import re
from collections.abc import Sequence
from datetime import date, datetime
from io import StringIO

from sunwai.sop.lines import KEY
from sunwai.sop.load import SopRefused
from sunwai.sop.table import Mistake

DAY_FORMS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")
ADDED = re.compile(r"^added\s*=")


def holiday_lines(text: str) -> tuple[tuple[date, str], ...]:
    """Read TEXT, lines of "2027-01-26,Republic Day", a heading allowed. Refuses with SopRefused, every line listed."""
    found: dict[date, str] = {}
    mistakes: list[Mistake] = []
    for number, row in enumerate(csv.reader(StringIO(text)), start=1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or (number == 1 and cells[0].casefold() in {"date", "day"}):
            continue
        day, wrong = _day(cells[0]), ""
        if day is None:
            wrong = f'"{cells[0]}" is no date; write it like 2027-01-26'
        elif len(cells) < 2 or not cells[1]:
            wrong = "names no holiday after the date"
        elif day in found:
            wrong = f"gives {day.isoformat()} a second time"
        if wrong:
            mistakes.append(Mistake(number, wrong))
        elif day is not None:
            found[day] = cells[1]
    if not found and not mistakes:
        mistakes.append(Mistake(0, "the list of holidays is empty"))
    if mistakes:
        raise SopRefused(mistakes)
    return tuple(sorted(found.items()))


def with_holidays(sop: str, days: Sequence[tuple[date, str]]) -> str:
    """Put DAYS into the `added` list of an SOP's text, in place of what it lists for the same years."""
    lines = sop.splitlines()
    start, end = _added_span(lines)
    years = {day.year for day, _ in days}
    kept = [line for line in lines[start + 1 : end] if not any(f"date = {year}-" in line for year in years)]
    new = [f"  {{ date = {day.isoformat()}, name = {json.dumps(name, ensure_ascii=False)} }}," for day, name in days]
    return "\n".join([*lines[:start], "added = [", *kept, *new, "]", *lines[end + 1 :]]) + "\n"


def _added_span(lines: list[str]) -> tuple[int, int]:
    for start, line in enumerate(lines):
        if not ADDED.match(line):
            continue
        if line.rstrip().endswith("]"):
            return start, start
        for end in range(start + 1, len(lines)):
            if lines[end].startswith("]"):
                return start, end
            if KEY.match(lines[end]):
                break
    raise SopRefused([Mistake(0, 'the SOP has no list "added" of its own under [holidays] that could be written to')])


def _day(text: str) -> date | None:
    for form in DAY_FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    return None
