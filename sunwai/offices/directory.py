"""The office's lists as CSV: offices, the accounts that speak for them, and who holds them.

Owns the columns and what is wrong with a line. Pure; writes nothing, so that a list is taken whole or not at all."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from sunwai.gazetteer.tables import PlaceUnknown, load

OFFICE_KINDS = ("district", "police", "department", "union", "other_state", "cm")
ONLY_REQUESTED = ("union", "other_state")
# What a list is, by the columns its first line must name; the others may be left out.
NEEDED = {
    "offices": ("code", "kind", "name_en", "name_hi", "acts_by"),
    "accounts": ("office", "network", "handle"),
    "holders": ("office", "name", "since"),
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with one line, and what to write instead."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """One office as listed; an empty cell says nothing."""

    line: int
    code: str
    kind: str
    name_en: str
    name_hi: str
    acts_by: str
    district_key: str
    phone: str
    phone_fallback: str
    email: str
    sop_class: str


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account as listed; without its network's id the key is a stand-in, and it cannot be verified."""

    line: int
    office: str
    network: str
    key: str
    handle: str
    name: str
    verified_on: date | None
    verified_by: str
    source: str


@dataclass(frozen=True, slots=True)
class HolderRow:
    """One person's coming into an office, as listed."""

    line: int
    office: str
    name: str
    phone: str
    since: date
    source: str


Row = OfficeRow | AccountRow | HolderRow


