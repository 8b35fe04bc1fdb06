"""The worker's strands: none waits for another, none dies of a failure, all stop when told."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sunwai.accountability.models import Heartbeat
from sunwai.escalation.models import Escalation
from sunwai.intake.models import Post
from sunwai.lib import timekeeping
from sunwai.management import worker
from sunwai.management.connected import ConnectedHandles
from sunwai.networks.base import Connector, Transient
from sunwai.networks.models import Credential
from sunwai.outbox.models import Handle
from sunwai.simulate import World

TAG = "सिमडेगा के बोलबा में छह साल से मोबाइल नेटवर्क नहीं है।"


class HungNetwork:
    """A network whose calls do not come back until they are let go."""

    name, account = "x", "900"

    def __init__(self) -> None:
        self.asked, self.let_go = threading.Event(), threading.Event()

    def pull(self, lane: str, cursor: str | None, *, at: datetime) -> Any:
        self.asked.set()
        self.let_go.wait(timeout=30)
        raise Transient("The line was cut.")


class BrokenNetwork(HungNetwork):
    """A network whose answers break our reading of them in a way nobody foresaw."""

    account = "901"

    def pull(self, lane: str, cursor: str | None, *, at: datetime) -> Any:
        raise ZeroDivisionError("an answer nobody foresaw")


@contextmanager
def working(connectors: Sequence[Any], *, only: str | None = None) -> Iterator[None]:
    stopping = threading.Event()
    chosen = worker.strands(lambda: lambda: connectors, only=only)
    thread = threading.Thread(target=worker.run, args=(chosen,), kwargs={"stopping": stopping})
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        thread.join(timeout=30)
        assert not thread.is_alive()


def until(true: Callable[[], bool]) -> bool:
    """Will wait for what other threads do, at most twenty seconds."""
    tick = threading.Event()
    return any(true() or tick.wait(0.02) for _ in range(1000))


def beats(name: str) -> datetime | None:
    """Will give the last sign of life of the strand NAME."""
    return Heartbeat.objects.filter(name=name).values_list("beat_at", flat=True).first()


@pytest.fixture
def past_due(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A direction that nobody has answered for seven hours: its window has passed, and nothing has looked since."""
    world.office("dc-simdega")
    post = world.citizen("Asha").posts(TAG)
    world.wait(minutes=1)
    case = world.desk("Ravi").accepts(post)
    world.desk("Ravi").drafts(case, owner="dc-simdega")
    world.desk("Ravi").asks_nod(case)
    world.approver().nods(case)
    world.wait(minutes=1)
    timekeeping.drive(tmp_path / "clock", shown=world.at + timedelta(hours=7), rate=1)
    monkeypatch.setenv("SUNWAI_CLOCK_FILE", str(tmp_path / "clock"))


@pytest.mark.usefixtures("past_due")
def test_a_hung_network_call_delays_no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "BEAT_EVERY_S", 0.0)
    hung = HungNetwork()
    with working([hung]):
        assert hung.asked.wait(timeout=20)

        assert until(lambda: Escalation.objects.exists())
        last, swept = beats("collect"), beats("sweep")
        assert until(lambda: beats("sweep") != swept)
        assert beats("collect") == last, "its call has not come back"

        hung.let_go.set()
        assert until(lambda: beats("collect") != last)


@pytest.mark.usefixtures("office")
def test_a_failing_handle_keeps_no_other_waiting() -> None:
    hung = HungNetwork()
    with working([BrokenNetwork(), hung], only="collect"):
        assert hung.asked.wait(timeout=20)
        hung.let_go.set()

        assert until(lambda: Heartbeat.objects.filter(name="collect").exists())
    assert "an answer nobody foresaw" in Heartbeat.objects.get(name="collect").error


@pytest.mark.django_db(transaction=True)
def test_a_strand_without_a_protocol_says_so_and_lives_on() -> None:
    with working([], only="sweep"):
        assert until(lambda: Heartbeat.objects.filter(name="sweep").exists())

    assert "No SOP is in force" in Heartbeat.objects.get(name="sweep").error


@pytest.mark.usefixtures("office")
def test_the_first_sign_of_life_after_an_outage_says_how_long_it_was() -> None:
    long_ago = worker.now() - timedelta(hours=3)
    Heartbeat.objects.create(name="assess", beat_at=long_ago)

    with working([], only="assess"):
        assert until(lambda: Heartbeat.objects.get(name="assess").beat_at > long_ago)

    assert timedelta(seconds=Heartbeat.objects.get(name="assess").late_seconds) > timedelta(hours=2, minutes=59)


@pytest.mark.usefixtures("office")
def test_a_clock_that_is_slowed_makes_nobody_late(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = tmp_path / "clock"
    timekeeping.drive(clock, shown=worker.now(), rate=600)
    monkeypatch.setenv("SUNWAI_CLOCK_FILE", str(clock))

    with working([], only="sweep"):
        assert until(lambda: beats("sweep") is not None)
        fast = Heartbeat.objects.get(name="sweep").beat_at
        assert until(lambda: worker.now() > fast + timedelta(minutes=2))
        timekeeping.drive(clock, shown=worker.now(), rate=1)
        assert until(lambda: Heartbeat.objects.get(name="sweep").beat_at > fast + timedelta(minutes=2))

    assert Heartbeat.objects.get(name="sweep").late_seconds == 0


@pytest.mark.usefixtures("office")
def test_one_part_of_the_work_may_run_alone() -> None:
    with working([], only="assess"):
        assert until(lambda: Heartbeat.objects.exists())

    assert list(Heartbeat.objects.values_list("name", flat=True)) == ["assess"]


def test_connected_handles_become_connectors_and_read_the_network(world: World) -> None:
    world.citizen("Asha").posts(TAG)

    with working(ConnectedHandles()(), only="collect"):
        assert until(lambda: Post.objects.filter(text__contains="बोलबा").exists())


def test_a_connector_is_kept_until_its_handle_changes(world: World) -> None:
    handles = ConnectedHandles()
    [first] = handles()

    assert list(handles()) == [first]
    Handle.objects.update(mode="assisted")
    [second] = handles()
    assert second is not first
    assert second.caps.mode == "assisted"
    Handle.objects.update(mode="off")
    assert not handles()


def test_a_handle_without_tokens_is_a_loud_failure(world: World) -> None:
    Credential.objects.all().delete()

    with working_from(ConnectedHandles):
        assert until(lambda: Heartbeat.objects.filter(name="send").exists())

    assert "NotConnected" in Heartbeat.objects.get(name="send").error


@contextmanager
def working_from(connect: Callable[[], Callable[[], Sequence[Connector]]]) -> Iterator[None]:
    stopping = threading.Event()
    thread = threading.Thread(
        target=worker.run, args=(worker.strands(connect, only="send"),), kwargs={"stopping": stopping}
    )
    thread.start()
    yield
    stopping.set()
    thread.join(timeout=30)
