"""One name of a place at one point of a text: as spelt, short, by sound, with an ending glued on, or mistyped.

Owns how a name may be written. Knows nothing of the words beside it; mentions.py reads those."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rapidfuzz import fuzz, process

from sunwai.gazetteer.place import BLOCK, DISTRICT, TOWN, Place
from sunwai.gazetteer.tables import Gazetteer
from sunwai.lib.folding import LONGEST_WORD, romanise, sound_key
from sunwai.lib.phrases import Token, near_key
from sunwai.triage import lexicon
from sunwai.triage.language import is_common

LONGEST_NAME = 4
EXACT, SHORT, GLUED, SOUND, NEAR = "exact", "short", "glued", "sound", "near"
_SHORTEST = 3
_SURE_SOUND = 5
_MISTYPED_FROM = 5  # shorter names have too many neighbours
_LONG, _ALIKE_LONG, _ALIKE = 7, 84, 88  # RapidFuzz ratios: one slip in seven letters, less in a shorter name
# What is written on to a name, by script: a case ending, "the one from", a mark of respect or of fondness.
_ENDINGS = {
    "latin": ("jila", "zila", "wala", "wale", "wali", "wasi", "mein", "me", "ke", "ka", "ki", "se", "ko", "ji", "wa"),
    "hi": ("वासियों", "वासी", "वाले", "वाली", "वाला", "जिला", "जिले", "में", "मे", "के", "का", "की", "से", "को", "जी", "वा"),
    "bn": ("বাসী", "জেলা", "তে", "য়", "ের", "কে", "র", "ে"),
    "or": ("ବାସୀ", "ଜିଲ୍ଲା", "ରେ", "ରୁ", "କୁ", "ର"),
}
_SHORTEST_STEM = 4
_ONE_LETTER = str.maketrans("wzq", "vjk")
_DOUBLED = re.compile(r"(.)\1+")
_CACHE_AT_MOST = 50_000


@dataclass(frozen=True, slots=True)
class Name:
    """A name that ends before the word `after`, the places it may mean, and `how` it was known."""

    after: int
    places: tuple[Place, ...]
    how: str


class Names:
    """The ways to know a gazetteer's names in running words; remembers words it has met."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._single: dict[str, tuple[tuple[Place, ...], str]] = {}
        self._spelt = _spellings(gazetteer)

    def at(self, words: tuple[Token, ...], sounds: list[str], at: int, *, tagged: bool) -> Name | None:
        """Will give the longest name that begins with the word AT; TAGGED: that word stands in a hashtag."""
        for size in range(min(LONGEST_NAME, len(words) - at), 1, -1):
            run = words[at : at + size]
            if _is_loose(run):
                continue
            found = self._several(" ".join(word.plain for word in run), "".join(sounds[at : at + size]))
            if found:
                return Name(at + size, *found)
        places, how = self._one(words[at].plain, sounds[at])
        if not places and tagged:
            places, how = self._within(words[at].plain), GLUED
        return Name(at + 1, places, how) if places else None

    def _several(self, name: str, sound: str) -> tuple[tuple[Place, ...], str] | None:
        exact = self._gazetteer.named(name)
        if exact:
            return exact, EXACT
        sounding = self._gazetteer.sounding(sound)
        if sounding and self._sounds_right(name, sounding, size=2):
            return sounding, SOUND
        return None

    def _one(self, plain: str, sound: str) -> tuple[tuple[Place, ...], str]:
        known = self._single.get(plain)
        if known is None:
            if len(self._single) > _CACHE_AT_MOST:
                self._single.clear()
            known = self._single[plain] = self._look_up(plain, sound)
        return known

    def _look_up(self, plain: str, sound: str) -> tuple[tuple[Place, ...], str]:
        if len(plain) < _SHORTEST or len(plain) > LONGEST_WORD:
            return (), EXACT
        if places := self._gazetteer.named(plain):
            return places, EXACT
        if places := self._gazetteer.abbreviated(plain):
            return places, SHORT
        sounding = self._gazetteer.sounding(sound)
        if sounding and self._sounds_right(plain, sounding, size=1):
            return sounding, SOUND
        if self.is_ordinary(plain):
            return (), EXACT
        if places := self._without_ending(plain):
            return places, GLUED
        return self._mistyped(plain), NEAR

    def _sounds_right(self, name: str, places: tuple[Place, ...], *, size: int) -> bool:
        """A match by sound counts for long names, or where the vowels agree too; never for ordinary words."""
        sound = sound_key(name)
        if len(sound) < _SHORTEST or self._gazetteer.is_word(name) or self._gazetteer.sounds_like_word(sound):
            return False
        if any(is_common(part) for part in name.split()) or near_key(name) in self._gazetteer.near_words:
            return False
        near = _without_last_vowel(name)
        same = any(near == _without_last_vowel(spelt) for place in places for spelt in self._gazetteer.spelt(place.key))
        return same or (len(sound) >= _SURE_SOUND and places[0].level in _ADMIN)

    def is_ordinary(self, plain: str) -> bool:
        """Will say whether the folded word PLAIN is an everyday word, so that it names no place by near spelling."""
        latin = romanise(plain)
        words = {plain, latin, latin.removesuffix("a"), near_key(plain)}
        return any(is_common(word) or word in self._gazetteer.near_words for word in words) or lexicon.is_listed(plain)

    def _without_ending(self, plain: str) -> tuple[Place, ...]:
        """The place whose name is PLAIN without its ending; only names spelt right, of districts, blocks, towns."""
        for ending in _ENDINGS.get(_script(plain), ()):
            stem = plain.removesuffix(ending)
            if stem != plain and len(stem) >= _SHORTEST_STEM and not self.is_ordinary(stem):
                places = [p for p in self._gazetteer.named(stem) or self._by_sure_sound(stem) if p.level in _ADMIN]
                if places and not self._gazetteer.is_word(stem):
                    return tuple(places)
        return ()

    def _by_sure_sound(self, stem: str) -> tuple[Place, ...]:
        """By sound only in scripts that few name tables hold; elsewhere a stem must be spelt right."""
        sound = "" if _script(stem) in {"latin", "hi"} else sound_key(stem)
        return self._gazetteer.sounding(sound) if len(sound) >= _SURE_SOUND else ()

    def _mistyped(self, plain: str) -> tuple[Place, ...]:
        latin = _typed(plain)
        near = self._spelt.get(latin[:1], {}) if len(latin) >= _MISTYPED_FROM else {}
        alike = _ALIKE_LONG if len(latin) >= _LONG else _ALIKE
        best = process.extract(latin, near.keys(), scorer=fuzz.ratio, score_cutoff=alike, limit=3)
        if not best:
            return ()
        top = best[0][1]
        found = {place.key: place for spelt, score, _ in best if score == top for place in near[spelt]}
        return tuple(found.values())

    def _within(self, plain: str) -> tuple[Place, ...]:
        """A district, block or town at the beginning or end of a hashtag written in one (#savebolba)."""
        for part in (
            part for cut in range(len(plain) - 1, _MISTYPED_FROM - 1, -1) for part in (plain[-cut:], plain[:cut])
        ):
            places = tuple(p for p in self._gazetteer.named(part) if p.level in _ADMIN and not p.word)
            if places:
                return places
        return ()


