"""Days of feasts that a promise names: "before Holi", "छठ तक". Only those whose day the `holidays` package knows.

Owns the names in three ways of writing. A feast it does not know has no date here. Pure."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from holidays import country_holidays

from sunwai.lib.phrases import Token
from sunwai.response import calendar_words as cal
from sunwai.response.moments import Due, Now

_NAMES = {
    word: name
    for name, words in (
        ("Holi", "holi होली"),
        ("Diwali", "diwali deepawali dipawali deepavali दिवाली दीवाली दीपावली"),
        ("Dussehra", "dussehra dussehara dashahara vijayadashami दशहरा दशहरे विजयादशमी"),
        ("Chhath", "chhath chhat chath छठ"),
        ("Eid al-Fitr", "eid id ईद"),
        ("Eid al-Adha", "bakrid bakreed bakrid बकरीद"),
        ("Christmas", "christmas xmas क्रिसमस"),
        ("Karma", "karma करमा"),
        ("Ram Navami", "ramnavami ramnawami रामनवमी"),
        ("Republic Day", "गणतंत्र gantantra republic"),
        ("Independence Day", "independence स्वतंत्रता swatantrata"),
        ("Makar Sankranti", "makar sankranti मकर संक्रांति"),
        ("Janmashtami", "janmashtami जन्माष्टमी"),
    )
    for word in words.split()
}
_AFTER = frozenset({"के", "ke", "से", "se", "day", "दिवस", "diwas", "पर्व", "पूजा", "puja", "festival", "त्योहार"})
_PAST_IT = frozenset({"after", "बाद", "baad", "उपरांत", "पश्चात", "since"})
_EVE = frozenset({"before", "पहले", "pahle", "pehle", "पूर्व", "purv"})
_REACH = 200  # days: a feast further off was not meant


def feast_days(text: str, words: tuple[Token, ...], now: Now) -> Iterable[Due]:
    """Find "by Diwali" (that day) and "होली से पहले" (the day before)."""
    for at, word in enumerate(words):
        name = _NAMES.get(word.plain)
        around = _around(words, at)
        if name is None or around & _PAST_IT or not around & (cal.BY | cal.TILL | _EVE):
            continue
        day = _coming(name, now.day)
        if day:
            yield Due(word.start, word.end, now.close_of(day - timedelta(days=bool(around & _EVE))), "when/feast")


def _around(words: tuple[Token, ...], at: int) -> frozenset[str]:
    after = [word.plain for word in words[at + 1 : at + 5]]
    while after and after[0] in _AFTER:
        after.pop(0)
    return frozenset(word.plain for word in words[max(0, at - 2) : at]) | frozenset(after[:1])


def _coming(name: str, day: date) -> date | None:
    known = sorted(feast for feast, named in _feasts(day.year) if name in named and feast > day)
    return known[0] if known and (known[0] - day).days <= _REACH else None


@lru_cache(maxsize=32)
def _feasts(year: int) -> tuple[tuple[date, str], ...]:
    """The feasts of YEAR and the next as the package names them; none where it knows neither."""
    try:
        known = country_holidays("IN", subdiv="JH", years=(year, year + 1), categories=("public", "optional"))
    except (NotImplementedError, ValueError, OverflowError):
        return ()
    return tuple(known.items())
