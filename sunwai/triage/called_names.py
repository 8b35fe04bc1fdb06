"""Single names and names in small letters: "md tabrez", "mere bhai dulu ki", "gaon ki vidhwa budhni", "sarita didi".

Owns the cues that name somebody with one word. A word that any list knows is nobody's name."""

import re
from collections.abc import Callable, Iterable, Sequence

from sunwai.lib.folding import search_fold
from sunwai.triage.known_names import is_given, is_sure_given, is_sure_surname, is_surname
from sunwai.triage.language import is_common
from sunwai.triage.lexicon import is_listed
from sunwai.triage.proposal import Span

_L = r"[^\W\d_]"
_WORD = rf"(?:[\u0900-\u0963\u0970-\u0d7f]{{2,24}}|{_L}[^\W\d_'’]{{1,24}})"
_START, _END = r"(?<![\w\u0900-\u0963])", r"(?![\w\u0900-\u0963])"
_RESPECT = r"(?:mohammad|mohammed|muhammad|mohamad|mohd|md|मोहम्मद|मुहम्मद|मोहम्म्द|मो\.|मो॰|मु\.|मु॰)"
_MINE = r"(?:my|mere|meri|mera|hamare|hamari|humare|humari|मेरे|मेरी|मेरा|हमारे|हमारी)"
_KIN = (
    "(?:bhai|bhaiya|behan|bahan|bahin|didi|pati|patni|papa|pita|pitaji|maa|mata|beta|bete|beti|chacha|chachi|mama|mami|mausi|bua|fua|"
    "dada|dadi|nana|nani|dost|saheli|bhabhi|devar|nanad|bhatija|bhatiji|bhanja|bhanji|padosi|brother|sister|husband|wife|father|"
    "mother|son|daughter|uncle|aunt|cousin|nephew|niece|friend|neighbour|भाई|भैया|बहन|दीदी|पति|पत्नी|पापा|पिता|पिताजी|मां|माँ|माता|"
    "बेटा|बेटे|बेटी|चाचा|चाची|मामा|मामी|मौसी|बुआ|फुआ|दादा|दादी|नाना|नानी|दोस्त|सहेली|भाभी|देवर|ननद|भतीजा|भतीजी|भांजा|भांजी|पड़ोसी)"
)
_SOMEBODY = (
    "(?:vidhwa|majdoor|mazdoor|majdur|mazdur|marij|mariz|patient|labhuk|kisan|mahila|yuvak|yuvti|chhatra|chhatr|budhi|budhiya|viklang|"
    "worker|labourer|widow|student|farmer|driver|विधवा|मजदूर|मरीज|लाभुक|किसान|महिला|युवक|युवती|छात्रा|छात्र|वृद्धा|वृद्ध|दिव्यांग|"
    "श्रमिक|कामगार|प्रवासी|बुजुर्ग|बच्ची|बच्चा|मासूम)"
)
_OWNS = r"(?=\s+(?:ka|ki|ke|ko|ne|ka+|का|की|के|को|ने|hai|h|है|bimar|बीमार|mar|मर)" + _END + ")"
_CALLED = re.compile(
    r"\b(?:man|woman|boy|girl|worker|youth|child|person|labourer|widow|student|farmer|driver|toddler|mason|maid)s?,?\s+(?:is\s+)?"
    r"(?:named|called)\s+(?P<name>(?-i:[A-Z][a-z]{1,20})(?:\s+(?-i:[A-Z][a-z]{1,20}))?)",
    re.IGNORECASE,
)
_AFTER = rf"(?P<name>{_WORD})(?:\s+(?P<more>{_WORD}))?"
_RESPECTED = re.compile(rf"{_START}{_RESPECT}(?:\.\s*|(?<=[.॰])\s*|\s+){_AFTER}", re.IGNORECASE)
_MY_KIN = re.compile(rf"{_START}{_MINE}\s+(?:\w+\s+)?{_KIN}\s+(?P<name>{_WORD})", re.IGNORECASE)
_ONE_OF = re.compile(rf"{_START}{_SOMEBODY}\s+(?P<name>{_WORD})", re.IGNORECASE)
_OWNING = re.compile(_OWNS, re.IGNORECASE)
_SON_OF = re.compile(rf"{_START}(?P<name>{_WORD})\s+[swdh]\s*/\s*o\b", re.IGNORECASE)
_BOTH_SON_OF = re.compile(rf"{_START}(?P<name>{_WORD}\s+{_WORD})\s+[swdh]\s*/\s*o\b", re.IGNORECASE)
_DEAR = re.compile(
    rf"{_START}(?P<name>{_WORD})\s+"
    rf"(?:didi|bhaiya|chacha|chachi|kaka|kaki|mausi|दीदी|भैया|चाचा|चाची|काका|काकी|मौसी){_END}",
    re.IGNORECASE,
)
_AND = re.compile(rf"\s*(?:,|और|एवं|व|तथा|aur|and|&)\s+(?:{_RESPECT}\.?\s*)?(?P<name>{_WORD})", re.IGNORECASE)
_SHORTEST = 4

