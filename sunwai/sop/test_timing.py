"""A version takes effect on a day to come, or now; never in the past, and never past the end of its calendar."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sunwai.sop import timing
from sunwai.sop.actions import NotAtThisTime, in_force, put_in_force
from sunwai.sop.load import parse
from sunwai.sop.models import SopVersion

TEXT = (Path(__file__).resolve().parents[2] / "sop" / "default.toml").read_text(encoding="utf-8")
NOON = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)


def dated(day: str, *, version: int = 2) -> str:
    return TEXT.replace("version = 1", f"version = {version}\ntakes_effect = {day}", 1)


@pytest.mark.django_db
def test_a_dated_version_waits_for_the_beginning_of_its_day_in_the_offices_zone() -> None:
    put_in_force(TEXT, by="Meena", at=NOON)

    version = put_in_force(dated("2026-12-01"), by="Chief Minister", at=NOON)

    midnight = datetime(2026, 11, 30, 18, 30, tzinfo=UTC)
    assert version.effective_from == midnight
    assert in_force(at=midnight - timedelta(seconds=1)).number == 1
    assert in_force(at=midnight).number == 2


@pytest.mark.django_db
def test_a_version_put_in_force_at_once_is_not_undone_by_an_older_one_coming_to_its_day() -> None:
    put_in_force(dated("2026-12-01"), by="Chief Minister", at=NOON)

    put_in_force(TEXT.replace("version = 1", "version = 3", 1), by="Chief Minister", at=NOON)

    assert in_force(at=NOON + timedelta(days=60)).number == 3


@pytest.mark.django_db
def test_a_version_dated_in_the_past_or_far_ahead_is_refused_before_it_takes_effect() -> None:
    for day, says in (("2026-11-19", "has passed"), ("2029-01-01", "more than a year ahead")):
        with pytest.raises(NotAtThisTime, match=says):
            put_in_force(dated(day), by="Chief Minister", at=NOON)

    assert not SopVersion.objects.exists()


def test_a_version_may_begin_today() -> None:
    assert timing.mistakes(parse(dated("2026-11-20")), at=NOON) == []


def test_a_calendar_that_ends_soon_is_refused() -> None:
    ends = parse(TEXT.replace("last_year = 2035", "last_year = 2027"))

    assert timing.mistakes(ends, at=NOON) == []
    assert "the calendar ends on 2027-12-31" in timing.mistakes(ends, at=NOON + timedelta(days=300))[0].says
