"""Which language and script a post is in: script ranges and word lists, no outside detector.

Every off-the-shelf detector tried calls romanised Hindi English (0 of 56 right); word lists see it. Maithili,
Bhojpuri, Nagpuri and Khortha come out as Hindi, and are not claimed to be told apart."""

import re
import tomllib
from collections import Counter
from pathlib import Path

from sunwai.triage.decision import Because, Decision, Rival

SHOWN = {
    "hi": ("Hindi", "हिंदी"),
    "en": ("English", "अंग्रेज़ी"),
    "hinglish": ("romanised Hindi", "रोमन हिंदी"),
    "bn": ("Bengali", "बांग्ला"),
    "or": ("Odia", "ओड़िया"),
    "ur": ("Urdu", "उर्दू"),
    "sat": ("Santali", "संताली"),
    "mixed": ("more than one language", "मिली-जुली"),
}

# First and last code point of each script we can name, and the language we take it for.
_RANGES = (
    (0x0900, 0x097F, "hi"),
    (0x0980, 0x09FF, "bn"),
    (0x0B00, 0x0B7F, "or"),
    (0x0600, 0x06FF, "ur"),
    (0x1C50, 0x1C7F, "sat"),
    (0x0041, 0x024F, "latin"),
)
_ASIDE = re.compile(r"https?://\S+|[@#]\w+")
_LATIN_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_REPEAT = re.compile(r"(.)\1{2,}")
_MIXED_SHARE = 0.3
_WEAK, _CONTENT = 0.4, 0.6


def _lists() -> tuple[frozenset[str], ...]:
    rows = tomllib.loads((Path(__file__).parent / "words" / "language.toml").read_text(encoding="utf-8"))
    hindi, weak, content, english = (frozenset(rows[k].split()) for k in ("hindi", "weak", "content", "english"))
    lent = frozenset(rows["lent"]["words"].split())
    return hindi - weak - (english - {"so"}), weak, content - english, english - weak, lent


_HINDI, _WEAK_WORDS, _CONTENT_WORDS, _ENGLISH, _LENT = _lists()


def decide(text: str) -> Decision[str]:
    """Will name the language of TEXT with the share of each script as reasons; None where no letter is known."""
    shares = script_shares(_ASIDE.sub(" ", text)) or script_shares(text)
    reasons = tuple(Because("script", "", None, f"lang/{s}", round(n, 2)) for s, n in shares.items())
    if next(iter(shares), "other") == "other":
        return Decision("lang", None, 0.0, (Because("silence", "", None, "lang/silent", 0.0),))
    first = next(iter(shares))
    if first == "latin" or shares.get("latin", 0.0) >= _MIXED_SHARE:
        return _with_latin(text, first=first, shares=shares, reasons=reasons)
    return _named(first, round(min(0.99, shares[first]), 2), reasons)


def is_common(word: str) -> bool:
    """Will say whether WORD (small Latin letters) is on one of the lists: such a word is rarely a name."""
    return word in _HINDI or word in _ENGLISH or word in _WEAK_WORDS or word in _CONTENT_WORDS


def script_shares(text: str) -> dict[str, float]:
    """Will give the share of letters by script, the largest first; other scripts count as "other"."""
    counts: Counter[str] = Counter()
    for letter, count in Counter(text).items():
        script = _script(letter)
        if script:
            counts[script] += count
    total = counts.total()
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return {script: count / total for script, count in ranked}


def _script(letter: str) -> str | None:
    point = ord(letter)
    if not (letter.isalpha() or 0x0900 <= point <= 0x0B7F):
        return None
    return next((script for low, high, script in _RANGES if low <= point <= high), "other")


def _with_latin(text: str, *, first: str, shares: dict[str, float], reasons: tuple[Because, ...]) -> Decision[str]:
    latin = _latin(text)
    if first == "latin" and shares["latin"] > 1 - _MIXED_SHARE:
        return _named(latin.value or "en", latin.confidence, latin.because + reasons, latin.rivals)
    if latin.value == "hinglish" and "hi" in shares:
        return _named("hi", 0.7, latin.because + reasons)
    return _named("mixed", 0.7, reasons, (Rival(first if first != "latin" else "en", 0.3),))


def _latin(text: str) -> Decision[str]:
    words = [_REPEAT.sub(r"\1", w) for w in _LATIN_WORD.findall(_ASIDE.sub(" ", text).lower())]
    hindi, english, heard = _weights(words)
    total = hindi + english
    if not total:
        return Decision("lang", "en", 0.4, (Because("silence", "", None, "lang/silent", 0.0),))
    value = "hinglish" if _is_hinglish(hindi, english) else "en"
    share = hindi / total if value == "hinglish" else english / total
    confidence = round(min(0.98, 0.5 + share * 0.3 + min(total, 6) * 0.03), 2)
    because = tuple(Because("word", word, None, f"lang/{value}", 1.0) for word in heard[value][:3])
    other = "en" if value == "hinglish" else "hinglish"
    rivals = (Rival(other, round(1 - confidence, 2), SHOWN[other]),) if hindi and english else ()
    return Decision("lang", value, confidence, because, rivals)


def _weights(words: list[str]) -> tuple[float, float, dict[str, list[str]]]:
    hindi = english = 0.0
    heard: dict[str, list[str]] = {"hinglish": [], "en": []}
    for word in words:
        if word in _HINDI:
            hindi += 1
            heard["hinglish"].append(word)
        elif word in _CONTENT_WORDS:
            hindi += _CONTENT
            heard["hinglish"].append(word)
        elif word in _WEAK_WORDS:
            hindi += _WEAK / 2
            english += _WEAK
        elif word in _ENGLISH:
            english += 0.3 if word in _LENT else 1.0
            heard["en"].append(word)
    return hindi, english, heard


def _is_hinglish(hindi: float, english: float) -> bool:
    """One Hindi word in an English post is a borrowing; two or more that are a third of it are the language."""
    return hindi >= 0.6 and hindi / (hindi + english) >= (0.34 if hindi >= 2 else 0.5)


def _named(
    value: str, confidence: float, because: tuple[Because, ...], rivals: tuple[Rival[str], ...] = ()
) -> Decision[str]:
    return Decision("lang", value, confidence, because, rivals, SHOWN[value])
