"""What waits for whom: how many words for a yes, how many offices to ring. Reads only; tells of no matter.

Owns the question of whether a person is worth disturbing now: quiet hours and the newest thing they were told of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sunwai.escalation.models import Escalation
from sunwai.nod.models import Nod
from sunwai.notify.models import Notice, PushSubscription
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Duty, Urgency

About = Notice.About
BUNDLE_FOR = timedelta(minutes=10)  # what comes close together is one notice; red is told at once


@dataclass(frozen=True, slots=True)
class Waiting:
    """So many matters wait for one person; the newest came at `newest`."""

    about: Notice.About
    count: int
    newest: datetime


def for_person(duties: Iterable[str], *, at: datetime, sop: Sop) -> list[Waiting]:
    """Will list what somebody with DUTIES could be told now, red first; quiet hours keep back all but red."""
    held, found = set(duties), list[Waiting]()
    if held & {duty.value for duty in sop.nod.given_by}:
        open_ones = Nod.objects.filter(given_at=None, refused_at=None, lapsed_at=None, lapses_at__gt=at)
        asked = open_ones.values_list("asked_at", "case__urgency", "later_at")
        found += _split([(when, urgency) for when, urgency, _ in asked], About.NODS, About.RED_NODS)
    for duty in held & {Duty.SECRETARY.value, Duty.CHIEF_SECRETARY.value}:
        rows = Escalation.objects.filter(duty=duty, act="rings", settled_at=None, ring_from__lte=at)
        found += _split(list(rows.values_list("ring_from", "urgency")), About.CALLS, About.RED_CALLS)
    return [one for one in found if is_red(one.about) or not _quiet(at, sop)]


def is_red(about: str) -> bool:
    """Will say whether ABOUT tells of a red matter."""
    return about in {About.RED_NODS, About.RED_CALLS}


def is_news(row: PushSubscription, waiting: Waiting, *, at: datetime) -> bool:
    """Will say whether ROW was not yet told of the newest of WAITING, and not told of others just now."""
    told = Notice.objects.filter(subscription=row, about=waiting.about).order_by("-until").first()
    if told is None:
        return True
    return told.until < waiting.newest and (is_red(waiting.about) or told.made_at <= at - BUNDLE_FOR)


def _split(rows: list[tuple[datetime, int | None]], usual: Notice.About, red: Notice.About) -> list[Waiting]:
    by_about = {
        red: [when for when, urgency in rows if urgency == Urgency.RED],
        usual: [when for when, urgency in rows if urgency != Urgency.RED],
    }
    return [Waiting(about, len(times), max(times)) for about, times in by_about.items() if times]


def _quiet(at: datetime, sop: Sop) -> bool:
    local = at.astimezone(ZoneInfo(sop.office.zone)).time().replace(tzinfo=None)
    return sop.interrupt.is_quiet(local, Urgency.CALM)
