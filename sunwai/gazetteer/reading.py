"""The project's own tables read into places: once, from the files beside this module.

Owns the form of the files. Another state's districts and blocks come from whoever `sources.py` was given."""

import csv
from collections.abc import Mapping
from pathlib import Path

from sunwai.gazetteer.place import (
    BLOCK,
    COUNTRY,
    DISTRICT,
    LANDMARK,
    LOCALITY,
    STATE,
    STATION,
    TOWN,
    DistrictFacts,
    Place,
)
from sunwai.lib.folding import name_fold

TABLES = Path(__file__).parent / "tables"
SHIPPED_STATE = "20"  # Jharkhand: the state whose districts and blocks the project ships
_BELOW = ((BLOCK, "blocks"), (TOWN, "towns"), (LOCALITY, "localities"), (STATION, "stations"), (LANDMARK, "landmarks"))
_MAY_BE_WORDS = frozenset(level for level, _ in _BELOW)
Row = Mapping[str, str]


def rows(name: str) -> list[Row]:
    """Will read the table NAME, one mapping a line."""
    with (TABLES / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def word_names() -> frozenset[str]:
    """Will give the ordinary words that a place's name could be mistaken for, folded as names are."""
    return frozenset(name_fold(row["word"]) for row in rows("words"))


def everywhere() -> list[Place]:
    """Will give the states and countries, which every office needs."""
    words = word_names()
    places = [_place(row, level=STATE, parent=None, words=words) for row in rows("states")]
    return places + [_place(row, level=COUNTRY, parent=None, words=words) for row in rows("countries")]


def shipped() -> list[Place]:
    """Will give the districts of the shipped state and all that lies in them."""
    words, home = word_names(), f"{STATE}:{SHIPPED_STATE}"
    places = [_place(row, level=DISTRICT, parent=home, words=words) for row in rows("districts")]
    for level, table in _BELOW:
        places += [_place(row, level=level, parent=f"{DISTRICT}:{row['district']}", words=words) for row in rows(table)]
    return places


def shipped_facts() -> dict[str, DistrictFacts]:
    """Will give what is known of the shipped districts, by key."""
    return {f"{DISTRICT}:{row['code']}": _facts(row) for row in rows("districts")}


def cities() -> dict[str, tuple[str, ...]]:
    """Will give the big cities of each state and country, by its key."""
    named = {f"{STATE}:{row['code']}": several(row["cities"]) for row in rows("states")}
    return named | {f"{COUNTRY}:{row['code']}": several(row["cities"]) for row in rows("countries")}


def several(cell: str) -> tuple[str, ...]:
    """Will part the names in one CELL."""
    return tuple(part for part in cell.split("|") if part)


def is_word(names: tuple[str, ...], words: frozenset[str]) -> bool:
    """Will say whether one of NAMES is also an ordinary word."""
    return not words.isdisjoint(name_fold(name) for name in names)


def _place(row: Row, *, level: str, parent: str | None, words: frozenset[str]) -> Place:
    return Place(
        key=f"{level}:{row['code']}",
        level=level,
        code=row["code"],
        name_en=row["name_en"],
        name_hi=row["name_hi"],
        aliases=several(row["aliases"]),
        parent=parent,
        # A district anchors everything below it; Chatra stays a name though "chatra" is also a student.
        word=level in _MAY_BE_WORDS and is_word((row["name_en"], row["name_hi"]), words),
    )


def _facts(row: Row) -> DistrictFacts:
    column, line = row["tile"].split(",")
    return DistrictFacts(
        letters=row["letters"],
        census_code=row["census"],
        headquarters=row["headquarters"],
        population=int(row["population_2011"]),
        column=int(column),
        row=int(line),
    )