Spoken = Callable[[str], bool]


def called_in(text: str, *, is_other: Spoken) -> tuple[Span, ...]:
    """Will give the single names in TEXT told by respect, kin or work; IS_OTHER knows what is no name."""
    found = [
        *_respected(text, is_other),
        *(_span(f) for f in _CALLED.finditer(text)),
        *(_span(f) for f in _MY_KIN.finditer(text) if _is_kins(f, is_other)),
        *(_span(f) for f in _ONE_OF.finditer(text) if _is_somebodys(f, is_other)),
        *(_span(f) for f in _SON_OF.finditer(text) if _is_unheard(f["name"], is_other)),
        *(
            _span(f)
            for f in _BOTH_SON_OF.finditer(text)
            if not any(_is_plain(word, is_other) for word in f["name"].split())
        ),
        *(_span(f) for f in _DEAR.finditer(text) if is_sure_given(f["name"]) and not is_other(f["name"])),
    ]
    return tuple(found)


def named_with(spans: Sequence[Span], text: str, *, is_other: Spoken) -> tuple[Span, ...]:
    """Will give the given names that an "and" or a comma joins to one of SPANS."""
    joined = ((_AND.match(text, span.end)) for span in spans if span.type == "name")
    return tuple(_span(f) for f in joined if f and is_given(f["name"]) and not is_other(f["name"]))


def _respected(text: str, is_other: Spoken) -> Iterable[Span]:
    for found in _RESPECTED.finditer(text):
        name, more = found["name"], found["more"]
        if is_other(name) or is_common(search_fold(name)) or (name.isascii() and name.isupper() and len(name) > 1):
            continue
        family = more and (is_surname(more) or is_given(more)) and not is_other(more)
        yield Span(found.start(), found.end("more" if family else "name"), "name", 0.6)


def _is_kins(found: re.Match[str], is_other: Spoken) -> bool:
    name = found["name"]
    if is_other(name):
        return False
    return is_given(name) or (_OWNING.match(found.string, found.end()) is not None and _is_unheard(name, is_other))


def _is_somebodys(found: re.Match[str], is_other: Spoken) -> bool:
    name = found["name"]
    if is_other(name) or not is_given(name):
        return False
    return is_sure_given(name) or _OWNING.match(found.string, found.end()) is not None


def _is_unheard(name: str, is_other: Spoken) -> bool:
    plain = search_fold(name).strip(".")
    if is_sure_given(name):
        return not is_other(name)
    known = is_listed(plain) or is_common(plain) or is_sure_surname(name)
    return len(plain) >= _SHORTEST and not known and not is_other(name)


def _is_plain(word: str, is_other: Spoken) -> bool:
    return is_other(word) or is_common(search_fold(word))


def _span(found: re.Match[str]) -> Span:
    return Span(found.start("name"), found.end("name"), "name", 0.5)
