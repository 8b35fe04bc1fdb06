"""The demo's own pages exist in the demo and nowhere else."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from sunwai.lib import timekeeping

AT = datetime(2020, 1, 15, 3, 30, tzinfo=UTC)


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Path:
    path = tmp_path / "clock.json"
    monkeypatch.setenv("SUNWAI_CLOCK_FILE", str(path))
    settings.CLOCK_FILE = str(path)
    timekeeping.drive(path, shown=AT, rate=0)
    return path


@pytest.fixture
def demo(db: None, clock: Path, settings: Any) -> Iterator[Client]:
    settings.DEMO = True
    for name, duty in (("Ravi", "desk"), ("Sunita", "secretary")):
        person = User.objects.create_user(name.casefold(), first_name=name)
        person.groups.add(Group.objects.get_or_create(name=duty)[0])
    User.objects.create_superuser("root")
    return Client()


def test_outside_the_demo_its_pages_do_not_exist(db: None, settings: Any) -> None:
    settings.DEMO = False
    User.objects.create_user("ravi").groups.add(Group.objects.create(name="desk"))
    there = Client()

    assert there.get("/demo/").status_code == 404
    assert there.post("/demo/", {"user": "ravi"}).status_code == 404
    assert there.post("/demo/clock", {"jump": "6"}).status_code == 404
    assert "_auth_user_id" not in there.session
    assert b"demo-bar" not in there.get("/sign-in/").content


def test_one_click_signs_in_as_each_kind_of_person(demo: Client) -> None:
    page = demo.get("/demo/").content.decode()
    assert 'value="ravi">Ravi' in page
    assert "Ring the silent offices" in page
    assert "root" not in page

    response = demo.post("/demo/", {"user": "sunita"})

    assert (response.status_code, response.headers["Location"]) == (303, "/calls/")
    assert demo.session["_auth_user_id"] == str(User.objects.get(username="sunita").pk)


def test_nobody_without_a_duty_can_be_signed_in_as(demo: Client) -> None:
    assert demo.post("/demo/", {"user": "root"}).status_code == 404
    assert demo.post("/demo/", {"user": "nobody"}).status_code == 404


def test_a_jump_of_the_clock_is_announced_and_keeps_its_pace(demo: Client, clock: Path) -> None:
    timekeeping.drive(clock, shown=AT, rate=60)

    response = demo.post("/demo/clock", {"jump": "6", "next": "/demo/"}, follow=True)

    assert timekeeping.now() - AT >= timedelta(hours=6)
    assert timekeeping.rate() == 60
    assert "jumped 6 hours: it is 15 Jan, 15:0" in response.content.decode()


@pytest.mark.parametrize("rate", ["0", "1", "60", "600"])
def test_the_clock_can_be_paused_and_run_at_each_pace(demo: Client, rate: str) -> None:
    demo.post("/demo/clock", {"rate": rate})

    assert timekeeping.rate() == float(rate)


def test_no_other_pace_and_no_address_elsewhere_is_taken(demo: Client) -> None:
    response = demo.post("/demo/clock", {"rate": "-5", "next": "https://example.org/"})

    assert (timekeeping.now(), timekeeping.rate()) == (AT, 0)
    assert response.headers["Location"] == "/"


def test_the_bar_shows_the_demos_time_on_every_screen(demo: Client) -> None:
    demo.post("/demo/", {"user": "ravi"})

    page = demo.get("/pen/").content.decode()

    assert "Wed 15 Jan 2020, 09:00:00" in page
    assert 'value="0" aria-pressed="true"' in page
