"""Dates that a promise names, in English, Hindi and romanised Hindi: "by Friday", "कल तक", "end of the month".

Owns the order of the rules, and those for named days and hours. Past dates, ages and plain numbers are never
dues; "soon" has no date and is none. Pure: the hour of posting and the office's zone come in."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo

from sunwai.lib.folding import fold_with_map
from sunwai.lib.phrases import Token, tokens
from sunwai.response import calendar_words as cal
from sunwai.response.calendar_days import named_days, numeric_dates
from sunwai.response.festivals import feast_days
from sunwai.response.moments import Due, Now
from sunwai.response.periods import weeks_of_months, whole_periods
from sunwai.response.spans import spans_of_time

__all__ = ["Due", "find_dues"]

_CLOCK = re.compile(
    r"(?:\b(?:by|till|before|until|around|eta|expected[^.\d\n]{0,30}?)[\s:-]+)(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\b|(\d{1,2})(?:[:.](\d{2}))?\s*(?:बजे|baje)\s*(?:तक|tak)",
    re.IGNORECASE,
)
_OPEN_FROM = re.compile(
    r"(?:\bfrom\s+\d[\d:.]*\s*(?:[ap]\.?m\.?)?|बजे\s+से|baje\s+se)\s*$", re.IGNORECASE
)  # office hours


def find_dues(text: str, *, posted_at: datetime, zone: tzinfo) -> tuple[Due, ...]:
    """Will list the dates in TEXT that fall after POSTED_AT (aware), in the order of the text, none overlapping."""
    now = Now(posted_at.astimezone(zone))
    words = tokens(text)
    rules = (
        *(_clock_hours, numeric_dates, named_days, feast_days, spans_of_time),
        *(_week_days, weeks_of_months, whole_periods, _single_days),
    )
    taken: list[Due] = []
    for rule in rules:
        for due in rule(text, words, now):
            if due.due > now.at and not any(due.start < t.end and t.start < due.end for t in taken):
                taken.append(due)
    return tuple(sorted(taken, key=lambda due: due.start))


def _week_days(text: str, words: tuple[Token, ...], now: Now) -> Iterable[Due]:
    """Find "by Friday", "next Monday", "सोमवार तक": the first such day after today; "every Monday" is no date."""
    ahead_spoken = any(cal.is_future(word.plain) for word in words)
    for at, word in enumerate(words):
        weekday = cal.weekday_of(word.plain)
        before = {w.plain for w in words[max(0, at - 2) : at]}
        after = [w.plain for w in words[at + 1 : at + 2]]
        if weekday is None or before & (cal.PAST | cal.EACH) or _was(words, at):
            continue
        told = bool(before & (cal.BY | cal.COMING)) or bool(cal.TILL.intersection(after))
        since = bool(cal.SINCE.intersection(after)) and not _starts(words, at)
        if told or (ahead_spoken and len(word.plain) > 4 and not since):
            ahead = (weekday - now.day.weekday()) % 7 or 7
            yield Due(word.start, word.end, now.close_of(now.day + timedelta(days=ahead)), "when/weekday")


def _starts(words: tuple[Token, ...], at: int) -> bool:
    """Whether "सोमवार से" is when something begins: the sentence ends in the future and complains of nothing."""
    behind = [word.plain for word in words[at + 2 :]]
    return bool(behind) and cal.is_future(behind[-1]) and not cal.AMISS.intersection(behind)


def _clock_hours(text: str, words: tuple[Token, ...], now: Now) -> Iterable[Due]:
    """Find "by 5 pm" and "शाम 5 बजे तक": today, or tomorrow if the hour has passed."""
    folded, places = fold_with_map(text)
    for found in _CLOCK.finditer(folded):
        hour, minute = int(found[1] or found[4]), int(found[2] or found[5] or 0)
        afternoon = (found[3] or "").lower() == "p" or (not found[3] and cal.evening(folded[: found.start()], hour))
        hour = hour % 12 + 12 if afternoon else hour
        if hour > 23 or minute > 59 or _OPEN_FROM.search(folded[: found.start()]):
            continue
        if any(word.plain in cal.MONTHS for word in tokens(folded[max(0, found.start() - 14) : found.start()])):
            continue  # "25 जनवरी शाम 5 बजे तक": the day counts
        start, end, ahead = _with_day(folded, found.start(), found.end(), now.day)
        due = datetime.combine(now.day + timedelta(days=ahead), time(hour, minute), tzinfo=now.at.tzinfo)
        yield Due(places[start], places[end], due if due > now.at else due + timedelta(days=1), "when/hour")


def _with_day(text: str, start: int, end: int, day: date) -> tuple[int, int, int]:
    """Take in a "tomorrow", "कल" or "शुक्रवार" beside the hour."""
    for word in tokens(text):
        beside = 0 <= start - word.end <= 8 or 0 <= word.start - end <= 8
        if beside and (weekday := cal.weekday_of(word.plain)) is not None and len(word.plain) > 3:
            return min(start, word.start), max(end, word.end), (weekday - day.weekday()) % 7 or 7
        if word.plain in cal.TOMORROW | cal.KAL and (0 <= start - word.end <= 6 or 0 <= word.start - end <= 6):
            return min(start, word.start), max(end, word.end), 1
    return start, end, 0


def _single_days(text: str, words: tuple[Token, ...], now: Now) -> Iterable[Due]:
    """Find tomorrow, today by evening, कल तक, परसों: कल and परसों look both ways, so they need तक or a future verb."""
    ahead_spoken = any(cal.is_future(word.plain) for word in words)
    for at, word in enumerate(words):
        ahead = _days_ahead(words, at, ahead_spoken=ahead_spoken)
        if ahead is not None:
            yield Due(word.start, word.end, now.close_of(now.day + timedelta(days=ahead)), "when/day")


def _days_ahead(words: tuple[Token, ...], at: int, *, ahead_spoken: bool) -> int | None:
    plain = words[at].plain
    before = [w.plain for w in words[max(0, at - 2) : at]]
    after = {w.plain for w in words[at + 1 : at + 3]}
    after_first = words[at + 1].plain if at + 1 < len(words) else ""
    if plain in cal.TOMORROW:
        return 2 if before == ["day", "after"] else 1
    if plain in cal.KAL | cal.PARSON and (after & cal.TILL or ahead_spoken):
        return 1 if plain in cal.KAL else 2
    if after_first in cal.SINCE:
        return None  # "आज से" begins something
    if plain in cal.TODAY and (cal.BY.intersection(before) or after & (cal.TILL | cal.EVENING) or ahead_spoken):
        return 0
    if plain in cal.EVENING and at and _names_a_day(words[at - 1].plain):
        return None  # "कल शाम तक" is tomorrow's evening
    by_night = plain in cal.EVENING and (after & cal.TILL or cal.BY.intersection(before[-1:]) or plain == "tonight")
    return 0 if by_night and (ahead_spoken or after & cal.TILL or before) else None


def _names_a_day(plain: str) -> bool:
    return plain in cal.KAL | cal.PARSON | cal.TOMORROW or plain in cal.MONTHS or cal.weekday_of(plain) is not None


def _was(words: tuple[Token, ...], at: int) -> bool:
    """Whether the day at AT is told of as gone: "was held on Monday", "सोमवार को टीम गई थी"."""
    before = {word.plain for word in words[max(0, at - 4) : at]}
    after = {word.plain for word in words[at + 1 : at + 6]}
    return bool(before & cal.WAS_BEFORE or after & cal.WAS_AFTER)
