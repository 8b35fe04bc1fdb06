"""The sentences a learner starts from: seeds/*.toml, read once. Owns Example and which examples are kept apart."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sunwai.lib.hashing import digest
from sunwai.lib.phrases import tokens
from sunwai.triage.learning.grams import pieces

FOLDER = Path(__file__).parent.parent / "seeds"
NO_KIND = "-"  # what is about no matter: a greeting, an advertisement, an insult
TALK, APART, SEALED = "talk", "apart", "sealed"
LISTED = "topics"  # a list of subjects is nobody's way of speaking
OPEN = "open"  # what need not be sealed
# Of these matters many must be sealed though no rule says so: they teach nothing of what may stay open.
_OFTEN_SEALED = frozenset({"police", "trafficking_missing"})
_WITHOUT_MATTER = frozenset({"abuse", "greeting", "spam", "politics", "news", "none"})
_PRESSING = frozenset({"health", "trafficking_missing", "disaster", "migrant_abroad", "migrant_inland"})


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence and what is right about it; None where this example teaches nothing of that question.

    `voice` is whose manner of speaking it is: whole voices are held back to judge, never single rows."""

    text: str
    voice: str
    kind: str | None = None
    sort: str | None = None
    urgency: str | None = None
    sealed: str | None = None
    weight: float = 1.0


@cache
def seeds() -> tuple[Example, ...]:
    """Will give every seed that may be learnt from, in a fixed order."""
    files = sorted(path for path in FOLDER.glob("*.toml") if path.stem not in (TALK, APART, SEALED))
    kinds = [example for path in files for example in _of_kind(path.stem, _read(path.stem))]
    talk = [example for sort, voices in _read(TALK).items() for example in _of_talk(sort, voices)]
    shut = [example for answer, voices in _read(SEALED).items() for example in _of_seal(answer, voices)]
    return (*kinds, *talk, *shut)


@cache
def apart() -> tuple[Example, ...]:
    """Will give the frozen check set: never learnt from."""
    rows = _read(APART)
    kinds = [example for code, row in rows["kind"].items() for example in _apart_of(code, row)]
    talk = [example for sort, row in rows["sort"].items() for example in _of_talk(sort, {APART: row["said"]})]
    return (*kinds, *talk)


def version() -> str:
    """Will name the weights fitted on the seeds as they stand and are cut: the same seeds, the same name."""
    said = [[e.text, e.voice, e.kind, e.sort, e.urgency, e.sealed] for e in seeds()]
    cut = [pieces(word.plain) for e in seeds()[::7] for word in tokens(e.text)]
    return f"seeds@{digest([said, cut])[:8]}"


def _of_kind(code: str, row: Mapping[str, Any]) -> Iterator[Example]:
    bare = None if code in _OFTEN_SEALED else OPEN
    yield from (Example(text, LISTED, kind=code) for text in row["topics"])
    for voice, texts in row["said"].items():
        yield from (Example(text, voice, code, "grievance", _calm(code), bare) for text in texts)
    for voice, texts in row.get("hours", {}).items():
        yield from (Example(text, voice, code, "grievance", "3", bare) for text in texts)


def _apart_of(code: str, row: Mapping[str, Any]) -> Iterator[Example]:
    yield from (Example(text, APART, code, "grievance", _calm(code)) for text in row["said"])
    yield from (Example(text, APART, code, "grievance", "3") for text in row.get("hours", ()))


def _of_talk(sort: str, voices: Mapping[str, Any]) -> Iterator[Example]:
    kind = NO_KIND if sort in _WITHOUT_MATTER else None
    for voice, texts in voices.items():
        yield from (Example(text, voice, kind, sort, "0", OPEN) for text in texts)


def _of_seal(answer: str, voices: Mapping[str, Any]) -> Iterator[Example]:
    for voice, texts in voices.items():
        yield from (Example(text, voice, sealed=answer) for text in texts)


def _calm(code: str) -> str:
    """The urgency that a matter of this kind has by itself, as urgency.py reckons it."""
    return "2" if code in _PRESSING else "1"


@cache
def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
