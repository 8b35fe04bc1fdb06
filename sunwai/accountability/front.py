"""What the public pages list: the newest matters, the silent ones and the days' roots, allow-listed.

Owns PublicLine and PublicRoot. A sealed matter is named by its docket and district alone; one not taken up is not
named at all."""

from dataclasses import dataclass
from datetime import date, datetime

from sunwai.accountability import measures
from sunwai.accountability.kinds import kind_names
from sunwai.accountability.models import DayRoot
from sunwai.cases.lifecycle import Status
from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.gazetteer.tables import load as gazetteer

UNNAMED = (Status.RECEIVED, Status.JOINED, Status.SET_ASIDE)  # as in record.public_case


@dataclass(frozen=True, slots=True)
class PublicLine:
    """One matter in a list: the desk's summary, else its kind; both are empty where it is sealed."""

    docket: str
    sealed: bool
    district_en: str
    district_hi: str
    kind_en: str
    kind_hi: str
    summary_en: str
    summary_hi: str
    status: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class SilentLine:
    """One matter whose office lets its time run out; a sealed one names no office."""

    matter: PublicLine
    office_en: str
    office_hi: str
    opened_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class PublicRoot:
    """One day's root over the marks of its entries, and the root of the day before ("" for the first day)."""

    day: date
    entries: int
    root: str
    previous: str


def newest(*, most: int) -> tuple[PublicLine, ...]:
    """Will give the newest matters that the desk took up, at MOST so many."""
    cases = Case.objects.exclude(status__in=UNNAMED).order_by("-opened_at", "-id")[:most]
    return tuple(_line(case) for case in cases)


def silent_now(*, at: datetime, most: int) -> tuple[SilentLine, ...]:
    """Will give the matters in which an office is silent past its time, the longest first, each once."""
    windows = measures.silent(at).exclude(case__status__in=UNNAMED).select_related("case", "office")
    first: dict[int, Window] = {}
    for window in windows[: most * 4]:
        first.setdefault(window.case_id, window)
    return tuple(_silent(window) for window in list(first.values())[:most])


def newest_roots(*, most: int) -> tuple[PublicRoot, ...]:
    """Will give the roots of the newest days that are over, the newest first, at MOST so many."""
    rows = DayRoot.objects.order_by("-day")[:most]
    return tuple(PublicRoot(row.day, row.entries, row.root, row.previous) for row in rows)


def _silent(window: Window) -> SilentLine:
    sealed = window.case.is_sealed
    return SilentLine(
        matter=_line(window.case),
        office_en="" if sealed else window.office.name_en,
        office_hi="" if sealed else window.office.name_hi,
        opened_at=window.opened_at,
        due_at=window.due_at,
    )


def _line(case: Case) -> PublicLine:
    sealed, places, district = case.is_sealed, gazetteer(), case.district_key
    kind_en, kind_hi = ("", "") if sealed else kind_names(case.kind)
    return PublicLine(
        docket=case.docket,
        sealed=sealed,
        district_en=places.name(district, "en") if district else "",
        district_hi=places.name(district, "hi") if district else "",
        kind_en=kind_en,
        kind_hi=kind_hi,
        summary_en="" if sealed else case.summary_en,
        summary_hi="" if sealed else case.summary_hi,
        status="" if sealed else case.status,
        opened_at=case.opened_at,
    )
