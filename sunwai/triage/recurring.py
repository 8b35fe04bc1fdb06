"""By what matters recur: the road, the country, the employer that a post names. Pure; counts nothing.

A wrong trait shows a line too many to a person and does nothing else; none is worth guessing for."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sunwai.lib.folding import sound_key
from sunwai.lib.phrases import PhraseBook, tokens
from sunwai.triage.language import is_common

_MOST_LETTERS = 4_000
_LONGEST_KEY = 80
_SHORTEST_SOUND = 3
_WORD = r"[^\s,.;:!?()।|/–-]{2,30}"
_IS_ROAD = r"(?:road|marg|sadak|sarak|rasta|highway|सड़क|सडक|पथ|मार्ग|रोड)(?![^\s,.;:!?()।])"
_NUMBERED = re.compile(
    r"(?<![A-Za-z0-9])(N\.?H|S\.?H|एन\.?एच|एस\.?एच|national highway|राष्ट्रीय राजमार्ग)\.?"
    r"[\s–-]*(?:संख्या\s*)?(\d{1,3})(?!\d)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf"({_WORD})\s*[-–]\s*({_WORD})\s+{_IS_ROAD}", re.IGNORECASE)
_FROM_TO = re.compile(
    rf"({_WORD})\s+(?:से|se)\s+({_WORD})\s+(?:(?:तक|जाने|को|जोड़ने|वाली|वाला|की|tak|jane|jaane|ko|jodne|wali|wala|ki)\s+){{0,4}}"
    rf"(?:मुख्य\s+)?{_IS_ROAD}",
    re.IGNORECASE,
)
_FIRM = re.compile(
    rf"((?:{_WORD}\s+){{1,3}})(?:pvt|private limited|ltd|limited|company|constructions?|infra\w*|industries|enterprises"
    r"|कंपनी|कम्पनी|प्राइवेट लिमिटेड|लिमिटेड|कंस्ट्रक्शन)(?![^\s,.;:!?()।])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Recurring:
    """One trait: `sort` is road, country or employer; `key` is the same however it was spelt."""

    sort: str
    key: str


def traits_of(text: str) -> tuple[Recurring, ...]:
    """Will list by what the matter of TEXT may be known again, each once."""
    read = text[:_MOST_LETTERS]
    found = [*_roads(read), *_countries(read), *_employers(read)]
    return tuple(dict.fromkeys(Recurring(trait.sort, trait.key[:_LONGEST_KEY]) for trait in found if trait.key))


def _roads(text: str) -> Iterable[Recurring]:
    for found in _NUMBERED.finditer(text):
        state = found[1].lower().startswith(("s", "एस"))
        yield Recurring("road", f"{'sh' if state else 'nh'}-{int(found[2])}")
    for pattern in (_BETWEEN, _FROM_TO):
        for found in pattern.finditer(text):
            ends = sorted({sound_key(found[1]), sound_key(found[2])})
            if len(ends) > 1 and all(len(end) >= _SHORTEST_SOUND for end in ends):
                yield Recurring("road", "-".join(ends))


def _countries(text: str) -> Iterable[Recurring]:
    return (Recurring("country", hit.label) for hit in _abroad().find(tokens(text)))


def _employers(text: str) -> Iterable[Recurring]:
    for found in _FIRM.finditer(text):
        name: list[str] = []
        for word in reversed(found[1].split()):
            if word.casefold() in _lists()["not_names"] or is_common(word.casefold()):
                break
            name.insert(0, word)
        key = "".join(sound_key(word) for word in name)
        if len(key) >= _SHORTEST_SOUND:
            yield Recurring("employer", key)


@cache
def _abroad() -> PhraseBook:
    return PhraseBook({code: [_exact(name) for name in names] for code, names in countries().items()})


def _exact(name: str) -> str:
    """Countries sound like too much else: only their spelling counts."""
    return " ".join(f"={part}" for part in name.split())


@cache
def countries() -> dict[str, list[str]]:
    """Will give each country's code with its spellings, the common English one first."""
    rows: dict[str, list[str]] = _lists()["countries"]
    return rows


@cache
def _lists() -> Mapping[str, Any]:
    path = Path(__file__).parent / "words" / "recurring.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
