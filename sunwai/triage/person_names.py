"""Names of private persons, found by what is said beside them: "मेरा नाम", "s/o", "Wife Rekha Mahto", a phone behind.

Owns the reading of words/persons.toml. Finds no name that stands alone: no list of names could, and the public sees
the desk's summary, never the post."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from sunwai.lib.folding import search_fold
from sunwai.triage.called_names import called_in, named_with
from sunwai.triage.known_names import is_given, is_sure_given, is_sure_surname, is_surname, lists, up_to_surname
from sunwai.triage.language import is_common
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
# What stands behind a name: kin, a phone, an age, a mark of respect, what befell them.
_BEHIND = (
    r"(?=[\s,]+[swdch]\s*/\s*o\b)",
    _PHONE_BEHIND,
    r"(?=\s+(?:का|की|के|ka|ki|ke)\s+(?:नाम|naam|nam)\b)",
    r"(?=\s+(?:नाम|naam|nam)\s+(?:का|की|के|ka|ki|ke)\b)",
    r"(?=(?:\s+|\s*[,(]\s*)(?:aged?|उम्र|उम्रः|आयु|umra?|umar)(?![\w\u0900-\u0963]))",
    r"(?=\s*\(\s*\d{1,3}\s*(?:yrs?|years?|वर्ष|साल|saal|sal|months?)?\s*\))",
    r"(?=\s*,\s*\d{1,2}\s*,)",
    r"(?=\s+(?:ji|जी)\s+(?:ko|ka|ki|ke|ne|को|का|की|के|ने)(?![\w\u0900-\u0963]))",
    r"(?=\s+(?:urf|alias|उर्फ|उर्फ़)\s)",
    r"(?=\s*,?\s*(?:pati|pita|पति|पिता)\s+(?:late|sri|shri|स्व|श्री|[^\W\d_]))",
    r"(?=\s+(?:ki|की|ka|का)\s+(?:beti|beta|patni|vidhwa|mout|maut|hatya|laash|shav|sav|बेटी|बेटा|पत्नी|विधवा|मौत|हत्या|लाश|शव|इलाज|ilaj))",
)
_KIN_WORDS = (
    "(?:beti|beta|bete|bhai|behan|bahan|bahin|pati|patni|papa|pita|maa|chacha|dost|saheli|bachchi|bacchi|bachi|baccha|bachcha|bhatiji|"
    "bhanji|bhanja|bhatija|didi|bhabhi|nanad|बेटी|बेटा|बेटे|भाई|बहन|पति|पत्नी|पापा|पिता|मां|माँ|चाचा|दोस्त|सहेली|बच्ची|बच्चा|भतीजी|"
    "भांजी|भांजा|भतीजा|दीदी|भाभी|ननद|लड़की|लड़का|छात्रा|छात्र|बरस की|साल की|साल का|वर्षीय)"
)
_SOMEBODY = (
    "(?:ladk|aurat|mahila|bach|majd|mazd|aadmi|admi|vyakti|vidhwa|budh|yuva|chhatr|लड़क|औरत|महिला|बच्च|मजदूर|आदमी|व्यक्ति|विधवा|बुज|बूढ़|"
    "युव|छात्र|मरीज|mariz)"
)
_TOKEN = re.compile(_WORD)
_TITLE_REACH = 40
_OWNED = re.compile(r"\s+(?:ka|ki|ke|ko|ne|का|की|के|को|ने)(?![\w\u0900-\u0963])", re.IGNORECASE)
_SHORTEST_GIVEN = 3
_LONGEST_NAME = 75


@dataclass(frozen=True, slots=True)
class _Cues:
    sure: re.Pattern[str]
    role: re.Pattern[str]
    behind: re.Pattern[str]
    before: re.Pattern[str]
    kin: re.Pattern[str]
    named: re.Pattern[str]
    never: frozenset[str]
    roles: frozenset[str]
    public: re.Pattern[str]

    def is_other(self, word: str) -> bool:
        """Will say whether WORD stands beside names and is none."""
        plain = word.lower().strip(".,")
        return plain in self.never or plain in self.roles


def names_in(text: str) -> tuple[Span, ...]:
    """Will give the names in TEXT that a cue beside them betrays, in order, never overlapping."""
    cues = _cues()
    found: list[Span] = []
    ways = (_sure, _by_role, _by_what_follows, _by_kin, _by_surname, _by_given, _by_call)
    for span in (span for way in ways for span in way(text, cues)):
        _take(span, found, text)
    for span in named_with(found, text, is_other=cues.is_other):
        _take(span, found, text)
    return tuple(sorted(found, key=lambda span: span.start))


def _take(span: Span, found: list[Span], text: str) -> None:
    if not _is_in_public(span, text) and not any(s.start < span.end and span.start < s.end for s in found):
        found.append(span)


def _by_call(text: str, cues: _Cues) -> Iterable[Span]:
    return called_in(text, is_other=cues.is_other)


def _is_in_public(span: Span, text: str) -> bool:
    """Whether the name of SPAN is an office-holder's, or that of a crossing, a school or a scheme."""
    before = text[max(0, span.start - _TITLE_REACH) : span.start]
    of_place, of_office = _in_public()
    return bool(of_place.match(text, span.end) or of_office.search(before))


