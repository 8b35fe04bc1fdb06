"""The words beside a place's name that say what is meant: a block, somebody's home, a hospital, a way.

Owns the reading of words/places.toml. Weighs nothing."""

import re
import tomllib
from functools import cache, cached_property
from pathlib import Path

from sunwai.lib.folding import search_fold
from sunwai.lib.phrases import Token

_STOP = re.compile(r"[.!?;|।॥\n]")  # what stands behind it is said of something else
_REACH = 5
_LEVELS = frozenset({"block", "district", "inside", "town"})
_SAID_AFTER = frozenset({"home", "stay", "sent", "stuck", "folk"})
_SAID_BEFORE = frozenset({"home", "stay", "sent", "stuck", "folk"})
_LINKS = frozenset({"of", "at", "in", "from", "to", "का", "के"})
_IN = frozenset({"में", "मे", "me", "mein", "mai", "mei", "पर", "par"})
_OF = frozenset({"के", "ke", "का", "ka", "की", "ki"})
_BEING_BEFORE = frozenset({"am", "are", "is", "i'm", "im", "m", "we"})


class Beside:
    """One text's words with a mark on those that were read as a cue already, so that none is read twice."""

    def __init__(self, text: str, words: tuple[Token, ...], taken: frozenset[int]) -> None:
        self._text, self._words, self._taken = text, words, taken
        self._used: set[int] = set()

    def cues(self, first: int, after: int) -> frozenset[str]:
        """Will give the kinds of word beside the name that stands from the word FIRST up to AFTER."""
        return self._behind(after) | self._before(first)

    def _behind(self, after: int) -> frozenset[str]:
        cues: set[str] = set()
        for at in range(after, min(after + _REACH, len(self._words))):
            named = self._named(at)
            if at in self._taken or self._is_broken(at):
                break
            cues |= self._taken_in(at, named, near=at == after, cues=cues, after=after)
            if not named & (_LEVELS | {"small", "in"}) and not self._words[at].plain.isdecimal():
                break
        return frozenset(cues)

    def _taken_in(self, at: int, named: frozenset[str], *, near: bool, cues: set[str], after: int) -> frozenset[str]:
        levels = named & _LEVELS if near else frozenset()
        if levels:
            self._used.add(at)
        before = self._words[at - 1].plain
        said = named & _SAID_AFTER
        if before not in _IN:
            said -= {"stuck"}  # "labourers from Dumka stuck in Surat": it is said of what follows
        if near:
            said |= named & {"way", "spot"}
        if near and self._words[at].plain in {"se", "से"}:
            return said | {"from"}
        if "in" in named and not cues & {"in"} and at - after <= 1:
            said |= {"in"}
        being = "being" in named and at > after
        if being and (before in {"se", "से"} or (before in _OF and self._words[at].plain not in {"hai", "है"})):
            said |= {"home"}
        return levels | said

    def _before(self, first: int) -> frozenset[str]:
        if not first or self._is_broken(first):
            return frozenset()
        nearest = self._named(first - 1)
        cues = set(nearest & {"at", "to"})
        if first - 1 not in self._used and "," not in self._between(first):
            cues |= nearest & _LEVELS  # in "Amatoli panchayat, Godda" the panchayat is Amatoli's
        cues |= nearest & {"home", "stuck"}
        if self._words[first - 1].plain not in {"ले", "le"}:
            cues |= nearest & {"sent"}
        if self._words[first - 1].plain == "from":
            cues.add("from")
        if first > 1 and self._words[first - 1].plain in _LINKS and not self._is_broken(first - 1):
            cues |= self._linked(first - 2, link=self._words[first - 1].plain)
        return frozenset(cues)

    def _linked(self, at: int, *, link: str) -> frozenset[str]:
        """What a word and its "of", "in" or "from" say of the name behind them."""
        named = self._named(at)
        cues = named & (_SAID_BEFORE - {"folk"})
        if at not in self._used:
            cues |= named & _LEVELS
        if link in {"from", "of"} and (named & {"folk"} or self._words[at].plain in _BEING_BEFORE):
            cues |= {"home" if self._words[at].plain in _BEING_BEFORE else "folk"}
        return cues

    @cached_property
    def runs_between(self) -> frozenset[str]:
        """What is spoken of that has two ends: a stretch of road, a service that runs on it."""
        return frozenset(cue for word in self._words for cue in named_cues(word.plain) & {"stretch", "service"})

    def joined_to_next(self, after: int, first: int) -> bool:
        """Will say whether "to" or "se" alone leads from the name before AFTER to the name at FIRST."""
        return first - after == 1 and "to" in self._named(after) and not self._is_broken(first)

    def is_one_address(self, after: int, first: int) -> bool:
        """Will say whether only a comma or words such as "block" part the name before AFTER from that at FIRST."""
        between = range(after, first)
        return (
            len(between) <= 2
            and all(self._named(at) & (_LEVELS | {"in"}) and self._words[at].plain not in {"से", "se"} for at in between)
            and not self._is_broken(first)
        )

    def _is_broken(self, at: int) -> bool:
        """Whether a sentence ends just before the word AT."""
        if at < 1:
            return False
        return bool(_STOP.search(self._between(at)))

    def _between(self, at: int) -> str:
        return self._text[self._words[at - 1].end : self._words[at].start]

    def _named(self, at: int) -> frozenset[str]:
        return named_cues(self._words[at].plain)


def named_cues(plain: str) -> frozenset[str]:
    """Will give the kinds of cue that the word PLAIN is."""
    return _by_word().get(plain, frozenset())


@cache
def _by_word() -> dict[str, frozenset[str]]:
    path = Path(__file__).parent / "words" / "places.toml"
    found: dict[str, set[str]] = {}
    for name, words in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for word in words:
            found.setdefault(search_fold(word), set()).add(name.rstrip("_"))
    return {word: frozenset(names) for word, names in found.items()}
