"""Children told by their age or class: "14 saal ki behan", "an 11 year old boy", "कक्षा 5 की एक लड़की".

Owns the reading of ages. An age of the matter ("5 साल का काम") is nobody's: a person must be named beside it."""

from collections.abc import Iterable

from sunwai.lib.numerals import number
from sunwai.lib.phrases import Hit
from sunwai.triage.lexicon import Heard
from sunwai.triage.nearby import gap

_OF_AGE = 18
_YEARS = "साल वर्ष बरस year years yr yrs saal sal varsh baras वर्षीय varshiya"
_SCHOOL = "class कक्षा kaksha standard grade क्लास klas वर्ग"
_AGED = "aged age उम्र umar umr आयु"
_SINCE = "से se since पहले pehle pahle ago बाद baad में me"
_YEAR_WORDS, _SCHOOL_WORDS = frozenset(_YEARS.split()), frozenset(_SCHOOL.split())
_AGED_WORDS, _SINCE_WORDS = frozenset(_AGED.split()), frozenset(_SINCE.split())
_BESIDE = 28  # letters between an age and the person it is said of
_PERSONS = ("shield/boyorgirl", "shield/kin", "shield/child", "shield/young")


def found(heard: Heard) -> tuple[Hit, ...]:
    """Will give the ages and classes in HEARD that make somebody a child, as hits."""
    told = tuple(_ages(heard))
    if not told:
        return ()
    persons = heard.of(*_PERSONS)
    return tuple(hit for hit in told if any(gap(hit, person) <= _BESIDE for person in persons))


def _ages(heard: Heard) -> Iterable[Hit]:
    words = heard.words
    for at, word in enumerate(words[:-1]):
        following = words[at + 1]
        if word.plain in _SCHOOL_WORDS | _AGED_WORDS:
            value = number(following.plain.removesuffix("th"))
            top = 12 if word.plain in _SCHOOL_WORDS else _OF_AGE - 1
            if value and value <= top:
                yield Hit("shield/child", "age", word.start, following.end)
        elif following.plain in _YEAR_WORDS and (value := number(word.plain)) and value < _OF_AGE:
            after = words[at + 2].plain if at + 2 < len(words) else ""
            if after not in _SINCE_WORDS:
                yield Hit("shield/child", "age", word.start, following.end)
