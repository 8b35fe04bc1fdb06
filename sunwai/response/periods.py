"""Whole periods in a promise: "end of the month", "next week", "माह के प्रथम सप्ताह", "वित्तीय वर्ष के अंत तक".

Owns the rules for weeks, months, quarters and years that are not named. Pure."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from sunwai.lib.phrases import Token
from sunwai.response import calendar_words as cal
from sunwai.response.moments import Due, Now, month_end


def weeks_of_months(text: str, words: tuple[Token, ...], now: Now) -> Iterable[Due]:
    """Find "first week of next month", "माह के प्रथम सप्ताह में": of this month where that week has not passed."""
    for at, word in enumerate(words):
        if cal.PERIODS.get(word.plain) != "month":
            continue
        first, last = max(0, at - 5), min(len(words), at + 5)
        around = [w.plain for w in words[first:last]]
        day = cal.week_named(around)
        if day is None or any(plain in cal.MONTHS for plain in around):
            continue
        following = bool(cal.NEXT.intersection(around))
        base = month_end(now.day) + timedelta(days=1) if following else now.day.replace(day=1)
        due = _day_in(base, day)
        if due <= now.day and not following:
            due = _day_in(month_end(now.day) + timedelta(days=1), day)
        yield Due(words[first].start, words[last - 1].end, now.close_of(due), "when/week")


def _day_in(base: date, day: int) -> date:
    return base.replace(day=min(day, month_end(base).day))


def whole_periods(text: str, words: tuple[Token, ...], now: Now) -> Iterable[Due]:
    """Find "end of the month", "next week", "इस माह के अंत तक", "अगले सप्ताह", "month end", "quarter end"."""
    for at, word in enumerate(words):
        period = _period_at(words, at)
        named = at > 0 and cal.month_of([w.plain for w in words], at - 1) is not None  # "mai mahine ke ant tak"
        if (
            period is None
            or named
            or _has_its_day(words, at)
            or cal.week_named([w.plain for w in words[max(0, at - 1) : at + 1]]) is not None
        ):
            continue
        before = [w.plain for w in words[max(0, at - 4) : at]]
        after = [w.plain for w in words[at + 1 : at + 4]]
        day = _period_end(period, before, after, now)
        if day:
            yield Due(word.start, word.end, now.close_of(day), "when/period")


def _has_its_day(words: tuple[Token, ...], at: int) -> bool:
    """Whether a day of the period at AT is named: "the 20th of this month", "इस माह की 25 तारीख"."""
    before = [word.plain for word in words[max(0, at - 4) : at]]
    after = [word.plain for word in words[at + 1 : at + 4]]
    by_ordinal = "of" in before and any(re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", plain) for plain in before)
    return by_ordinal or (any(plain.isdigit() for plain in after) and bool(cal.DATED.intersection(after)))


def _period_at(words: tuple[Token, ...], at: int) -> str | None:
    """The period that the word at AT names; a year after "financial" is one of its own."""
    plain = words[at].plain
    if plain == "fy":
        return "financial"
    period = cal.PERIODS.get(plain)
    if period == "year" and at and words[at - 1].plain in cal.FINANCIAL:
        return "financial"
    return period


def _period_end(period: str, before: list[str], after: list[str], now: Now) -> date | None:
    near = before[-3:] if period == "financial" else before[-2:]
    ended = bool(cal.END.intersection(before) or cal.END.intersection(after[:2]) or cal.ENDS.intersection(after[:2]))
    following = bool(cal.NEXT.intersection(near))
    this = bool(cal.THIS.intersection(near)) or (period == "weekend" and bool(cal.BY.intersection(near)))
    within = bool(cal.FRONT.intersection(near[-2:])) and near[-1:] == ["the"]
    middle = period == "month" and bool(cal.MIDDLE.intersection(before[-3:]) or cal.MIDDLE.intersection(after[:2]))
    if ("last" in near[-1:] and not ended) or cal.PAST.intersection(near) - {"last"} or "for" in near:
        return None
    if not (ended or following or this or within or middle):
        return None
    if period == "financial" and following and not ended:
        return None  # "in the next financial year" names no day
    end = _end_of(period, now.day, following=following)
    return end.replace(day=15) if middle else end


def _end_of(period: str, day: date, *, following: bool) -> date:
    if period in {"week", "weekend"}:
        return day + timedelta(days=6 - day.weekday() + 7 * following)
    if period == "quarter":
        last = date(day.year, (day.month + 2) // 3 * 3, 1)
        return month_end(_months_on(last, 3 * following))
    if period == "financial":  # India's ends with March
        return date(day.year + (day.month > 3) + following, 3, 31)
    if period == "year":
        return date(day.year + following, 12, 31)
    end = month_end(day)
    return month_end(end + timedelta(days=1)) if following else end


def _months_on(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)
