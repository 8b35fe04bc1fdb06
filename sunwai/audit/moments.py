"""Has every open case a next moment: a window, a commitment, a question, a nod, or a person who knows why?

Reads only, and asks in its own words: what a stage takes for due is not asked of that stage."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from sunwai.audit.fault import Fault
from sunwai.audit.models import Finding
from sunwai.cases.lifecycle import Status
from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.direction.models import Direction
from sunwai.escalation.models import Escalation
from sunwai.nod.models import Nod
from sunwai.outbox.models import OPEN_STATES, State
from sunwai.promise.models import Commitment
from sunwai.verification.models import Confirmation

# The sweep is allowed a minute; a moment that passed so long ago was forgotten, or the sweep stands still.
GRACE = timedelta(minutes=10)
# Elsewhere a case stands on the desk's list, before a person: received, accepted, answered, heard.
WAITING = (Status.AWAITING_NOD, Status.NODDED, Status.DIRECTED, Status.CONFIRMING)


def faults(*, at: datetime) -> Iterator[Fault]:
    """Will give every open case without a next moment at AT, every moment forgotten, every need with two clocks."""
    for case in stranded(at=at).only("pk", "status").iterator():
        what = f"It is {case.status.replace('_', ' ')}, and nothing and nobody is due to take it further."
        yield Fault(Finding.Kind.STRANDED, case.pk, "", what)
    yield from _overdue(at - GRACE)
    yield from _two_clocks()


def looked_at() -> int:
    """Will count the open cases."""
    return Case.objects.waiting().count()


def stranded(*, at: datetime) -> QuerySet[Case]:
    """Will give the cases that wait for something, with nothing to come and nobody to act."""
    since = at - GRACE
    covers = (_windows(since), _rungs(since), _words_before_the_approver(since), _on_its_way(since), _asked(since))
    waiting = Case.objects.filter(status__in=WAITING, parked_at=None)
    covered = Q(Exists(Commitment.objects.filter(_promised(since), case=OuterRef("pk"))))
    for rows in covers:
        covered |= Q(Exists(rows.filter(case=OuterRef("pk"))))
    return waiting.exclude(covered).order_by("pk")


def _windows(since: datetime) -> QuerySet[Window]:
    """One that warns or falls due; one paused by a person for a reason; one parked, which the desk sees."""
    running = Window.objects.filter(stopped_at=None)
    return running.filter(Q(next_at__gte=since) | Q(paused_at__isnull=False) | Q(parked_at__isnull=False))


def _rungs(since: datetime) -> QuerySet[Escalation]:
    standing = Escalation.objects.filter(settled_at=None)
    return standing.filter(Q(act="decides") | Q(lapses_at__gte=since) | Q(parked_at__isnull=False))


def _words_before_the_approver(since: datetime) -> QuerySet[Nod]:
    open_ones = Nod.objects.filter(refused_at=None, lapsed_at=None, used_at=None)
    return open_ones.filter(Q(lapses_at__gte=since) | Q(parked_at__isnull=False))


def _on_its_way(since: datetime) -> QuerySet[Direction]:
    """Words that a sender has, that a person must see to, or that are out and about to be given their windows."""
    going = Direction.objects.filter(withdrawn_at=None)
    senders = Q(outgoing__state__in=[State.SENDING, State.UNCERTAIN]) | Q(outgoing__stale_at__gte=since)
    people = Q(outgoing__state__in=[State.BY_HAND, State.ASK_PERSON, State.FAILED]) | Q(parked_at__isnull=False)
    return going.filter(Q(out_at=None) & (senders | people) | Q(clocked_at=None, out_at__gte=since) | people)


def _asked(since: datetime) -> QuerySet[Confirmation]:
    unanswered = Confirmation.objects.filter(word="")
    live = [*OPEN_STATES, State.FAILED]
    going = Q(silent_at=None, outgoing__state__in=live) | Q(silent_at=None, outgoing__sent_at__gte=since)
    return unanswered.filter(Q(silent_at__gte=since) | going | Q(parked_at__isnull=False))


def _promised(since: datetime) -> Q:
    """A promise that wakes, or one before the desk because nobody gave it a date."""
    return Q(state__in=["open", "woken"]) & (Q(wakes_at__gte=since) | Q(state="woken", wakes_at=None))


def _overdue(before: datetime) -> Iterator[Fault]:
    rows: tuple[tuple[QuerySet[Window] | QuerySet[Escalation] | QuerySet[Commitment] | QuerySet[Nod], str], ...] = (
        (Window.objects.filter(stopped_at=None, parked_at=None, next_at__lt=before), "next_at"),
        (
            Escalation.objects.filter(settled_at=None, parked_at=None, lapses_at__lt=before, window__paused_at=None),
            "lapses_at",
        ),
        (Commitment.objects.filter(state__in=["open", "woken"], parked_at=None, wakes_at__lt=before), "wakes_at"),
        (
            Nod.objects.filter(used_at=None, refused_at=None, lapsed_at=None, parked_at=None, lapses_at__lt=before),
            "lapses_at",
        ),
    )
    for found, column in rows:
        for row in found.order_by("pk").iterator():
            what = f"Its time passed on {getattr(row, column):%d.%m.%Y at %H:%M} UTC, and nothing was done."
            yield Fault(Finding.Kind.OVERDUE, row.case_id, f"{type(row).__name__} {row.pk}", what)


def _two_clocks() -> Iterator[Fault]:
    doubled = Window.objects.filter(stopped_at=None).values("case", "need", "need__number").order_by("need")
    for need in doubled.annotate(clocks=Count("pk")).filter(clocks__gt=1):
        what = f"Need {need['need__number']} has {need['clocks']} running windows; one office owns a need."
        yield Fault(Finding.Kind.TWO_CLOCKS, need["case"], f"Need {need['need']}", what)
