"""Seats: who answers for an office on its own page. Offered by the desk, taken by the link, closed by the desk.

The only writer of OfficeSeat. A seat shows the directions of its own office and nothing else."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Group, User
from django.db import transaction

from sunwai.errors import SunwaiError
from sunwai.offices.models import Office
from sunwai.offices.people import actions as people
from sunwai.offices.people.models import OfficeSeat
from sunwai.offices.people.record import Act, enter


class OfficeClosed(SunwaiError):
    """Nobody can sit for an office that is closed."""


class NoSeat(SunwaiError):
    """That person sits for no office."""


def offer(office: Office, *, name: str, called: str, by: str, at: datetime) -> OfficeSeat:
    """Will let the new account NAME answer for OFFICE; its owner comes in by a link (links.make_link).

    Raises OfficeClosed, people.NameTaken or people.NameUnfit."""
    if office.closed_at is not None and office.closed_at <= at:
        raise OfficeClosed(f"{office} is closed; it is directed no more, and nobody can sit for it.")
    people.refuse_name(name)
    with transaction.atomic():
        user = User.objects.create_user(name, password=None, first_name=called.strip()[:150])
        user.groups.set([Group.objects.get_or_create(name=people.OFFICE)[0]])
        seat = OfficeSeat.objects.create(user=user, office=office, invited_by=by[:80], invited_at=at)
        enter(Act.SEAT_OFFERED, about=name, by=by, at=at, office=office.code, called=called.strip()[:150])
    return seat


def take(user: User, *, at: datetime) -> None:
    """Will note that USER came in for the first time, where they hold a seat; for anybody else nothing."""
    with transaction.atomic():
        seat = seat_of(user)
        if seat is not None and seat.accepted_at is None:
            OfficeSeat.objects.filter(pk=seat.pk).update(accepted_at=at)
            enter(Act.SEAT_TAKEN, about=user.get_username(), by=user.get_username(), at=at, office=seat.office.code)


def close(seat: OfficeSeat, *, by: str, at: datetime) -> None:
    """Will end SEAT and close its account: the officer was transferred, or the invitation went astray."""
    with transaction.atomic():
        if not OfficeSeat.objects.filter(pk=seat.pk, closed_at=None).update(closed_at=at, closed_by=by[:80]):
            raise NoSeat(f"{seat.user} sits for no office any more; nothing was changed.")
        enter(Act.SEAT_CLOSED, about=seat.user.get_username(), by=by, at=at, office=seat.office.code)
        user = User.objects.get(pk=seat.user_id)
        if user.is_active:
            people.close_account(user, by=by, at=at)


def seat_of(user: AbstractBaseUser | AnonymousUser) -> OfficeSeat | None:
    """Will find the open seat of USER, if they hold one."""
    return OfficeSeat.objects.select_related("office").filter(user__pk=user.pk or 0, closed_at=None).first()
