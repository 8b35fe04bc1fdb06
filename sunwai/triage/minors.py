"""Children told by their age or class: "14 saal ki behan", "an 11 year old boy", "कक्षा 5 की एक लड़की".

Owns the reading of ages. An age of the matter ("5 साल का काम") is nobody's: a person must be named beside it."""

import re
from collections.abc import Iterable

from sunwai.lib.numerals import number
from sunwai.lib.phrases import Hit
from sunwai.triage.known_names import is_sure_given
from sunwai.triage.lexicon import Heard
from sunwai.triage.nearby import gap

CLASS, AGE = "shield/child", "shield/aged"
_OF_AGE = 18
_LAST_CLASS = 12
_MONTHS = "month months महीने महीना माह mahine mahina maah"
_OF = "का की के old ka ki ke"
_OTHER = "दिन din day days months month people लोग log km percent"
_YEARS = "साल वर्ष बरस year years yr yrs saal sal varsh baras वर्षीय varshiya"
_SCHOOL = "class कक्षा kaksha standard grade क्लास klas वर्ग"
_AGED = "aged age of उम्र umar umr आयु"
_SINCE = "से se since पहले pehle pahle ago बाद baad में me"
_YEAR_WORDS, _SCHOOL_WORDS = frozenset(_YEARS.split()), frozenset(_SCHOOL.split())
_MONTH_WORDS, _OF_WORDS, _OTHER_UNITS = frozenset(_MONTHS.split()), frozenset(_OF.split()), frozenset(_OTHER.split())
_AGED_WORDS, _SINCE_WORDS = frozenset(_AGED.split()), frozenset(_SINCE.split())
_IS_WORDS = frozenset(["है", "हैं", "हूं", "hai", "h", "hu", "hoon", "थी", "था", "tha", "thi"])
_ORDINAL = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ORDINAL_HI = "पहली दूसरी तीसरी चौथी पांचवी पांचवीं छठी सातवी सातवीं आठवी आठवीं नौवी नौवीं दसवी दसवीं नवमी"
_ORDINALS = frozenset((*_ORDINAL.split(), *_ORDINAL_HI.split()))
_JUST = "only just barely hardly merely is was turned of about around मुश्किल से सिर्फ केवल महज मात्र sirf keval bas mahaj"
_CHILDS = "girl boy child kid sister brother daughter son niece nephew eldest oldest youngest she he student bride"
_CHILDS_HI = "लड़की लड़का बच्ची बच्चा बेटी बेटा बहन भाई बड़ी बड़ा छोटी छोटा उम्र ladki ladka bachi beti beta behan bhai umar"
_DOES = (
    "being is was has had works worked working lives lived from who and with suffering suffers needs died fell got can "
    "cannot does did not were whose to of in at ne ko ka ki ke se"
)
_ONLY, _OLD_DOES = frozenset(_JUST.split()), frozenset(_DOES.split())
_SAID_OF = frozenset((*_CHILDS.split(), *_CHILDS_HI.split()))
_BESIDE = 28  # letters between an age and the person it is said of
_IN_MONTHS = "months"
_BY_ITSELF = "itself"  # an age that is somebody's without a person beside it
_NAME_BEHIND = 8
_CHILDREN = ("shield/child", "shield/young")  # "5 महीने की मजदूरी" is a labourer's
_PERSONS = ("shield/boyorgirl", "shield/kin", "shield/child", "shield/young", "shield/woman")


def found(heard: Heard) -> tuple[Hit, ...]:
    """Will give the ages and classes in HEARD that make somebody a child, as hits labelled by how they say it."""
    told = tuple(_ages(heard))
    if not told:
        return ()
    persons = {months: heard.of(*labels) for months, labels in ((False, _PERSONS), (True, _CHILDREN))}
    return tuple(h for h in told if h.phrase == _BY_ITSELF or _beside_person(heard, h, persons[h.phrase == _IN_MONTHS]))


def _beside_person(heard: Heard, age: Hit, persons: Iterable[Hit]) -> bool:
    return any(gap(age, who) <= _BESIDE for who in persons) or _named(heard, age)


def _named(heard: Heard, age: Hit) -> bool:
    """Whether a given name stands behind AGE: "दस बरस की मुनिया"."""
    behind = [word for word in heard.words if 0 <= word.start - age.end <= _NAME_BEHIND]
    return any(is_sure_given(word.plain) for word in behind[:2])


def _ages(heard: Heard) -> Iterable[Hit]:
    words = heard.words
    for at, word in enumerate(words[:-1]):
        after = words[at + 2].plain if at + 2 < len(words) else ""
        label = _said(word.plain, words[at + 1].plain, after)
        if label:
            unit = _IN_MONTHS if words[at + 1].plain in _MONTH_WORDS else "age"
            behind = words[at + 3].plain if at + 3 < len(words) else ""
            itself = words[at + 1].plain in {"year", "month"} and after == "old" and behind in _OLD_DOES
            yield Hit(label, _BY_ITSELF if itself else unit, word.start, words[at + 1].end)
    yield from _bare(heard)


def _bare(heard: Heard) -> Iterable[Hit]:
    """An age without "years": "a girl barely fifteen", "she is only 13", "the eldest is thirteen"."""
    words = heard.words
    for at in range(1, len(words)):
        word = words[at]
        value = number(word.plain) if words[at - 1].plain in _ONLY else None
        after = words[at + 1] if at + 1 < len(words) else None
        if not value or not 1 < value < _OF_AGE or (after and _counts(heard.text, word.end, after.plain)):
            continue
        if any(before.plain in _SAID_OF for before in words[max(0, at - 4) : at - 1]):
            yield Hit(AGE, _BY_ITSELF, word.start, word.end)


def _counts(text: str, end: int, after: str) -> bool:
    """Whether a number that ends at END counts what stands AFTER it, as no comma parts them and no verb follows."""
    return text[end : end + 1] in " " and after not in _OLD_DOES and after not in _IS_WORDS


def _said(plain: str, following: str, after: str) -> str | None:
    """The label of two words that say an age in years or months, or a class at school."""
    if plain in _SCHOOL_WORDS:
        value = number(re.sub(r"(?<=\d)th$", "", following))
        return CLASS if value and value <= _LAST_CLASS else None
    if plain in _AGED_WORDS:
        value = number(following)
        return AGE if value and value < _OF_AGE and after not in _OTHER_UNITS else None
    if following in _SCHOOL_WORDS and plain in _ORDINALS:
        return CLASS
    value = number(plain)
    if not value or value >= _OF_AGE or after in _SINCE_WORDS:
        return None
    if following in _OF_WORDS and after in _IS_WORDS:
        return AGE  # "वह पंद्रह की है"
    return AGE if following in _YEAR_WORDS or (following in _MONTH_WORDS and after in _OF_WORDS) else None
