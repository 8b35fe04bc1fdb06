"""The scripts of Jharkhand written in Latin letters, word by word, as people there would spell them.

Owns the letter tables and the dropping of unspoken vowels. Knows no names; folding.py compares."""

import re
from dataclasses import dataclass
from functools import lru_cache


def _table(pairs: str) -> dict[str, str]:
    """Read letters and their spelling, in turn; a dot stands for no sound."""
    parts = pairs.split()
    return {letter: spelt.strip(".") for letter, spelt in zip(parts[::2], parts[1::2], strict=True)}


# Nukta letters stand as base + nukta, because that is what NFC leaves of U+0958..095F.
CONSONANTS = _table("""
    क k ख kh ग g घ gh ङ n   च ch छ chh ज j झ jh ञ n   ट t ठ th ड d ढ dh ण n   त t थ th द d ध dh न n
    प p फ ph ब b भ bh म m   य y र r ल l ळ l व w   श sh ष sh स s ह h   ऩ n ऱ r ऴ l
    क़ q ख़ kh ग़ g ज़ z ड़ r ढ़ rh फ़ f य़ y
""")
VOWELS = _table("अ a आ a इ i ई i उ u ऊ u ऋ ri ऌ li ऍ e ऎ e ए e ऐ ai ऑ o ऒ o ओ o औ au")
SIGNS = _table("ा a ि i ी i ु u ू u ृ ri ॄ ri ॅ e ॆ e े e ै ai ॉ o ॊ o ो o ौ au ् .")
TAILS = {"ं": "M", "ँ": "M", "ः": "h", "": ""}  # M: a nasal whose sound hangs on what follows

OL_CHIKI = _table("""
    ᱚ a ᱛ t ᱜ g ᱝ n ᱞ l ᱟ a ᱠ k ᱡ j ᱢ m ᱣ w ᱤ i ᱥ s ᱦ h ᱧ n ᱨ r ᱩ u ᱪ ch ᱫ d ᱬ n ᱭ y ᱮ e ᱯ p
    ᱰ d ᱱ n ᱲ r ᱳ o ᱴ t ᱵ b ᱶ w ᱷ h ᱸ n ᱺ n
""")
PERSO_ARABIC = _table("""
    ا a آ a ب b پ p ت t ٹ t ث s ج j چ ch ح h خ kh د d ڈ d ذ z ر r ڑ r ز z ژ z س s ش sh ص s ض z ط t ظ z
    ع a غ g ف f ق q ک k ك k گ g ل l م m ن n ں n و o ہ h ه h ھ h ة a ۃ a ی i ي i ى i ے e ئ y ؤ o
    َ a ِ i ُ u
""")

# Bengali and Odia lie in Unicode as Devanagari does, 0x80 and 0x200 further on; these few letters do not.
BENGALI = {0x0980 + n: chr(0x0900 + n) for n in range(0x80)} | {0x09CE: "त्", 0x09F0: "र", 0x09F1: "व"}
ODIA = {0x0B00 + n: chr(0x0900 + n) for n in range(0x80)} | {0x0B5F: "य", 0x0B71: "व"}

AKSHARA = re.compile(r"(?P<onset>(?:[क-ह]़?्)*[क-ह]़?)(?P<sign>[ा-ौ्])?(?P<tail>[ंँः]?)|(?P<vowel>[ऄ-औ])(?P<after>[ंँः]?)")
CONSONANT = re.compile(r"[क-ह]़?")
KEEPS_LAST_SCHWA = frozenset("यरवनणल")  # राज्य, केंद्र, पूर्व, कृष्ण: spoken with their last a


@dataclass(slots=True)
class Akshara:
    """One written syllable; `vowel` is empty where none is spoken, `schwa` where it is the unwritten a."""

    consonants: tuple[str, ...]
    vowel: str
    schwa: bool
    tail: str


def _akshara(found: re.Match[str]) -> Akshara:
    if found["vowel"]:
        return Akshara((), VOWELS.get(found["vowel"], "a"), False, TAILS[found["after"]])
    sign = found["sign"]
    vowel = "a" if sign is None else SIGNS.get(sign, "")
    return Akshara(tuple(CONSONANT.findall(found["onset"])), vowel, sign is None, TAILS[found["tail"]])


def _speaks_last(last: Akshara) -> bool:
    """Whether a word's last unwritten a is spoken after all."""
    return bool(last.tail) or (len(last.consonants) > 1 and last.consonants[-1] in KEEPS_LAST_SCHWA)


def _mute_schwas(word: list[Akshara]) -> None:
    """Silence the unwritten a where Hindi does: last, and between two open syllables, from the right."""
    if len(word) > 1 and word[-1].schwa and not _speaks_last(word[-1]):
        word[-1].vowel = ""
    for left, here, right in zip(word[-3::-1], word[-2::-1], word[:0:-1], strict=False):
        mutable = here.schwa and not here.tail and len(here.consonants) == 1
        if mutable and left.vowel and right.vowel and len(right.consonants) == 1:
            here.vowel = ""


def _devanagari(word: str) -> str:
    aksharas = [_akshara(found) for found in AKSHARA.finditer(word)]
    _mute_schwas(aksharas)
    spelt = "".join("".join(CONSONANTS[c] for c in a.consonants) + a.vowel + a.tail for a in aksharas)
    spelt = re.sub(r"aMw(?=$|[^aeiou])", "aon", spelt)  # गांव is written gaon
    spelt = re.sub(r"M(?=[pbm])", "m", spelt).replace("M", "n")
    return "v" + spelt[1:] if spelt.startswith("w") else spelt


def _bengali(word: str) -> str:
    word = re.sub("ও\u09af\u09bc?া", "ৱা", word)  # written "oya", said "wa" (বারহারওয়া)
    spoken = re.sub(
        "^\u09af(?!\u09bc)", "জ", word
    )  # য is j where a word begins; inside it is y, also where its dot is lost
    return _devanagari(spoken.translate(BENGALI))


def _odia(word: str) -> str:
    spoken = re.sub("(?<!୍)ଯ", "ଜ", word)
    return _devanagari(spoken.translate(ODIA))


def _ol_chiki(word: str) -> str:
    return "".join(OL_CHIKI.get(letter, "") for letter in word)


def _perso_arabic(word: str) -> str:
    """Spell by letters; short vowels are not written, so a reader of this must not count on them."""
    word = re.sub("^و|و(?=[اآیے])", "w", word)
    word = re.sub("^ی|ی(?=[اآو])", "y", word)
    return "".join(PERSO_ARABIC.get(letter, letter if letter in "wy" else "") for letter in word)


# At most 64 letters at a time: nobody writes longer words, and a cache must not be filled by one post.
SCRIPTS = (
    ("[\u0900-\u0963\u0971-\u097f]{1,64}", _devanagari),
    ("[\u0981-\u09e3\u09f0\u09f1]{1,64}", _bengali),
    ("[\u0b01-\u0b63\u0b71]{1,64}", _odia),
    ("[\u1c5a-\u1c7d]{1,64}", _ol_chiki),
    ("[\u0610-\u061a\u0621-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff]{1,64}", _perso_arabic),
)
FOREIGN = re.compile("|".join(f"({letters})" for letters, _ in SCRIPTS))


@lru_cache(maxsize=100_000)
def _spell(word: str, script: int) -> str:
    return SCRIPTS[script][1](word)


def in_latin(text: str) -> str:
    """Will spell each word of a known script in TEXT (already NFC) in small Latin letters, the rest kept."""
    return FOREIGN.sub(lambda found: _spell(found[0], (found.lastindex or 1) - 1), text)
