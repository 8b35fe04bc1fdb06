"""Phrases found in running text by spelling and by sound, all lists in one pass.

Owns tokens and phrase books. Knows no subject: what a phrase means is its label's owner's business."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sunwai.lib.folding import WORD, romanise, search_fold, sound_key

# Addresses and handles are not words; a hashtag's words are read one by one (#NoNetworkInBolba).
_ASIDE = re.compile(r"https?://\S+|www\.\S+|[^\s@]{1,64}@[^\s@.]{1,63}\.[^\s@]{1,63}|@\w+")
_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^A-Za-z0-9_]+")
_GAP = 3
_SURE_SOUND = 4
_SURE_LATIN = 6  # English has its own close sounds ("beaten", "within")
_SURE_CONSONANTS = 3  # thinner sounds are shared by too many words ("mar" and "Mr", "mela" and "mila")
_LONGEST_ENDING = 7
_THIN = 4  # English words this short sound like some Hindi word ("seed", "sir"): only their spelling counts

# Little words as Hindi is typed in Roman letters: no rule of sound leads from में to "me" or from नहीं to "nhi".
_TYPED = {
    "में": "me mein mei",
    "नहीं": "nahi nahin nhi nai nahee",
    "नही": "nahi nahin nhi nai",
    "है": "hai h he",
    "हैं": "hain hai h",
    "रहा": "raha rha",
    "रही": "rahi rhi",
    "रहे": "rahe rhe",
    "गया": "gaya gya",
    "गई": "gayi gai gyi",
    "गए": "gaye gye",
    "पर": "par pe pr",
    "और": "aur or",
    "दिया": "diya dia",
    "लिया": "liya lia",
    "हुआ": "hua huwa",
}


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: where it stands, and its spelling folded for comparing."""

    start: int
    end: int
    plain: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: its label, its own spelling in the book, and where it stands in the text."""

    label: str
    phrase: str
    start: int
    end: int


def tokens(text: str) -> tuple[Token, ...]:
    """Will list the words of TEXT with their places, leaving out web addresses, mail addresses and handles."""
    blank = _ASIDE.sub(lambda found: " " * len(found[0]), text)
    return tuple(token for found in WORD.finditer(blank) for token in _split(found, blank))


def _split(found: re.Match[str], text: str) -> Iterable[Token]:
    start = found.start()
    tagged = start > 0 and text[start - 1] == "#"
    if not tagged and "_" not in found[0]:
        yield Token(start, found.end(), _plain(found[0]))
        return
    for part in _CAMEL.finditer(found[0].replace("_", " ")):
        if part[0].strip():
            yield Token(start + part.start(), start + part.end(), _plain(part[0].strip()))


@lru_cache(maxsize=100_000)
def _plain(word: str) -> str:
    return search_fold(word)


_NEAR_STEPS = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"x", "ks"),
        (r"ck|c(?!h)|q", "k"),
        (r"sh", "s"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"z", "j"),
        (r"ee+|ii+", "i"),
        (r"oo+|uu+", "u"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[aeiou])d(?=[aeiouk])", "r"),
        (r"m(?=[^aeiouymh])", "n"),
    )
)


@lru_cache(maxsize=100_000)
def near_key(plain: str) -> str:
    """Will give a spelling that keeps every vowel but not its length: stricter than the sound key."""
    latin = romanise(plain).lower()
    for pattern, by in _NEAR_STEPS:
        latin = pattern.sub(by, latin)
    return latin


@lru_cache(maxsize=100_000)
def _sound(plain: str) -> str:
    return sound_key(plain)


def _is_sure(sound: str, word: str) -> bool:
    """Whether SOUND alone tells WORD from others."""
    least = _SURE_LATIN if word.isascii() else _SURE_SOUND
    return len(sound) >= least and sum(letter not in "aiu" for letter in sound) >= _SURE_CONSONANTS


class PhraseBook:
    """Phrases by label, ready to be found. `word*` takes longer forms, `=word` only this spelling, `_` a gap."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._patterns: dict[str, int] = {}
        self._by_plain: dict[str, list[int]] = {}
        self._by_near: dict[str, list[int]] = {}
        self._by_sound: dict[str, list[int]] = {}
        self._by_plain_stem: dict[str, list[int]] = {}
        self._by_near_stem: dict[str, list[int]] = {}
        self._by_sound_stem: dict[str, list[int]] = {}
        self._starting: dict[int, list[tuple[str, str, tuple[int, ...]]]] = {}
        self._known: dict[str, tuple[int, ...]] = {}
        for label, phrases in lists.items():
            for phrase in dict.fromkeys(phrases):
                self._add(label, phrase)

    def find(self, words: tuple[Token, ...]) -> tuple[Hit, ...]:
        """Will list every phrase of the book in WORDS, in the order of the text; phrases may overlap."""
        ids = [self._ids(word.plain) for word in words]
        found: list[Hit] = []
        for at, heard in enumerate(ids):
            for pattern in heard:
                for label, phrase, rest in self._starting.get(pattern, ()):
                    last = _follow(ids, at, rest)
                    if last is not None:
                        found.append(Hit(label, phrase, words[at].start, words[last].end))
        return tuple(found)

    def knows(self, plain: str) -> bool:
        """Will say whether the word PLAIN, so spelt or nearly, makes part of a phrase; longer forms do not count."""
        return plain in self._by_plain or near_key(plain) in self._by_near

    def _add(self, label: str, phrase: str) -> None:
        parts = [self._pattern(part) for part in phrase.split()]
        self._starting.setdefault(parts[0], []).append((label, phrase, tuple(parts[1:])))

    def _pattern(self, part: str) -> int:
        if part == "_":
            return -1
        if part not in self._patterns:
            self._patterns[part] = len(self._patterns)
            self._index(part, self._patterns[part])
        return self._patterns[part]

    def _index(self, part: str, number: int) -> None:
        word = search_fold(part.strip("=*"))
        thin = word.isascii() and len(word) <= _THIN
        if part.endswith("*"):
            self._index_stem(word, number, thin=thin)
        elif part.startswith("=") or thin:
            self._by_plain.setdefault(word, []).append(number)
        else:
            self._by_near.setdefault(near_key(word), []).append(number)
            for typed in _TYPED.get(part, "").split():
                self._by_plain.setdefault(typed, []).append(number)
            if _is_sure(_sound(word), word):
                self._by_sound.setdefault(_sound(word), []).append(number)

    def _index_stem(self, word: str, number: int, *, thin: bool) -> None:
        if thin:
            self._by_plain_stem.setdefault(word, []).append(number)
            return
        self._by_near_stem.setdefault(near_key(word), []).append(number)
        if word.endswith("ड"):  # a ड़ is heard as r only before a vowel, which the longer form brings
            self._by_near_stem.setdefault(near_key(f"{word}ा")[:-1], []).append(number)
        stem = _sound(word).removesuffix("a")  # an a is heard at the end of a word and not inside a longer form
        if len(stem) > _SURE_SOUND and _is_sure(stem, word):
            self._by_sound_stem.setdefault(stem, []).append(number)

    def _ids(self, plain: str) -> tuple[int, ...]:
        known = self._known.get(plain)
        if known is None:
            if len(self._known) > 100_000:
                self._known.clear()
            known = self._known[plain] = tuple(sorted(self._hear(plain)))
        return known

    def _hear(self, plain: str) -> set[int]:
        near, sound = near_key(plain[:40]), _sound(plain[:40])
        heard = {*self._by_plain.get(plain, ()), *self._by_near.get(near, ()), *self._by_sound.get(sound, ())}
        stemmed = ((plain, self._by_plain_stem), (near, self._by_near_stem), (sound, self._by_sound_stem))
        for key, stems in stemmed:
            for length in range(max(1, len(key) - _LONGEST_ENDING), len(key) + 1):
                heard.update(stems.get(key[:length], ()))
        return heard


def _follow(ids: list[tuple[int, ...]], at: int, rest: tuple[int, ...]) -> int | None:
    """The index of the last word when REST follows position AT, else None."""
    spare = 0
    for pattern in rest:
        if pattern < 0:
            spare = _GAP
            continue
        reach = range(at + 1, min(at + 2 + spare, len(ids)))
        step = next((i for i in reach if pattern in ids[i]), None)
        if step is None:
            return None
        at, spare = step, 0
    return at
