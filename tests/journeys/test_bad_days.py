"""The machine's own bad days: a clock set back, a full disk, one poisoned row among sound ones."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import DataError, OperationalError, connection

from sunwai import loop
from sunwai.cases import ledger
from sunwai.cases.actions import unpark
from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.escalation.models import Escalation
from sunwai.intake.models import Cursor, Post, Version
from sunwai.networks.base import MENTIONS
from sunwai.outbox.models import Outgoing, State
from sunwai.simulate import World
from sunwai.simulate.outside import SaidPost

TAG = "सिमडेगा जिले के बोलबा प्रखंड में छह साल से मोबाइल नेटवर्क नहीं है।"
Statement = Callable[[str, Any], bool]


def nodded(world: World, name: str = "Asha") -> Case:
    post = world.citizen(name).posts(f"{name}: {TAG}")
    world.office("dc-simdega")
    ravi = world.desk("Ravi")
    case = ravi.accepts(post)
    ravi.drafts(case, owner="dc-simdega")
    ravi.asks_nod(case)
    world.approver().nods(case)
    return case


# --- a clock set back ------------------------------------------------------------------------------------------------


def test_a_clock_set_back_shortens_no_window_and_posts_nothing_twice(world: World) -> None:
    case = nodded(world)
    world.wait(hours=2)
    window = Window.objects.get(case=case)

    world.at -= timedelta(hours=3)
    world.wait(minutes=1)
    other = nodded(world, "Imran")
    world.wait(minutes=1)

    assert Window.objects.get(pk=window.pk).due_at == window.due_at
    assert {p.text.rsplit(" ", 1)[-1] for p in world.published()} == {f"{c.docket}/1" for c in (case, other)}
    assert len(world.published()) == 2
    world.wait(minutes=(window.due_at - world.at).total_seconds() / 60 - 1)
    assert not Escalation.objects.filter(case=case).exists()
    world.wait(minutes=2)
    assert Escalation.objects.filter(case=case).count() == 1
    assert not [fault for row in Case.objects.all() for fault in ledger.verify(row)]


def test_lanes_are_read_at_once_after_the_clock_was_set_back(world: World) -> None:
    loop.collect(world.connector, at=world.at, sop=world.sop)
    world.at -= timedelta(hours=3)
    post = world.citizen("Asha").posts(TAG)

    loop.collect(world.connector, at=world.at, sop=world.sop)

    assert world.post_row(post) is not None


def test_a_send_that_died_before_the_clock_was_set_back_is_found_and_not_repeated(world: World) -> None:
    world.crash("after_send")
    case = nodded(world)
    assert world.is_down
    world.at -= timedelta(hours=3)

    world.restart()
    world.wait(hours=4)

    assert len(world.published()) == 1
    assert Outgoing.objects.get(case=case).state == State.SENT
    assert Window.objects.filter(case=case).count() == 1


# --- a full disk -----------------------------------------------------------------------------------------------------


@contextmanager
def full_disk(at_statement: Statement, *, times: int = 1_000) -> Iterator[None]:
    """Will refuse every statement that AT_STATEMENT picks, as a database does whose disk is full."""
    left = times

    def wrapper(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal left
        if left and at_statement(sql, params):
            left -= 1
            raise OperationalError("database or disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(wrapper):
        yield


@pytest.mark.parametrize(
    "statement", ['INSERT INTO "sunwai_post"', 'INSERT INTO "sunwai_version"', 'UPDATE "sunwai_cursor" SET "value"']
)
def test_a_disk_that_fills_while_posts_are_saved_moves_no_mark_and_loses_none(world: World, statement: str) -> None:
    world.settle()
    before = Cursor.objects.get(lane=MENTIONS)
    posts = [world.citizen(name).posts(f"{name}: {TAG}") for name in ("Asha", "Imran")]

    with full_disk(lambda sql, _: sql.startswith(statement)), pytest.raises(OperationalError, match="disk is full"):
        world.settle()

    assert not Post.objects.exists()
    assert not Version.objects.exists()
    assert Cursor.objects.get(lane=MENTIONS).value == before.value
    world.wait(minutes=1)
    assert {post.key for post in Post.objects.all()} == {post.key for post in posts}
    assert Version.objects.count() == Case.objects.count() == 2


def test_a_disk_that_fills_once_the_network_has_the_post_leads_to_no_second_one(world: World) -> None:
    def the_end_is_written(sql: str, params: Any) -> bool:
        return sql.startswith('UPDATE "sunwai_outgoing"') and State.SENT in (params or ())

    with full_disk(the_end_is_written, times=1), pytest.raises(OperationalError, match="disk is full"):
        nodded(world)
    assert len(world.published()) == 1

    world.wait(minutes=10)

    act = Outgoing.objects.get()
    [said] = world.published()
    assert (act.state, act.sent_key) == (State.SENT, said.id)
    assert Window.objects.get().opened_at == said.at


def test_a_full_disk_parks_no_sound_window_and_its_rung_is_raised_when_there_is_room(world: World) -> None:
    case = nodded(world)
    world.at += timedelta(hours=7)

    def any_writing(sql: str, _: Any) -> bool:
        return sql.startswith(("INSERT", "UPDATE", "DELETE"))

    with full_disk(any_writing), pytest.raises(OperationalError, match="disk is full"):
        loop.sweep(at=world.at, sop=world.sop)
    assert Window.objects.get(case=case).parked_at is None
    assert not Escalation.objects.exists()

    loop.sweep(at=world.at, sop=world.sop)
    assert Escalation.objects.filter(case=case).count() == 1


# --- a poisoned row --------------------------------------------------------------------------------------------------


def test_a_poisoned_window_is_parked_and_shown_and_the_others_are_rung(world: World) -> None:
    first, poisoned, third = (nodded(world, name) for name in ("Asha", "Imran", "Sunita"))
    world.wait(minutes=1)
    sop_version = Window.objects.get(case=poisoned).sop_version
    Window.objects.filter(case=poisoned).update(sop_version=999)

    world.wait(hours=7)

    [line] = world.secretary().call_sheet()
    assert [row.case for row in line.matters] == [first, third]
    window = Window.objects.get(case=poisoned)
    assert window.parked_at is not None
    assert "SOP version 999" in window.parked_error
    [entry] = [entry for entry in world.ledger(poisoned) if entry.verb == "parked"]
    assert entry.facts == {"row": f"Window {window.pk}", "error": "MissingPrerequisite"}

    Window.objects.filter(pk=window.pk).update(sop_version=sop_version)
    unpark(window, by="Ravi", at=world.at, case=window.case)
    world.wait(minutes=1)
    [line] = world.secretary().call_sheet()
    assert {row.case for row in line.matters} == {first, poisoned, third}


def test_a_post_that_breaks_its_reading_is_parked_and_the_others_open_their_cases(world: World) -> None:
    posts = [world.citizen(name).posts(f"{name}: {TAG}") for name in ("Asha", "Imran", "Sunita")]
    loop.collect(world.connector, at=world.at, sop=world.sop)
    poisoned = row(world, posts[1])

    def wrapper(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith('INSERT INTO "sunwai_assessment"') and params[0] == poisoned.pk:
            raise DataError("a value no table takes")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(wrapper):
        world.wait(minutes=1)

    assert [world.case_of(post) is not None for post in posts] == [True, False, True]
    poisoned.refresh_from_db()
    assert poisoned.parked_error == "DataError: a value no table takes"
    assert Case.objects.count() == 2

    unpark(poisoned, by="Ravi", at=world.at)
    world.wait(minutes=1)
    assert world.case_of(posts[1]) is not None


def row(world: World, said: SaidPost) -> Post:
    found = world.post_row(said)
    assert found is not None
    return found
