"""The invented people of the demo's office and of three it directs, as the product's own users; their turns too."""

from datetime import datetime, time, timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User

from sunwai.offices.models import Office
from sunwai.offices.people import seats
from sunwai.roster import actions as roster
from sunwai.roster.models import Turn
from sunwai.sop.words import Duty

# Sign-in name -> name in the record, duty.
PEOPLE = {
    "ravi": ("Ravi", Duty.DESK.value),
    "meena": ("Meena", Duty.DESK_LEAD.value),
    "cm": ("Chief Minister", Duty.APPROVER.value),
    "secretary": ("Secretary", Duty.SECRETARY.value),
    "cs": ("Chief Secretary", Duty.CHIEF_SECRETARY.value),
    "nazia": ("Nazia", "reviewer"),
}
MONDAY_TO_SATURDAY = range(6)
# Sign-in name -> the hours of their turn, from Monday to Saturday.
TURNS = {"ravi": (time(8), time(15)), "meena": (time(13), time(21)), "secretary": (time(9), time(20))}
# Sign-in name -> name in the record, office whose page it is.
OFFICERS = {
    "dc.simdega": ("DC Simdega", "dc-simdega"),
    "dc.latehar": ("DC Latehar", "dc-latehar"),
    "dc.palamu": ("DC Palamu", "dc-palamu"),
}


def hire() -> dict[str, User]:
    """Will make the demo's people, without passwords, and give them by their name in the record. Safe to repeat."""
    users = {}
    for username, (name, duty) in PEOPLE.items():
        user, new = get_user_model().objects.get_or_create(username=username, defaults={"first_name": name})
        if new:
            user.set_unusable_password()
            user.save()
        group, _ = Group.objects.get_or_create(name=duty)
        user.groups.add(group)
        users[name] = user
    return users


def draw_up_roster(*, at: datetime) -> None:
    """Will put the demo's people on their turns, from the week before AT on. Safe to repeat: a roster is left alone."""
    if Turn.objects.exists():
        return
    for username, (begins, ends) in TURNS.items():
        roster.put_on(
            User.objects.get(username=username),
            Duty(PEOPLE[username][1]),
            weekdays=MONDAY_TO_SATURDAY,
            begins=begins,
            ends=ends,
            first_day=at.date() - timedelta(days=7),
            by=PEOPLE["meena"][0],
            at=at,
        )


def invite(*, at: datetime) -> None:
    """Will seat the officers of the demo on their offices' own pages, once the directory is there. Safe to repeat."""
    for username, (name, code) in OFFICERS.items():
        office = Office.objects.filter(code=code).first()
        if office is not None and not get_user_model().objects.filter(username=username).exists():
            seat = seats.offer(office, name=username, called=name, by="Meena", at=at)
            seats.take(seat.user, at=at)
