"""Posts read from a file: our own lines of JSON, or X's pages as X wrote them.

Owns the forms of an import file. Memory stays bounded whatever the file holds, and no line stops the ones after it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from sunwai.errors import SunwaiError
from sunwai.networks.imported import read_entry
from sunwai.networks.post import Item, Unreadable
from sunwai.networks.printable import kept_raw

LONGEST_LINE = 4_000_000  # bytes; a page of X with 100 long posts fits, a runaway line does not
LARGEST_DOCUMENT = 32_000_000  # bytes; only a file that is one JSON document is read whole
_CHUNK = 65_536


class CannotOpen(SunwaiError):
    """The file to import cannot be read at all."""


def read_lines(path: Path | str) -> Iterator[Item | Unreadable]:
    """Will read the posts of the file PATH, in order: JSONL (an object or a page of X a line), or one JSON document.

    A line that cannot be used comes out as Unreadable with its number and the reason. Raises CannotOpen."""
    try:
        with Path(path).open("rb") as file:
            document = _whole_document(file)
            if document is not None:
                yield from _entries(document)
            else:
                yield from _lines(file)
    except OSError as refused:
        raise CannotOpen(
            f"{path} cannot be read: {refused.strerror}. Give the path of a JSON or JSONL file."
        ) from refused


def _whole_document(file: BinaryIO) -> object | None:
    first = _line(file)
    if first is None or _is_json(first.strip()):
        file.seek(0)
        return None  # nothing, or one object a line
    file.seek(0)
    content = file.read(LARGEST_DOCUMENT + 1)
    file.seek(0)
    return _document(content) if len(content) <= LARGEST_DOCUMENT else None


def _document(content: bytes) -> object | None:
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None  # not one document: read line by line, each with its own reason
    return document if isinstance(document, dict | list) else None


def _is_json(line: bytes) -> bool:
    return isinstance(_document(line), dict)


def _entries(document: object) -> Iterator[Item | Unreadable]:
    entries = document if isinstance(document, list) else [document]
    for number, entry in enumerate(entries, start=1):
        yield from read_entry(entry, place=f"entry {number}")


def _lines(file: BinaryIO) -> Iterator[Item | Unreadable]:
    number = 0
    while (line := _line(file)) is not None:
        number += 1
        if line.strip():
            yield from _read_line(line, place=f"line {number}")


def _line(file: BinaryIO) -> bytes | None:
    """The next line, cut one byte past the limit; the rest of a longer one is passed over in small pieces."""
    line = file.readline(LONGEST_LINE + 1)
    if len(line) > LONGEST_LINE and not line.endswith(b"\n"):
        while (rest := file.readline(_CHUNK)) and not rest.endswith(b"\n"):
            continue
    return line or None


def _read_line(line: bytes, *, place: str) -> Iterator[Item | Unreadable]:
    if len(line) > LONGEST_LINE:
        yield _unreadable(line, f"{place}: longer than {LONGEST_LINE} bytes. Split it into one post a line.")
        return
    try:
        entry = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        yield _unreadable(line, f"{place}: not in UTF-8. Save the file as UTF-8 and import it again.")
    except (ValueError, RecursionError) as refused:
        yield _unreadable(line, f"{place}: not JSON ({refused}). One JSON object a line is expected.")
    else:
        yield from read_entry(entry, place=place)


def _unreadable(line: bytes, reason: str) -> Unreadable:
    return Unreadable(raw=kept_raw(line.decode("utf-8", errors="backslashreplace").rstrip("\r\n")), reason=reason)
