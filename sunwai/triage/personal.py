"""Stretches of a post that must never be shown: numbers, addresses and names that point to one person.

Masks on the pattern alone; a check digit (Verhoeff) raises confidence and never decides, as a tenth of random
numbers pass it. Helplines, PNR, consumer and application numbers are not personal and stay."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from sunwai.triage import verhoeff
from sunwai.triage.person_names import names_in
from sunwai.triage.private_patterns import (
    BREAK,
    CALENDAR,
    CUES,
    FILLER,
    FIRM,
    HELPLINES,
    LOOSE,
    MONEY,
    MONEY_BEHIND,
    OF_A_THING,
    OFFICE_BEHIND,
    OWN,
    PATTERNS,
    SAYS_PHONE,
    Pattern,
)
from sunwai.triage.proposal import Span

MOST_LETTERS = 30_000
_REACH = 32  # letters before a number in which a word may say what it is
_FIRM_REACH = 22
_ZERO = re.compile(r"(?<=\d)[oO]+(?=\d)")  # typed for a nought
_SHORTENED = re.compile(
    "(?:(?<=मो|नं|सं|डॉ|पो|मु|था|जि|सु)|(?<=स्व)|(?<=श्री))0|(?<=न)0(?=\\D)"
)  # the ring of मो० is no nought
_MOBILE = re.compile(r"0?[6-9]\d{9}$")
_NUMBERED = frozenset({"phone", "account", "aadhaar", "ration_card", "voter_id"})


class _Digits(dict[int, int]):
    """Folds every script's digits to 0-9, letter for letter, so that places in the text stay what they are."""

    def __missing__(self, code: int) -> int:
        value = unicodedata.decimal(chr(code), None)
        self[code] = code if value is None else ord("0") + value
        return self[code]


_digits = _Digits()


def personal_spans(text: str) -> tuple[Span, ...]:
    """Will give the personal stretches of TEXT in order, never overlapping; letters past MOST_LETTERS are not read."""
    folded = _folded(text[:MOST_LETTERS])
    taken: list[Span] = []
    for pattern in PATTERNS:
        if not _may_stand(pattern, folded):
            continue
        for span in _matches(folded, pattern):
            if not any(span.start < other.end and other.start < span.end for other in taken):
                taken.append(span)
    taken += [s for s in names_in(folded) if not any(s.start < t.end and t.start < s.end for t in taken)]
    return tuple(sorted(taken, key=lambda span: span.start))


def _may_stand(pattern: Pattern, folded: str) -> bool:
    """Whether what PATTERN cannot do without stands in the text at all: most posts hold no number."""
    return pattern.needs is None or pattern.needs.search(folded) is not None


def _folded(text: str) -> str:
    """TEXT with every script's digits as 0-9, letter for letter."""
    plain = _SHORTENED.sub(".", text.translate(_digits))
    return _ZERO.sub(lambda typed: "0" * len(typed[0]), plain)


def masked(text: str, spans: Iterable[Span]) -> str:
    """Will give TEXT with SPANS covered, letter for letter: for logs and for any model."""
    letters = list(text)
    for span in spans:
        letters[span.start : span.end] = "█" * (span.end - span.start)
    return "".join(letters)


def _matches(folded: str, pattern: Pattern) -> Iterable[Span]:
    for found in pattern.regex.finditer(folded):
        before = folded[max(0, found.start() - _REACH) : found.start()]
        if pattern.cue and not _is_cued(before, pattern, number=found[0]):
            continue
        if pattern.type in _NUMBERED and _is_no_persons(before, found, pattern):
            continue
        yield _span(found, pattern)


def _is_no_persons(before: str, found: re.Match[str], pattern: Pattern) -> bool:
    """Whether what stands round a number says that it is a day, a sum, a helpline's or a matter's."""
    behind = found.string[found.end() : found.end() + _REACH]
    if CALENDAR.search(found[0]) or _is_counted(found[0]) or MONEY_BEHIND.match(behind) or OFFICE_BEHIND.match(behind):
        return True
    own = _last(pattern.cue, before) if pattern.cue else -1
    return _is_no_person(before, found[0], own=own) or _is_of_thing(before, pattern)


def _is_counted(number: str) -> bool:
    """Whether NUMBER is a row such as "6 7 8 9 10 11 12"."""
    row = [int(n) for n in re.findall(r"\d+", number)]
    return len(row) > 2 and all(after == before + 1 for before, after in pairwise(row))


def _is_cued(before: str, pattern: Pattern, *, number: str) -> bool:
    """Whether the pattern's cue stands BEFORE a number, and no nearer word says that it is something else.

    A number that could be a mobile's belongs to an account or a card only right behind its word."""
    cue = _last(pattern.cue, before) if pattern.cue else -1
    if cue < 0 or pattern.type not in _NUMBERED:
        return cue >= 0
    if any(_last(other, before) > cue for type_, other in CUES.items() if type_ != pattern.type):
        return False
    if pattern.type == "phone" or not _MOBILE.match(re.sub(r"\D", "", number)):
        return True
    word = max(pattern.cue.finditer(before), key=re.Match.start) if pattern.cue else None
    return word is not None and not FILLER.sub("", before[word.end() :])


def _span(found: re.Match[str], pattern: Pattern) -> Span:
    start, end = _trimmed(found)
    if pattern.type != "aadhaar":
        return Span(start, end, pattern.type, pattern.confidence)
    agrees = verhoeff.agrees(re.sub(r"\D", "", found[0]))
    named = agrees or pattern.cue is not None or bool(found["gap"])  # four, four and four is how the card is printed
    return Span(start, end, "aadhaar" if named else "number", 0.95 if agrees else pattern.confidence, agrees)


def _trimmed(found: re.Match[str]) -> tuple[int, int]:
    start = found.start() + len(found[0]) - len(found[0].lstrip(" :,-"))
    return start, found.start() + len(found[0].rstrip(" ,.-"))


def _is_no_person(before: str, number: str, *, own: int) -> bool:
    """Whether the words BEFORE say that this number names a matter, a sum or a helpline, and none at OWN is nearer."""
    if HELPLINES.match(re.sub(r"\D", "", number)) or MONEY.search(before):
        return True
    phone = _last(SAYS_PHONE, before)
    for matter, reach in ((FIRM, _FIRM_REACH), (LOOSE, 0)):
        found = list(matter.finditer(before))
        between = before[found[-1].end() :] if found else ""
        if found and max(phone, own) < found[-1].start() and _belongs(between, reach):
            return True
    return False


def _is_of_thing(before: str, pattern: Pattern) -> bool:
    """Whether a long number without a cue of its own is said to be the number of something."""
    named = OF_A_THING.search(before) if pattern.cue is None and pattern.type != "phone" else None
    return named is not None and named[1].lower() not in OWN


def _belongs(between: str, reach: int) -> bool:
    """Whether a matter's word and its number have nothing BETWEEN them but "no", or few words of one sentence."""
    if not FILLER.sub("", between):
        return True
    return len(between) <= reach and not BREAK.search(between) and not any(letter.isdigit() for letter in between)


def _last(regex: re.Pattern[str], text: str) -> int:
    return max((found.start() for found in regex.finditer(text)), default=-1)
