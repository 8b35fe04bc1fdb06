"""Words that are names: surnames and given names of the State, known by their sound in any script.

Owns the reading of the name lists in words/persons.toml. Says what may be a name, never that somebody is named."""

import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from sunwai.lib.folding import search_fold, sound_key
from sunwai.lib.numerals import number
from sunwai.lib.phrases import near_key

_SURE = 5  # letters of a sound that tell one name from other words
_CACHE_AT_MOST = 50_000


@dataclass(frozen=True, slots=True)
class _Sounds:
    """A list of names by spelling, by spelling without the length of vowels, and by sound."""

    spelt: frozenset[str]
    near: frozenset[str]
    sound: frozenset[str]

    def has(self, word: str) -> bool:
        plain = search_fold(word).strip(".")
        if plain in self.spelt or near_key(plain) in self.near:
            return True
        sound = sound_key(plain)
        return len(sound) >= _SURE and sound in self.sound


@cache
def lists() -> dict[str, list[str]]:
    """Will read the lists of words/persons.toml, once."""
    path = Path(__file__).parent / "words" / "persons.toml"
    return {name: list(rows) for name, rows in tomllib.loads(path.read_text(encoding="utf-8")).items()}


@lru_cache(maxsize=_CACHE_AT_MOST)
def is_surname(word: str) -> bool:
    """Will say whether WORD is a surname, in whatever spelling."""
    return _sounds("surname").has(word) and (word.isascii() or number(search_fold(word)) is None)


@lru_cache(maxsize=_CACHE_AT_MOST)
def is_sure_surname(word: str) -> bool:
    """Will say whether WORD is a surname and hardly anything else."""
    return is_surname(word) and not _sounds("also_a_word").has(word)


@lru_cache(maxsize=_CACHE_AT_MOST)
def is_given(word: str) -> bool:
    """Will say whether WORD is a given name, in whatever spelling."""
    return _sounds("given").has(word)


@lru_cache(maxsize=_CACHE_AT_MOST)
def is_sure_given(word: str) -> bool:
    """Will say whether WORD is a given name and hardly anything else."""
    return is_given(word) and not _sounds("given_also_a_word").has(word)


def up_to_surname(words: Sequence[str]) -> int:
    """Will say how many of WORDS make a name that ends in a surname, or 0; one word alone is none."""
    return next((n + 1 for n in range(len(words) - 1, 0, -1) if is_surname(words[n])), 0)


@cache
def _sounds(name: str) -> _Sounds:
    plain = [search_fold(word) for word in lists()[name]]
    return _Sounds(frozenset(plain), _each(near_key, plain), _each(sound_key, plain))


def _each(fold: Callable[[str], str], words: Iterable[str]) -> frozenset[str]:
    return frozenset(key for word in words if len(key := fold(word)) > 2)
