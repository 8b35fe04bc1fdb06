"""Dates of the calendar in a promise: 20/01/2020, "17 जनवरी तक", "end of January", "by the 25th".

Owns the rules for days that are named by number or month. A date without a word for "by" is no promise. Pure."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from sunwai.lib.folding import fold_with_map
from sunwai.lib.numerals import number
from sunwai.lib.phrases import Token, tokens
from sunwai.response import calendar_words as cal
from sunwai.response.moments import Due, Now, coming, day_of, month_end, says_by

_NUMERIC = re.compile(r"(?<![\d/.\-])(\d{1,2})([/.\-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/\-])")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_NEAREST = frozenset({"आगामी", "aagami", "agami", "coming", "ensuing"})  # "the coming 15th" is the nearest one
_ORDINAL = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)$")


def numeric_dates(text: str, words: tuple[Token, ...], now: Now) -> Iterable[Due]:
    """Find 20/01/2020, 20-1 and 2020-01-20 where a word beside it says "by" or "तक"; 24/7 is no date."""
    folded, places = fold_with_map(text)
    for pattern, (year, month, day_number) in ((_NUMERIC, (4, 3, 1)), (_ISO, (1, 2, 3))):
        for found in pattern.finditer(folded):
            day = day_of(found[year], found[month], found[day_number], now)
            if day and found[0] != "24/7" and _cued(folded, found.start(), found.end()):
                yield Due(places[found.start()], places[found.end()], now.close_of(day), "when/numeric")


def _cued(text: str, start: int, end: int) -> bool:
    before = [w.plain for w in tokens(text[max(0, start - 32) : start])][-3:]
    after = [w.plain for w in tokens(text[end : end + 24])][:2]
    if cal.FIXED.intersection(before) or cal.FIXED.intersection(after):
        return True
    return bool(cal.BY.intersection(before[-1:]) or cal.TILL.intersection(after)) or bool(
        before and before[-1] in cal.DATED and cal.BY.intersection(before)
    )


def named_days(text: str, words: tuple[Token, ...], now: Now) -> Iterable[Due]:
    """Find "17 जनवरी तक", "by January 17th", "end of January", "फरवरी के पहले सप्ताह", "by the 25th"."""
    plain = [word.plain for word in words]
    for at in range(len(words)):
        month = cal.month_of(plain, at)
        found = _in_month(words, at, month, now) if month else _bare_ordinal(words, at, now)
        if found:
            first, last, day = found
            yield Due(words[first].start, words[last].end, now.close_of(day), "when/month")


def _in_month(words: tuple[Token, ...], at: int, month: int, now: Now) -> tuple[int, int, date] | None:
    first, last, day = _day_beside(words, at)
    year = number(words[last + 1].plain) if last + 1 < len(words) else None
    written = year if year and 2000 <= year <= 2100 else None
    last += written is not None
    if day is None:
        return _part_of_month(words, at, last, month, written, now)
    if not says_by(words, first, last):
        return None
    found = coming(month, day, now) if written is None else day_of(str(written), str(month), str(day), now)
    return (first, last, found) if found else None


def _day_beside(words: tuple[Token, ...], at: int) -> tuple[int, int, int | None]:
    if at and (day := _day_number(words[at - 1].plain)):
        return at - 1, at, day
    if at > 1 and words[at - 1].plain == "of" and (day := _day_number(words[at - 2].plain)):
        return at - 2, at, day
    if at + 1 < len(words) and (day := _day_number(words[at + 1].plain)):
        return at, at + 1, day
    return at, at, None


def _day_number(plain: str) -> int | None:
    ordinal = _ORDINAL.match(plain)
    value = int(ordinal[1]) if ordinal else (number(plain) if plain.isdigit() else None)
    return value if value and value <= 31 else None


def _part_of_month(
    words: tuple[Token, ...], at: int, last: int, month: int, year: int | None, now: Now
) -> tuple[int, int, date] | None:
    """The end, the middle or a week of a named month; the bare month needs "by" and means its end."""
    around = [word.plain for word in words[max(0, at - 4) : last + 5]]
    week = cal.week_named(around)
    limited = week is not None or says_by(words, at, last) or bool(cal.END.intersection(around))
    if not limited and not _in_the_month(words, at, last):
        return None
    if words[at].plain == "may" and not cal.BY.intersection(w.plain for w in words[max(0, at - 1) : at]):
        return None  # "may" is a verb far more often than a month
    day = week if week is not None else (15 if cal.MIDDLE.intersection(around) else None)
    base = date(year, month, 1) if year else date(now.day.year + (month < now.day.month), month, 1)
    if base.year > now.day.year and year is None and (base - now.day).days > 183:
        return None
    return (
        at,
        last,
        min(base.replace(day=min(day, 28)) + timedelta(days=max(0, day - 28)), month_end(base))
        if day
        else month_end(base),
    )


def _in_the_month(words: tuple[Token, ...], at: int, last: int) -> bool:
    """Whether something is to happen "in March", "मार्च माह में"; only with a verb of the future."""
    before = words[at - 1].plain if at else ""
    after = [word.plain for word in words[last + 1 : last + 3]]
    inside = before == "in" or any(word in cal.MONTHS_OF and word not in cal.KE for word in after[:1])
    return inside and any(cal.is_future(word.plain) for word in words)


def _bare_ordinal(words: tuple[Token, ...], at: int, now: Now) -> tuple[int, int, date] | None:
    """Read "by the 25th" and "25 तारीख तक" as the next 25th."""
    plain, after = words[at].plain, [w.plain for w in words[at + 1 : at + 3]]
    day = _day_number(plain)
    before = {w.plain for w in words[max(0, at - 2) : at]}
    told = {w.plain for w in words[max(0, at - 4) : at]} - _NEAREST
    following = bool(cal.NEXT & told or cal.NEXT.intersection(after[1:]))
    if cal.EACH & {w.plain for w in words[max(0, at - 3) : at + 4]}:
        return None  # "by the 5th of every month"
    by_ordinal = bool(_ORDINAL.match(plain)) and bool(before & cal.BY)
    by_date = bool(after) and after[0] in cal.DATED and len(after) > 1 and after[1] in cal.TILL
    if day is None or not (by_ordinal or by_date) or (after and after[0] in cal.MONTHS):
        return None
    base = month_end(now.day) + timedelta(days=1) if following or day < now.day.day else now.day
    try:
        return at, at + by_date, base.replace(day=day)
    except ValueError:
        return None
