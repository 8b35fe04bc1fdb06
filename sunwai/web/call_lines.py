"""What the call sheet shows of one office: numbers to tap, silent matters, the last promise, dates to promise by.

Reads only; whom to ring and in which order is escalation's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import islice
from types import MappingProxyType

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from sunwai.escalation.models import Call, Escalation
from sunwai.escalation.sheet import SheetLine
from sunwai.lib.window_bar import Bar, middle
from sunwai.offices.models import Holder
from sunwai.sop.clauses import Calendar
from sunwai.web import spans
from sunwai.web.vocabulary import kind_name

EVENING, FORENOON = time(18), time(11)  # what an officer means by "today" and by "tomorrow"
SOONEST = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number as it is read and as it is dialled."""

    shown: str
    dialled: str


@dataclass(frozen=True, slots=True)
class SilentMatter:
    """One matter of the office: what was asked, since when it is silent, how far past its time."""

    escalation: Escalation
    what: str
    red: bool
    asked_at: datetime | None
    silent: str  # how long past its time; empty while its time runs (a red matter is rung about at once)
    bar: Bar
    unanswered: int


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """One office to ring: everything that stands on its part of the sheet."""

    code: str
    name: str
    holder: Holder | None
    numbers: tuple[Number, ...]
    matters: tuple[SilentMatter, ...]
    promise: Call | None
    promise_by: str
    promise_passed: bool
    red: bool
    ring_from: datetime
    over_budget: bool


@dataclass(frozen=True, slots=True)
class Pick:
    """A moment an officer commonly promises, and its name."""

    moment: datetime
    name: str


def office_line(
    line: SheetLine,
    *,
    at: datetime,
    language: str,
    unanswered: Mapping[tuple[int, int], int] = MappingProxyType({}),
    over_budget: bool = False,
) -> OfficeLine:
    """Will put LINE into the words of LANGUAGE; UNANSWERED counts calls by direction and need."""
    promised = line.last_promise
    return OfficeLine(
        code=line.office.code,
        name=line.office.name(language),
        holder=line.holder,
        numbers=tuple(Number(n, "".join(c for c in n if c.isdigit() or c == "+")) for n in line.numbers),
        matters=tuple(_matter(row, unanswered, at=at, language=language) for row in line.matters),
        promise=promised,
        promise_by=spoken_moment(promised.promise_by) if promised and promised.promise_by else "",
        promise_passed=bool(promised and promised.promise_by and promised.promise_by <= at),
        red=line.red,
        ring_from=line.ring_from,
        over_budget=over_budget,
    )


def picks(at: datetime, *, calendar: Calendar) -> list[Pick]:
    """Will give four moments that are often promised: today and tomorrow, then the office's next working days."""
    today = timezone.localtime(at)
    later = (n for n in range(2, 60) if calendar.is_working_day((today + timedelta(days=n)).date()))
    days = [(0, EVENING, _("Today, 6 pm")), (1, FORENOON, _("Tomorrow, 11 am"))]
    days += [(n, FORENOON, "") for n in islice(later, 3)]
    found = [Pick(_moment(today, n, hour), name) for n, hour, name in days]
    soon = [pick for pick in found if pick.moment > at + SOONEST][:4]
    return [pick if pick.name else Pick(pick.moment, _day(pick.moment)) for pick in soon]


def spoken_moment(moment: datetime) -> str:
    """Will say day and time as one says them on the telephone: Fri 16 Jan, 6:20 pm; in Hindi by the part of the day."""
    local = timezone.localtime(moment)
    clock = {"clock": f"{local.hour % 12 or 12}:{local.minute:02d}"}
    parts = [
        (4, pgettext("at night", "%(clock)s am")),
        (12, pgettext("in the morning", "%(clock)s am")),
        (16, pgettext("at midday", "%(clock)s pm")),
        (20, pgettext("in the evening", "%(clock)s pm")),
        (24, pgettext("at night", "%(clock)s pm")),
    ]
    said = next(words for until, words in parts if local.hour < until)
    return f"{date_format(local, 'D j M')}, {said % clock}"


def _moment(today: datetime, days: int, hour: time) -> datetime:
    return datetime.combine((today + timedelta(days=days)).date(), hour, tzinfo=today.tzinfo)


def _day(moment: datetime) -> str:
    return _("%(day)s, 11 am") % {"day": date_format(timezone.localtime(moment), "D j M")}


def _matter(row: Escalation, unanswered: Mapping[tuple[int, int], int], *, at: datetime, language: str) -> SilentMatter:
    case, window = row.case, row.window
    asked = case.asked_hi if language == "hi" else case.asked_en
    return SilentMatter(
        escalation=row,
        what=asked or kind_name(window.need.kind, language) or case.docket,
        red=row.urgency == 3,
        asked_at=window.direction.out_at,
        silent=spans.length(at - window.due_at) if at >= window.due_at else "",
        bar=middle(opened_at=window.opened_at, due_at=window.due_at, until=at),
        unanswered=unanswered.get((window.direction_id, window.need_id), 0),
    )
