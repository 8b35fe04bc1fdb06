"""The roster's page: the coming week, and the desk lead's forms for turns and leave. Owns the page, no rule."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.models import User
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_time
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sunwai.roster import actions, who
from sunwai.roster.calendar_file import as_calendar, week_of
from sunwai.roster.models import Absence, Turn
from sunwai.sop.words import Duty
from sunwai.web.at import now
from sunwai.web.people import DUTIES, NAMES, duties_of, duty_required, name_of
from sunwai.web.refusals import NotFilledIn, Refusal, refused_on
from sunwai.web.see_other import told_at

T = TypeVar("T")
READERS = tuple(duty for duty in DUTIES if duty != "reviewer")
SHOWN = tuple(duty for duty in Duty if duty.value in READERS)
SALT = "roster-calendar"
AHEAD = 60  # days a calendar file looks ahead


@dataclass(frozen=True, slots=True)
class Stint:
    """One turn of one day as the week shows it."""

    hours: str
    person: str
    instead_of: str


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day of the week and who has which duty on it."""

    name: str
    stints: dict[str, list[Stint]]


def page(request: HttpRequest, refusal: Refusal | None = None, **_row: int) -> HttpResponse:
    """Will show the coming week, who is away, and (to a desk lead) the forms."""
    at = now()
    today = timezone.localtime(at).date()
    everybody = User.objects.filter(is_active=True, groups__name__in=READERS).distinct().order_by("first_name", "pk")
    shown = {
        "duties": [(duty.value, NAMES[duty.value]) for duty in SHOWN],
        "week": list(_week(today)),
        "away": Absence.objects.standing(since=today).select_related("person", "stand_in").order_by("first_day", "pk"),
        "turns": _turns(today),
        "everybody": [(user.pk, name_of(user)) for user in everybody],
        "weekdays": [(n, date_format(date(2026, 1, 5) + timedelta(days=n), "l")) for n in range(7)],
        "today": today,
        "leads": "desk_lead" in duties_of(request.user),
        "calendar": request.build_absolute_uri(reverse("roster-calendar", args=[_key(request)])),
        "refusal": refusal,
    }
    return render(request, "roster/page.html", shown)


@require_safe
@duty_required(*READERS)
def roster(request: HttpRequest) -> HttpResponse:
    """Will open the roster."""
    return page(request)


@require_POST
@duty_required("desk_lead")
@refused_on(page)
def put_on(request: HttpRequest) -> HttpResponse:
    """Will put a person on a weekly turn."""
    person = _person(request, "person")
    actions.put_on(
        person,
        _duty(request),
        weekdays=[int(day) for day in request.POST.getlist("weekdays") if day.isascii() and day.isdigit()],
        begins=_time(request, "begins"),
        ends=_time(request, "ends"),
        first_day=_day(request, "first_day"),
        by=name_of(request.user),
        at=now(),
    )
    return told_at(request, _("%(person)s is on the roster.") % {"person": name_of(person)}, "roster")


@require_POST
@duty_required("desk_lead")
@refused_on(page)
def end_turn(request: HttpRequest, pk: int) -> HttpResponse:
    """Will let today be the last day of a turn."""
    at = now()
    turn = get_object_or_404(Turn, pk=pk)
    actions.end_turn(turn, last_day=timezone.localtime(at).date(), by=name_of(request.user), at=at)
    return told_at(request, _("The turn ends with today."), "roster")


@require_POST
@duty_required("desk_lead")
@refused_on(page)
def send_on_leave(request: HttpRequest) -> HttpResponse:
    """Will note that a person is away, and who stands in."""
    person = _person(request, "person")
    actions.send_on_leave(
        person,
        first_day=_day(request, "first_day"),
        last_day=_day(request, "last_day"),
        stand_in=_person(request, "stand_in") if request.POST.get("stand_in") else None,
        by=name_of(request.user),
        at=now(),
    )
    return told_at(request, _("%(person)s is away on these days.") % {"person": name_of(person)}, "roster")


