"""Where a key stands in a TOML file. Owns the search for line numbers, which tomllib does not give.

Never judges the file: it has parsed already, and a key this cannot place is shown without a line."""

import re
from collections import Counter
from collections.abc import Mapping

HEADER = re.compile(r"^\s*(\[\[?)\s*([\w.\-]+)\s*\]\]?")
KEY = re.compile(r"^\s*([\w\-]+)(?:\.[\w.\-]+)?\s*=\s*(.*)")
OPEN_LIST = re.compile(r"\[\s*(#.*)?$")


def key_lines(text: str) -> Mapping[str, int]:
    """Map each table and key, such as "nod", "nod.expires_after" or "window.2.due_after", to its line.

    Tables of a list are counted from 0, and so are the entries of a list that is written one to a line
    ("holidays.added.3"). Keys inside inline tables are not listed."""
    found: dict[str, int] = {}
    seen: Counter[str] = Counter()
    table, listing, entry = "", "", 0
    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.strip()
        if listing:
            if bare.startswith("]"):
                listing = ""
            elif bare and not bare.startswith("#"):
                found[f"{listing}.{entry}"] = number
                entry += 1
        elif header := HEADER.match(line):
            table = _table_name(header, seen)
            found.setdefault(table, number)
        elif key := KEY.match(line):
            path = f"{table}.{key[1]}" if table else key[1]
            found.setdefault(path, number)
            if OPEN_LIST.fullmatch(key[2]):
                listing, entry = path, 0
    return found


def _table_name(header: re.Match[str], seen: Counter[str]) -> str:
    if header[1] == "[":
        return header[2]
    seen[header[2]] += 1
    return f"{header[2]}.{seen[header[2]] - 1}"
