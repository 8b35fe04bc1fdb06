"""A protocol is put in force whole, once, by a named person, and every version is kept."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sunwai.errors import MissingPrerequisite
from sunwai.sop.actions import (
    AlreadyInForce,
    VersionNotRaised,
    approver_of,
    in_force,
    put_in_force,
    sop_of,
    sop_of_version,
)
from sunwai.sop.load import SopRefused
from sunwai.sop.models import SopVersion
from sunwai.sop.words import Addressee, Urgency

pytestmark = pytest.mark.django_db

FIRST = (Path(__file__).resolve().parents[2] / "sop" / "default.toml").read_text(encoding="utf-8")
SECOND = FIRST.replace("version = 1", "version = 2").replace('due_after = "6 h"', 'due_after = "4 h"').replace(
    'warn_after = "5 h"', 'warn_after = "3 h"'
)  # fmt: skip
NOON = datetime(2020, 1, 16, 6, 30, tzinfo=UTC)
LATER = NOON + timedelta(days=30)


def due_hours(version: SopVersion) -> float:
    return sop_of(version).windows.for_(Addressee.DISTRICT, Urgency.TODAY).due_after / timedelta(hours=1)


def test_a_protocol_put_in_force_is_the_one_in_force_from_then_on() -> None:
    version = put_in_force(FIRST, by="Meena", at=NOON)

    assert in_force(at=NOON) == version
    assert (version.put_in_force_by, version.put_in_force_at) == ("Meena", NOON)
    with pytest.raises(MissingPrerequisite, match="No SOP is in force"):
        in_force(at=NOON - timedelta(seconds=1))


def test_an_open_window_can_still_read_the_version_it_was_opened_under() -> None:
    put_in_force(FIRST, by="Meena", at=NOON)
    put_in_force(SECOND, by="Meena", at=LATER)

    assert due_hours(in_force(at=LATER)) == 4
    assert due_hours(in_force(at=LATER - timedelta(seconds=1))) == 6
    assert sop_of_version(1).windows.for_(Addressee.POLICE, Urgency.CALM).due_after == timedelta(hours=6)


def test_the_same_protocol_twice_is_refused_by_name_even_with_other_comments() -> None:
    put_in_force(FIRST, by="Meena", at=NOON)

    with pytest.raises(AlreadyInForce):
        put_in_force("# a note\n" + FIRST, by="Ravi", at=LATER)
    assert SopVersion.objects.count() == 1


def test_a_changed_protocol_needs_a_higher_number() -> None:
    put_in_force(SECOND, by="Meena", at=NOON)

    with pytest.raises(VersionNotRaised, match="version = 3"):
        put_in_force(FIRST, by="Ravi", at=LATER)


def test_a_protocol_with_mistakes_changes_nothing() -> None:
    put_in_force(FIRST, by="Meena", at=NOON)

    with pytest.raises(SopRefused):
        put_in_force(SECOND.replace('act = "decides"', 'act = "warned"'), by="Meena", at=LATER)
    assert in_force(at=LATER).number == 1


def test_a_kept_protocol_that_was_altered_is_not_trusted() -> None:
    version = put_in_force(FIRST, by="Meena", at=NOON)
    SopVersion.objects.filter(pk=version.pk).update(text=SECOND)

    with pytest.raises(MissingPrerequisite, match="digest differs"):
        sop_of(SopVersion.objects.get(pk=version.pk))


def test_a_version_that_is_not_kept_is_named_loudly() -> None:
    with pytest.raises(MissingPrerequisite, match="SOP version 7"):
        sop_of_version(7)
    with pytest.raises(MissingPrerequisite, match="no standing nod"):
        approver_of(7)


def test_who_put_a_version_in_force_gave_its_standing_nods() -> None:
    version = put_in_force(FIRST, by="Meena", at=NOON)

    assert approver_of(version.number) == "Meena"


def test_a_version_is_read_once_for_each_digest() -> None:
    version = put_in_force(FIRST, by="Meena", at=NOON)

    assert sop_of(version) is sop_of(SopVersion.objects.get(pk=version.pk))
