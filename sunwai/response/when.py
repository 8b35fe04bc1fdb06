"""Dates that a promise names, in English, Hindi and romanised Hindi: "within 3 days", "कल तक", "17 जनवरी तक".

Owns the grammar. Past dates, ages and plain numbers are never dues; "soon" has no date and is none. Pure: the
hour of posting and the office's zone come in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from sunwai.lib.folding import normalise
from sunwai.lib.numerals import SHY, number
from sunwai.lib.phrases import Token, tokens
from sunwai.response import calendar_words as cal

_END_OF_DAY = time(23, 59, 59)
_MOST_DAYS = 730  # nobody keeps a promise of more than two years; such a number means something else
_FILLERS = {"working", "calendar", "more", "of", "कार्य", "कार्यदिवस", "or", "या", "ya", "to", "से", "अगले", "next"}
_WORKING = {"working", "कार्य", "कार्यदिवस"}
_NUMERIC = re.compile(r"(?<![\d/.\-])(\d{1,2})([/.\-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/\-])")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_CLOCK = re.compile(
    r"(?:\b(?:by|till|before|until)\s+)(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\b|(\d{1,2})(?:[:.](\d{2}))?\s*(?:बजे|baje)\s*(?:तक|tak)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)$")


@dataclass(frozen=True, slots=True)
class Due:
    """A date named in a text: where it stands, when it falls due (aware, in the office's zone), by which rule."""

    start: int
    end: int
    due: datetime
    rule: str


@dataclass(frozen=True, slots=True)
class _Now:
    """The hour of posting as the office's calendar sees it."""

    at: datetime

    @property
    def day(self) -> date:
        return self.at.date()

    def close_of(self, day: date) -> datetime:
        return datetime.combine(day, _END_OF_DAY, tzinfo=self.at.tzinfo)


def find_dues(text: str, *, posted_at: datetime, zone: tzinfo) -> tuple[Due, ...]:
    """Will list the dates in TEXT that fall after POSTED_AT (aware), in the order of the text, none overlapping."""
    now = _Now(posted_at.astimezone(zone))
    words = tokens(text)
    rules = (_clock_hours, _numeric_dates, _named_days, _spans_of_time, _week_days, _whole_periods, _single_days)
    taken: list[Due] = []
    for rule in rules:
        for due in rule(text, words, now):
            if due.due > now.at and not any(due.start < t.end and t.start < due.end for t in taken):
                taken.append(due)
    return tuple(sorted(taken, key=lambda due: due.start))


def _spans_of_time(text: str, words: tuple[Token, ...], now: _Now) -> Iterable[Due]:
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


def _after(now: _Now, unit: timedelta, count: int, *, working: bool) -> datetime:
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


def _numeric_dates(text: str, words: tuple[Token, ...], now: _Now) -> Iterable[Due]:
    """Find 20/01/2020, 20-1 and 2020-01-20 where a word beside it says "by" or "तक"; 24/7 is no date."""
    folded = normalise(text)
    if len(folded) != len(text):
        return
    for found in _NUMERIC.finditer(folded):
        day = _day(found[4], found[3], found[1], now)
        if day and found[0] != "24/7" and _cued(folded, found.start(), found.end()):
            yield Due(found.start(), found.end(), now.close_of(day), "when/numeric")
    for found in _ISO.finditer(folded):
        day = _day(found[1], found[2], found[3], now)
        if day and _cued(folded, found.start(), found.end()):
            yield Due(found.start(), found.end(), now.close_of(day), "when/numeric")


def _day(year: str | None, month: str, day: str, now: _Now) -> date | None:
    if year is None:
        return _coming(int(month), int(day), now)
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None


def _coming(month: int, day: int, now: _Now) -> date | None:
    """The next such day; one that passed less than half a year ago was meant as past."""
    for year in (now.day.year, now.day.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= now.day:
            return found if (found - now.day).days <= 183 or year == now.day.year else None
    return None


def _cued(text: str, start: int, end: int) -> bool:
    before = [w.plain for w in tokens(text[max(0, start - 24) : start])][-2:]
    after = [w.plain for w in tokens(text[end : end + 24])][:2]
    return bool(cal.BY.intersection(before[-1:]) or cal.TILL.intersection(after)) or bool(
        before and before[-1] in cal.DATED and cal.BY.intersection(before)
    )


def _named_days(text: str, words: tuple[Token, ...], now: _Now) -> Iterable[Due]:
    """Find "17 जनवरी तक", "by January 17th", "end of January", "फरवरी के पहले सप्ताह", "by the 25th"."""
    for at, word in enumerate(words):
        month = cal.MONTHS.get(word.plain)
        found = _in_month(words, at, month, now) if month else _bare_ordinal(words, at, now)
        if found:
            first, last, day = found
            yield Due(words[first].start, words[last].end, now.close_of(day), "when/month")


def _in_month(words: tuple[Token, ...], at: int, month: int, now: _Now) -> tuple[int, int, date] | None:
    first, last, day = _day_beside(words, at)
    year = number(words[last + 1].plain) if last + 1 < len(words) else None
    written = year if year and 2000 <= year <= 2100 else None
    last += written is not None
    if day is None:
        return _part_of_month(words, at, last, month, written, now)
    if not _says_by(words, first, last):
        return None
    found = _coming(month, day, now) if written is None else _day(str(written), str(month), str(day), now)
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
    words: tuple[Token, ...], at: int, last: int, month: int, year: int | None, now: _Now
) -> tuple[int, int, date] | None:
    """The end, the middle or a week of a named month; the bare month needs "by" and means its end."""
    around = [word.plain for word in words[max(0, at - 4) : last + 5]]
    week = cal.week_named(around)
    if week is None and not _says_by(words, at, last) and not cal.END.intersection(around):
        return None
    if words[at].plain == "may" and not cal.BY.intersection(w.plain for w in words[max(0, at - 1) : at]):
        return None  # "may" is a verb far more often than a month
    day = week if week is not None else (15 if cal.MIDDLE.intersection(around) else None)
    base = date(year, month, 1) if year else date(now.day.year + (month < now.day.month), month, 1)
    if base.year > now.day.year and year is None and (base - now.day).days > 183:
        return None
    return at, last, base.replace(day=day) if day else _month_end(base)


def _bare_ordinal(words: tuple[Token, ...], at: int, now: _Now) -> tuple[int, int, date] | None:
    """Read "by the 25th" and "25 तारीख तक" as the next 25th."""
    plain, after = words[at].plain, [w.plain for w in words[at + 1 : at + 3]]
    day = _day_number(plain)
    before = {w.plain for w in words[max(0, at - 2) : at]}
    by_ordinal = bool(_ORDINAL.match(plain)) and bool(before & cal.BY)
    by_date = bool(after) and after[0] in cal.DATED and len(after) > 1 and after[1] in cal.TILL
    if day is None or not (by_ordinal or by_date) or (after and after[0] in cal.MONTHS):
        return None
    base = now.day if day >= now.day.day else _month_end(now.day) + timedelta(days=1)
    try:
        return at, at + by_date, base.replace(day=day)
    except ValueError:
        return None


def _says_by(words: tuple[Token, ...], first: int, last: int) -> bool:
    before = {word.plain for word in words[max(0, first - 2) : first]}
    after = [word.plain for word in words[last + 1 : last + 4]]
    return bool(before & cal.BY) or bool(after and (after[0] in cal.TILL or cal.END.intersection(after[:2])))


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _week_days(text: str, words: tuple[Token, ...], now: _Now) -> Iterable[Due]:
    """Find "by Friday", "next Monday", "सोमवार तक": the first such day after today."""
    for at, word in enumerate(words):
        weekday = cal.WEEKDAYS.get(word.plain)
        before = {w.plain for w in words[max(0, at - 2) : at]}
        after = {w.plain for w in words[at + 1 : at + 2]}
        if weekday is None or before & cal.PAST or not (before & (cal.BY | cal.COMING) or after & cal.TILL):
            continue
        ahead = (weekday - now.day.weekday()) % 7 or 7
        yield Due(word.start, word.end, now.close_of(now.day + timedelta(days=ahead)), "when/weekday")


def _whole_periods(text: str, words: tuple[Token, ...], now: _Now) -> Iterable[Due]:
    """Find "end of the month", "next week", "इस माह के अंत तक", "अगले सप्ताह", "month end"."""
    for at, word in enumerate(words):
        period = cal.PERIODS.get(word.plain)
        if period is None:
            continue
        before = [w.plain for w in words[max(0, at - 4) : at]]
        after = [w.plain for w in words[at + 1 : at + 4]]
        day = _period_end(period, before, after, now)
        if day:
            yield Due(word.start, word.end, now.close_of(day), "when/period")


def _period_end(period: str, before: list[str], after: list[str], now: _Now) -> date | None:
    near = before[-2:]
    ended = bool(cal.END.intersection(before) or cal.END.intersection(after[:2]))
    following = bool(cal.NEXT.intersection(near))
    this = bool(cal.THIS.intersection(near))
    within = bool(cal.FRONT.intersection(near[-2:])) and near[-1:] == ["the"]
    if cal.PAST.intersection(near) or not (ended or following or this or within):
        return None
    return _end_of(period, now.day, following=following)


def _end_of(period: str, day: date, *, following: bool) -> date:
    if period == "week":
        return day + timedelta(days=6 - day.weekday() + 7 * following)
    if period == "year":
        return date(day.year + following, 12, 31)
    end = _month_end(day)
    return _month_end(end + timedelta(days=1)) if following else end


def _clock_hours(text: str, words: tuple[Token, ...], now: _Now) -> Iterable[Due]:
    """Find "by 5 pm" and "शाम 5 बजे तक": today, or tomorrow if the hour has passed."""
    folded = normalise(text)
    if len(folded) != len(text):
        return
    for found in _CLOCK.finditer(folded):
        hour, minute = int(found[1] or found[4]), int(found[2] or found[5] or 0)
        afternoon = (found[3] or "").lower() == "p" or (not found[3] and cal.evening(folded[: found.start()], hour))
        hour = hour % 12 + 12 if afternoon else hour
        if hour > 23 or minute > 59:
            continue
        start, end, ahead = _with_day(folded, found.start(), found.end())
        due = datetime.combine(now.day + timedelta(days=ahead), time(hour, minute), tzinfo=now.at.tzinfo)
        yield Due(start, end, due if due > now.at else due + timedelta(days=1), "when/hour")


def _with_day(text: str, start: int, end: int) -> tuple[int, int, int]:
    """Take in a "tomorrow" or "कल" beside the hour."""
    for word in tokens(text):
        if word.plain in cal.TOMORROW | cal.KAL and (0 <= start - word.end <= 6 or 0 <= word.start - end <= 6):
            return min(start, word.start), max(end, word.end), 1
    return start, end, 0


def _single_days(text: str, words: tuple[Token, ...], now: _Now) -> Iterable[Due]:
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
    if plain in cal.TOMORROW:
        return 2 if before == ["day", "after"] else 1
    if plain in cal.KAL | cal.PARSON and (after & cal.TILL or ahead_spoken):
        return 1 if plain in cal.KAL else 2
    if plain in cal.TODAY and (cal.BY.intersection(before) or after & (cal.TILL | cal.EVENING) or ahead_spoken):
        return 0
    return 0 if plain in cal.EVENING and after & cal.TILL else None
