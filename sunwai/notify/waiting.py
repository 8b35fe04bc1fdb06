"""What waits for whom: words for a yes, offices to ring, red matters, directions to answer. Reads only.

Owns the question of whether somebody is worth disturbing now: quiet hours, and the newest thing they were told of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sunwai.audit.lateness import open_findings
from sunwai.cases.lifecycle import Status
from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.escalation.models import Escalation
from sunwai.nod.models import NodAfter
from sunwai.nod.shortlist import for_duties, shortlist
from sunwai.notify.models import Address, Notice
from sunwai.offices.models import Office
from sunwai.outbox.models import Outgoing, State
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Duty, Urgency

About = Notice.About
BUNDLE_FOR = timedelta(minutes=10)  # what comes close together is one notice; red is told at once
MOST_AN_HOUR = 6  # to one address, of all that is not red
BRIEF_FOR = timedelta(hours=2)  # a brief that could not go out so long after the morning is not worth sending
AT_DESK = frozenset({Duty.DESK.value, Duty.DESK_LEAD.value})
RINGING = frozenset({Duty.SECRETARY.value, Duty.CHIEF_SECRETARY.value})


@dataclass(frozen=True, slots=True)
class Waiting:
    """So many matters wait for one reader; the newest came at `newest`."""

    about: Notice.About
    count: int
    newest: datetime


def for_person(duties: Iterable[str], *, at: datetime, sop: Sop) -> list[Waiting]:
    """Will list what somebody with DUTIES could be told now, red first; quiet hours keep back all but red."""
    held, found = set(duties), list[Waiting]()
    if held & {duty.value for duty in sop.nod.duties}:
        open_ones = for_duties(shortlist(at=at), duties=held, sop=sop)
        found += _split([(nod.asked_at, nod.case.urgency) for nod in open_ones], About.NODS, About.RED_NODS)
    if held & {duty.value for duty in sop.nod.given_by}:
        after = NodAfter.objects.filter(answered_at=None, nod__lapsed_at=None)
        found = _together(found, _all(About.RED_NODS, after.values_list("asked_at", flat=True)))
    for duty in sorted(held & RINGING):
        rows = Escalation.objects.filter(duty=duty, act="rings", settled_at=None, ring_from__lte=at)
        found += _split(list(rows.values_list("ring_from", "urgency")), About.CALLS, About.RED_CALLS)
    if held & AT_DESK:
        came = Case.objects.filter(status=Status.RECEIVED, urgency=Urgency.RED)
        found += _all(About.RED_NEW, came.values_list("opened_at", flat=True))
        stuck = Outgoing.objects.filter(state__in=[State.FAILED, State.ASK_PERSON])
        found += _all(About.STUCK, stuck.values_list("created_at", flat=True))
        rungs = Escalation.objects.filter(duty__in=held, act="decides", settled_at=None)
        found += _all(About.DECIDE, rungs.values_list("raised_at", flat=True))
        found += _all(About.FOUND, open_findings().values_list("found_at", flat=True))
    return _awake(found, at=at, sop=sop)


def for_office(office: Office, *, at: datetime, sop: Sop) -> list[Waiting]:
    """Will list what OFFICE could be told now: directions to answer, those nearly over; a closed one nothing."""
    if office.closed_at is not None and office.closed_at <= at:
        return []
    running = Window.objects.filter(office=office, stopped_at=None, paused_at=None)
    found = _all(About.ASKED, running.values_list("opened_at", flat=True))
    found += _all(About.LATE, running.filter(warned_at__isnull=False).values_list("warned_at", flat=True))
    return _awake(found, at=at, sop=sop)


def brief_of(*, at: datetime, sop: Sop) -> Waiting | None:
    """Will give the morning's brief for two hours after the quiet hours end, dated by their end: once a day."""
    zone = ZoneInfo(sop.office.zone)
    ended = datetime.combine(at.astimezone(zone).date(), sop.interrupt.quiet_until, tzinfo=zone)
    return Waiting(About.BRIEF, 1, ended) if ended <= at < ended + BRIEF_FOR else None


def is_red(about: str) -> bool:
    """Will say whether ABOUT tells of a red matter."""
    return about in {About.RED_NODS, About.RED_CALLS, About.RED_NEW}


def is_news(row: Address, waiting: Waiting, *, at: datetime) -> bool:
    """Will say whether ROW was not yet told of the newest of WAITING, and was not told a lot just now."""
    told = Notice.objects.filter(address=row, about=waiting.about).order_by("-until").first()
    if told is not None and told.until >= waiting.newest:
        return False
    if is_red(waiting.about):
        return True
    lately = Notice.objects.filter(address=row, made_at__gt=at - timedelta(hours=1)).count()
    return lately < MOST_AN_HOUR and (told is None or told.made_at <= at - BUNDLE_FOR)


def _split(rows: list[tuple[datetime, int | None]], usual: Notice.About, red: Notice.About) -> list[Waiting]:
    by_about = {
        red: [when for when, urgency in rows if urgency == Urgency.RED],
        usual: [when for when, urgency in rows if urgency != Urgency.RED],
    }
    return [Waiting(about, len(times), max(times)) for about, times in by_about.items() if times]


def _all(about: Notice.About, moments: Iterable[datetime | None]) -> list[Waiting]:
    times = [when for when in moments if when is not None]
    return [Waiting(about, len(times), max(times))] if times else []


def _together(found: list[Waiting], more: list[Waiting]) -> list[Waiting]:
    """What is about the same is told as one."""
    same = {one.about: one for one in found}
    for one in more:
        had = same.get(one.about)
        same[one.about] = Waiting(one.about, one.count + had.count, max(one.newest, had.newest)) if had else one
    return list(same.values())


def _awake(found: list[Waiting], *, at: datetime, sop: Sop) -> list[Waiting]:
    local = at.astimezone(ZoneInfo(sop.office.zone)).time().replace(tzinfo=None)
    quiet = sop.interrupt.is_quiet(local, Urgency.CALM)
    return [one for one in found if is_red(one.about) or not quiet]
