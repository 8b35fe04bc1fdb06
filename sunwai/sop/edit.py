"""Changing an SOP file without spoiling it: one value, one clause, one line at a time; comments stay where they are.

Pure. Judges nothing: what was typed goes into the file as it is, and the check says what is wrong with it."""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sunwai.sop.lines import HEADER, key_lines
from sunwai.sop.page_words import WEEKDAYS
from sunwai.sop.table import CLAUSE_KEYS

# Terms that may be left out of a clause of a kind: a form offers them empty, and an empty one is not written.
OPTIONAL: Mapping[str, Mapping[str, str]] = {
    "rung": {"wait": "words", "wait_red": "words", "repeats": "plain", "only_from": "plain", "only_until": "plain"},
    "after_call": {"repeats": "plain"},
    "calendar": dict.fromkeys(WEEKDAYS, "list"),
    "hours_of": {"addressees": "list", "offices": "list"} | dict.fromkeys(WEEKDAYS, "list"),
}
DAY = re.compile(r"\d{4}-\d\d-\d\d")
TOP = re.compile(r"^(\w+)\s*=")
CHAPTER = re.compile(r"^# ---")


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a clause as a form shows it. `kind`: words, long, yes_no, list or plain (as TOML)."""

    key: str
    kind: str
    shown: str


@dataclass(frozen=True, slots=True)
class Part:
    """One clause of a file: its path ("nod", "window.0", "wording.direction"), number and titles; `many` for a list."""

    path: str
    number: str
    title: str
    title_hi: str
    many: bool


def parts(content: Mapping[str, Any]) -> list[Part]:
    """List the clauses of CONTENT, read from TOML, in the order of their numbers."""
    found: list[Part] = []
    for key, value in content.items():
        if isinstance(value, list):
            found += [_part(f"{key}.{n}", each, True) for n, each in enumerate(value) if _is_clause(each)]
        elif _is_clause(value):
            found.append(_part(key, value, False))
        elif isinstance(value, dict):
            found += [_part(f"{key}.{name}", each, False) for name, each in value.items() if _is_clause(each)]
    return sorted(found, key=lambda part: [int(n) for n in part.number.split(".") if n.isdigit()])


def fields(content: Mapping[str, Any], path: str) -> list[Field]:
    """List the values of the clause at PATH, without tables within it (subjects). KeyError: there is no such clause."""
    table = _at(content, path)
    said = [_field(key, value) for key, value in table.items() if not (isinstance(value, dict) and _is_deep(value))]
    more = OPTIONAL.get(path.partition(".")[0], {})
    return [*said, *(Field(key, kind, "") for key, kind in more.items() if key not in table)]


def with_values(text: str, path: str, typed: Mapping[str, str], kinds: Mapping[str, str]) -> str:
    """Write what was TYPED into the clause at PATH of TEXT, each value as its kind is written; touch nothing else."""
    more = OPTIONAL.get(path.partition(".")[0], {})
    for key, words in typed.items():
        if key in more and not words.strip():
            text = _without(text, f"{path}.{key}")
            continue
        text = _with_value(text, f"{path}.{key}" if path else key, key, _literal(words, kinds[key]))
    return text


def with_top(text: str, key: str, value: str) -> str:
    """Write KEY = VALUE at the top of TEXT, before any table; an empty VALUE takes the line out."""
    lines = text.splitlines()
    first = next((n for n, line in enumerate(lines) if HEADER.match(line)), len(lines))
    places = [n for n, line in enumerate(lines[:first]) if (m := TOP.match(line)) and m[1] == key]
    for n in reversed(places):
        del lines[n]
    if value:
        after = next((n for n, line in enumerate(lines[:first]) if line.startswith("version")), -1)
        at = places[0] if places else after + 1
        lines.insert(at, f"{key} = {value}")
    return "\n".join(lines) + "\n"


def copied(text: str, path: str) -> str:
    """Put a copy of the clause at PATH (one of a list) behind it, with the next free number. May raise KeyError."""
    start, end = _block(text, path)
    lines = text.splitlines()
    taken = set(re.findall(r'^clause = "([\d.]+)"', text, re.MULTILINE))
    block = [
        re.sub(r'^clause = "([\d.]+)"', lambda m: f'clause = "{_free(m[1], taken)}"', line) for line in lines[start:end]
    ]
    return "\n".join([*lines[:end], *block, *lines[end:]]) + "\n"


def struck(text: str, path: str) -> str:
    """Take the clause at PATH (one of a list) out of TEXT. May raise KeyError."""
    start, end = _block(text, path)
    lines = text.splitlines()
    return "\n".join([*lines[:start], *lines[end:]]) + "\n"


def _free(number: str, taken: set[str]) -> str:
    chapter = number.rpartition(".")[0]
    last = max(int(each.rpartition(".")[2]) for each in taken if each.rpartition(".")[0] == chapter)
    return f"{chapter}.{last + 1}"


def _block(text: str, path: str) -> tuple[int, int]:
    start = key_lines(text)[path] - 1
    lines = text.splitlines()
    for end in range(start + 1, len(lines)):
        if HEADER.match(lines[end]) or CHAPTER.match(lines[end]):
            return start, end
    return start, len(lines)


def _with_value(text: str, path: str, key: str, literal: str) -> str:
    lines, places = text.splitlines(), key_lines(text)
    if path not in places:
        table = path.rpartition(".")[0]
        lines.insert(places[table], f"{key} = {literal}")
        return "\n".join(lines) + "\n"
    start = places[path] - 1
    end = _value_ends(lines, start)
    return "\n".join([*lines[:start], f"{key} = {literal}", *lines[end:]]) + "\n"


def _without(text: str, path: str) -> str:
    places, lines = key_lines(text), text.splitlines()
    if path not in places:
        return text
    start = places[path] - 1
    return "\n".join([*lines[:start], *lines[_value_ends(lines, start) :]]) + "\n"


def _value_ends(lines: list[str], start: int) -> int:
    """The line behind the value that begins on START: a value may run over many lines."""
    for end in range(start + 1, len(lines) + 1):
        try:
            tomllib.loads("\n".join(lines[start:end]))
        except tomllib.TOMLDecodeError:
            if end < len(lines) and HEADER.match(lines[end]):
                return start + 1
            continue
        return end
    return start + 1


def _literal(typed: str, kind: str) -> str:
    typed = typed.replace("\r\n", "\n").strip()
    if kind in {"words", "long"}:
        return json.dumps(typed, ensure_ascii=False)
    if kind == "list":
        return "[" + ", ".join(_entry(each.strip()) for each in typed.split(",") if each.strip()) + "]"
    try:
        tomllib.loads(f"x = {typed}")
    except tomllib.TOMLDecodeError:
        return json.dumps(typed, ensure_ascii=False)  # the check will say what it must be
    return typed


def _entry(typed: str) -> str:
    return typed if DAY.fullmatch(typed) else json.dumps(typed, ensure_ascii=False)


def _field(key: str, value: object) -> Field:
    if isinstance(value, bool):
        return Field(key, "yes_no", "true" if value else "false")
    if isinstance(value, str):
        return Field(key, "long" if len(value) > 60 else "words", value)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return Field(key, "list", ", ".join(value))
    return Field(key, "plain", _written(value))


def _written(value: object) -> str:
    if isinstance(value, list):
        return "[\n" + "".join(f"  {_written(each)},\n" for each in value) + "]" if value else "[]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_written(each)}" for key, each in value.items()) + " }"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _at(content: Mapping[str, Any], path: str) -> Mapping[str, Any]:
    found: Any = content
    for step in path.split("."):
        steps = dict(enumerate(found)) if isinstance(found, list) else found
        found = steps[int(step) if isinstance(found, list) and step.isdigit() else step]
    if not _is_clause(found):
        raise KeyError(path)
    table: Mapping[str, Any] = found
    return table


def _part(path: str, table: Mapping[str, Any], many: bool) -> Part:
    number, title, title_hi = (str(table.get(key, "")) for key in CLAUSE_KEYS[:3])
    return Part(path, number, title, title_hi, many)


def _is_clause(value: object) -> bool:
    return isinstance(value, dict) and "clause" in value


def _is_deep(value: dict[str, Any]) -> bool:
    return any(isinstance(each, dict) for each in value.values())
