"""How many people are meant, who among them is easily harmed, and since when.

Numbers that count days, money or years are nobody. Unknown is None."""

from datetime import datetime

from sunwai.lib.numerals import SHY, number
from sunwai.lib.phrases import Hit
from sunwai.triage.decision import Because, Decision
from sunwai.triage.lexicon import Heard

VULNERABLE = {
    "child": ("children", "बच्चे"),
    "pregnant": ("a pregnant woman", "गर्भवती"),
    "survivor": ("a survivor of violence", "हिंसा से पीड़ित"),
    "patient": ("a patient", "मरीज़"),
    "disabled": ("a disabled person", "दिव्यांग"),
    "elder": ("an old person", "बुज़ुर्ग"),
    "widow": ("a widow", "विधवा"),
    "orphan": ("an orphan or destitute person", "अनाथ या बेसहारा"),
    "tribal_group": ("a particularly vulnerable tribal group", "आदिम जनजाति"),
    "worker_far": ("a worker stuck or held", "फँसा या बंधक श्रमिक"),
}
COUNTED = {"homes": ("homes", "घर"), "families": ("families", "परिवार"), "villages": ("villages", "गांव")}
_UNITS = {
    1: "दिन दिनों day days din dino dinon रोज",
    7: "हफ्ता हफ्ते हफ्तों सप्ताह week weeks hafte hafta saptah",
    30: "महीना महीने महीनों माह month months mahina mahine mahino maah",
    365: "साल सालों वर्ष वर्षों बरस year years yrs yr saal sal saalo salo varsh barso",
}
UNITS = {word: days for days, words in _UNITS.items() for word in words.split()}
_AGE = {"old", "aged", "age", "का", "की", "के", "वर्षीय", "ka", "ki", "ke", "umar", "उम्र", "आयु"}
_SINCE = {"se", "से", "since", "for", "from", "past", "last", "पिछले", "pichle", "pichhle", "बीते"}
_NUMBERED = {"class", "कक्षा", "kaksha", "ward", "वार्ड", "no", "नं", "sector", "सेक्टर", "unit"}  # what is not many
_WHOLE_REACH = 2


def count(heard: Heard) -> Decision[int]:
    """Will read how many people HEARD names; the largest number wins, a whole village alone stays without one."""
    starts = {hit.start: hit for hit in heard.of("people/counted")}
    found = [(n, hit, at) for at, n in _numbers(heard) if (hit := _counted(heard, at, starts))]
    if found:
        value, hit, at = max(found, key=lambda f: (f[0], -f[2]))
        span = (heard.words[at].start, hit.end)
        because = Because("word", heard.text[span[0] : span[1]], span, "people/counted", 1.0)
        return Decision("people", value, 0.8, (because,), (), _shown(heard, value, hit))
    whole = tuple(heard.because(h, rule="people/whole", weight=0.5) for h in heard.of("people/whole")[:2])
    return Decision("people", None, 0.0, whole or (Because("silence", "", None, "people/silent", 0.0),))


def _shown(heard: Heard, value: int, counted: Hit) -> tuple[str, str]:
    """The number with what it counts: forty homes are not forty people, and nobody said how many live in one."""
    for unit, (english, hindi) in COUNTED.items():
        if any(hit.start == counted.start for hit in heard.of(f"people/{unit}")):
            return f"{value} {english}", f"{value} {hindi}"
    return f"{value} people", f"{value} लोग"


def unit_of(many: Decision[int]) -> str:
    """Will say what the number of MANY counts: homes, families, villages, or "" for people."""
    said = many.shown[0].rsplit(" ", 1)[-1]
    return next((unit for unit, (english, _) in COUNTED.items() if english == said), "")


def _numbers(heard: Heard) -> list[tuple[int, int]]:
    found = [(at, number(word.plain)) for at, word in enumerate(heard.words)]
    return [(at, n) for at, n in found if n and 1 < n <= 5_000_000]


