"""The day after which help is of no use: a cremation, an exam, a wedding, a last date, with the words that say so.

Owns the reading of a day beside an event. It is no urgency by itself: an exam tomorrow is a deadline and no danger."""

import re
import tomllib
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

from sunwai.lib.numerals import number
from sunwai.lib.phrases import Hit, Token
from sunwai.triage.decision import Because, Decision
from sunwai.triage.lexicon import Heard
from sunwai.triage.nearby import gap

SHOWN = {
    "cremation": ("cremation", "अंतिम संस्कार"),
    "exam": ("exam", "परीक्षा"),
    "wedding": ("wedding", "शादी"),
    "last_date": ("last date", "अंतिम तिथि"),
    "hearing": ("hearing or interview", "पेशी या साक्षात्कार"),
    "journey": ("journey or eviction", "यात्रा या बेदखली"),
    "operation": ("operation", "ऑपरेशन"),
}
_CALENDAR = timezone(timedelta(hours=5, minutes=30))  # the days of which citizens of this gazetteer speak
_NEAR = 45  # letters between an event and its day
_GONE = 14  # letters behind either in which "was" makes it past
_LONGEST = timedelta(days=183)  # a day further off is the last one of its name, and over
_DAYS = frozenset({"day", "days", "din", "दिन", "दिनों", "dino"})
_AHEAD = frozenset({"in", "within", "after", "baad", "बाद", "में", "me", "mein", "बचे", "left", "bache"})
_NUMERIC = re.compile(r"(?<![\d/.\-])(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{4}|\d{2}))?(?![\d/\-])")


def decide(heard: Heard, *, at: datetime) -> Decision[str]:
    """Will read the ISO day of the event that HEARD names; AT (aware) is when the post was written."""
    today = at.astimezone(_CALENDAR).date()
    events = [(kind, hit) for kind in SHOWN for hit in heard.of(f"urgency/event_{kind}")]
    days = [(day, hit) for day, hit in _days(heard, today) if today <= day <= today + _LONGEST] if events else []
    met = [(gap(event, hit), day, kind, event, hit) for kind, event in events for day, hit in days]
    near = [m for m in met if 0 <= m[0] <= _NEAR and not _is_past(heard, m[3], m[4])]
    if not near:
        return Decision("event_deadline", None, 0.0, (Because("silence", "", None, "deadline/silent", 0.0),))
    _, day, kind, event, hit = min(near, key=lambda m: (m[0], m[1]))
    because = tuple(heard.because(h, rule=f"deadline/{kind}", weight=1.0) for h in (event, hit))
    english, hindi = SHOWN[kind]
    return Decision("event_deadline", day.isoformat(), 0.7, because, (), (f"{english} {day}", f"{hindi} {day}"))


def _is_past(heard: Heard, event: Hit, day: Hit) -> bool:
    gone = heard.of("urgency/event_past")
    return any(0 <= g.start - max(event.end, day.end) <= _GONE or 0 <= g.start - day.end <= 2 for g in gone)


def _days(heard: Heard, today: date) -> Iterable[tuple[date, Hit]]:
    for at, word in enumerate(heard.words):
        for day, first, last in _named(heard.words, at, today):
            yield day, Hit("day", word.plain, heard.words[first].start, heard.words[last].end)
    for found in _NUMERIC.finditer(heard.text):
        written = _coming(int(found[2]), int(found[1]), found[3], today)
        if written:
            yield written, Hit("day", "date", found.start(), found.end())


def _named(words: tuple[Token, ...], at: int, today: date) -> Iterable[tuple[date, int, int]]:
    plain, tables = words[at].plain, _tables()
    if plain in tables["ahead"]:
        yield today + timedelta(days=tables["ahead"][plain]), at, at
    elif plain in tables["weekday"]:
        yield today + timedelta(days=(tables["weekday"][plain] - today.weekday()) % 7 or 7), at, at
    elif plain in tables["month"]:
        yield from _of_month(words, at, tables["month"][plain], today)
    elif plain in _DAYS and at:
        ahead = number(words[at - 1].plain)
        around = {w.plain for w in (*words[max(0, at - 2) : at - 1], *words[at + 1 : at + 2])}
        if ahead and ahead <= 60 and around & _AHEAD:
            yield today + timedelta(days=ahead), at - 1, at


def _of_month(words: tuple[Token, ...], at: int, month: int, today: date) -> Iterable[tuple[date, int, int]]:
    """The 25th before or behind the name of a month."""
    for beside in (at - 1, at + 1):
        if 0 <= beside < len(words):
            day = _coming(month, _ordinal(words[beside].plain), None, today)
            if day:
                yield day, min(at, beside), max(at, beside)


def _ordinal(plain: str) -> int:
    bare = re.sub(r"(?<=\d)(st|nd|rd|th)$", "", plain)
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= 2 else 0


def _coming(month: int, day: int, year: str | None, today: date) -> date | None:
    """The day so written, the next one of it where no YEAR stands, or None where no calendar has it."""
    full = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
    for candidate in (full,) if full else (today.year, today.year + 1):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if full or found >= today:
            return found
    return None


@cache
def _tables() -> dict[str, dict[str, int]]:
    rows = tomllib.loads((Path(__file__).parent / "words" / "days.toml").read_text(encoding="utf-8"))
    return {name: {word: int(n) for n, words in row.items() for word in words} for name, row in rows.items()}
