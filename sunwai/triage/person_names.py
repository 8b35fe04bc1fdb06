"""Names of private persons, found by what is said beside them: "मेरा नाम", "s/o", "Wife Rekha Mahto", a phone behind.

Owns the reading of words/persons.toml. Finds no name that stands alone: no list of names could, and the public sees
the desk's summary, never the post."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sunwai.lib.folding import search_fold
from sunwai.triage.lexicon import is_listed
from sunwai.triage.proposal import Span

_L = r"[^\W\d_]"
_INDIC = r"[\u0900-\u0963\u0970-\u0d7f]"
_WORD = rf"(?:{_INDIC}{{2,24}}\.?|{_L}\.|{_L}[^\W\d_'’]{{1,24}})"
_CAPITAL = r"(?-i:[A-Z][a-z]{1,20}|[A-Z]\.)"
_TITLE = r"(?:(?:late|shri|smt|sri|mr|mrs|ms|md|mohd|श्री|श्रीमती|स्व)\b\.?\s*)?"
_NAME = rf"(?=(?P<name>{_WORD}(?:\s+{_WORD}){{0,2}}))"  # looked ahead at, so that a cue inside is read again
_KIN = (
    "[Ss]on|[Dd]aughter|[Hh]usband|[Ww]ife|[Bb]rother|[Ss]ister|[Nn]iece|[Nn]ephew|[Gg]randson|[Gg]randdaughter|"
    "[Cc]ousin"
)
_PHONE_BEHIND = r"(?=[\s,:(\-]{1,3}(?:ph|mob|phone|mobile|mo|no|मो|मोबाइल|फोन|नंबर)?[\s.:\-]{0,3}\+?\(?\d[\d \-]{4})"


@dataclass(frozen=True, slots=True)
class _Cues:
    sure: re.Pattern[str]
    role: re.Pattern[str]
    behind: tuple[re.Pattern[str], ...]
    kin: re.Pattern[str]
    surname: re.Pattern[str]
    surnames: frozenset[str]
    never: frozenset[str]
    roles: frozenset[str]
    public: re.Pattern[str]


def names_in(text: str) -> tuple[Span, ...]:
    """Will give the names in TEXT that a cue beside them betrays, in order, never overlapping."""
    cues = _cues()
    found: list[Span] = []
    ways = (_sure, _by_role, _by_what_follows, _by_kin, _by_surname)
    for span in (span for way in ways for span in way(text, cues)):
        if not any(span.start < other.end and other.start < span.end for other in found):
            found.append(span)
    return tuple(sorted(found, key=lambda span: span.start))


def _sure(text: str, cues: _Cues) -> Iterable[Span]:
    for found in cues.sure.finditer(text):
        words = _until_never(found, cues)
        if words:
            yield _span(_up_to_surname(words, cues) or words, 0.7)


def _by_role(text: str, cues: _Cues) -> Iterable[Span]:
    shouted = _is_shouted(text)
    for found in cues.role.finditer(text):
        words = _until_never(found, cues)
        named = _up_to_surname(words, cues)
        if named:
            yield _span(named, 0.6)
        elif len(words) > 1 and not shouted and all(_is_capital(word[0]) for word in words) and not _is_common(words):
            yield _span(words, 0.5)


def _by_what_follows(text: str, cues: _Cues) -> Iterable[Span]:
    """A name before its "w/o", before a phone, or before "का नाम"."""
    for pattern in cues.behind:
        for found in pattern.finditer(text):
            words = _since_never(found, cues)
            if len(words) > 1 and (words[-1][0].lower() in cues.surnames or all(_is_capital(w[0]) for w in words)):
                yield _span(words, 0.6)


def _by_kin(text: str, cues: _Cues) -> Iterable[Span]:
    """A single given name behind "my son"; capitals must say something."""
    if _is_shouted(text):
        return
    for found in cues.kin.finditer(text):
        word = found["name"]
        if word.lower() not in cues.never | cues.roles and not is_listed(search_fold(word)):
            yield Span(found.start("name"), found.end("name"), "name", 0.5)


def _by_surname(text: str, cues: _Cues) -> Iterable[Span]:
    """A word that no list knows before a surname that is no other word."""
    for found in cues.surname.finditer(text):
        given, own = found["given"], found["name"]
        plain = given.lower().strip(".")
        known = plain in cues.never | cues.roles or cues.public.search(own) or is_listed(search_fold(given))
        if not known and (not own.isascii() or all(_is_capital(word) for word in own.split())):
            yield Span(found.start("name"), found.end("name"), "name", 0.5)


def _is_common(words: Sequence[re.Match[str]]) -> bool:
    """Whether most of WORDS stand in some list, so that they are an office or a scheme and nobody's name."""
    return sum(is_listed(search_fold(word[0])) for word in words) >= len(words) / 2


