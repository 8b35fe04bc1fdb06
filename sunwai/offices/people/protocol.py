"""Putting a protocol in force by a person of the office, with an entry on the office's record. sop.actions writes it.

Owns who may: whoever gives the nod, since a protocol gives standing nods; the desk lead until an approver came in."""

import re
from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from sunwai.errors import SunwaiError
from sunwai.offices.people.actions import LEAD
from sunwai.offices.people.models import OfficeEntry
from sunwai.offices.people.record import Act, enter
from sunwai.sop import actions as sops
from sunwai.sop.clauses import Sop
from sunwai.sop.load import parse
from sunwai.sop.models import SopVersion

_NAME = {"name": re.compile(r'^name = "[^"\n]*"$', re.MULTILINE), "name_hi": re.compile(r'^name_hi = "[^"\n]*"$', re.M)}
_VERSION = re.compile(r"^version = \d+$", re.MULTILINE)
_OFFICE = re.compile(r"^\[office\]\n(?:(?!\[).*\n)*", re.MULTILINE)


class MayNotPutInForce(SunwaiError):
    """The protocol gives standing nods, which are the approver's to give."""


class NotWritable(SunwaiError):
    """The protocol in force is written so that the office's name cannot be changed by itself."""


def put_in_force(text: str, *, duties: Collection[str] | None, by: str, at: datetime) -> SopVersion:
    """Will put TEXT in force by the name of BY, who has DUTIES; None for whoever holds the machine's command line.

    Raises SopRefused, MayNotPutInForce, AlreadyInForce or VersionNotRaised."""
    if duties is not None:
        refuse_others(_deciding(parse(text), at=at), duties=duties)
    with transaction.atomic():
        version = sops.put_in_force(text, by=by, at=at, duty=_as_what(parse(text), duties or ()))
        facts = {"digest": version.digest, "duty": version.put_in_force_as}
        enter(Act.SOP_IN_FORCE, about=str(version.number), by=by, at=at, **facts)
    return version


def keep_in_force(*, by: str, at: datetime) -> None:
    """Will note that BY read the protocol in force and found it right."""
    version = sops.in_force(at=at)
    enter(Act.SOP_KEPT, about=str(version.number), by=by, at=at, digest=version.digest)


def name_office(*, en: str, hi: str, duties: Collection[str], by: str, at: datetime) -> SopVersion:
    """Will give the office its name in both languages, as a new version of the protocol where it has another now."""
    version = sops.in_force(at=at)
    sop = sops.sop_of(version)
    with transaction.atomic():
        if (sop.office.name, sop.office.name_hi) != (en, hi):
            text = _named(version.text, en=en, hi=hi, number=_next_number())
            version = put_in_force(text, duties=duties, by=by, at=at)
        enter(Act.OFFICE_NAMED, about=en, by=by, at=at, hi=hi)
    return version


def refuse_others(sop: Sop, *, duties: Collection[str]) -> None:
    """Will raise MayNotPutInForce where somebody with DUTIES may not put a protocol in force while SOP is.

    A desk lead may in set-up, while nobody whose nod counts has come in yet; the record says that it was a lead."""
    nodding = {duty.value for duty in sop.nod.given_by}
    lead = LEAD in duties and not _came_in(nodding)
    if not (nodding & set(duties)) and not lead:
        raise MayNotPutInForce(
            f"A protocol gives standing nods and says who may nod, and the nod is the {', '.join(sorted(nodding))}'s. "
            "Nothing was changed. Let them put it in force from their own account."
        )


def _deciding(new: Sop, *, at: datetime) -> Sop:
    """The protocol that says who may: the one in force, else a lead could write themselves into the NEW one."""
    standing = SopVersion.objects.in_force(at)
    return new if standing is None else sops.sop_of(standing)


def _as_what(sop: Sop, duties: Collection[str]) -> str:
    """By which of DUTIES a protocol is put in force; a lead does it in set-up, and the record says that it was one."""
    nodding = sorted({duty.value for duty in sop.nod.given_by} & set(duties))
    return nodding[0] if nodding else LEAD if LEAD in duties else ""


def was_looked_at() -> bool:
    """Will say whether a person has put a protocol in force or kept the shipped one."""
    return OfficeEntry.objects.filter(verb__in=[Act.SOP_IN_FORCE, Act.SOP_KEPT]).exists()


def _came_in(duties: Collection[str]) -> bool:
    return User.objects.filter(groups__name__in=duties, is_active=True, last_login__isnull=False).exists()


def _next_number() -> int:
    return SopVersion.objects.order_by("-number").values_list("number", flat=True)[0] + 1


def _named(text: str, *, en: str, hi: str, number: int) -> str:
    """TEXT with another name and number; only these three lines change, and the result is read anew."""
    office = _OFFICE.search(text)
    if office is None or any(quote in en + hi for quote in '"\\\n'):
        raise NotWritable("The name may hold no quotation mark. Nothing was changed.")
    table = office.group()
    for key, value in (("name", en), ("name_hi", hi)):
        table, done = _NAME[key].subn(f'{key} = "{value}"', table, count=1)
        if not done:
            raise NotWritable(
                "The SOP in force does not write the office's name on a line of its own. Change it in the file, raise "
                "its version and put it in force."
            )
    new = _VERSION.sub(f"version = {number}", text.replace(office.group(), table, 1), count=1)
    sop = parse(new)
    if (sop.office.name, sop.office.name_hi) != (en, hi):
        raise NotWritable("The SOP in force writes its name otherwise. Change it in the file. Nothing was changed.")
    return new