def _sure(text: str, cues: _Cues) -> Iterable[Span]:
    for found in cues.sure.finditer(text):
        words = _until_never(found, cues)
        if words:
            yield _span(_up_to_surname(words) or words, 0.7)


def _by_role(text: str, cues: _Cues) -> Iterable[Span]:
    shouted = _is_shouted(text)
    for found in cues.role.finditer(text):
        words = _until_never(found, cues)
        named = _up_to_surname(words)
        if named:
            yield _span(named, 0.6)
        elif _is_unheard_of(words, found.string, cues):
            yield _span(words[:2], 0.4)
        elif len(words) > 1 and not shouted and all(_is_capital(word[0]) for word in words) and not _is_common(words):
            yield _span(words, 0.5)


def _by_what_follows(text: str, cues: _Cues) -> Iterable[Span]:
    """A name before its "w/o", before a phone, or before "का नाम"."""
    for cue in cues.behind.finditer(text):
        found = cues.before.search(text, max(0, cue.start() - _LONGEST_NAME), cue.start())
        words = _since_never(found, cues) if found else []
        if len(words) > 1 and (
            is_surname(words[-1][0]) or all(_is_capital(w[0]) for w in words) or _are_unheard(words[-2:], cues)
        ):
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
    """A given name, or a word that no list knows, before a surname; capitals are asked for where doubt is left."""
    words = list(_TOKEN.finditer(text))
    for at in range(1, len(words)):
        if is_surname(words[at][0]) and words[at][0].lower() not in cues.never:
            first = _first_of(words, at, text)
            own = words[first : at + 1]
            if first < at and _is_named(own, cues):
                yield _span(own, 0.5)


def _first_of(words: Sequence[re.Match[str]], last: int, text: str) -> int:
    """Where a name that ends with the word LAST begins: one word before it, or two where a given name leads."""
    first = last - 1 if _is_next(words[last - 1], words[last], text) else last
    if first == last - 1 and first and _is_next(words[first - 1], words[first], text) and is_given(words[first - 1][0]):
        return first - 1
    return first


def _is_next(one: re.Match[str], other: re.Match[str], text: str) -> bool:
    return 0 < other.start() - one.end() < 3 and not text[one.end() : other.start()].strip()


def _is_named(own: Sequence[re.Match[str]], cues: _Cues) -> bool:
    given, family = own[0][0], own[-1][0]
    plain = given.lower().strip(".")
    if plain in cues.never or plain == family.lower() or cues.public.search(" ".join(word[0] for word in own)):
        return False
    told = not given.isascii() or all(_is_capital(word[0]) for word in own)
    if is_given(given):
        return told or is_sure_given(given) or is_sure_surname(family)
    known = plain in cues.roles or is_listed(search_fold(given)) or is_common(plain) or is_surname(given)
    return is_sure_surname(family) and not known and (told or len(plain) > _SHORTEST_GIVEN)


