"""Verbs on the roster: put somebody on a turn, end it, send somebody on leave, take that back; and who is on duty.

The only writer of Turn and Absence. Gives nobody a duty: who may do what is the person's own duties."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from sunwai.errors import SunwaiError
from sunwai.roster import who
from sunwai.roster.models import Absence, Turn
from sunwai.sop.words import Duty


class NotTheirDuty(SunwaiError):
    """The person does not have that duty."""


class NoSuchTurn(SunwaiError):
    """The days or hours make no turn."""


class AlreadyAway(SunwaiError):
    """The person is away on some of these days already."""


class AlreadyEnded(SunwaiError):
    """The turn or the leave was ended before."""


def put_on(
    person: User,
    duty: Duty,
    *,
    weekdays: Iterable[int],
    begins: time,
    ends: time,
    first_day: date,
    by: str,
    at: datetime,
) -> Turn:
    """Will put PERSON on DUTY every week from FIRST_DAY on; ENDS before BEGINS means the next morning.

    Refuses a person without that duty, no weekday, and a turn of no length. Not safe to repeat: it makes another."""
    _refuse_without(person, duty)
    days = sorted(set(weekdays))
    if not days or not set(days) <= set(range(7)):
        raise NoSuchTurn(
            "A turn needs at least one day of the week. Nothing was changed; tick the days and send it again."
        )
    if begins == ends:
        raise NoSuchTurn(
            "The turn begins and ends at the same minute, so it would never be worked. Nothing was changed; for a "
            "whole day give 00:00 to 23:59."
        )
    return Turn.objects.create(
        person=person,
        duty=duty.value,
        weekdays="".join(str(day) for day in days),
        begins=begins,
        ends=ends,
        first_day=first_day,
        made_by=by,
        made_at=at,
    )


@transaction.atomic
def end_turn(turn: Turn, *, last_day: date, by: str, at: datetime) -> Turn:
    """Will let LAST_DAY be the last on which TURN is worked. Refuses one that was ended before (AlreadyEnded)."""
    kept = Turn.objects.select_for_update().get(pk=turn.pk)
    if kept.ended_at is not None:
        raise AlreadyEnded(f"This turn was ended by {kept.ended_by}. Nothing was changed.")
    kept.last_day, kept.ended_by, kept.ended_at = last_day, by, at
    kept.save(update_fields=["last_day", "ended_by", "ended_at"])
    return kept


@transaction.atomic
def send_on_leave(
    person: User, *, first_day: date, last_day: date, stand_in: User | None, by: str, at: datetime
) -> Absence:
    """Will note that PERSON is away on these days, and that STAND_IN does their turns.

    Refuses days the wrong way round, days on which they are away already, and a stand-in who lacks a duty they have
    turns for: a stand-in without it could not open the screen."""
    if last_day < first_day:
        raise NoSuchTurn("The last day lies before the first. Nothing was changed; mend the days and send it again.")
    User.objects.select_for_update().get(pk=person.pk)  # two leads at once must not both find the days free
    overlapping = Absence.objects.filter(
        person=person, withdrawn_at=None, first_day__lte=last_day, last_day__gte=first_day
    )
    if overlapping.exists():
        raise AlreadyAway(
            f"{_name(person)} is away on some of these days already. Nothing was changed; take that leave back first."
        )
    if stand_in is not None:
        _refuse_stand_in(person, stand_in)
    return Absence.objects.create(
        person=person, stand_in=stand_in, first_day=first_day, last_day=last_day, made_by=by, made_at=at
    )


@transaction.atomic
def take_leave_back(absence: Absence, *, by: str, at: datetime) -> Absence:
    """Will let ABSENCE count no longer; it stays on record. Refuses one taken back before (AlreadyEnded)."""
    kept = Absence.objects.select_for_update().get(pk=absence.pk)
    if kept.withdrawn_at is not None:
        raise AlreadyEnded(f"This leave was taken back by {kept.withdrawn_by}. Nothing was changed.")
    kept.withdrawn_by, kept.withdrawn_at = by, at
    kept.save(update_fields=["withdrawn_by", "withdrawn_at"])
    return kept


def on_duty(duty: Duty, *, at: datetime) -> list[who.OnDuty]:
    """Will list who has DUTY at AT by the roster, in the office's zone; an empty list means the roster names nobody."""
    local = timezone.localtime(at)
    turns = [turn.facts() for turn in Turn.objects.filter(duty=duty.value, first_day__lte=local.date())]
    return who.on_duty(local=local, turns=turns, away=away(since=local.date() - who.A_DAY))


def reachable(duty: Duty, *, at: datetime) -> list[User]:
    """Will list whom to tell: those on duty, else everybody with that duty. Silence is never sent to nobody."""
    listed = [row.person for row in on_duty(duty, at=at)]
    everybody = User.objects.filter(is_active=True, groups__name=duty.value).distinct().order_by("pk")
    return list(everybody.filter(pk__in=listed)) or list(everybody)


def away(*, since: date) -> list[who.AwayDays]:
    """Will list the absences that reach into SINCE or later, as the rule takes them."""
    return [absence.facts() for absence in Absence.objects.standing(since=since)]


def _refuse_without(person: User, duty: Duty) -> None:
    if not person.groups.filter(name=duty.value).exists():
        raise NotTheirDuty(
            f"{_name(person)} does not have that duty, so they could not open its screens. Nothing was changed; give "
            "them the duty under People, or choose somebody who has it."
        )


def _refuse_stand_in(person: User, stand_in: User) -> None:
    if stand_in == person:
        raise NotTheirDuty("Nobody stands in for themselves. Nothing was changed; choose somebody else, or nobody.")
    needed = set(Turn.objects.filter(person=person, ended_at=None).values_list("duty", flat=True))
    for duty in sorted(needed - set(stand_in.groups.values_list("name", flat=True))):
        _refuse_without(stand_in, Duty(duty))


def _name(person: User) -> str:
    return person.get_full_name() or person.get_username()