def _counted(heard: Heard, at: int, starts: dict[int, Hit]) -> Hit | None:
    """The people word that follows the number at AT, at most one other word between."""
    if at and heard.words[at - 1].plain in _NUMBERED:
        return None
    following = heard.words[at + 1 : at + 1 + _WHOLE_REACH]
    if not following or following[0].plain in UNITS:
        return None
    if heard.words[at].plain in SHY:
        following = following[:1]
    return next((starts[word.start] for word in following if word.start in starts), None)


def vulnerable(heard: Heard) -> Decision[tuple[str, ...]]:
    """Will list who in HEARD is easily harmed, with the words that say so."""
    found = {code: hits[0] for code in VULNERABLE if (hits := heard.of(f"people/{code}"))}
    if not found:
        return Decision("vulnerable", (), 0.5, (Because("silence", "", None, "vulnerable/silent", 0.0),))
    because = tuple(heard.because(h, rule=f"vulnerable/{code}", weight=1.0) for code, h in found.items())
    shown = (", ".join(VULNERABLE[c][0] for c in found), ", ".join(VULNERABLE[c][1] for c in found))
    return Decision("vulnerable", tuple(found), 0.8, because, (), shown)


def lasting(heard: Heard, *, at: datetime | None) -> Decision[int]:
    """Will read for how many days the matter has lasted; ages do not count, and the longest span wins.

    AT (aware) is when the post was written; a "since 2014" is reckoned from it."""
    found = _spans(heard) + _years(heard, at=at)
    if not found:
        return Decision("lasting", None, 0.0, (Because("silence", "", None, "lasting/silent", 0.0),))
    days, because = max(found, key=lambda f: (f[0], f[1].span or (0, 0)))
    return Decision("lasting", days, 0.8, (because,), (), spoken(days))


def days_lasting(heard: Heard) -> int | None:
    """Will read for how many days HEARD says that the matter has lasted, years by their number aside."""
    return max((days for days, _ in _spans(heard)), default=None)


def spoken(days: int) -> tuple[str, str]:
    """Will say a number of DAYS roughly, in English and Hindi."""
    for size, one, many, hindi in (
        (365, "year", "years", "साल"),
        (30, "month", "months", "महीने"),
        (7, "week", "weeks", "हफ़्ते"),
    ):
        if days >= size:
            n = round(days / size)
            return f"about {n} {one if n == 1 else many}", f"करीब {n} {hindi}"
    return f"{days} day{'s' * (days != 1)}", f"{days} दिन"


def _spans(heard: Heard) -> list[tuple[int, Because]]:
    found = []
    for at, word in enumerate(heard.words[:-1]):
        n, unit = number(word.plain), UNITS.get(heard.words[at + 1].plain)
        if n and unit and n * unit <= 36_500 and _is_span(heard, at):
            span = (word.start, heard.words[at + 1].end)
            found.append((n * unit, Because("word", heard.text[span[0] : span[1]], span, "lasting/span", 1.0)))
    return found


def _is_span(heard: Heard, at: int) -> bool:
    before = {word.plain for word in heard.words[max(0, at - 2) : at]}
    after = [word.plain for word in heard.words[at + 2 : at + 4]]
    if after and after[0] in _AGE:
        return False
    return bool(_SINCE & (before | set(after)))


def _years(heard: Heard, *, at: datetime | None) -> list[tuple[int, Because]]:
    if at is None:
        return []
    found = []
    for place, word in enumerate(heard.words):
        year = number(word.plain)
        if year and at.year - 60 <= year < at.year and _is_since(heard, place):
            days = (at.year - year) * 365
            reason = Because("word", heard.text[word.start : word.end], (word.start, word.end), "lasting/since", 1.0)
            found.append((days, reason))
    return found


def _is_since(heard: Heard, place: int) -> bool:
    around = heard.words[max(0, place - 1) : place] + heard.words[place + 1 : place + 2]
    return any(word.plain in {"since", "से", "se"} for word in around)
