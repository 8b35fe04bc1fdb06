"""What the desk must know before it trusts its list: what was not read, what is late, what is stuck.

Owns the notices' words. Every fault is shown until it is over; none is hidden for tidiness."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sunwai.accountability.models import Heartbeat
from sunwai.audit import lateness
from sunwai.audit.models import Round
from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.desk.listing import VIEWS
from sunwai.escalation import reach
from sunwai.intake.models import Cursor, Gap, Post, Unread
from sunwai.lib.timekeeping import at_pace, rate
from sunwai.nod.models import Nod
from sunwai.outbox.models import Handle, Outgoing, State
from sunwai.response.models import Reply
from sunwai.sop.clauses import Sop
from sunwai.sop.standing_file import Fault, fault
from sunwai.web import spans
from sunwai.web.desk.counting import shown
from sunwai.web.vocabulary import FINDINGS, NETWORKS, said

# A worker's thread beats every few seconds; two minutes of silence is no hiccup.
SILENT_AFTER = timedelta(minutes=2)
LATE_FROM_SECONDS = 60
MOST_EACH = 3


@dataclass(frozen=True, slots=True)
class Notice:
    """One line above the list: an icon, the fact in bold, what it means, and where to see to it.

    `loud` is for what makes every clock on the page doubtful: a heavy frame, never the red of a red matter."""

    icon: str
    fact: str
    means: str
    address: str = ""
    link: str = ""
    loud: bool = False


def timely(at: datetime) -> Mapping[str, QuerySet[Any]]:
    """Will give what is to be counted at AT and not a moment later, under the names `notices` reads."""
    return {
        "late_rounds": lateness.late_rounds(at=at, pace=_pace()),
        "nobody_to_ring": reach.silent_places(at=at),
    }


def standing() -> Mapping[str, QuerySet[Any]]:
    """Will give what is to be counted whatever the time, under the names `notices` reads."""
    return {
        "findings": lateness.open_findings(),
        "unnodded": Case.objects.filter(pk__in=VIEWS["unnodded"](Case.objects.all()).values("pk")),
        "stuck": Outgoing.objects.filter(state__in=[State.FAILED, State.ASK_PERSON]),
        "parked_posts": Post.objects.filter(parked_at__isnull=False),
        "parked_windows": Window.objects.filter(parked_at__isnull=False, stopped_at=None),
        "parked_nods": Nod.objects.filter(parked_at__isnull=False),
        "parked_cases": Case.objects.filter(parked_at__isnull=False),
        "unread": Unread.objects.filter(settled_at=None),
        "stopped": Handle.objects.filter(stopped_at__isnull=False),
        "gaps": Gap.objects.filter(healed_at=None),
        "lanes": Cursor.objects.filter(failing_since__isnull=False),
        "pen": Reply.objects.filter(case=None, put_aside_at=None),
    }


def notices(counted: Mapping[str, int], *, at: datetime, sop: Sop) -> list[Notice]:
    """Will list what is wrong at AT, gravest first; COUNTED answers `standing` and `timely`, SOP is in force."""
    beats = list(Heartbeat.objects.order_by("name"))
    late = [*_sweep_late(beats, at), *_audit_late(counted["late_rounds"], at), *_found(counted["findings"])]
    asked = ((_stopped, "stopped"), (_gaps, "gaps"), (_lanes, "lanes"))
    faults = [notice for ask, name in asked if counted[name] for notice in ask()]
    return [*late, *faults, *_beats(beats, at), *_protocol(sop), *_counted(counted)]


def _stopped() -> Iterable[Notice]:
    for handle in Handle.objects.filter(stopped_at__isnull=False).order_by("stopped_at"):
        assert handle.stopped_at is not None
        facts = {
            "handle": f"@{handle.handle}",
            "network": said(NETWORKS, handle.network),
            "name": handle.stopped_by,
            "moment": spans.day_and_clock(handle.stopped_at),
        }
        fact = _("%(handle)s on %(network)s was stopped by %(name)s on %(moment)s.") % facts
        means = _("Nothing goes out from it until it is started: sunwai handle start %(handle)s") % facts
        yield Notice("warn", fact, means)


def _gaps() -> Iterable[Notice]:
    for gap in Gap.objects.filter(healed_at=None).order_by("-until")[:MOST_EACH]:
        facts = {
            "network": said(NETWORKS, gap.network),
            "since": spans.day_and_clock(gap.since) if gap.since else _("an unknown time"),
            "until": spans.day_and_clock(gap.until),
        }
        fact = _("%(network)s could not be read from %(since)s to %(until)s.") % facts
        yield Notice("gap", fact, _("Posts may be missing."), reverse("holding-pen"), _("See the gap"))


def _lanes() -> Iterable[Notice]:
    for lane in Cursor.objects.filter(failing_since__isnull=False).order_by("failing_since")[:MOST_EACH]:
        assert lane.failing_since is not None
        facts = {"network": said(NETWORKS, lane.network), "since": spans.day_and_clock(lane.failing_since)}
        fact = _("Reading %(network)s has failed since %(since)s.") % facts
        yield Notice("gap", fact, _("It is tried again by itself. The error: %(error)s") % {"error": lane.error})


def _sweep_late(beats: Iterable[Heartbeat], at: datetime) -> Iterable[Notice]:
    """Who keeps the clocks is late: the whole list may be wrong, and that stands above everything else."""
    if late := lateness.sweep_late(beats, at=at, pace=_pace()):
        fact = _("Clocks were last kept in time %(late)s ago.") % {"late": spans.length(late)}
        means = _("What falls due meanwhile is nobody's to ring about. Is `sunwai worker` running?")
        yield Notice("clock", fact, means, loud=True)


def _audit_late(count: int, at: datetime) -> Iterable[Notice]:
    for late in lateness.late_rounds(at=at, pace=_pace()) if count else ():
        facts = {"moment": spans.day_and_clock(late.at)}
        if late.kind == Round.Kind.MOMENTS:
            fact = _("Nobody has checked since %(moment)s that every open case has a next step.") % facts
            means = _("The auditor stands still. Start it: sunwai worker --only audit")
        else:
            fact = _("Due times were last proved on %(moment)s.") % facts
            means = _("It is done every night. Do it now: sunwai clock prove")
        yield Notice("clock", fact, means, loud=True)


def _found(count: int) -> Iterable[Notice]:
    for finding in lateness.open_findings()[:MOST_EACH] if count else ():
        fact = _("The auditor found a fault in %(docket)s.") % {"docket": finding.case.docket}
        address = reverse("case", args=[finding.case.docket])
        yield Notice("warn", fact, str(said(FINDINGS, finding.kind)), address, _("See the case"), loud=True)
    if count > MOST_EACH:
        fact = _("The auditor found %(count)s more.") % {"count": shown(count - MOST_EACH)}
        yield Notice("warn", fact, "", loud=True)


def _pace() -> float:
    return max(1.0, rate())


def _beats(beats: Iterable[Heartbeat], at: datetime) -> Iterable[Notice]:
    for beat in beats:
        if beat.name == lateness.SWEEP:
            continue  # said above
        if at - beat.beat_at > at_pace(SILENT_AFTER):
            facts = {"thread": beat.name, "moment": spans.day_and_clock(beat.beat_at)}
            fact = _("The worker's part “%(thread)s” has been silent since %(moment)s.") % facts
            yield Notice("clock", fact, _("Clocks and posts may stand still. Is `sunwai worker` running?"))
        elif beat.late_seconds >= LATE_FROM_SECONDS:
            facts = {"late": spans.length(timedelta(seconds=beat.late_seconds)), "moment": spans.clock(beat.beat_at)}
            fact = _("Clocks were checked %(late)s late at %(moment)s.") % facts
            yield Notice("clock", fact, _("What fell due meanwhile went on late and says so."))


def _protocol(standing: Sop) -> Iterable[Notice]:
    said = {
        Fault.GONE: _("The file of the protocol is gone."),
        Fault.UNREADABLE: _("The file of the protocol cannot be read any more."),
        Fault.CHANGED: _("The file of the protocol was changed and is not in force."),
    }
    if found := fault(Path(settings.SOP_FILE), standing=standing):
        means = _("Version %(number)s goes on; no clock has moved.") % {"number": standing.version}
        yield Notice("warn", said[found], means, reverse("sop"), _("Protocol"))


def _counted(counted: Mapping[str, int]) -> Iterable[Notice]:
    if counted["unnodded"]:
        count = counted["unnodded"]
        said = ngettext(
            "%(count)s red matter is out without the approver's yes: ring them, or put a correcting word.",
            "%(count)s red matters are out without the approver's yes: ring them, or put a correcting word.",
            count,
        )
        yield _of(count, said, "warn", "?view=unnodded", _("See the cases"))
    stuck = _("Public words did not go out, or nobody knows: %(count)s.")
    if counted["stuck"]:
        yield _of(counted["stuck"], stuck, "warn", "?view=stuck", _("See them"))
    parked = sum(counted[name] for name in counted if name.startswith("parked_"))
    if parked:
        said = ngettext("%(count)s item is parked with an error.", "%(count)s items are parked with an error.", parked)
        yield _of(parked, said, "warn", "?view=parked", _("See the cases"))
    if counted["nobody_to_ring"]:
        count = counted["nobody_to_ring"]
        said = ngettext(
            "%(count)s office whose time runs cannot be rung: nobody holds it, or no number is known.",
            "%(count)s offices whose time runs cannot be rung: nobody holds them, or no number is known.",
            count,
        )
        yield _of(count, said, "phone", "?view=out", _("See the cases"))
    if counted["unread"]:
        count = counted["unread"]
        said = ngettext("%(count)s item could not be understood.", "%(count)s items could not be understood.", count)
        yield _of(count, said, "warn", reverse("holding-pen"), _("Look at it"))
    if counted["pen"]:
        count = counted["pen"]
        said = ngettext("%(count)s reply belongs to no case yet.", "%(count)s replies belong to no case yet.", count)
        yield _of(count, said, "inbox", reverse("holding-pen"), _("Holding pen"))


def _of(count: int, fact: str, icon: str, address: str, link: str) -> Notice:
    return Notice(icon, fact % {"count": shown(count)}, "", address, link)
