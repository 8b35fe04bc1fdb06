"""The live stream: every entry and post once, also a late one; nothing of a sealed case; an end to every stream."""

import asyncio
import json
import threading
from datetime import timedelta
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from django.test import AsyncClient, Client

from sunwai.cases import actions as cases
from sunwai.cases.models import Case, Entry
from sunwai.desk import presence
from sunwai.desk.models import Presence
from sunwai.intake.models import Post
from sunwai.web.conftest import NINE, SOLD, Morning, person, signed_in
from sunwai.web.desk import live, live_fan, live_reading
from sunwai.web.desk.live_reading import Event, Position, Reader, Seen, missed, newest
from sunwai.web.desk.live_watching import Watch


def kinds(events: list[Event]) -> list[str]:
    return [event.kind for event in events]


def test_what_happens_is_told_once_and_in_order(morning: Morning) -> None:
    reader = Reader()
    case = morning.opens()
    events = reader.read(at=NINE)
    assert {event.facts.get("docket") for event in events if event.kind == "entry"} == {case.docket}
    assert kinds(events)[-1] == "post"
    assert events[-1].facts == {"ids": [Post.objects.get().pk], "more": 0}
    assert events[-1].position == newest()
    assert reader.read(at=NINE) == []


def test_an_entry_that_commits_late_with_a_lower_id_is_still_told() -> None:
    seen = Seen(last=10, known={9, 10})
    assert seen.fresh([9, 10, 13], overlap=100) == [13]
    assert seen.fresh([9, 10, 12, 13], overlap=100) == [12]
    assert seen.last == 13
    assert seen.fresh([9, 10, 12, 13], overlap=100) == []


def test_what_is_remembered_stays_small() -> None:
    seen = Seen(last=0)
    seen.fresh(range(1, 5001), overlap=1000)
    assert len(seen.known) == 1000


def test_a_sealed_case_tells_its_docket_and_a_number_and_nothing_else(morning: Morning) -> None:
    reader = Reader()
    case = morning.opens(SOLD)
    assert case.is_sealed
    told = [event.facts for event in reader.read(at=NINE) if event.kind == "entry"]
    assert told
    assert all(set(facts) == {"id", "docket", "seq"} for facts in told)


def test_no_event_carries_what_anybody_wrote(morning: Morning) -> None:
    reader = Reader()
    case = morning.opens()
    cases.summarise(case, by="Ravi", at=NINE, en="a private remark")
    wire = b"".join(event.wire() for event in reader.read(at=NINE)).decode()
    assert "remark" not in wire
    assert "बोलबा" not in json.loads('"' + wire.replace('"', "").replace("\n", " ") + '"')


def test_who_comes_back_is_told_what_was_missed(morning: Morning) -> None:
    morning.opens()
    stood = newest()
    case = morning.opens()
    told = missed(stood)
    fresh = [e.facts["id"] for e in told if e.kind == "entry"]
    assert set(Entry.objects.filter(case=case).values_list("id", flat=True)) <= set(fresh)
    assert told[-1].position == newest()
    assert Position.read(str(stood)) == stood
    assert [Position.read(wrong) for wrong in ("", "e1", "e-1-p2", "e1-p2 OR 1", "e" + "9" * 30 + "-p1")] == [None] * 5


def test_presence_is_told_when_it_begins_changes_and_ends(case: Case, morning: Morning) -> None:
    reader = Reader()
    presence.beat(case, by="Ravi", doing=Presence.Doing.READING, at=NINE)
    assert reader.read(at=NINE) == [Event("presence", {"docket": case.docket, "here": [("Ravi", "reading")]})]
    presence.beat(case, by="Ravi", doing=Presence.Doing.WRITING, at=NINE)
    assert reader.read(at=NINE)[0].facts["here"] == [("Ravi", "writing")]
    assert reader.read(at=NINE + timedelta(seconds=41))[0].facts["here"] == []


def test_a_page_says_who_is_there_and_when_they_leave(case: Case, ravi: Client) -> None:
    meena = signed_in(person("meena", "Meena Devi", "desk"))
    ravi.post("/presence/", {"docket": case.docket, "doing": "writing"})
    answer = meena.post("/presence/", {"docket": case.docket, "doing": "anything"})
    assert answer.json()["here"] == [["Meena Devi", "reading"], ["Ravi Kujur", "writing"]]
    assert ravi.post("/presence/", {"docket": case.docket, "doing": "left"}).status_code == 204
    assert list(Presence.objects.values_list("by", flat=True)) == ["Meena Devi"]
    assert ravi.post("/presence/", {"docket": "JH-26-99999"}).status_code == 404
    assert signed_in(person("sita", "Sita", "secretary")).post("/presence/", {"docket": case.docket}).status_code == 403


