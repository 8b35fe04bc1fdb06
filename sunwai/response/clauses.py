"""A reply cut into clauses, each with the listed words heard in it.

Owns the cutting and the lists of words.toml. Says nothing of what a clause means."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

from sunwai.lib.phrases import Hit, PhraseBook, Token, tokens
from sunwai.response.aspect import chains, is_ahead, word_set

MOST_LETTERS = 6_000
# Where one thing said may end: a stop, a comma, or a word that turns to something else.
_STOP = re.compile(
    r"[।;!?\n]+|\.(?=\s|$)|,(?!\d)|\s[-–—]\s|&"
    r"|\s(?=(?:and|but|while|whereas|however|though|although|rest|remaining|others|that|then|thereafter|hence|therefore|so|because)\b)"
    r"|\s(?=(?:और|एवं|तथा|लेकिन|परंतु|परन्तु|मगर|पर(?=\s+(?:अभी|अब))|जबकि|किंतु|किन्तु|शेष|बाकी|वहीं|कि|अतः|इसलिए|क्योंकि|जिससे|उसके\s+बाद|"
    r"इसके\s+बाद|फिर|तत्पश्चात|aur|evam|tatha|lekin|magar|par(?=\s+(?:abhi|ab))|jabki|baki|baaki|shesh|isliye|kyunki|uske\s+baad|iske\s+baad|phir)(?:\s|$))"
    r"|\s(?:कि|ki)\s(?=(?:जांच|jaanch|वे|वह|आप))",
    re.IGNORECASE,
)
# What stands in quotes is what somebody else says.
_QUOTED = re.compile(r"(?<!\w)([\"'‘“])(?=\w)[^\"'’”\n]{3,140}[\"'’”](?!\w)")
_MOSTLY = 0.7
_ASKS = re.compile(
    r"\?|\bwhether\b|\bconfirm\s+if\b|^\W*(?:and\s+)?(?:has|have|is|are|was|were|did|does|do|kya|क्या)\b(?!ा)",
    re.IGNORECASE,
)
_HANDLES = re.compile(r"\s*(?:@\w+[\s,:]*)+")
_SIGNATURE = 3  # words of "DC Simdega" and "उपायुक्त, सिमडेगा"
_ALSO = frozenset({"and", "also", "और", "aur", "तथा", "एवं"})  # "rescued and handed over" shares one verb
# A stretch that begins so says under what condition the next one holds.
_CONDITIONS = word_set("once if when until unless wish hope जब यदि अगर जैसे jab agar yadi jaise")
_AM = frozenset({"is", "are", "am", "re", "m"})
_NO_DEED = frozenset({"nothing", "morning", "evening", "building", "meeting", "hearing", "boring", "during", "being"})
_SPOKEN = (
    "result",
    "light",
    "order",
    "process",
    "refused",
    "transferred",
    "needs_info",
    "noted",
    "sent",
    "moved",
    "sanction",
    "punished",
    "harm",
)


@dataclass(frozen=True)
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

    def heard_at(self, at: int) -> Mapping[str, Hit]:
        """Will give the phrases that the word at AT is part of, by label."""
        word = self.words[at]
        return {
            label: hit
            for label, hits in self.hits.items()
            for hit in reversed(hits)
            if hit.start <= word.start and word.end <= hit.end
        }

    @cached_property
    def future(self) -> bool:
        """Whether a verb of the future stands in the clause."""
        plain = [word.plain for word in self.words]
        going = any(pair in {("going", "to"), ("set", "to")} for pair in pairwise(plain))
        return going or any(is_ahead(self.words, at) for at in range(len(self.words)))

    @cached_property
    def going_on(self) -> bool:
        """Whether something is said to be going on: "is being laid", "are coming up", "की जा रही है"."""
        english = any(
            word.plain in _AM
            and any(
                after.plain.endswith("ing") and after.plain not in _NO_DEED for after in self.words[at + 1 : at + 3]
            )
            for at, word in enumerate(self.words)
        )
        being = any(
            word.plain in _AM | {"was", "were"} and self.words[at + 1].plain == "being"
            for at, word in enumerate(self.words[:-1])
        )
        return english or being or self.has("progress")

    @cached_property
    def has_verb(self) -> bool:
        """Whether the clause says by itself that something happened, happens or will."""
        told = self.has(
            "order", "process", "refused", "transferred", "needs_info", "noted", "request", "contact", "state", "bid"
        )
        return told or self.future or self.going_on or self.has("soon", "promise") or any(chains(self.words))

    @property
    def speaks(self) -> bool:
        """Whether the clause says something of its own, not only where or for whom."""
        return self.has_verb or self.has(*_SPOKEN)

    @property
    def is_courtesy(self) -> bool:
        """Whether the clause only greets, thanks or signs."""
        polite = self.hits.get("courtesy", ())
        bare = [word for word in self.words if not any(h.start <= word.start and word.end <= h.end for h in polite)]
        signs = (
            len(self.words) <= _SIGNATURE and len(bare) == 1 and bool(polite) and polite[0].start == self.words[0].start
        )
        return not bare or (signs and not self.speaks and not bare[0].plain.isdigit())


@cache
def book() -> PhraseBook:
    """Will give the book of the lists, read at first use."""
    path = Path(__file__).parent / "words.toml"
    return PhraseBook(tomllib.loads(path.read_text(encoding="utf-8")))


def cut(text: str) -> tuple[Clause, ...]:
    """Will cut TEXT (its first MOST_LETTERS letters) into clauses; a stretch without a verb joins the one before it.

    Greetings, thanks and signatures are left out."""
    read = _own_words(text[:MOST_LETTERS])
    hits = _unmasked(book().find(tokens(read)))
    joined: list[tuple[int, int]] = []
    for start, end in _stretches(read):
        if _clause(read, start, end, hits).is_courtesy:
            continue
        if joined and not _stands_alone(read, joined[-1], (start, end), hits):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(_clause(read, start, end, hits) for start, end in joined)


def _own_words(text: str) -> str:
    """TEXT with what it quotes blanked, letter for letter; a reply that is all in quotes is its own."""
    quoted = sum(found.end() - found.start() for found in _QUOTED.finditer(text))
    if not quoted or quoted > _MOSTLY * len(text):
        return text
    return _QUOTED.sub(lambda found: " " * len(found[0]) if " " in found[0] else found[0], text)


def _unmasked(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Leave out what shares a word with a phrase that means something else ("as directed", "दाखिल खारिज")."""
    masks = [hit for hit in hits if hit.label == "mask"]
    if not masks:
        return hits
    things = ("mask", "thing")
    return tuple(h for h in hits if h.label in things or not any(m.start < h.end and h.start < m.end for m in masks))


def _stretches(text: str) -> Iterable[tuple[int, int]]:
    handles = _HANDLES.match(text)
    start = handles.end() if handles else 0
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
    if last.asks and "?" in last.text:
        return True
    if last.words and last.words[0].plain in _CONDITIONS and not last.future:
        return False
    if this.has("remaining", "others") and (this.has("soon") or this.speaks or len(this.words) > 2):
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
