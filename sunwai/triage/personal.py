"""Stretches of a post that must never be shown: numbers, addresses and names that point to one person.

Masks on the pattern alone; a check digit (Verhoeff) raises confidence and never decides, as a tenth of random
numbers pass it. Helplines, PNR, consumer and application numbers are not personal and stay."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from sunwai.triage import verhoeff
from sunwai.triage.proposal import Span

MOST_LETTERS = 30_000


class _Digits(dict[int, int]):
    """Folds every script's digits to 0-9, letter for letter, so that places in the text stay what they are."""

    def __missing__(self, code: int) -> int:
        value = unicodedata.decimal(chr(code), None)
        self[code] = code if value is None else ord("0") + value
        return self[code]


_digits = _Digits()
_SEP = r"[ \t\u00a0.\-–/]?"


def _run(count: str) -> str:
    return rf"\d(?:{_SEP}\d){{{count}}}"


@dataclass(frozen=True, slots=True)
class _Pattern:
    type: str
    confidence: float
    regex: re.Pattern[str]
    cue: re.Pattern[str] | None = None


def _p(type_: str, confidence: float, regex: str, cue: str = "") -> _Pattern:
    flags = re.IGNORECASE
    return _Pattern(type_, confidence, re.compile(regex, flags), re.compile(cue, flags) if cue else None)


_ACCOUNT = r"a/c|\bac\b|acc?t\b|acc?ount|khata|खाता|खाते|अकाउंट|एकाउंट"
_AADHAAR = r"a{1,2}dh?a{1,2}r|uidai|\buid\b|आधार|আধার|ଆଧାର"
_RATION = r"ration|rashan|राशन"
_PASSPORT = r"passport|पासपोर्ट"
_UPI = r"\bupi\b|g\s?pay|phone\s?pe|paytm|bhim|यूपीआई|पेटीएम|फोन\s?पे"
_CALL = (
    r"phone|mob|call|contact|whats|ph\b|cell|फोन|फ़ोन|मोबाइल|मो\.|संपर्क|कॉल|व्हाट्स|number|\bno\b|नंबर|नम्बर|sampark|\btel"
)

# In the order of trust: an earlier pattern keeps its stretch from the later ones.
_PATTERNS = (
    _p("email", 0.98, r"[\w.+\-]{1,64}@[a-z0-9\-]{1,63}(?:\.[a-z0-9\-]{1,63}){0,4}\.[a-z]{2,12}\b"),
    _p("upi", 0.95, r"(?<![\w@])[\w.\-]{2,64}@(?:ok\w{3,8}|ybl|ibl|axl|paytm|apl|upi|pt\w{2,6}|sbi|icici|hdfcbank|axisbank|barodampay|yapl|waaxis|wasbi|waicici|kotak|airtel|freecharge|jio|postbank|cnrb|pnb|unionbank|fam|slc|ikwik|yesbank|idfcbank)\b(?!\.)"),  # noqa: E501 - one list of UPI ends
    _p("upi", 0.8, r"(?<![\w@])[\w.\-]{2,64}@[a-z]{2,20}\b(?!\.)", _UPI),
    _p("ifsc", 0.95, r"(?<![A-Za-z0-9])[A-Z]{4}0(?=\w*\d)[A-Z0-9]{6}(?![A-Za-z0-9])"),
    _p("pan", 0.95, r"(?<![A-Za-z0-9])[A-Z]{3}[ABCFGHLJPT][A-Z][ ]?\d{4}[ ]?[A-Z](?![A-Za-z0-9])"),
    _p("vehicle", 0.85, r"(?<![A-Za-z0-9])(?:JH|BR|WB|OD|OR|UP|MP|CG|DL|HR|MH|GJ|RJ|PB|TN|KA|KL|TS|AP|AS|HP|UK|CH|GA|JK)[ \-]?\d{1,2}[ \-]?[A-Z]{1,3}[ \-]?\d{4}(?!\d)"),  # noqa: E501 - one list of state letters
    _p("voter_id", 0.85, r"(?<![A-Za-z0-9])[A-Z]{3}[ /]?\d{7}(?!\d)"),
    _p("passport", 0.9, r"(?<![A-Za-z0-9])[A-Z][ ]?\d{7}(?!\d)", _PASSPORT),
    _p("account", 0.9, rf"(?<![\d]){_run('8,17')}(?!\d)", _ACCOUNT),
    _p("ration_card", 0.85, rf"(?<![\d]){_run('7,15')}(?!\d)", _RATION),
    _p("phone", 0.95, rf"(?<![\d])(?:\+|00)[\s\-(]?91[\s\-)]?0?[6-9](?:{_SEP}\d){{9}}(?!\d)"),
    _p("aadhaar", 0.9, rf"(?<![\d+]){_run('11')}(?!\d)", _AADHAAR),
    _p("phone", 0.85, rf"(?<![\d])91[\s\-]?[6-9](?:{_SEP}\d){{9}}(?!\d)"),
    _p("aadhaar", 0.7, r"(?<![\d+])[2-9]\d{3}(?P<gap>[ \-]?)\d{4}(?P=gap)\d{4}(?![ \-]?\d)"),
    _p("phone", 0.85, rf"(?<![\d+])0?[6-9](?:{_SEP}\d){{9}}(?!\d)"),
    _p("phone", 0.85, r"(?<![\d])\+[\s]?[1-9]\d{0,2}(?:[ \-()]{0,2}\d){6,11}(?!\d)"),
    _p("phone", 0.7, r"(?<![\d])0\d{2,4}[ \-]\d{6,8}(?!\d)", _CALL),
    _p("account", 0.5, r"(?<![\d+])\d{13,18}(?!\d)"),
)  # fmt: skip
_NAME = re.compile(
    r"(?:my name is|i am mr\.?|i am mrs\.?|i'm mr\.?|mera naam|mera nam|मेरा नाम|मेरे पिता का नाम|पिता का नाम|माता का नाम|"
    r"father'?s name|mother'?s name|name\s*[:\-]|नाम\s*[:\-])\s*(?:is\s+|hai\s+|:\s*|-\s*)?"
    r"(?P<name>[^\W\d_][\w\u0900-\u097f.]{1,24}(?:\s+[^\W\d_][\w\u0900-\u097f]{1,24}){0,2})",
    re.IGNORECASE,
)
_NOT_NAMES = """
है हूं हूँ और मैं से का की के गांव ग्राम उम्र मोबाइल फोन पता
hai hu hoon aur main se is and from i my am resident village vill at of the in ka ki ke age mobile phone address
"""
# Numbers that name a matter and not a person; the nearest cue before the number decides.
_MATTER = re.compile(
    r"pnr|पीएनआर|consumer|उपभोक्ता|application|आवेदन|aavedan|avedan|registration|रजिस्ट्रेशन|पंजीकरण|panjikaran|"
    r"complaint|complain|शिकायत\s*(?:संख्या|नं|क्र)|shikayat|reference|\bref\b|ack\w*|acknowledg\w*|token|receipt|रसीद|order|ऑर्डर|"
    r"docket|ticket|train|ट्रेन|roll|रोल|file|फाइल|memo|पत्रांक|letter|invoice|tracking|awb|utr|txn|transaction|case\s*no|"
    r"khatiyan|plot|प्लॉट|meter|मीटर|job\s*card|जॉब\s*कार्ड|scheme|योजना|helpline|toll\s*free|हेल्पलाइन|टोल\s*फ्री",
    re.IGNORECASE,
)
_MONEY = re.compile(r"(?:₹|rs\.?|inr|रु\.?|रुपये|रूपये)\s*$", re.IGNORECASE)
_HELPLINES = re.compile(r"^(?:0?1800|1860|1930|1912|1098|14\d{3})")
_REACH = 32
_NUMBERED = frozenset({"phone", "account", "aadhaar", "ration_card"})