def _by_given(text: str, cues: _Cues) -> Iterable[Span]:
    """A given name alone behind a word for kin, or before "naam ki ladki"."""
    for found in cues.named.finditer(text):
        word = found["name"] or found["called"]
        group = "name" if found["name"] else "called"
        plain = word.lower()
        known = plain in cues.never | cues.roles or is_common(plain)
        if not known and (group == "called" or is_sure_given(word)):
            yield Span(found.start(group), found.end(group), "name", 0.5)


def _is_unheard_of(words: Sequence[re.Match[str]], text: str, cues: _Cues) -> bool:
    """Whether two words that no list knows stand before a "ka" or "ko": of kin, they are a name in small letters."""
    return len(words) > 1 and _OWNED.match(text, words[1].end()) is not None and _are_unheard(words[:2], cues)


def _are_unheard(words: Sequence[re.Match[str]], cues: _Cues) -> bool:
    """Whether no list knows any of WORDS."""
    plain = [search_fold(word[0]).strip(".,") for word in words]
    return all(
        len(w) > _SHORTEST_GIVEN - 1 and not is_listed(w) and not is_common(w) and w not in cues.roles for w in plain
    )


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


def _up_to_surname(words: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    return list(words[: up_to_surname([word[0].rstrip(",.") for word in words])])


def _is_capital(word: str) -> bool:
    return word[0].isupper() and (word[1:].islower() or word.endswith("."))


def _is_shouted(text: str) -> bool:
    """Whether nearly every word of TEXT begins with a capital, so that capitals say nothing."""
    latin = re.findall(r"\b[A-Za-z]{3,}", text)
    return len(latin) > 4 and sum(word[0].isupper() for word in latin) > len(latin) * 0.7


def _span(words: Sequence[re.Match[str]], confidence: float) -> Span:
    return Span(words[0].start(), words[-1].end(), "name", confidence)


@cache
def _in_public() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands behind a name that a place bears ("X Chowk"), and before an office-holder's ("Minister X")."""
    place, office, title = (_either(lists()[name]) for name in ("called_after", "office", "title"))
    end = r"(?![\w\u0900-\u0963])"
    return (
        _compiled(rf"\s+{place}{end}"),
        _compiled(rf"(?<![\w\u0900-\u0963]){office}\s*[,:\-]?\s*(?:{title}\.?)?\s*$"),
    )


@cache
def _cues() -> _Cues:
    sure, colon, role = (_either(lists()[name]) for name in ("sure", "sure_colon", "role"))
    colons = rf"(?:{sure}\s*(?:is\s+|hai\s+|h\s+|है\s+|[:\-.]\s*)?|{colon}\s*[:\-]\s*)"
    return _Cues(
        _compiled(rf"(?<!{_L}){colons}\s*{_TITLE}{_NAME}"),
        _compiled(
            rf"(?<![^\W\d_])(?:{role}(?!{_L}|[\u0900-\u0963])(?:\s*[,:\-.]\s*|\s+)|(?<!\S)[-–—~]\s*){_TITLE}{_NAME}"
        ),
        _compiled("|".join(_BEHIND)),
        _compiled(rf"(?<!{_L})(?<![\u0900-\u0963])(?P<name>{_WORD}(?:\s+{_WORD}){{1,2}})$"),
        re.compile(rf"\b(?:{_KIN})\s+(?P<name>[A-Z][a-z]{{2,15}})\b"),
        _compiled(
            rf"(?<!{_L})(?<![\u0900-\u0963])(?:{_KIN_WORDS}\s+(?P<name>{_WORD})(?!{_L}|[\u0900-\u0963])"
            rf"|(?P<called>{_WORD})\s+(?:naam|nam|नाम)\s+(?:ka|ki|ke|का|की|के)\s+(?:ek\s+|एक\s+)?{_SOMEBODY})"
        ),
        frozenset(lists()["never"]),
        frozenset(lists()["role"]),
        _compiled(_either(lists()["public"])),
    )


def _either(words: Sequence[str]) -> str:
    """One group for any of WORDS, the longest first, gaps of any width."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest) + ")"


def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex, re.IGNORECASE)
