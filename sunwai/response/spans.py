"""Spans of time in a promise: "within 3 days", "in a day or two", "तीन दिन के भीतर", "72 ghante me".

Owns the rules for counted days, hours and weeks; spans that lie behind ("पिछले तीन दिन में"), that last ("for the next
3 months") or that hang on something else ("within 7 days of receipt") are none. Pure."""

import calendar
import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sunwai.lib.numerals import SHY, number
from sunwai.lib.phrases import Token
from sunwai.response import calendar_words as cal
from sunwai.response.moments import Due, Now

_MOST_DAYS = 730  # nobody keeps a promise of more than two years; such a number means something else
_FILLERS = {"working", "calendar", "more", "of", "कार्य", "कार्यदिवस", "or", "या", "ya", "to", "से", "अगले", "next", "an"}
_WORKING = {"working", "कार्य"}
_WORKING_UNITS = {"कार्यदिवस", "कार्यदिवसों"}
_JOINED = re.compile(r"^(\d{1,3})(hrs?|hours?|days?|din|weeks?|months?|घंटे|दिन|दिनों|ghante)$")
_DAY, _MONTH, _YEAR = timedelta(days=1), timedelta(days=30), timedelta(days=365)
# "two days will be needed", "do din lagenge", "give us three days"
_TAKES = {"lagenge", "lagega", "lagegi", "लगेंगे", "लगेगा", "लगेगी"}
_NEEDS = {"us", "need", "needs", "takes", "take", "require", "requires", "another"}
_EXTRA = {"भर", "bhar", "time", "का", "ka", "समय", "samay", "वक्त", "की", "अवधि"}


def spans_of_time(text: str, words: tuple[Token, ...], now: Now) -> Iterable[Due]:
    """Find "within 3 days", "in a day or two", "तीन दिन के भीतर", "72 ghante me", but not "पिछले तीन दिन में"."""
    for at in range(len(words)):
        counted = _counted(words, at)
        if counted is None or _is_past(words, counted[1], at) or _hangs(words, counted[1], at):
            continue
        count, first, unit, working = counted
        last = _within(words, first, at)
        if last is not None and timedelta(0) < unit * count <= timedelta(days=_MOST_DAYS):
            yield Due(words[first].start, words[last].end, _after(now, unit, count, working=working), "when/within")


def _counted(words: tuple[Token, ...], at: int) -> tuple[float, int, timedelta, bool] | None:
    """How many of which unit end at AT, where the count begins, and whether of working days."""
    plain = words[at].plain
    joined = _JOINED.match(plain)
    if joined:
        return int(joined[1]), at, cal.UNITS.get(joined[2], _DAY), False
    unit = cal.UNITS.get(plain)
    if unit is None:
        return None
    count, first, working = _count_before(words, at)
    tens = number(words[first - 1].plain) if first and count and count < 10 else None
    if tens and 20 <= tens <= 90 and tens % 10 == 0 and count and not words[first - 1].plain.isdigit():
        count, first = count + tens, first - 1  # "seventy two hours"
    half = cal.HALVES.get(words[at - 1].plain) if at else None
    if half is None and at > 1 and words[at - 1].plain == "an":
        half = cal.HALVES.get(words[at - 2].plain)
    if half is not None:
        return half, at - 1, unit, False
    if [w.plain for w in words[at + 1 : at + 3]] == ["or", "two"]:
        count = 2
    if count is None:
        return (1, at, unit, False) if _bare_unit(words, at) else None
    return count, first, unit, working or plain in _WORKING_UNITS


def _bare_unit(words: tuple[Token, ...], at: int) -> bool:
    """Read "सप्ताह के अंदर" and "हफ्ते भर में" as one."""
    after = [word.plain for word in words[at + 1 : at + 3]]
    if not after or (at and words[at - 1].plain in cal.THIS | cal.NEXT | cal.PAST):
        return False
    whole = after[0] in {"भर", "bhar"}
    return whole or (len(after) > 1 and after[0] in cal.KE and after[1] in cal.WITHIN)


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
    after = at + 1
    while after < len(words) and words[after].plain in _EXTRA:
        after += 1
    rest = [word.plain for word in words[after : after + 2]]
    if rest and rest[0] in cal.KE and len(rest) > 1 and rest[1] in cal.INSIDE:
        return after + 1
    if rest and rest[0] in cal.INSIDE:
        return after
    if len(rest) > 1 and rest[0] == "from" and rest[1] in cal.FROM_NOW:
        return after + 1
    if (rest and rest[0] in _TAKES) or (before and before[-1] in _NEEDS):
        return after if rest and rest[0] in _TAKES else at
    if before and before[-1] in cal.FRONT | {"the", "about", "a"} and any(word in cal.FRONT for word in before):
        return at
    return at if before and before[-1] in cal.COMING else None


def _hangs(words: tuple[Token, ...], first: int, at: int) -> bool:
    """Whether the span lasts ("for the next 3 months") or runs from something that has still to come."""
    before = [word.plain for word in words[max(0, first - 3) : first]]
    after = [word.plain for word in words[at + 1 : at + 3]]
    if "for" in before or before[-1:] == ["every"] or "प्रत्येक" in before or "हर" in before:
        return True
    open_end = bool(after) and after[0] in {"of", "from", "after", "upon"}
    if {"thereafter", "afterwards"}.intersection(after) or before[-1:] in (["thereafter"], ["then"]):
        return True
    if before[-2:] in (["उसके", "बाद"], ["uske", "baad"], ["इसके", "बाद"], ["iske", "baad"]):
        return True
    if open_end and not (len(after) > 1 and after[1] in cal.FROM_NOW):
        return True
    source = before[-2] if len(before) > 1 and before[-1] in cal.KE else ""
    return source in cal.SOURCES or (len(source) > 2 and source.endswith(("ने", "ne")))


def _is_past(words: tuple[Token, ...], first: int, at: int) -> bool:
    before = {word.plain for word in words[max(0, first - 2) : first]}
    after = [word.plain for word in words[at + 1 : at + 3]]
    return bool(before & cal.PAST) or bool(after and (after[0] in cal.SINCE or cal.AGO.intersection(after)))


def _after(now: Now, unit: timedelta, count: float, *, working: bool) -> datetime:
    if unit < _DAY:
        return now.at + unit * count
    if working and unit == _DAY:
        return now.close_of(_working_day(now.day, int(count)))
    if unit in {_MONTH, _YEAR}:
        months = int(count) * (12 if unit == _YEAR else 1)
        return now.close_of(_months_on(now.day, months) + (unit * (count - int(count))))
    return now.close_of(now.day + unit * count)


def _months_on(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _working_day(day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day