def personal_spans(text: str) -> tuple[Span, ...]:
    """Will give the personal stretches of TEXT in order, never overlapping; letters past MOST_LETTERS are not read."""
    folded = text[:MOST_LETTERS].translate(_digits)
    taken: list[Span] = []
    for pattern in _PATTERNS:
        for span in _matches(folded, pattern):
            if not any(span.start < other.end and other.start < span.end for other in taken):
                taken.append(span)
    taken += [s for s in _names(folded) if not any(s.start < t.end and t.start < s.end for t in taken)]
    return tuple(sorted(taken, key=lambda span: span.start))


def masked(text: str, spans: Iterable[Span]) -> str:
    """Will give TEXT with SPANS covered, letter for letter: for logs and for any model."""
    letters = list(text)
    for span in spans:
        letters[span.start : span.end] = "█" * (span.end - span.start)
    return "".join(letters)


def _matches(folded: str, pattern: _Pattern) -> Iterable[Span]:
    for found in pattern.regex.finditer(folded):
        before = folded[max(0, found.start() - _REACH) : found.start()]
        if pattern.cue and not pattern.cue.search(before):
            continue
        if pattern.type in _NUMBERED and _is_no_person(before, found[0], pattern):
            continue
        yield _span(found, pattern)


def _span(found: re.Match[str], pattern: _Pattern) -> Span:
    start, end = found.span()
    if pattern.type != "aadhaar":
        return Span(start, end, pattern.type, pattern.confidence)
    agrees = verhoeff.agrees(re.sub(r"\D", "", found[0]))
    named = agrees or pattern.cue is not None
    return Span(start, end, "aadhaar" if named else "number", 0.95 if agrees else pattern.confidence, agrees)


def _is_no_person(before: str, number: str, pattern: _Pattern) -> bool:
    """Whether the words before say that this number names a matter, a sum or a helpline."""
    if _HELPLINES.match(re.sub(r"\D", "", number)) or _MONEY.search(before):
        return True
    matter = max((found.end() for found in _MATTER.finditer(before)), default=0)
    own = re.compile(_CALL, re.IGNORECASE) if pattern.cue is None else pattern.cue
    cue = max((found.start() for found in own.finditer(before)), default=-1)
    return matter > 0 and (cue < matter or _only_number(before[matter:]))


def _only_number(between: str) -> bool:
    """Whether only "no", "number", ":" stand between a matter word and its number."""
    return not re.sub(r"(?i)number|no\b|नंबर|नम्बर|संख्या|sankhya|id|is|hai|है|[\W\d_]", "", between)


def _names(folded: str) -> Iterable[Span]:
    for found in _NAME.finditer(folded):
        words = list(re.finditer(r"\S+", found["name"]))
        kept = []
        for word in words:
            if word[0].lower().strip(".") in _NOT_NAMES.split():
                break
            kept.append(word)
        if kept:
            start = found.start("name")
            yield Span(start + kept[0].start(), start + kept[-1].end(), "name", 0.6)
