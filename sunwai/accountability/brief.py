"""The morning brief: what came and went since yesterday, and what this day must not forget. Reads only.

Owns which matters stand in it and in which order; the words are the screen's. Sealed matters are in it by their
number, never by more than the desk's own summary says."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

from django.db.models import Count, Max, Model, Q, QuerySet
from django.utils import timezone

from sunwai.accountability import measures
from sunwai.cases.lifecycle import Status
from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.desk.models import SetAside
from sunwai.direction.models import Direction
from sunwai.gazetteer.tables import load as gazetteer
from sunwai.intake.models import Gap
from sunwai.nod.models import Nod
from sunwai.nod.shortlist import shortlist
from sunwai.promise.models import Commitment
from sunwai.response.models import Reply
from sunwai.sop.words import Urgency
from sunwai.verification.models import Confirmation

T = TypeVar("T")
M = TypeVar("M", bound=Model)
A_DAY = timedelta(days=1)
MOST = 6  # lines of one part: the brief is one page
QUIET_DAYS = 10  # a district of which nothing came for so long is a question, not good news


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """What is shown of one part, and how many more there are."""

    rows: Sequence[T]
    more: int


@dataclass(frozen=True, slots=True)
class Silence:
    """One silent office's matter: its window, how often it was rung, and whether a promise was broken."""

    window: Window
    rung: int
    broke_a_promise: bool


@dataclass(frozen=True, slots=True)
class QuietDistrict:
    """A district (gazetteer key) nothing came from, and for how many days."""

    key: str
    days: int


@dataclass(frozen=True, slots=True)
class Brief:
    """One morning's page. `since` to `at` is what the figures count; the lists are as things stand at `at`."""

    since: datetime
    at: datetime
    came: int
    went_out: int
    answered: int
    silent: int
    confirmed: int
    disputed: int
    red: Part[Case]
    silences: Part[Silence]
    promises: Part[Commitment]
    disputes: Part[Confirmation]
    nods: Part[Nod]
    set_aside: Mapping[str, int]
    taken_up: Part[SetAside]
    look_again: SetAside | None
    gaps: Part[Gap]
    quiet: Part[QuietDistrict]


def brief(*, at: datetime) -> Brief:
    """Will gather the page as it stands at AT; the figures count the twenty-four hours before."""
    since = at - A_DAY
    heard = Confirmation.objects.filter(heard_at__gt=since, heard_at__lte=at)
    aside = SetAside.objects.filter(at__gt=since, at__lte=at)
    return Brief(
        since=since,
        at=at,
        came=measures.matters().filter(opened_at__gt=since, opened_at__lte=at).count(),
        went_out=Direction.objects.filter(out_at__gt=since, out_at__lte=at).count(),
        answered=_answers(since, at).values("case").distinct().count(),
        silent=measures.silent(at).values("case").distinct().count(),
        confirmed=heard.filter(word="confirmed").values("case").distinct().count(),
        disputed=heard.filter(word="disputed").values("case").distinct().count(),
        red=_part(Case.objects.filter(urgency=Urgency.RED).exclude(status__in=_ENDED).in_order()),
        silences=_silences(at),
        promises=_part(_due_today(at)),
        disputes=_part(_disputes()),
        nods=_part(shortlist(at=at)),
        set_aside=_by_reason(aside),
        taken_up=_part(SetAside.objects.filter(taken_up_at__gt=since, taken_up_at__lte=at).select_related("case")),
        look_again=_by_lot(aside.filter(taken_up_at=None), timezone.localtime(at).date()),
        gaps=_part(Gap.objects.filter(Q(healed_at=None) | Q(noted_at__gt=since)).order_by("until", "id")),
        quiet=_quiet(at),
    )


_ENDED = (Status.CLOSED, Status.JOINED, Status.SET_ASIDE)


def _part(rows: QuerySet[M]) -> Part[M]:
    return Part(list(rows[:MOST]), max(rows.count() - MOST, 0))


def _answers(since: datetime, at: datetime) -> QuerySet[Reply]:
    said = Reply.objects.filter(came_at__gt=since, came_at__lte=at)
    return said.exclude(kind__in=["", "acknowledged"])


def _silences(at: datetime) -> Part[Silence]:
    silent = measures.silent(at).select_related("case", "direction", "office", "need")
    counted = silent.annotate(times_rung=Count("escalations__calls", distinct=True))
    shown = list(counted[:MOST])
    broken = set(
        Commitment.objects.filter(state="broken", case__in=[window.case_id for window in shown]).values_list(
            "case_id", "office_id"
        )
    )
    rows = [Silence(window, window.times_rung, (window.case_id, window.office_id) in broken) for window in shown]
    return Part(rows, max(silent.count() - MOST, 0))


def _due_today(at: datetime) -> QuerySet[Commitment]:
    """Every promise whose time is today or gone by, and of which nobody has said how it ended."""
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0) + A_DAY
    open_ones = Commitment.objects.filter(state__in=["open", "woken"], due_at__lt=midnight)
    return open_ones.select_related("case", "office").order_by("due_at", "id")


def _disputes() -> QuerySet[Confirmation]:
    said = Confirmation.objects.filter(word="disputed").exclude(case__status__in=_ENDED)
    newest = said.values("case").annotate(newest=Max("id")).values("newest")
    return Confirmation.objects.filter(pk__in=newest).select_related("case", "post").order_by("-heard_at", "-id")


def _by_reason(aside: QuerySet[SetAside]) -> Mapping[str, int]:
    counted = aside.values_list("reason").annotate(count=Count("pk")).order_by("-count", "reason")
    return dict(counted)


def _by_lot(aside: QuerySet[SetAside], day: date) -> SetAside | None:
    """One of yesterday's matters to look at again. Drawn from the day itself: nobody chooses, anybody can repeat it."""
    drawn = min(aside.values_list("pk", flat=True), key=lambda pk: _lot(pk, day), default=None)
    return None if drawn is None else aside.select_related("case").get(pk=drawn)


def _lot(pk: int, day: date) -> str:
    return hashlib.sha256(f"{day.isoformat()}:{pk}".encode()).hexdigest()


def _quiet(at: datetime) -> Part[QuietDistrict]:
    newest = dict(Case.objects.exclude(district_key="").values_list("district_key").annotate(Max("opened_at")))
    first = Case.objects.order_by("opened_at").values_list("opened_at", flat=True).first()
    if first is None:
        return Part([], 0)
    since = {place.key: newest.get(place.key, first) for place in gazetteer().districts()}
    days = [QuietDistrict(key, (at - last).days) for key, last in since.items() if at - last >= QUIET_DAYS * A_DAY]
    ordered = sorted(days, key=lambda district: (-district.days, district.key))
    return Part(ordered[:MOST], max(len(ordered) - MOST, 0))