def test_only_the_desk_hears_the_stream(db: None) -> None:
    assert Client().get("/live/").status_code == 403
    assert signed_in(person("sita", "Sita Devi", "secretary")).get("/live/").status_code == 403
    assert signed_in(person("cm", "Chief Minister", "approver")).get("/live/").status_code == 403


async def _told(response: Any, *, until: str) -> str:
    told = ""
    async for piece in response.streaming_content:
        told += piece.decode()
        if until in told:
            break
    return told


@pytest.mark.django_db(transaction=True)
def test_a_browser_that_was_cut_off_hears_from_where_it_stood(
    transactional_db: None, morning: Morning, monkeypatch: pytest.MonkeyPatch
) -> None:
    stood = newest()
    case = morning.opens()
    client = AsyncClient()
    user = person("ravi", "Ravi Kujur", "desk")

    async def comes_back() -> str:
        await client.aforce_login(user)
        response = await client.get("/live/", headers={"Last-Event-ID": str(stood)})
        assert response.headers["Content-Type"] == "text/event-stream"
        return await asyncio.wait_for(_told(response, until="event: post"), 20)

    told = async_to_sync(comes_back)()
    _thread_ends()
    assert case.docket in told
    assert f"id: {newest()}" in told


@pytest.mark.django_db(transaction=True)
def test_what_another_connection_commits_reaches_an_open_stream(transactional_db: None, morning: Morning) -> None:
    case = morning.opens()
    user = person("ravi", "Ravi Kujur", "desk")

    def acts() -> None:
        cases.hold(case, by="Meena", at=NINE)
        connection.close()

    async def listens() -> str:
        client = AsyncClient()
        await client.aforce_login(user)
        response = await client.get("/live/")
        told = asyncio.ensure_future(_told(response, until='"held"'))
        while live.FAN.position() is None:  # the thread has begun to watch
            await asyncio.sleep(0.01)
        await asyncio.to_thread(acts)
        return await asyncio.wait_for(told, 20)

    assert '"by": "Meena"' in async_to_sync(listens)()
    _thread_ends()


@pytest.mark.django_db(transaction=True)
def test_what_is_committed_while_a_stream_begins_is_told(
    transactional_db: None, morning: Morning, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, stood, user = morning.opens(), newest(), person("ravi", "Ravi Kujur", "desk")
    asked, committed, watch = threading.Event(), threading.Event(), live_fan.watch

    def slowly() -> Watch:  # a database far away: the thread begins to watch after others have committed
        assert committed.wait(20)
        return watch()

    def asks(since: Position) -> list[Event]:
        found = missed(since)
        asked.set()
        return found

    def acts() -> None:
        asked.wait(0.5)
        cases.hold(case, by="Meena", at=NINE)
        connection.close()
        committed.set()

    async def listens() -> str:
        client = AsyncClient()
        await client.aforce_login(user)
        told = asyncio.ensure_future(_told(await client.get(f"/live/?since={stood}"), until='"held"'))
        await asyncio.to_thread(acts)
        return await asyncio.wait_for(told, 20)

    monkeypatch.setattr(live_fan, "watch", slowly)
    monkeypatch.setattr(live_reading, "missed", asks)
    assert '"by": "Meena"' in async_to_sync(listens)()
    _thread_ends()


@pytest.mark.django_db(transaction=True)
def test_every_stream_ends_when_the_process_stops(transactional_db: None, ravi: Client, morning: Morning) -> None:
    async def stops() -> str:
        client = AsyncClient()
        client.cookies = ravi.cookies
        response = await client.get("/live/")
        told = asyncio.ensure_future(_told(response, until="never"))
        while live.FAN.position() is None:
            await asyncio.sleep(0.01)
        live.FAN.close_all()
        return await asyncio.wait_for(told, 20)

    assert "retry:" in async_to_sync(stops)()
    _thread_ends()


def test_a_stream_that_does_not_keep_up_is_ended_not_kept_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_fan, "QUEUE", 3)

    async def floods() -> list[Event | None]:
        stream = live_fan.Stream()
        stream.offer([Event("post", {"ids": [n]}) for n in range(9)])
        return [stream.queue.get_nowait() for _ in range(stream.queue.qsize())]

    left = asyncio.run(floods())
    assert len(left) <= 3
    assert left[-1] is None


def _thread_ends() -> None:
    """The thread goes with the last stream, and with it its connection, before the test's database is emptied."""
    for thread in threading.enumerate():
        if thread.name == "live":
            thread.join(timeout=20)
            assert not thread.is_alive()