@dataclass(frozen=True, slots=True)
class Directory:
    """A list as read. With any mistake in it, none of its rows may be used."""

    form: str
    rows: tuple[Row, ...]
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What one line does to the directory: created, changed or unchanged; `columns` by name, before and after."""

    line: int
    became: str
    about: str
    columns: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What becomes of a list: how many rows are new, changed or stand already, or everything that is wrong."""

    form: str
    created: int
    changed: int
    unchanged: int
    mistakes: tuple[Mistake, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the list was taken; if not, nothing of it was."""
        return not self.mistakes


@dataclass(slots=True)
class _Line:
    """One line being read; notes mistakes instead of stopping at the first."""

    number: int
    cells: Mapping[str, str]
    mistakes: list[Mistake] = field(default_factory=list)

    def wrong(self, text: str) -> None:
        self.mistakes.append(Mistake(self.number, text))

    def text(self, column: str) -> str:
        return (self.cells.get(column) or "").strip()

    def needed(self, column: str) -> str:
        found = self.text(column)
        if not found:
            self.wrong(f"The column {column} is empty. Fill it in.")
        return found

    def one_of(self, column: str, allowed: Iterable[str]) -> str:
        found = self.needed(column)
        if found and found not in allowed:
            self.wrong(f"The column {column} says {found!r}. Write one of: {', '.join(sorted(allowed))}.")
        return found

    def day(self, column: str, *, latest: date) -> date | None:
        found = self.text(column)
        try:
            day = date.fromisoformat(found) if found else None
        except ValueError:
            self.wrong(f"The column {column} says {found!r}. Write a day as 2026-01-31.")
            return None
        if day and day > latest:
            self.wrong(f"The column {column} lies in the future ({found}).")
        return day


def listed_key(handle: str) -> str:
    """Will give the stand-in key of a handle whose identity nobody has looked up yet."""
    return f"@{handle.casefold()}"


def read(lines: Iterable[str], *, offices: frozenset[str], today: date) -> Directory:
    """Will read one CSV list, told apart by its first line, and find every mistake in it.

    OFFICES are the codes on record, which accounts and holders must name; no day may lie after TODAY."""
    reader = csv.DictReader(_clean(lines), strict=True)
    try:
        columns = tuple(name.strip() for name in reader.fieldnames or ())
        form = _form(columns)
        if form is None:
            return Directory("", (), (Mistake(1, _headings(columns)),))
        reader.fieldnames = columns
        return _directory(form, reader, offices=offices, today=today)
    except csv.Error as refused:
        return Directory("", (), (Mistake(reader.reader.line_num, f"This is not CSV: {refused}."),))


def _clean(lines: Iterable[str]) -> Iterator[str]:
    """Lines without the mark that spreadsheets put before the first."""
    return (line.lstrip("\ufeff") for line in lines)


def _form(columns: tuple[str, ...]) -> str | None:
    return next((form for form, needed in NEEDED.items() if set(needed) <= set(columns)), None)


def _headings(columns: tuple[str, ...]) -> str:
    wanted = "; ".join(f"{form}: {', '.join(needed)}" for form, needed in NEEDED.items())
    return f"The first line names {', '.join(columns) or 'nothing'}. It must name the columns of one list ({wanted})."


def _directory(form: str, reader: "csv.DictReader[str]", *, offices: frozenset[str], today: date) -> Directory:
    readers: dict[str, Callable[[_Line], tuple[tuple[str, ...], Row | None]]] = {
        "offices": _office,
        "accounts": partial(_account, offices=offices, today=today),
        "holders": partial(_holder, offices=offices, today=today),
    }
    rows: dict[tuple[str, ...], Row] = {}
    mistakes: list[Mistake] = []
    for cells in reader:
        line = _Line(reader.line_num, cells)
        if None in cells:
            line.wrong("The line has more cells than the first line has columns. Put text with commas in quotes.")
        identity, row = readers[form](line)
        if identity in rows:
            line.wrong(f"This stands in line {rows[identity].line} already. Leave one of them out.")
        if row is not None:
            rows.setdefault(identity, row)
        mistakes += line.mistakes
    return Directory(form, tuple(rows.values()), tuple(mistakes))


def _office(line: _Line) -> tuple[tuple[str, ...], OfficeRow]:
    kind = line.one_of("kind", OFFICE_KINDS)
    acts_by = line.one_of("acts_by", ("direction", "request"))
    if kind in ONLY_REQUESTED and acts_by == "direction":
        line.wrong("The Union and other states cannot be directed. Write request in the column acts_by.")
    row = OfficeRow(
        line=line.number,
        code=line.needed("code"),
        kind=kind,
        name_en=line.needed("name_en"),
        name_hi=line.needed("name_hi"),
        acts_by=acts_by,
        district_key=_place(line, kind),
        phone=line.text("phone"),
        phone_fallback=line.text("phone_fallback"),
        email=line.text("email"),
        sop_class=line.text("sop_class"),
    )
    return (row.code,), row


def _place(line: _Line, kind: str) -> str:
    """The gazetteer key of the office's district, or of its state where it is another state's."""
    key, level = line.text("place"), {"district": "district", "other_state": "state"}.get(kind)
    if level and not key.startswith(f"{level}:"):
        line.wrong(f"An office of kind {kind} needs its {level} in the column place, such as {level}:20.")
        return key
    try:
        return load().place(key).key if key else ""
    except PlaceUnknown as unknown:
        line.wrong(str(unknown))
        return key


def _known_office(line: _Line, offices: frozenset[str]) -> str:
    code = line.needed("office")
    if code and code not in offices:
        line.wrong(f"No office has the code {code!r}. Import the offices first, or correct the code.")
    return code


def _account(line: _Line, *, offices: frozenset[str], today: date) -> tuple[tuple[str, ...], AccountRow]:
    handle = line.needed("handle").removeprefix("@")
    if any(letter.isspace() for letter in handle):
        line.wrong(f"The handle {handle!r} has a space in it.")
    verified_on = line.day("verified_on", latest=today)
    if verified_on:
        for column in ("key", "verified_by", "source"):
            if not line.text(column):
                line.wrong(f"The column {column} is empty. A verified account needs its id, who made sure and how.")
    row = AccountRow(
        line=line.number,
        office=_known_office(line, offices),
        network=line.needed("network"),
        key=line.text("key") or listed_key(handle),
        handle=handle,
        name=line.text("name"),
        verified_on=verified_on,
        verified_by=line.text("verified_by") if verified_on else "",
        source=line.text("source"),
    )
    return (row.network, row.key), row


def _holder(line: _Line, *, offices: frozenset[str], today: date) -> tuple[tuple[str, ...], HolderRow | None]:
    office, name = _known_office(line, offices), line.needed("name")
    line.needed("since")
    since = line.day("since", latest=today)
    if since is None:
        return (office, name, ""), None
    return (office, since.isoformat()), HolderRow(
        line.number, office, name, line.text("phone"), since, line.text("source")
    )
