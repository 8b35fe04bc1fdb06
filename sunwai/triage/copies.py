"""Near copies: texts that were copied, with or without a word dropped, a hashtag added, other handles in front.

Owns what of a text is compared and how. Pure; keeps no rows. A copy told of another place or number is no copy."""

import re
import struct
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Generic, TypeVar

from rapidfuzz.distance import Indel, Levenshtein
from rensa import RMinHash  # type: ignore[import-untyped]  # rensa 0.5 ships no types

from sunwai.lib.folding import WORD, search_fold, sound_key
from sunwai.lib.numerals import number
from sunwai.triage.language import is_common

K = TypeVar("K", bound=Hashable)

# Stored with every signature: raise it whenever the same text may give other bands, also when rensa's algorithm moves.
ENGINE = f"minhash@1.{RMinHash.ALGORITHM_VERSION}"
ALIKE = 0.55
ALMOST_THE_SAME = 0.9
_PERMUTATIONS, _BANDS, _SEED = 128, 32, 1
_SHINGLE = 5
_FEWEST_LETTERS = 24  # "Sir please help" is everybody's, and no copy of anything
_MOST_LETTERS = 6_000
_MOST_VERIFIED = 24  # of those that share most bands; the rest are further off
_MOST_IN_A_BAND = 400  # what everybody writes tells nobody apart
_SPELT_ALIKE = 0.85
_SMALL = 3  # letters; shorter words join others and tell nothing by themselves

_ASIDE = re.compile(r"https?://\S+|www\.\S+|@[^\s:,;]+|\b[A-Za-z]{2,4}-\d{2}-\d{4,}(?:/\d+)?")
_TAG = re.compile(r"#[^\s#]+")
_RETOLD = re.compile(r"^\s*(?:RT\b[\s:]*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Print:
    """What of a text is compared, and the marks to look it up by. Empty: too short to tell."""

    words: tuple[str, ...]
    shingles: frozenset[str]
    numbers: frozenset[int]
    bands: tuple[int, ...]  # two texts that share one may be copies; signed, 64 bits


@lru_cache(maxsize=4_096)
def print_of(text: str) -> Print:
    """Will give what is compared of TEXT; handles, links, case codes, RT and hashtags are left out."""
    bare = _RETOLD.sub("", _ASIDE.sub(" ", text[:_MOST_LETTERS]))
    words = _words(_TAG.sub(" ", bare))
    line = " ".join(words)
    if len(line) < _FEWEST_LETTERS:
        words = _words(bare)  # where hashtags are all there is, they are the text
        line = " ".join(words)
    if len(line) < _FEWEST_LETTERS:
        return Print((), frozenset(), frozenset(), ())
    shingles = frozenset(line[at : at + _SHINGLE] for at in range(len(line) - _SHINGLE + 1))
    numbers = frozenset(n for word in words if word.isdigit() and (n := number(word)) is not None)
    return Print(words, shingles, numbers, _bands(shingles))


def _bands(shingles: Iterable[str]) -> tuple[int, ...]:
    signature = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    signature.update(list(shingles))  # one by one: the batch call of rensa 0.5 costs twenty times as much
    raw = struct.pack(f"<{_PERMUTATIONS}I", *signature.digest())
    wide = len(raw) // _BANDS
    cut = (bytes((band,)) + raw[band * wide : (band + 1) * wide] for band in range(_BANDS))
    return tuple(int.from_bytes(blake2b(part, digest_size=8).digest(), "little", signed=True) for part in cut)


def similarity(one: Print, other: Print) -> float:
    """Will say how alike two texts are, 0 to 1; 0 where one tells of another place, person or number."""
    if one.numbers - other.numbers and other.numbers - one.numbers:
        return 0.0
    shared = len(one.shingles & other.shingles)
    either = len(one.shingles) + len(other.shingles) - shared
    alike = shared / either if either else 0.0
    return 0.0 if alike < ALIKE or _tell_otherwise(one, other) else round(alike, 3)


def _tell_otherwise(one: Print, other: Print) -> bool:
    """Whether another word of weight stands in the same spot; words added or dropped beside it are of that spot."""
    left: list[str] = []
    right: list[str] = []
    replaced = False
    for step in (*Levenshtein.opcodes(one.words, other.words), None):
        if step is None or step.tag == "equal":
            if replaced and (_weighty(left, right) or _weighty(right, left)):
                return True
            left, right, replaced = [], [], False
            continue
        left += one.words[step.src_start : step.src_end]
        right += other.words[step.dest_start : step.dest_end]
        replaced = replaced or step.tag == "replace"
    return False


def _weighty(words: Iterable[str], others: Sequence[str]) -> bool:
    return any(_tells(word) and not _same_word(word, others) for word in words)


def _tells(word: str) -> bool:
    return len(word) > _SMALL and not word.isdigit() and not is_common(word)


def _same_word(word: str, others: Sequence[str]) -> bool:
    key = sound_key(word)
    return any(key == sound_key(other) or Indel.normalized_similarity(word, other) >= _SPELT_ALIKE for other in others)


def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(search_fold(text)))


class CopyIndex(Generic[K]):
    """Texts by key, asked for their near copies. Lives in memory; what must outlast it is in triage's tables."""

    def __init__(self) -> None:
        self._prints: dict[K, Print] = {}
        self._bands: dict[int, list[K]] = {}

    def add(self, key: K, text: str) -> None:
        """Will keep TEXT under KEY; a text too short to tell is kept and is like nothing."""
        said = print_of(text)
        self._prints[key] = said
        for band in said.bands:
            self._bands.setdefault(band, []).append(key)

    def like(self, text: str) -> list[tuple[K, float]]:
        """Will give the keys of the near copies of TEXT with how alike they are, the most alike first."""
        said = print_of(text)
        shared: Counter[K] = Counter()
        for band in said.bands:
            shared.update(self._bands.get(band, ())[:_MOST_IN_A_BAND])
        tried = ((key, similarity(said, self._prints[key])) for key, _ in shared.most_common(_MOST_VERIFIED))
        return sorted((pair for pair in tried if pair[1]), key=lambda pair: -pair[1])
