"""What a watchdog is told."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from sunwai.accountability.models import Heartbeat
from sunwai.audit.models import Finding, Round
from sunwai.lib import timekeeping
from sunwai.sop import actions as sops
from tests import builders as b

AT = datetime(2026, 1, 15, 6, 0, tzinfo=UTC)
THREADS = ("collect", "assess", "sweep", "send")


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    path = tmp_path / "clock.json"
    monkeypatch.setenv("SUNWAI_CLOCK_FILE", str(path))

    def drive(*, rate: float = 0) -> None:
        timekeeping.drive(path, shown=AT, rate=rate)

    drive()
    return drive


@pytest.fixture
def office(db: None, clock: object, settings: Any) -> None:
    """A protocol in force and a worker that is awake."""
    sops.put_in_force(settings.SOP_FILE.read_text(encoding="utf-8"), by="Chief Minister", at=AT - timedelta(days=1))
    for name in THREADS:
        Heartbeat.objects.create(name=name, beat_at=AT - timedelta(seconds=20))
    for kind in Round.Kind:
        Round.objects.create(kind=kind, at=AT - timedelta(minutes=4))


def told() -> tuple[int, list[str]]:
    response = Client().get("/readyz")
    return response.status_code, response.json()["reasons"]


@pytest.fixture
def broken_database() -> Iterator[None]:
    def refuse(*_: Any) -> None:
        raise DatabaseError("disk I/O error")

    with connection.execute_wrapper(refuse):
        yield


def test_readyz_is_well_when_the_protocol_holds_and_every_thread_is_awake(office: None) -> None:
    assert told() == (200, [])


def test_readyz_fails_when_the_sweep_is_late(office: None) -> None:
    Heartbeat.objects.filter(name="sweep").update(late_seconds=60)
    assert told() == (200, [])

    Heartbeat.objects.filter(name="sweep").update(late_seconds=61)
    status, [reason] = told()
    assert status == 503
    assert "61 s late" in reason


def test_readyz_fails_when_the_sweep_is_silent_for_longer_than_a_minute(office: None) -> None:
    Heartbeat.objects.filter(name="sweep").update(beat_at=AT - timedelta(seconds=90))

    status, [reason] = told()
    assert status == 503
    assert "90 s late" in reason


@pytest.mark.parametrize(("kind", "late"), [("moments", timedelta(minutes=16)), ("clocks", timedelta(hours=31))])
def test_readyz_fails_when_the_auditor_is_late(office: None, kind: str, late: timedelta) -> None:
    Round.objects.filter(kind=kind).update(at=AT - late)

    status, [reason] = told()
    assert status == 503
    assert (AT - late).isoformat() in reason


def test_readyz_fails_when_no_auditor_ever_looked(office: None) -> None:
    Round.objects.all().delete()

    status, [reason] = told()
    assert status == 503
    assert "--only audit" in reason


def test_readyz_fails_while_a_finding_is_open_and_names_the_case(office: None) -> None:
    case = b.a_case()
    finding = Finding.objects.create(kind="differs", case=case, row="Window 7", what="stored otherwise", found_at=AT)

    status, [reason] = told()
    assert status == 503
    assert f"{case.docket}, Window 7: stored otherwise" in reason
    Finding.objects.filter(pk=finding.pk).update(gone_at=AT)
    assert told() == (200, [])


def test_readyz_fails_when_a_thread_has_been_quiet_for_five_minutes(office: None) -> None:
    Heartbeat.objects.filter(name="send").update(beat_at=AT - timedelta(minutes=5, seconds=1))

    status, [reason] = told()

    assert status == 503
    assert "'send'" in reason


def test_on_a_clock_driven_fast_a_beat_is_measured_in_that_clocks_time(
    office: None, clock: Callable[..., None]
) -> None:
    Heartbeat.objects.filter(name="send").update(beat_at=AT - timedelta(minutes=40))
    clock(rate=600)

    assert told() == (200, [])


def test_readyz_fails_when_no_protocol_is_in_force(db: None, clock: object) -> None:
    status, [reason] = told()

    assert status == 503
    assert "No SOP is in force" in reason


def test_readyz_fails_when_no_worker_was_ever_started(office: None) -> None:
    Heartbeat.objects.all().delete()

    status, [reason] = told()

    assert status == 503
    assert "sunwai worker" in reason


def test_a_database_that_does_not_answer_is_said_and_the_process_still_answers(
    office: None, broken_database: None
) -> None:
    status, [reason] = told()

    assert status == 503
    assert "The database does not answer" in reason
    assert Client().get("/healthz").status_code == 200
