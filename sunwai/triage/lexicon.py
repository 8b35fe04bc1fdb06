"""The word lists of triage, read once from words/*.toml, and what a text says of them in one pass.

Owns the labels ("kind/telecom/strong") and `Heard`. Decides nothing."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from sunwai.lib.phrases import Hit, PhraseBook, Token, tokens
from sunwai.triage.decision import Because

FOLDER = Path(__file__).parent / "words"
KIND_FILES = ("services", "welfare", "safety")
WEIGHTS = {"strong": 3.0, "plain": 2.0, "hint": 1.0}
# A longer text is read only so far: a post is 280 to 25,000 letters, and one flood of letters must not stop the rest.
MOST_LETTERS = 6_000


@dataclass(frozen=True, slots=True)
class Heard:
    """A text's words and every listed phrase in it, by label; `cut` says that not all of it was read."""

    text: str
    words: tuple[Token, ...]
    hits: Mapping[str, tuple[Hit, ...]] = field(default_factory=dict)
    cut: bool = False

    def of(self, *labels: str) -> tuple[Hit, ...]:
        """Will give the hits under LABELS, in the order of the text."""
        found = [hit for label in labels for hit in self.hits.get(label, ())]
        return tuple(sorted(found, key=lambda hit: (hit.start, -hit.end)))

    def has(self, label: str) -> bool:
        """Will say whether any phrase under LABEL stands in the text."""
        return label in self.hits

    def because(self, hit: Hit, *, rule: str, weight: float, kind: str = "word") -> Because:
        """Will turn HIT into a reason, quoting the text as it stands."""
        return Because(kind, self.text[hit.start : hit.end], (hit.start, hit.end), rule, weight)

    def without(self, spans: Iterable[tuple[int, int]]) -> "Heard":
        """Will give the same text with hits inside SPANS forgotten (the Road in a place's name is no road)."""
        taken = tuple(spans)
        kept = {label: tuple(h for h in hits if not _inside(h, taken)) for label, hits in self.hits.items()}
        return Heard(self.text, self.words, {label: hits for label, hits in kept.items() if hits}, self.cut)


# Phrases that mean something else as a whole: words inside them say nothing of a kind or a danger ("डूब मरो").
_WHOLES = ("sort/abuse/strong", "sort/greeting/strong", "urgency/ended")


def _inside(hit: Hit, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= hit.start and hit.end <= end for start, end in spans)


def hear(text: str) -> Heard:
    """Will read TEXT (its first MOST_LETTERS letters) against every list."""
    read = text[:MOST_LETTERS]
    words = tokens(read)
    grouped: dict[str, list[Hit]] = {}
    for hit in book().find(words):
        grouped.setdefault(hit.label, []).append(hit)
    hits = {label: _outside_wholes(label, found, grouped) for label, found in grouped.items()}
    return Heard(read, words, {label: found for label, found in hits.items() if found}, cut=len(text) > len(read))


def _outside_wholes(label: str, found: list[Hit], grouped: Mapping[str, list[Hit]]) -> tuple[Hit, ...]:
    if not label.startswith(("kind/", "urgency/", "group/")) or label in _WHOLES:
        return tuple(found)
    wholes = [whole for name in _WHOLES for whole in grouped.get(name, ())]
    longer = [(w.start, w.end) for w in wholes]
    return tuple(
        h for h in found if not any(s <= h.start and h.end <= e and (s, e) != (h.start, h.end) for s, e in longer)
    )


@cache
def book() -> PhraseBook:
    """Will give the one book of all lists, built at first use."""
    return PhraseBook(dict(_lists()))


def phrases(file: str, label: str) -> list[str]:
    """Will give the phrases listed under LABEL of words/FILE.toml."""
    return list(_read(file)[label])


def is_listed(plain: str) -> bool:
    """Will say whether the folded word PLAIN stands in any list, so that it is rarely a name."""
    return book().knows(plain)


@cache
def kinds() -> Mapping[str, tuple[str, str]]:
    """Will give every kind's code with its name in English and Hindi."""
    rows = {code: row for name in KIND_FILES for code, row in _read(name).items()}
    return {code: (row["name"][0], row["name"][1]) for code, row in rows.items()}


@cache
def scenes() -> tuple[tuple[str, tuple[str, ...], float], ...]:
    """Will give the scenes: kind, the groups that must all be heard, weight."""
    return tuple((row["kind"], tuple(row["of"]), float(row["weight"])) for row in _read("scenes")["together"])


def _lists() -> Iterable[tuple[str, list[str]]]:
    for name in KIND_FILES:
        yield from _two_level("kind", _read(name))
    yield from _two_level("sort", _read("sort"))
    for name in ("urgency", "shield", "people"):
        yield from ((f"{name}/{label}", phrases) for label, phrases in _read(name).items())
    yield from ((f"group/{label}", phrases) for label, phrases in _read("scenes")["group"].items())


def _two_level(head: str, rows: Mapping[str, Any]) -> Iterable[tuple[str, list[str]]]:
    for code, row in rows.items():
        yield from ((f"{head}/{code}/{force}", row[force]) for force in WEIGHTS if force in row)


@cache
def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
