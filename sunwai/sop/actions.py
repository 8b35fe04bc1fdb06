"""Putting a protocol in force, and finding the one that is. The only writer of SopVersion.

Never edits a version: each window keeps the one it was opened under."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from django.db import transaction

from sunwai.errors import MissingPrerequisite, SunwaiError
from sunwai.sop import timing
from sunwai.sop.clauses import Sop
from sunwai.sop.load import parse
from sunwai.sop.models import SopVersion


class AlreadyInForce(SunwaiError):
    """The protocol that is in force already says exactly this."""


class VersionNotRaised(SunwaiError):
    """A changed protocol bears a version number that has been used, or one below it."""


class NotAtThisTime(SunwaiError):
    """The protocol is sound, but cannot take effect at the time it names."""


def put_in_force(text: str, *, by: str, at: datetime, duty: str = "") -> SopVersion:
    """Put the SOP written in TEXT in force by the name BY, who has DUTY: from the day it names on, else from AT.

    Windows that are open keep the version they were opened under. Refuses with SopRefused (every mistake listed),
    NotAtThisTime, AlreadyInForce (safe to ignore at start-up) or VersionNotRaised."""
    sop = parse(text)
    begins = effective_from(sop, at=at)
    if wrong := timing.mistakes(sop, at=at):
        raise NotAtThisTime(" ".join(mistake.says for mistake in wrong))
    with transaction.atomic():
        # locked, so that two people putting versions in force at once cannot both find theirs the newest
        newest = SopVersion.objects.select_for_update().order_by("-number").first()
        if newest is not None:
            _refuse_what_adds_nothing(sop, newest)
        version: SopVersion = SopVersion.objects.create(
            number=sop.version,
            digest=sop.digest,
            text=text,
            effective_from=begins,
            put_in_force_by=by,
            put_in_force_at=at,
            put_in_force_as=duty,
        )
    return version


def _refuse_what_adds_nothing(sop: Sop, newest: SopVersion) -> None:
    if sop.digest == newest.digest:
        raise AlreadyInForce(f"Version {newest.number} is in force already and says exactly this. Nothing was changed.")
    if sop.version <= newest.number:
        raise VersionNotRaised(
            f"This SOP differs from the one in force but calls itself version {sop.version}; version "
            f"{newest.number} is the newest. Nothing was changed. Write version = {newest.number + 1} at its top "
            "and put it in force again."
        )


def effective_from(sop: Sop, *, at: datetime) -> datetime:
    """Say from when (UTC) SOP would hold if it were put in force at AT."""
    return timing.begins(sop) or at


def in_force(*, at: datetime) -> SopVersion:
    """Give the version in force at AT. Refuses with MissingPrerequisite when none is: no protocol, no clocks."""
    version = SopVersion.objects.in_force(at)
    if version is None:
        raise MissingPrerequisite(
            "No SOP is in force, so no window can be opened and nothing can be posted. Put one in force: "
            "`sunwai up` does so with the file that SUNWAI_SOP names."
        )
    return version


def sop_of(version: SopVersion) -> Sop:
    """Give the clauses of VERSION, read from its kept text; read once for each digest."""
    return _read(version.digest, version.text)


@lru_cache(maxsize=32)
def _read(digest: str, text: str) -> Sop:
    sop = parse(text)
    if sop.digest != digest:
        raise MissingPrerequisite(
            f"The kept text of SOP version {sop.version} is not what was put in force: its digest differs. Restore "
            "the database from a backup; due times reckoned from an altered protocol cannot be trusted."
        )
    return sop


def sop_of_version(number: int) -> Sop:
    """Give the clauses of the version numbered NUMBER, as a window names it. Refuses with MissingPrerequisite."""
    return sop_among(SopVersion.objects.filter(number=number), number)


def sop_among(kept: Iterable[SopVersion], number: int) -> Sop:
    """Give the same where the KEPT versions that are named were read already."""
    version = next((version for version in kept if version.number == number), None)
    if version is None:
        raise MissingPrerequisite(
            f"SOP version {number} is named by a window but is not kept. Restore it from a backup: without it "
            "the window's due time cannot be proved."
        )
    return sop_of(version)


def approver_of(number: int) -> str:
    """Name who put version NUMBER in force, and thereby gave its standing nods. May refuse: MissingPrerequisite."""
    version = SopVersion.objects.filter(number=number).first()
    if version is None:
        raise MissingPrerequisite(f"SOP version {number} was never put in force, so it gives no standing nod.")
    return version.put_in_force_by