def _words(found: re.Match[str], cues: _Cues) -> list[re.Match[str]]:
    if cues.public.search(found["name"]):
        return []
    return list(re.compile(r"\S+").finditer(found.string, found.start("name"), found.end("name")))


def _until_never(found: re.Match[str], cues: _Cues) -> list[re.Match[str]]:
    kept: list[re.Match[str]] = []
    for word in _words(found, cues):
        plain = word[0].lower().strip(".,")
        if plain in cues.never:
            break
        if kept or plain not in cues.roles:
            kept.append(word)
    return kept


def _since_never(found: re.Match[str], cues: _Cues) -> list[re.Match[str]]:
    kept: list[re.Match[str]] = []
    for word in _words(found, cues):
        plain = word[0].lower().strip(".,")
        kept = [] if plain in cues.never or plain in cues.roles else [*kept, word]
    return kept


def _up_to_surname(words: Sequence[re.Match[str]], cues: _Cues) -> list[re.Match[str]]:
    last = next((n for n in range(len(words) - 1, 0, -1) if words[n][0].lower() in cues.surnames), None)
    return list(words[: last + 1]) if last else []


def _is_capital(word: str) -> bool:
    return word[0].isupper() and (word[1:].islower() or word.endswith("."))


def _is_shouted(text: str) -> bool:
    """Whether nearly every word of TEXT begins with a capital, so that capitals say nothing."""
    latin = re.findall(r"\b[A-Za-z]{3,}", text)
    return len(latin) > 4 and sum(word[0].isupper() for word in latin) > len(latin) * 0.7


def _span(words: Sequence[re.Match[str]], confidence: float) -> Span:
    return Span(words[0].start(), words[-1].end(), "name", confidence)


@cache
def _cues() -> _Cues:
    lists = tomllib.loads((Path(__file__).parent / "words" / "persons.toml").read_text(encoding="utf-8"))
    sure, colon, role = (_either(lists[name]) for name in ("sure", "sure_colon", "role"))
    family = _either([name for name in lists["surname"] if name not in lists["also_a_word"]])
    colons = rf"(?:{sure}\s*(?:is\s+|hai\s+|h\s+|है\s+|[:\-.]\s*)?|{colon}\s*[:\-]\s*)"
    return _Cues(
        _compiled(rf"(?<!{_L}){colons}\s*{_TITLE}{_NAME}"),
        _compiled(rf"(?<![^\W\d_]){role}(?!{_L}|[\u0900-\u0963])(?:\s*[,:\-.]\s*|\s+){_TITLE}{_NAME}"),
        (
            _compiled(rf"(?<!{_L})(?P<name>{_WORD}(?:\s+{_WORD}){{1,2}})(?=[\s,]+[swdch]\s*/\s*o\b)"),
            _compiled(rf"(?<!{_L})(?P<name>{_WORD}(?:\s+{_WORD}){{1,2}}){_PHONE_BEHIND}"),
            _compiled(
                rf"(?<!{_L})(?P<name>{_WORD}(?:\s+{_WORD}){{1,2}})(?=\s+(?:का|की|के|ka|ki|ke)\s+(?:नाम|naam|nam)\b)"
            ),
        ),
        re.compile(rf"\b(?:{_KIN})\s+(?P<name>[A-Z][a-z]{{2,15}})\b"),
        _compiled(
            rf"(?<!{_L})(?<![\u0900-\u0963])(?P<name>(?P<given>{_WORD})\s+(?:{_WORD}\s+)?{family})(?!{_L}|[\u0900-\u0963])"
        ),
        frozenset(lists["surname"]),
        frozenset(lists["never"]),
        frozenset(lists["role"]),
        _compiled(_either(lists["public"])),
    )


def _either(words: Sequence[str]) -> str:
    """One group for any of WORDS, the longest first, gaps of any width."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest) + ")"


def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex, re.IGNORECASE)
