"""The Local Government Directory's lists as they are downloaded: what a line says, and what is wrong with it.

Owns the columns, under every heading the directory has given them. Pure; writes nothing and looks nothing up."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

VILLAGE, PANCHAYAT, SUBDISTRICT = "village", "panchayat", "subdistrict"
# Our name of a column -> its headings, folded (small letters, without "in English" and punctuation).
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "state": ("statecode", "statelgdcode"),
    "district": ("districtcode", "districtlgdcode"),
    "district_name": ("districtname",),
    "subdistrict": ("subdistrictcode", "subdistrictlgdcode"),
    "subdistrict_name": ("subdistrictname",),
    "block": ("blockcode", "blocklgdcode", "developmentblockcode"),
    "block_name": ("blockname", "developmentblockname"),
    "block_local": ("blocknamelocal",),
    "panchayat": ("grampanchayatcode", "gpcode", "localbodycode", "localbodylgdcode"),
    "panchayat_name": ("grampanchayatname", "gpname", "localbodyname"),
    "panchayat_local": ("localbodynamelocal", "grampanchayatnamelocal"),
    "village": ("villagecode", "villagelgdcode"),
    "village_name": ("villagename",),
    "village_local": ("villagenamelocal",),
    "district_local": ("districtnamelocal",),
    "town_type": ("localbodytypecode", "localbodytypename"),
    "census": ("census2011code", "districtcensus2011code"),
}
_BY_HEADING = {heading: name for name, headings in _HEADINGS.items() for heading in headings}
_ENGLISH = re.compile(r"\(?\bin\s+eng\w*\)?", re.IGNORECASE)  # one list heads it "(In Englsih)"
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
# The finest level a list can be of, by the column that must be there.
_FINEST = (VILLAGE, "panchayat", "block", SUBDISTRICT, "district")
LEVELS = ("district", "subdistrict", "block", "town", "panchayat", "village")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with one line, and what to do about it."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One place as the directory lists it; codes are LGD's, empty where the list does not say."""

    line: int
    level: str
    code: str
    name_en: str
    name_local: str
    state: str
    district: str
    subdistrict: str
    subdistrict_name: str
    block: str
    panchayat: str


class NoSuchList(ValueError):
    """The columns are not those of any list of the directory."""


def read_csv(lines: Iterable[str], *, level: str = "", state: str = "") -> Iterator[Listed | Mistake]:
    """Will read a list of the directory: what each line lists, or what is wrong with it.

    LEVEL says of what the list is where its columns do not (town); STATE (LGD code) fills in where the list is of one
    state and does not say so. Raises NoSuchList, naming what is missing."""
    reader = csv.reader(lines)
    heads = [_folded(head) for head in next(reader, [])]
    known = {name: at for at, head in reversed(list(enumerate(heads))) if (name := _BY_HEADING.get(head))}
    return read_rows(
        (
            (number, {name: row[at].strip() if at < len(row) else "" for name, at in known.items()})
            for number, row in enumerate(reader, start=2)
            if any(cell.strip() for cell in row)
        ),
        columns=known,
        level=level,
        state=state,
    )


def read_records(
    records: Iterable[Mapping[str, object]], *, level: str = "", state: str = ""
) -> Iterator[Listed | Mistake]:
    """Will read records whose names are the directory's columns written with underscores (the package lgd-query)."""
    rows = [{_BY_HEADING.get(_folded(head), ""): _said(cell) for head, cell in record.items()} for record in records]
    return read_rows(enumerate(rows, start=1), columns=rows[0] if rows else {}, level=level, state=state)


def read_rows(
    rows: Iterable[tuple[int, Mapping[str, str]]], *, columns: Iterable[str], level: str, state: str
) -> Iterator[Listed | Mistake]:
    """Will read ROWS by our own names of the COLUMNS. Raises NoSuchList."""
    named = set(columns)
    finest = level or next((name for name in _FINEST if {name, f"{name}_name"} <= named), "")
    if not finest:
        raise NoSuchList(
            "This is no list of the Local Government Directory that Sunwai can use: it needs a code and a name column "
            "(Village Code and Village Name, Local Body Code and Name, Block, Sub-district or District Code and Name)."
        )
    if "state" not in named and not state:
        raise NoSuchList("The list does not name its state. Say it: --state with the LGD code (20 is Jharkhand).")
    return _read(rows, finest, state)


def _read(rows: Iterable[tuple[int, Mapping[str, str]]], level: str, state: str) -> Iterator[Listed | Mistake]:
    for number, row in rows:
        filled = {**row, "state": row.get("state") or state}
        wrong = _wrong(filled, level)
        if wrong:
            yield Mistake(number, wrong)
            continue
        yield _listed(number, filled, level, of="panchayat" if level == "town" else level)
        if level == VILLAGE and filled.get("panchayat") and filled.get("panchayat_name"):
            yield _listed(number, {**filled, "panchayat": filled["panchayat"]}, PANCHAYAT, of=PANCHAYAT)


def _wrong(row: Mapping[str, str], level: str) -> str:
    column = "panchayat" if level == "town" else level
    code, name = row.get(column, ""), row.get(f"{column}_name", "")
    if not code.isdecimal() or not code.isascii():
        return f"the {level} code is {code!r}; it must be the directory's number"
    if not name:
        return f"{level} {code} has no name"
    for above in ("state", *(() if level == "district" else ("district",))):
        if not row.get(above, "").isdecimal():
            return f"{level} {code} ({name}) has no {above} code; take the list with coverage, which names it"
    return ""


def _listed(number: int, row: Mapping[str, str], level: str, *, of: str) -> Listed:
    return Listed(
        line=number,
        level=level,
        code=row[of],
        name_en=row[f"{of}_name"],
        name_local=row.get(f"{of}_local", ""),
        state=row["state"],
        district=row.get("district", ""),
        subdistrict=row.get("subdistrict", ""),
        subdistrict_name=row.get("subdistrict_name", ""),
        block=row.get("block", ""),
        panchayat=row.get("panchayat", "") if level == VILLAGE else "",
    )


def _folded(head: str) -> str:
    plain = _NOT_LETTERS.sub("", _ENGLISH.sub("", head).lower()).replace("inlocallanguage", "local")
    return plain.replace("inlocal", "local")


def _said(cell: object) -> str:
    return "" if cell is None else str(cell).strip()
