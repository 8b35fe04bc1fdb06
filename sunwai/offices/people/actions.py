"""Verbs on the people of the office: add, give duties, close and open an account, choose a password.

The only writer of their accounts. Every change is on the office's record; the last desk lead cannot be removed."""

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from sunwai.errors import SunwaiError
from sunwai.offices.people.models import OneTimeLink
from sunwai.offices.people.record import Act, enter

DUTIES = ("desk", "desk_lead", "secretary", "approver", "chief_secretary", "reviewer")
OFFICE = "office"  # an officer of a directed office; never together with a duty of ours
LEAD = "desk_lead"


class NameTaken(SunwaiError):
    """Somebody signs in under that name already."""


class NameUnfit(SunwaiError):
    """That cannot be a name to sign in with."""


class WeakPassword(SunwaiError):
    """The password would be guessed."""


class DutyUnknown(SunwaiError):
    """That is none of the office's duties."""


class LastDeskLead(SunwaiError):
    """Without this person nobody could let anybody in any more."""


class AlreadySo(SunwaiError):
    """The account stands so already."""


def add_person(name: str, *, called: str, duties: Collection[str], by: str, at: datetime, password: str = "") -> User:
    """Will make the account NAME with DUTIES; without PASSWORD its owner chooses one by a link (links.make_link).

    Raises NameTaken, NameUnfit, DutyUnknown or WeakPassword."""
    refuse_name(name)
    _refuse_duties(duties)
    if password:
        refuse_weak(password, user=None)
    with transaction.atomic():
        user = User.objects.create_user(name, password=password or None, first_name=called.strip()[:150])
        user.groups.set(_groups(duties))
        enter(Act.PERSON_ADDED, about=name, by=by, at=at, duties=sorted(duties), called=called.strip()[:150])
    return user


def give_duties(user: User, *, duties: Collection[str], by: str, at: datetime) -> None:
    """Will make DUTIES the duties of USER. Raises DutyUnknown, AlreadySo or LastDeskLead."""
    _refuse_duties(duties)
    with transaction.atomic():
        before = _held(user)
        if before == set(duties):
            raise AlreadySo(f"{user.get_username()} has exactly these duties already; nothing was changed.")
        if LEAD in before and LEAD not in duties:
            _refuse_last_lead(user)
        user.groups.set(_groups(duties))
        enter(Act.DUTIES_CHANGED, about=_name(user), by=by, at=at, before=sorted(before), after=sorted(duties))


def close_account(user: User, *, by: str, at: datetime) -> None:
    """Will let USER sign in no more, from this moment on; what they did stays on record. Raises LastDeskLead."""
    with transaction.atomic():
        _refuse_last_lead(user)
        if not User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
            raise AlreadySo(f"The account of {_name(user)} is closed already.")
        OneTimeLink.objects.filter(user=user, used_at=None, revoked_at=None).update(revoked_at=at)
        enter(Act.ACCOUNT_CLOSED, about=_name(user), by=by, at=at)
    user.is_active = False


def open_account(user: User, *, by: str, at: datetime) -> None:
    """Will let USER, whose account was closed, sign in again with the duties they had."""
    with transaction.atomic():
        if not User.objects.filter(pk=user.pk, is_active=False).update(is_active=True):
            raise AlreadySo(f"The account of {_name(user)} is open already.")
        enter(Act.ACCOUNT_OPENED, about=_name(user), by=by, at=at)
    user.is_active = True


def choose_password(user: User, password: str) -> None:
    """Will make PASSWORD the password of USER, which signs them out everywhere else. Raises WeakPassword."""
    refuse_weak(password, user=user)
    user.set_password(password)
    user.save(update_fields=["password"])


def refuse_weak(password: str, *, user: User | None) -> None:
    """Will raise WeakPassword where PASSWORD would be guessed."""
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise WeakPassword(f"{' '.join(weak.messages)} Nothing was changed. Choose a longer one.") from weak


def refuse_name(name: str) -> None:
    """Will raise NameUnfit or NameTaken where nobody can sign in under NAME."""
    fit = name and len(name) <= 60 and all(c.isascii() and (c.isalnum() or c in "._-@") for c in name)
    if not fit or not name[0].isalnum():
        raise NameUnfit(
            f"“{name}” cannot be a name to sign in with. Use Latin letters, digits, dot, dash or underscore, such as "
            "ravi or ravi.kujur."
        )
    if User.objects.filter(username__iexact=name).exists():
        raise NameTaken(f"{name} can sign in already. Choose another name; the list shows who is there.")


def _refuse_duties(duties: Collection[str]) -> None:
    strange = set(duties) - set(DUTIES)
    if strange or not duties:
        said = f"“{', '.join(sorted(strange))}” is no duty" if strange else "No duty was chosen"
        raise DutyUnknown(f"{said}. Choose one or several of: {', '.join(DUTIES)}.")


def _refuse_last_lead(user: User) -> None:
    """Holds the duty's row: two leads who remove each other at one moment must not both succeed."""
    group, _ = Group.objects.get_or_create(name=LEAD)
    Group.objects.select_for_update().get(pk=group.pk)
    leads = User.objects.filter(groups=group, is_active=True)
    if leads.filter(pk=user.pk).exists() and not leads.exclude(pk=user.pk).exists():
        raise LastDeskLead(
            f"{_name(user)} is the only desk lead. Nothing was changed. Make somebody else desk lead first; without "
            "one, nobody could be let in any more."
        )


def _held(user: User) -> set[str]:
    return set(user.groups.values_list("name", flat=True)) & {*DUTIES, OFFICE}


def _groups(duties: Collection[str]) -> list[Group]:
    return [Group.objects.get_or_create(name=duty)[0] for duty in sorted(duties)]


def _name(user: User) -> str:
    return str(user.get_username())
