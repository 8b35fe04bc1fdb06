"""A reply cut into clauses, each with the listed words heard in it.

Owns the cutting and the lists of words.toml. Says nothing of what a clause means."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sunwai.lib.phrases import Hit, PhraseBook, Token, tokens
from sunwai.response.calendar_words import is_future

MOST_LETTERS = 6_000
# Where one thing said may end: a stop, a comma, or a word that turns to something else.
_STOP = re.compile(
    r"[।;!?\n]+|\.(?=\s|$)|,(?!\d)|\s[-–—]\s|&"
    r"|\s(?=(?:and|but|while|whereas|however|though|although|rest|remaining|others)\b)"
    r"|\s(?=(?:और|एवं|तथा|लेकिन|परंतु|परन्तु|मगर|जबकि|किंतु|शेष|बाकी|वहीं|aur|evam|tatha|lekin|magar|jabki|baki|baaki|shesh)(?:\s|$))",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\?|^\W*(?:and\s+)?(?:has|have|is|are|was|were|did|does|do|kya|क्या)\b(?!ा)", re.IGNORECASE)
_ALSO = frozenset({"and", "also", "और", "aur", "तथा", "एवं"})  # "rescued and handed over" shares one verb
_AM = frozenset({"is", "are", "am", "re", "m"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the reply: its place, its words, and the listed phrases in it by label."""

    start: int
    end: int
    text: str
    words: tuple[Token, ...]
    hits: Mapping[str, tuple[Hit, ...]]
    asks: bool

    def has(self, *labels: str) -> bool:
        """Will say whether any phrase under LABELS stands in the clause."""
        return any(label in self.hits for label in labels)

    def first(self, *labels: str) -> Hit | None:
        """Will give the first phrase under LABELS, in the order of LABELS."""
        return next((self.hits[label][0] for label in labels if label in self.hits), None)

    @property
    def future(self) -> bool:
        """Whether a verb of the future stands in the clause."""
        return any(is_future(word.plain) for word in self.words)

    @property
    def going_on(self) -> bool:
        """Whether something is said to be going on: "is being laid", "are coming up", "की जा रही है"."""
        english = any(
            word.plain in _AM and any(after.plain.endswith("ing") for after in self.words[at + 1 : at + 3])
            for at, word in enumerate(self.words)
        )
        return english or self.has("progress")

    @property
    def has_verb(self) -> bool:
        """Whether the clause says by itself that something happened, happens or will."""
        said = ("done", "order", "process", "refused", "transferred", "needs_info", "noted")
        return self.future or self.going_on or self.has(*said)

    @property
    def speaks(self) -> bool:
        """Whether the clause says something of its own, not only where or for whom."""
        return self.has_verb or self.has("result")


@cache
def book() -> PhraseBook:
    """Will give the book of the lists, read at first use."""
    path = Path(__file__).parent / "words.toml"
    return PhraseBook(tomllib.loads(path.read_text(encoding="utf-8")))


def cut(text: str) -> tuple[Clause, ...]:
    """Will cut TEXT (its first MOST_LETTERS letters) into clauses; a stretch without a verb joins the one before it."""
    read = text[:MOST_LETTERS]
    hits = book().find(tokens(read))
    joined: list[tuple[int, int]] = []
    for start, end in _stretches(read):
        if joined and not _stands_alone(read, joined[-1], (start, end), hits):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(_clause(read, start, end, hits) for start, end in joined)


def _stretches(text: str) -> Iterable[tuple[int, int]]:
    start = 0
    for found in _STOP.finditer(text):
        end = found.end() if "?" in found[0] else found.start()
        if text[start:end].strip():
            yield start, end
            start = found.end()
    if text[start:].strip():
        yield start, len(text)


def _stands_alone(text: str, before: tuple[int, int], here: tuple[int, int], hits: tuple[Hit, ...]) -> bool:
    """Both sides must speak, or this one turns to what remains; a full stop always parts what speaks."""
    this, last = _clause(text, *here, hits), _clause(text, *before, hits)
    if this.has("remaining") and (this.has("soon") or this.speaks or len(this.words) > 2):
        return True
    if this.words and this.words[0].plain in _ALSO and not this.has_verb:
        return False
    return this.speaks and last.speaks


def _clause(text: str, start: int, end: int, hits: tuple[Hit, ...]) -> Clause:
    grouped: dict[str, list[Hit]] = {}
    for hit in hits:
        if start <= hit.start and hit.end <= end:
            grouped.setdefault(hit.label, []).append(hit)
    said = text[start:end]
    named = {label: tuple(found) for label, found in grouped.items()}
    return Clause(start, end, said, _words_in(text, start, end), named, bool(_ASKS.search(said)))


def _words_in(text: str, start: int, end: int) -> tuple[Token, ...]:
    return tuple(Token(start + t.start, start + t.end, t.plain) for t in tokens(text[start:end]))
