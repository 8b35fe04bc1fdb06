"""Picking named things out of foreign JSON. Owns the type checks; each wrong shape becomes one clear reason.

Must not know any network's words. Unknown fields are never looked at, so they are ignored."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sunwai.networks.printable import cleaned, kept_raw

LONGEST_WORD = 400  # characters; links are the longest of the short things


class Wrong(ValueError):
    """An entry is not what its source documents; the message is the reason shown to the desk."""


def entry_of(value: object) -> Mapping[str, Any]:
    """Will return VALUE when it is a JSON object."""
    if not isinstance(value, dict):
        raise Wrong(f"an object was expected, found {kind_of(value)}")
    return value


def text(entry: Mapping[str, Any], *names: str) -> str:
    """Will return the first of NAMES that ENTRY has, as it was sent; anything but a text is Wrong."""
    name, value = _first(entry, names)
    if value is None:
        raise Wrong(f"{name} is missing")
    if not isinstance(value, str):
        raise Wrong(f"{name} should be a text, found {kind_of(value)}")
    return value


def word(entry: Mapping[str, Any], *names: str) -> str:
    """Will return the first of NAMES that ENTRY has: a short text, fit to be stored."""
    found, _ = cleaned(text(entry, *names))
    if len(found) > LONGEST_WORD:
        raise Wrong(f"{names[0]} has {len(found)} characters; at most {LONGEST_WORD} are taken")
    return found


def word_or_none(entry: Mapping[str, Any], *names: str) -> str | None:
    """Will return the first of NAMES that ENTRY has, or None; a short text, else Wrong."""
    return None if _first(entry, names)[1] is None else word(entry, *names)


def listed(entry: Mapping[str, Any], *names: str) -> list[Any]:
    """Will return the first of NAMES that ENTRY has, or an empty list; anything but a list is Wrong."""
    name, value = _first(entry, names)
    if value is None:
        return []
    if isinstance(value, list):
        return value
    raise Wrong(f"{name} should be a list, found {kind_of(value)}")


def nested(entry: Mapping[str, Any], *names: str) -> Mapping[str, Any]:
    """Will return the first of NAMES that ENTRY has, or an empty object; anything but an object is Wrong."""
    name, value = _first(entry, names)
    if value is None:
        return {}
    if isinstance(value, dict):
        return value
    raise Wrong(f"{name} should be an object, found {kind_of(value)}")


def moment(written: str, *, name: str) -> datetime:
    """Will read an ISO 8601 time with its zone into UTC; without a zone it is Wrong: it could be any hour."""
    try:
        read = datetime.fromisoformat(written)
        if read.tzinfo is None:
            raise Wrong(f"{name} has no zone: write +05:30 or Z after {written[:40]!r}")
        return read.astimezone(UTC)
    except (ValueError, OverflowError) as refused:
        if isinstance(refused, Wrong):
            raise
        raise Wrong(f"{name} is not a time: {written[:40]!r}") from refused


def kind_of(value: object) -> str:
    """Will name the JSON type of VALUE for a reason a person reads."""
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "nothing"}
    return names.get(type(value), "a number")


def as_raw(entry: object) -> str:
    """Will write ENTRY as JSON fit to be kept beside the reason it could not be read."""
    try:
        return kept_raw(json.dumps(entry, ensure_ascii=False, default=str))
    except RecursionError:
        return "[an entry nested too deeply to be written down]"


def _first(entry: Mapping[str, Any], names: tuple[str, ...]) -> tuple[str, Any]:
    for name in names:
        if entry.get(name) is not None:
            return name, entry[name]
    return names[0], None
