"""Who watches the watchers: when the auditor stops, somebody outside the process knows, and so does every screen."""

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sunwai.accountability import heartbeats
from sunwai.audit.models import Finding, Round
from sunwai.clock.models import Window
from sunwai.lib import timekeeping
from sunwai.management import worker
from sunwai.management.outside_watch import NobodyOutsideHeard
from sunwai.simulate import World, staff
from tests.journeys import brought as b


class Outside:
    """A watch on another machine: it hears signs of life, and would ring when they stop."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        outside = self

        class Hears(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outside.heard.append(self.path)
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                """A test says nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Hears)
        self.address = f"http://127.0.0.1:{self.server.server_port}/watch"
        Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def outside(settings: Any) -> Iterator[Outside]:
    watch = Outside()
    settings.HEARTBEAT_URL, settings.LOOPBACK_ONLY = watch.address, True
    yield watch
    watch.server.shutdown()
    watch.server.server_close()


@pytest.fixture
def auditor(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Will give one round of the worker's auditor; the screens show the World's time."""
    file = tmp_path / "clock.json"
    monkeypatch.setenv("SUNWAI_CLOCK_FILE", str(file))
    [strand] = worker.strands(lambda: list, only="audit")

    def one_round() -> None:
        timekeeping.drive(file, shown=world.at, rate=0)
        for name in worker.ALWAYS:
            heartbeats.beat(name, at=world.at, every=timedelta(hours=1))
        strand.work(world.at, world.sop)

    return one_round


def ready(world: World) -> tuple[int, str]:
    heartbeats.beat("sweep", at=world.at, every=timedelta(hours=9))  # the sweep is well: it is the auditor that stopped
    for name in worker.ALWAYS:
        heartbeats.beat(name, at=world.at, every=timedelta(hours=9))
    timekeeping.drive(Path(os.environ["SUNWAI_CLOCK_FILE"]), shown=world.at, rate=0)
    answer = Client().get("/readyz")
    return answer.status_code, " ".join(answer.json()["reasons"])


def test_t11_when_the_auditor_stops_the_signs_of_life_outside_stop_and_readyz_fails(
    world: World, outside: Outside, auditor: Callable[[], None]
) -> None:
    b.directed(world)
    auditor()
    assert outside.heard == ["/watch"]
    assert ready(world) == (200, "")
    world.wait(minutes=5)
    auditor()
    assert outside.heard == ["/watch", "/watch"]

    world.wait(minutes=20)  # nobody audits any more; the sweep goes on

    assert outside.heard == ["/watch", "/watch"]  # whoever waits outside for the next one rings the alarm
    status, reasons = ready(world)
    assert status == 503
    assert "The auditor last looked at" in reasons
    page = Client()
    page.force_login(staff.hire()["Ravi"])
    assert 'class="notice loud" role="alert"' in page.get(reverse("desk-list")).content.decode()


def test_t11_what_the_auditor_finds_is_told_outside_and_to_the_desk(
    world: World, outside: Outside, auditor: Callable[[], None]
) -> None:
    case, _ = b.directed(world)
    Window.objects.update(next_at=None)  # a chain that stalled, as it did elsewhere after a restart

    auditor()

    assert outside.heard == ["/watch/fail"]
    assert Finding.objects.get().case == case
    status, reasons = ready(world)
    assert (status, case.docket in reasons) == (503, True)


def test_t11_a_watch_outside_that_cannot_be_reached_undoes_no_look(
    world: World, outside: Outside, auditor: Callable[[], None]
) -> None:
    outside.server.shutdown()
    outside.server.server_close()

    with pytest.raises(NobodyOutsideHeard, match="SUNWAI_HEARTBEAT_URL"):
        auditor()

    assert Round.objects.get(kind="moments").at == world.at
