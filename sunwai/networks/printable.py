"""Text as it may be stored: no control characters, no broken code points, no endless length.

Owns the cleaning every reader of foreign text shares. Never judges what a text means."""

import re

# X's own limit for a long post (documented, August 2026); no citizen writes more by hand.
LONGEST_TEXT = 25_000

LONGEST_ALT = 1_000  # X's limit for the description of a picture

# Enough of an unreadable entry to recognise it; the whole of a ten-megabyte line would drown the desk.
LONGEST_RAW = 20_000

# PostgreSQL refuses NUL, and terminals obey the rest. Zero-width joiners are not here: Devanagari needs them.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# JSON may carry half a surrogate pair, which no database can encode.
_HALVES = re.compile(r"[\ud800-\udfff]")


def cleaned(text: str) -> tuple[str, tuple[str, ...]]:
    """Will return TEXT without control characters and half characters, and a note for each kind removed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, controls = _CONTROLS.subn("", text)
    text, halves = _HALVES.subn("\N{REPLACEMENT CHARACTER}", text)
    notes = []
    if controls:
        notes.append(f"{controls} control characters were removed from the text")
    if halves:
        notes.append(f"{halves} broken characters in the text were replaced")
    return text, tuple(notes)


def kept_raw(raw: str) -> str:
    """Will return RAW fit to be stored beside the reason it could not be read, cut with a mark when long."""
    text, _ = cleaned(raw[:LONGEST_RAW])
    return text if len(raw) <= LONGEST_RAW else f"{text} [cut: {len(raw)} characters in all]"