@require_POST
@duty_required("desk_lead")
@refused_on(page)
def take_leave_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Will let a leave count no longer."""
    actions.take_leave_back(get_object_or_404(Absence, pk=pk), by=name_of(request.user), at=now())
    return told_at(request, _("The leave was taken back."), "roster")


@require_safe
def calendar(request: HttpRequest, key: str) -> HttpResponse:
    """Will give a person's own turns as a calendar file; the KEY in the address stands for signing in."""
    try:
        person = User.objects.get(pk=signing.loads(key, salt=SALT), is_active=True)
    except (signing.BadSignature, User.DoesNotExist) as unknown:
        raise Http404 from unknown
    at = now()
    today = timezone.localtime(at).date()
    names = {user.pk: name_of(user) for user in User.objects.all()}
    written = as_calendar(
        [turn.facts() for turn in Turn.objects.all()],
        away=actions.away(since=today),
        person=person.pk,
        first_day=today,
        days=AHEAD,
        zone=ZoneInfo(settings.TIME_ZONE),
        said=lambda duty, doing: f"{_('Sunwai')}: {NAMES[duty]} ({names.get(doing, '')})",
        at=at,
    )
    return HttpResponse(written, content_type="text/calendar; charset=utf-8")


def _week(today: date) -> Iterator[DayRow]:
    away = actions.away(since=today)
    turns = [turn.facts() for turn in Turn.objects.order_by("begins", "pk")]
    names = {user.pk: name_of(user) for user in User.objects.filter(pk__in=_named(turns, away))}
    for day in week_of(today):
        found: dict[str, list[Stint]] = {duty.value: [] for duty in SHOWN}
        for turn in turns:
            if turn.falls_on(day) and turn.duty in found:
                found[turn.duty].append(_stint(turn, day, away, names))
        yield DayRow(date_format(day, "D j M"), found)


def _named(turns: list[who.WeeklyTurn], away: list[who.AwayDays]) -> set[int]:
    return {turn.person for turn in turns} | {row.stand_in for row in away if row.stand_in}


def _stint(turn: who.WeeklyTurn, day: date, away: list[who.AwayDays], names: dict[int, str]) -> Stint:
    doing = who.doing_turn(turn.person, day=day, away=away)
    hours = f"{turn.begins:%H:%M}–{turn.ends:%H:%M}"
    own = names.get(turn.person, "")
    return Stint(hours, names.get(doing, "") if doing else "", own if doing != turn.person else "")


def _turns(today: date) -> list[Turn]:
    standing = Turn.objects.filter(ended_at=None).select_related("person").order_by("duty", "begins", "pk")
    return [turn for turn in standing if turn.last_day is None or turn.last_day >= today]


def _key(request: HttpRequest) -> str:
    return signing.dumps(request.user.pk, salt=SALT)


def _person(request: HttpRequest, field: str) -> User:
    given = request.POST.get(field, "")
    found = User.objects.filter(pk=int(given), is_active=True).first() if given.isascii() and given.isdigit() else None
    if found is None:
        raise NotFilledIn(_("Choose a person. Nothing was changed."))
    return found


def _duty(request: HttpRequest) -> Duty:
    given = request.POST.get("duty", "")
    if given not in {duty.value for duty in SHOWN}:
        raise NotFilledIn(_("Choose a duty. Nothing was changed."))
    return Duty(given)


def _day(request: HttpRequest, field: str) -> date:
    found = _read(parse_date, request.POST.get(field, ""))
    if found is None:
        raise NotFilledIn(_("Give the day, as 2026-01-15. Nothing was changed."))
    return found


def _time(request: HttpRequest, field: str) -> time:
    found = _read(parse_time, request.POST.get(field, ""))
    if found is None:
        raise NotFilledIn(_("Give the hours, as 09:00 and 17:00. Nothing was changed."))
    return found


def _read(parse: Callable[[str], T | None], given: str) -> T | None:
    try:
        return parse(given)
    except ValueError:  # well written, but there is no such day or hour: 2026-02-31
        return None
