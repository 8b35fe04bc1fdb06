"""What every rule of when.py shares: a date found, the hour of posting, and the days of the calendar.

Owns no words. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sunwai.lib.phrases import Token
from sunwai.response import calendar_words as cal

_END_OF_DAY = time(23, 59, 59)


@dataclass(frozen=True, slots=True)
class Due:
    """A date named in a text: where it stands, when it falls due (aware, in the office's zone), by which rule."""

    start: int
    end: int
    due: datetime
    rule: str


@dataclass(frozen=True, slots=True)
class Now:
    """The hour of posting as the office's calendar sees it."""

    at: datetime

    @property
    def day(self) -> date:
        """The day of posting."""
        return self.at.date()

    def close_of(self, day: date) -> datetime:
        """Will give the last second of DAY in the office's zone."""
        return datetime.combine(day, _END_OF_DAY, tzinfo=self.at.tzinfo)


def day_of(year: str | None, month: str, day: str, now: Now) -> date | None:
    """Will give the day so written, the next such day where no YEAR is, or None where no calendar has it."""
    if year is None:
        return coming(int(month), int(day), now)
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None


def coming(month: int, day: int, now: Now) -> date | None:
    """Will give the next such day; one that passed less than half a year ago was meant as past."""
    for year in (now.day.year, now.day.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= now.day:
            return found if (found - now.day).days <= 183 or year == now.day.year else None
    return None


def says_by(words: tuple[Token, ...], first: int, last: int) -> bool:
    """Will say whether a word beside the words FIRST to LAST makes them a limit ("by", "तक")."""
    before = {word.plain for word in words[max(0, first - 2) : first]}
    skipped = cal.EVENING | cal.HOURLY
    after = [w.plain for w in words[last + 1 : last + 7] if w.plain not in skipped and not w.plain.isdigit()][:3]
    fixed = {word.plain for word in words[max(0, first - 4) : first]} & cal.FIXED or cal.FIXED.intersection(after[:2])
    between = after[:1] in (["के"], ["ke"]) and after[1:2] in (["बीच"], ["beech"], ["bich"])
    between = between or "between" in {word.plain for word in words[max(0, first - 4) : first]}
    ahead = any(cal.is_future(word.plain) for word in words)
    from_then = ahead and after[:1] in (["से"], ["se"])
    before_it = after[:1] in (["के"], ["ke"]) and after[1:2] in (["पहले"], ["पूर्व"], ["pehle"], ["pahle"])
    between = between or before_it
    limited = after and (after[0] in cal.TILL or (cal.END | cal.MIDDLE).intersection(after[:2]) or from_then)
    return bool(before & cal.BY) or bool(limited or fixed or between)


def month_end(day: date) -> date:
    """Will give the last day of the month of DAY."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
