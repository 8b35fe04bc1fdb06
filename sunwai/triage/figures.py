"""What a text says that another text may say too: its figures with what they count, names by cue, words by sound.

Owns the reading of them. Pure; compares nothing (that is same_matter's)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sunwai.lib.folding import sound_key
from sunwai.lib.numerals import SHY, number
from sunwai.lib.phrases import Token, tokens
from sunwai.triage.people import UNITS

_MOST_LETTERS = 4_000
_MONEY = frozenset({"रुपये", "रुपए", "रूपये", "रु", "rupees", "rupaye", "rupay", "rs", "inr", "₹"})
_TIMES = {"lakh": 100_000, "lac": 100_000, "लाख": 100_000, "crore": 10_000_000, "करोड़": 10_000_000}
_DAYS_MOST = 36_500


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a post with their place in it; a name is told by its place alone, never by its letters."""

    text: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts: days (`span`), money or anything else (`count`)."""

    unit: str
    value: int
    quote: Quote


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says that another may say too: its figures, names by sound, and words by sound."""

    figures: tuple[Figure, ...]
    names: Mapping[str, Quote]
    words: Counter[str]


@lru_cache(maxsize=8_192)
def said(text: str, names: tuple[tuple[int, int], ...] = ()) -> Said:
    """Will read from TEXT what another post may say too; NAMES is where names of people stand in it."""
    read = text[:_MOST_LETTERS]
    words = tokens(read)
    sounds = Counter(key for word in words if len(key := sound_key(word.plain[:40])) > 1)
    return Said(tuple(_figures_in(read, words)), _names_in(text, names), sounds)


def _figures_in(text: str, words: Sequence[Token]) -> Iterable[Figure]:
    for place, word in enumerate(words):
        value = number(word.plain)
        after = words[place + 1].plain if place + 1 < len(words) else ""
        if value is None or (value < 2 and after not in UNITS):
            continue
        if word.plain in SHY and after not in UNITS:
            continue
        yield _figure(text, words, place, value)


def _figure(text: str, words: Sequence[Token], place: int, value: int) -> Figure:
    word, after = words[place], words[place + 1] if place + 1 < len(words) else None
    unit, end = "count", word.end
    if after and after.plain in UNITS and value * UNITS[after.plain] <= _DAYS_MOST:
        unit, value, end = "span", value * UNITS[after.plain], after.end
    elif after and after.plain in _TIMES:
        unit, value, end = "money", value * _TIMES[after.plain], after.end
    elif (after and after.plain in _MONEY) or text[max(0, word.start - 4) : word.start].strip(" .").lower() in _MONEY:
        unit = "money"
    return Figure(unit, value, Quote(text[word.start : end], (word.start, end)))


def _names_in(text: str, spans: Iterable[tuple[int, int]]) -> dict[str, Quote]:
    return {sound_key(text[start:end]): Quote("", (start, end)) for start, end in spans}
