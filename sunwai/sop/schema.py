"""Which terms a protocol may have, by the number of its schema. Owns the filling in of what an older one does not say.

A window is reckoned for ever by the version it was opened under, so every version must stay readable: whoever adds a
term raises NEWEST and writes into added/<schema>.toml what the office did before there was such a term."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

OLDEST, NEWEST = 1, 2
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Filled:
    """What a file says together with what it leaves unsaid; `added` names the paths that were filled in."""

    content: Mapping[str, Any]
    added: tuple[str, ...]


def schema_of(content: Mapping[str, Any]) -> int:
    """Give the schema CONTENT was written for; a file that names none is of the oldest."""
    named = content.get("schema", OLDEST)
    return named if type(named) is int else NEWEST


def filled(content: Mapping[str, Any]) -> Filled:
    """Fill in what CONTENT, read from TOML, could not yet say when it was written. CONTENT itself is left alone."""
    whole, added = dict(content), list[str]()
    for schema in range(schema_of(content) + 1, NEWEST + 1):
        whole = _merged(whole, _added_in(schema), "", added)
    return Filled(_numbered_once(whole, frozenset(added)), tuple(added))


@cache
def _added_in(schema: int) -> Mapping[str, Any]:
    return tomllib.loads((HERE / "added" / f"{schema}.toml").read_text(encoding="utf-8"))


def _merged(said: Mapping[str, Any], more: Mapping[str, Any], path: str, added: list[str]) -> dict[str, Any]:
    whole = dict(said)
    for key, value in more.items():
        place = f"{path}.{key}" if path else key
        if key not in whole:
            whole[key] = value
            added.append(place)
        elif isinstance(whole[key], dict) and isinstance(value, dict):
            whole[key] = _merged(whole[key], value, place, added)
    return whole


def _numbered_once(whole: dict[str, Any], added: frozenset[str]) -> dict[str, Any]:
    """An office numbers its own clauses: one that was filled in gives way where its number is taken."""
    taken = {number for path, number in _numbers(whole) if path not in added}
    for path in sorted(added):
        table = whole.get(path)
        if isinstance(table, dict) and table.get("clause") in taken:
            whole[path] = {**table, "clause": _next_free(str(table["clause"]), taken)}
        if isinstance(whole.get(path), dict):
            taken.add(str(whole[path].get("clause", "")))
    return whole


def _numbers(content: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in content.items():
        place = f"{path}.{key}" if path else key
        for table in value if isinstance(value, list) else [value]:
            if isinstance(table, dict):
                if "clause" in table:
                    yield place, str(table["clause"])
                yield from _numbers(table, place)


def _next_free(number: str, taken: set[str]) -> str:
    chapter, _, last = number.rpartition(".")
    rest = int(last) if last.isdigit() else 1
    while f"{chapter}.{rest}" in taken:
        rest += 1
    return f"{chapter}.{rest}"
