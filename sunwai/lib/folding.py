"""Text folded for comparing: one spelling for what people see, say or type as the same.

Owns normal form, sound keys and search form. Knows no places or kinds; never used on text that is shown."""

import re
import unicodedata
from functools import lru_cache

from sunwai.lib.scripts import in_latin

NUKTA = "़"
# Marks nobody sees: zero-width letters, soft hyphen, and the direction marks pasted along with Urdu.
UNSEEN = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff" + "\u202a\u202b\u202c\u202d\u202e" + "\u2066\u2067\u2068\u2069"
)
SIGNS = re.compile(f"[\u0901-\u0903\u093e-\u094c{NUKTA}]{{2,}}")
WORD = re.compile("(?:[^\\W_]|[\u0900-\u0963\u0980-\u0d7f\u0610-\u061a\u064b-\u065f\u0670])+")


class _Letters(dict[int, str | None]):
    """Maps a code point to what is kept of it; fills itself as letters are met."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        kept = None if letter in UNSEEN else letter
        if kept and unicodedata.category(letter) == "Nd":
            kept = str(unicodedata.decimal(letter))
        self[code] = kept
        return kept


_letters = _Letters()


def normalise(text: str) -> str:
    """Will give TEXT in NFC with nukta letters in one form, unseen marks gone and all scripts' digits as 0-9.

    NFC leaves ड़ as ड + nukta whichever way it was typed (composition exclusion), so tables must be keyed on
    that. Letters keep their case. Safe to repeat."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text.translate(_letters))
    return _settle_nuktas(composed) if NUKTA in composed else composed


def _settle_nuktas(text: str) -> str:
    """Put a nukta typed after the vowel sign, or twice, where it belongs."""
    return unicodedata.normalize("NFC", SIGNS.sub(_nukta_first, text))


def _nukta_first(found: re.Match[str]) -> str:
    rest = found[0].replace(NUKTA, "")
    return found[0] if len(rest) == len(found[0]) else NUKTA + rest


def fold_with_map(text: str) -> tuple[str, list[int]]:
    """Will normalise TEXT and say where in TEXT each folded letter began; one more entry marks the end.

    Folded[i:j] stands in TEXT from map[i] to map[j], so a match can be marked in what the citizen wrote."""
    if text.isascii():
        return text, list(range(len(text) + 1))
    folded: list[str] = []
    starts: list[int] = []
    for start, end in _clusters(text):
        kept = normalise(text[start:end])
        folded.append(kept)
        starts.extend([start] * len(kept))
    return "".join(folded), [*starts, len(text)]


def _clusters(text: str) -> list[tuple[int, int]]:
    """Stretches of TEXT that may compose with nothing outside them."""
    starts = [i for i, letter in enumerate(text) if i == 0 or not _joins(letter)]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _joins(letter: str) -> bool:
    """Whether LETTER may join the one before it: a mark, an unseen mark, or a trailing part of Hangul."""
    if letter < "\u00ad":
        return False
    return letter in UNSEEN or unicodedata.category(letter)[0] == "M" or "\u1160" <= letter <= "\u11ff"


def romanise(text: str) -> str:
    """Will spell Devanagari, Bengali, Odia, Ol Chiki and Perso-Arabic in Latin letters and keep the rest."""
    return text if text.isascii() else in_latin(normalise(text))


def words(text: str) -> list[str]:
    """Will list the words of TEXT, vowel signs kept with their letters."""
    return WORD.findall(text)


def sound_key(text: str) -> str:
    """Will give one key for all spellings of a word that sound alike, in any script it can romanise.

    A phrase gets the keys of its words run together, so "Hazari Bagh" and "Hazaribagh" agree. Empty where
    there are no letters."""
    return "".join(_sound_of(word[:LONGEST_WORD]) for word in text.split())


# Each step is one habit of spelling. The order matters: later steps see what earlier ones left.
_SOUND_STEPS = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"[^a-z]+", ""),
        (r"x", "ks"),
        (r"ck|c(?!h)", "k"),  # c is left only for ch
        (r"(?<=.)h", ""),  # aspirates, sh and s, लोहरदगा and Lohardaga, Giridih and Giridi
        (r"ee+", "i"),
        (r"oo+", "u"),
        (r"(?<=[aeiou])[vw](?![aeiouy])", "u"),  # Deoghar and देवघर
        (r"[vw]", "b"),
        (r"n(?=[pb])", "m"),  # a nasal takes the place of what follows
        (r"(?<=.)nr", "nd"),  # Pirtand and पीरटांड़
        (r"(?<=[aeiouy])d(?!d)", "r"),  # ड़ is typed as d and as r, but never at the beginning or doubled
        (r"[ey]", "i"),
        (r"o", "u"),
        (r"(.)\1+", r"\1"),
        (r"^a(?=[iu])|(?<=.)a(?=.)", ""),  # an a inside a word may or may not be written
        (r"(.)\1+", r"\1"),
    )
)
LONGEST_WORD = 64  # a cache must not be filled by one post of a million letters
_ONE_SOUND = str.maketrans("zfq", "jpk")


@lru_cache(maxsize=200_000)
def _sound_of(word: str) -> str:
    latin = unicodedata.normalize("NFKD", romanise(word)).lower().translate(_ONE_SOUND)
    for pattern, by in _SOUND_STEPS:
        latin = pattern.sub(by, latin)
    return latin


# हिन्दी and हिंदी: a nasal letter before its own row of stops is the same as the dot.
ROW_NASALS = re.compile("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])")
# Nuktas of three scripts go, also where NFC has composed them; the moon-dot is a nasal dot.
_PLAIN = str.maketrans("ऩऱऴँঁଁ", "नरळंংଂ", "़়଼")


def search_fold(text: str) -> str:
    """Will give TEXT as a search column keeps it: no nukta, one nasal dot, small letters. Safe to repeat."""
    if text.isascii():
        return text.casefold()
    plain = ROW_NASALS.sub("ं", normalise(text).translate(_PLAIN))
    return normalise(plain.casefold())


def name_fold(text: str) -> str:
    """Will give a name as the gazetteer compares it: search form, words parted by single spaces."""
    return _name_fold(text[:LONGEST_NAME])


LONGEST_NAME = 120


@lru_cache(maxsize=100_000)
def _name_fold(text: str) -> str:
    return " ".join(words(search_fold(text)))