_ADMIN = frozenset({DISTRICT, BLOCK, TOWN})


@cache
def names_of(gazetteer: Gazetteer) -> Names:
    """Will give the names of GAZETTEER, made ready once."""
    return Names(gazetteer)


def _spellings(gazetteer: Gazetteer) -> dict[str, dict[str, tuple[Place, ...]]]:
    """The places by their spelling in plain Latin letters, by first letter; words are left out."""
    found: dict[str, dict[str, dict[str, Place]]] = {}
    for place in gazetteer.places():
        for name in place.names if place.level in _ADMIN and not place.word else ():
            latin = _typed(name.casefold())
            if len(latin) >= _MISTYPED_FROM and latin.isalpha():
                found.setdefault(latin[0], {}).setdefault(latin, {})[place.key] = place
    return {letter: {spelt: tuple(places.values()) for spelt, places in near.items()} for letter, near in found.items()}


def _script(plain: str) -> str:
    first = plain[:1]
    ranges = (("\u0900", "\u097f", "hi"), ("\u0980", "\u09ff", "bn"), ("\u0b00", "\u0b7f", "or"))
    return "latin" if plain.isascii() else next((s for low, high, s in ranges if low <= first <= high), "")


def _typed(plain: str) -> str:
    """PLAIN in Latin letters with the habits of spelling gone that are no slips: doubled letters, w, z, ph."""
    latin = romanise(plain).lower().translate(_ONE_LETTER).replace("ph", "f").replace("ee", "i").replace("oo", "u")
    return _DOUBLED.sub(r"\1", latin)


def _without_last_vowel(name: str) -> str:
    """NAME as it is nearly spelt, its last vowel, which may not be written, left out (Indor and Indore)."""
    near = near_key(name.replace(" ", "").casefold())
    return near.rstrip("aei") if len(near) > _MISTYPED_FROM else near


def _is_loose(run: Iterable[Token]) -> bool:
    """Whether the words stand too far apart to be one name (a comma and a space are near enough)."""
    return any(after.start - before.end > 2 for before, after in pairwise(run))
