"""The doctor names what is ill and what to do, and stops at nothing."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from sunwai.accountability.models import Heartbeat
from sunwai.lib.timekeeping import now
from sunwai.management.conftest import Sunwai
from sunwai.networks.models import Credential
from sunwai.outbox.models import Handle
from sunwai.simulate import World
from sunwai.sop.models import SopVersion


@pytest.fixture
def well(world: World, settings: object, data_folder: Path) -> World:
    """An office with everything in its place and a living worker."""
    data_folder.chmod(0o700)
    Heartbeat.objects.create(name="sweep", beat_at=now())
    return world


def test_an_office_in_order_is_well(sunwai: Sunwai, well: World) -> None:
    result = sunwai("doctor")

    assert result.exit_code == 0, result.output
    assert "FIX" not in result.output
    assert "ok   Devanagari" in result.output


def test_everything_ill_is_named_at_once_with_what_to_do(sunwai: Sunwai, well: World, data_folder: Path) -> None:
    data_folder.chmod(0o755)
    SopVersion.objects.all().delete()
    Handle.objects.all().delete()
    Heartbeat.objects.update(beat_at=now() - timedelta(hours=1))

    result = sunwai("doctor")

    assert result.exit_code == 1
    assert f"FIX  Data folder: {data_folder} is open to every user" in result.output
    assert "FIX  SOP: could not be looked at" in result.output
    assert "FIX  Handle: no handle is connected, so nobody is heard. Run: sunwai connect x" in result.output
    assert "FIX  Worker: silent: sweep since" in result.output
    assert "4 of 11 need something done" in result.stderr


def test_tokens_sealed_with_another_key_are_found(sunwai: Sunwai, well: World, settings: object) -> None:
    settings.TOKEN_KEY = "another key"

    assert "FIX  Token key" in sunwai("doctor").output


def test_a_handle_without_tokens_and_a_stopped_one_are_said(sunwai: Sunwai, well: World) -> None:
    Handle.objects.update(stopped_at=now(), stopped_by="Meena")
    assert "was stopped by Meena" in sunwai("doctor").output

    Credential.objects.all().delete()
    assert "FIX  Handle: no tokens are kept for @jh_sunwai on x" in sunwai("doctor").output


def test_a_strand_that_fails_every_round_is_ill(sunwai: Sunwai, well: World) -> None:
    Heartbeat.objects.update(error="NotConnected: no tokens")

    assert "FIX  Worker: sweep: NotConnected" in sunwai("doctor").output


def test_a_worker_that_never_ran_is_said(sunwai: Sunwai, well: World) -> None:
    Heartbeat.objects.all().delete()

    assert "FIX  Worker: has never run" in sunwai("doctor").output


def test_a_driven_clock_outside_the_demo_is_ill(sunwai: Sunwai, well: World, settings: object) -> None:
    settings.CLOCK_FILE = "/nowhere/clock"

    assert "FIX  Clock: driven by" in sunwai("doctor").output


def test_a_database_that_may_forget_is_ill(sunwai: Sunwai, well: World) -> None:
    unsafe = "PRAGMA synchronous=OFF" if connection.vendor == "sqlite" else "SET synchronous_commit = off"
    safe = "PRAGMA synchronous=FULL" if connection.vendor == "sqlite" else "RESET synchronous_commit"
    with connection.cursor() as cursor:
        cursor.execute(unsafe)
        result = sunwai("doctor")
        cursor.execute(safe)

    assert "FIX  Durability" in result.output
