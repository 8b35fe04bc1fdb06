"""Spans of time in a promise: "within 3 days", "in a day or two", "तीन दिन के भीतर", "72 ghante me".

Owns the rules for counted days, hours and weeks; spans that lie behind ("पिछले तीन दिन में") are none. Pure."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sunwai.lib.numerals import SHY, number
from sunwai.lib.phrases import Token
from sunwai.response import calendar_words as cal
from sunwai.response.moments import Due, Now

_MOST_DAYS = 730  # nobody keeps a promise of more than two years; such a number means something else
_FILLERS = {"working", "calendar", "more", "of", "कार्य", "कार्यदिवस", "or", "या", "ya", "to", "से", "अगले", "next"}
_WORKING = {"working", "कार्य", "कार्यदिवस"}


def spans_of_time(text: str, words: tuple[Token, ...], now: Now) -> Iterable[Due]:
    """Find "within 3 days", "in a day or two", "तीन दिन के भीतर", "72 ghante me", but not "पिछले तीन दिन में"."""
    for at, word in enumerate(words):
        unit = cal.UNITS.get(word.plain)
        count, first, working = _count_before(words, at)
        if unit is None or count is None or _is_past(words, first, at):
            continue
        last = _within(words, first, at)
        if [w.plain for w in words[at + 1 : at + 3]] == ["or", "two"]:
            count = 2
        if last is not None and timedelta(0) < unit * count <= timedelta(days=_MOST_DAYS):
            yield Due(words[first].start, words[last].end, _after(now, unit, count, working=working), "when/within")


def _count_before(words: tuple[Token, ...], at: int) -> tuple[int | None, int, bool]:
    """The number that counts the unit at AT ("2 or 3 days" counts three), where it begins, and if working days."""
    place, working = at - 1, False
    count: int | None = None
    first = at
    while place >= 0 and at - place <= 4:
        plain = words[place].plain
        value = number(plain)
        if value is not None and (plain not in SHY or count is None):
            count, first = count if count is not None else value, place
        elif plain in _FILLERS and (count is None or plain not in cal.FRONT):
            working = working or plain in _WORKING
        else:
            break
        place -= 1
    return count, first, working


def _within(words: tuple[Token, ...], first: int, at: int) -> int | None:
    """The index of the last word of the phrase if words before or after say "within", else None."""
    before = [word.plain for word in words[max(0, first - 3) : first]]
    after = [word.plain for word in words[at + 1 : at + 3]]
    if after and after[0] in cal.KE and len(after) > 1 and after[1] in cal.INSIDE:
        return at + 2
    if after and after[0] in cal.INSIDE:
        return at + 1
    if before and before[-1] in cal.FRONT | {"the"} and any(word in cal.FRONT for word in before):
        return at
    return at if before and before[-1] in cal.COMING else None


def _is_past(words: tuple[Token, ...], first: int, at: int) -> bool:
    before = {word.plain for word in words[max(0, first - 2) : first]}
    after = [word.plain for word in words[at + 1 : at + 3]]
    return bool(before & cal.PAST) or bool(after and (after[0] in cal.SINCE or cal.AGO.intersection(after)))


def _after(now: Now, unit: timedelta, count: int, *, working: bool) -> datetime:
    if unit < timedelta(days=1):
        return now.at + unit * count
    if working and unit == timedelta(days=1):
        return now.close_of(_working_day(now.day, count))
    return now.close_of(now.day + unit * count)


def _working_day(day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day
