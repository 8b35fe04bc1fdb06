"""Clocks that cannot be fooled: what anchors of this trade got wrong about time, and must hold here."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from sunwai.cases import ledger
from sunwai.cases.models import Case
from sunwai.clock import actions as clock
from sunwai.clock.models import Window
from sunwai.escalation.models import Escalation
from sunwai.notify import waiting
from sunwai.offices.models import Office
from sunwai.simulate import World
from tests.journeys import brought as b

Open = Callable[..., World]
NINE_TO_FIVE = 'monday = ["09:00-17:00"]'


def test_t01_a_citizens_comment_on_a_waiting_case_leaves_the_due_time_unchanged(world: World) -> None:
    case, post = b.directed(world)
    before = Window.objects.values().get(case=case)

    world.wait(hours=3)
    world.citizen("Asha").posts("कुछ हुआ क्या? अब भी नेटवर्क नहीं है।", reply_to=post)
    world.citizen("Imran").posts("मेरे गाँव में भी यही हाल है।", reply_to=world.published()[0])
    world.wait(minutes=5)

    assert Window.objects.values().get(case=case) == before
    assert [entry.verb for entry in world.ledger(case)].count("post_added") == 2
    world.wait(hours=3)
    assert Window.objects.get(case=case).passed_at == before["due_at"]


@pytest.mark.parametrize(
    "words", ["Noted, sir.", "संज्ञान में लिया गया।", "संबंधित अधिकारी को निर्देश दिया गया है।"], ids=[1, 2, 3]
)
def test_t02_an_officers_noted_lets_the_clock_to_action_run_on(world: World, words: str) -> None:
    case, _ = b.directed(world)
    before = b.window(case).due_at

    noted = world.office("dc-simdega").posts(words, reply_to=world.published()[0])
    world.wait(minutes=10)
    world.desk("Ravi").confirms_reading(noted)
    world.wait(hours=6)

    assert (b.window(case).due_at, b.window(case).passed_at) == (before, before)
    [line] = world.secretary().call_sheet()
    assert [row.case for row in line.matters] == [case]
    world.secretary().calls(case, "reached")  # nor is being reached by telephone the end of it
    world.wait(hours=3, minutes=30)
    assert [line.office.code for line in world.secretary().call_sheet()] == ["dc-simdega"]


def test_t07_a_running_case_keeps_its_pinned_protocol_and_a_new_one_takes_the_new(world: World) -> None:
    old, _ = b.directed(world)
    b.put_in_force(world, ('due_after = "6 h"', 'due_after = "12 h"'), ('wait = "1 h"', 'wait = "2 h"'))

    new, _ = b.directed(world, by="Imran", text="सिमडेगा के कोलेबिरा में बिजली नहीं है।")
    world.wait(hours=7, minutes=30)

    ran, runs = Window.objects.order_by("id")
    assert (ran.case, ran.sop_version, ran.due_at - ran.opened_at) == (old, 1, timedelta(hours=6))
    assert (runs.case, runs.sop_version, runs.due_at - runs.opened_at) == (new, 2, timedelta(hours=12))
    first, second = Escalation.objects.order_by("id")  # after an hour the second rung, by the old ladder
    assert (first.case, second.case, second.raised_at - first.raised_at) == (old, old, timedelta(hours=1))
    assert not any(clock.differs(window) for window in Window.objects.all())


def test_t08_an_office_switched_off_leaves_no_ghost_reminder_and_the_reason_on_record(world: World) -> None:
    case, _ = b.directed(world)
    other, _ = b.directed(world, by="Imran", text="गुमला के बिशुनपुर में पानी नहीं है।", owner="dc-gumla")
    world.wait(hours=6, minutes=5)
    assert len(world.secretary().call_sheet()) == 2

    Office.objects.filter(code="dc-gumla").update(closed_at=world.at)  # the district was merged into another
    world.wait(days=3)

    assert not Escalation.objects.filter(case=other, act="rings", settled_at=None).exists()
    rung = Escalation.objects.get(case=other, settled_at=None)
    assert (rung.duty, rung.lack) == ("desk", "closed")
    assert world.ledger(other)[-1].facts["lack"] == "closed"
    assert waiting.for_office(Office.objects.get(code="dc-gumla"), at=world.at, sop=world.sop) == []
    assert Escalation.objects.filter(case=case, duty="chief_secretary").exists()  # the other one's ladder went on


def test_t08_a_clause_switched_off_is_not_acted_on_any_more(world: World) -> None:
    case, _ = b.directed(world)
    b.put_in_force(world, ('wording = "confirmation"\nin_force = true', 'wording = "confirmation"\nin_force = false'))

    reply = world.office("dc-simdega").posts(b.DONE, reply_to=world.published()[0])
    world.desk("Ravi").confirms_reading(reply)
    world.wait(days=5)

    assert len(world.published()) == 1  # the question to the citizen has no standing nod now, and does not go out
    assert case in world.desk("Ravi").list()
    assert not Window.objects.running().exists()


@pytest.mark.parametrize("hours", [8, 9.9])
def test_t09_a_step_that_waits_for_the_morning_fires_then_though_the_process_restarts_meanwhile(
    open_world: Open, hours: float
) -> None:
    world = open_world(start="2020-01-15T17:00")
    case, _ = b.directed(world)  # due at eleven at night, an hour into the quiet hours
    world.wait(hours=6, minutes=10)
    assert world.secretary().call_sheet() == []
    world.crash("mid_sweep")

    world.restart()
    world.wait(hours=hours - 2.5)
    rung = Escalation.objects.get(case=case)
    seven = datetime(2020, 1, 16, 7, 0, tzinfo=world.zone)
    assert (rung.ring_from, rung.lapses_at) == (seven, seven + timedelta(hours=1))
    world.wait(minutes=(seven - world.at).total_seconds() / 60 - 1)
    assert world.secretary().call_sheet() == []
    world.wait(minutes=1)

    assert [line.office.code for line in world.secretary().call_sheet()] == ["dc-simdega"]
    assert [told.about for told in waiting.for_person(["secretary"], at=world.at, sop=world.sop)] == ["calls"]


def test_t09_a_window_in_office_hours_falls_due_at_its_hour_after_a_night_without_the_machine(world: World) -> None:
    case, _ = b.directed(world, owner="union-telecom")  # 24 office hours from Wednesday morning
    world.crash("mid_sweep")
    world.wait(days=4)  # it dies on the first step and lies still over the weekend

    world.restart()
    world.wait(days=5)

    window = Window.objects.get(case=case)
    assert window.passed_at is not None
    assert not clock.differs(window)
    assert [row.rung for row in Escalation.objects.filter(case=case).order_by("id")][:1] == [window.rung]


def test_t10_joined_parted_closed_and_reopened_the_clocks_follow_from_the_record(world: World) -> None:
    kept, _ = b.directed(world)
    second, _ = b.accepted(world, by="Imran")
    before = [(w.pk, w.due_at) for w in Window.objects.all()]
    history = [entry.hash for entry in world.ledger(kept)]
    meena = world.desk("Meena")

    meena.joins(second, into=kept)
    world.wait(hours=1)
    second = meena.separates(second)
    world.wait(hours=1)

    assert [(w.pk, w.due_at) for w in Window.objects.all()] == before
    assert second.status == "accepted"
    b.put(world, second)
    meena.closes(kept, "not possible", reason="forest land")
    world.wait(days=1)
    meena.reopens(kept, "the tower can stand elsewhere")
    assert not Window.objects.running().filter(case=kept).exists()
    assert not Escalation.objects.filter(case=kept, settled_at=None).exists()
    b.put(world, kept)

    first, other, new = Window.objects.order_by("id")
    assert [first.case, other.case, new.case] == [kept, second, kept]
    assert (first.due_at, first.stop_cause, new.stopped_at) == (before[0][1], "closed", None)
    assert not any(clock.differs(window) for window in Window.objects.all())
    assert [entry.hash for entry in world.ledger(kept)][: len(history)] == history
    assert not [f for case in Case.objects.all() for f in ledger.verify(case)]


WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday")


def in_hours(shifts: str, *, terms: str = "1 h", added: str = "") -> str:
    """The protocol with windows in office time, such a working week, and a holiday."""
    text = b.protocol(**dict.fromkeys(WEEK, shifts))
    text = text.replace('warn_after = "5 h"\ndue_after = "6 h"\nworking_hours = false', "TERMS", 1)
    text = text.replace("TERMS", f'warn_after = "30 min"\ndue_after = "{terms}"\nworking_hours = true')
    lines = [line for line in text.splitlines() if not line.startswith("saturday =")]
    text = "\n".join(lines).replace("second_and_fourth_saturday_off = true", "second_and_fourth_saturday_off = false")
    return text.replace("added = [\n", f"added = [\n{added}", 1)


@pytest.mark.parametrize(
    ("shifts", "terms", "added", "due"),
    [
        ('["09:00-17:00"]', "1 h", "", "2020-01-20T09:30"),  # Monday
        ('["09:00-13:00", "14:00-17:00"]', "5 h", "", "2020-01-20T14:30"),
        ('["09:00-17:00"]', "1 h", '  { date = 2020-01-20, name = "a local day" },\n', "2020-01-21T09:30"),
    ],
)
def test_t12_friday_half_past_four_and_one_hour_in_a_nine_to_five_week_is_monday_half_past_nine(
    open_world: Open, shifts: str, terms: str, added: str, due: str
) -> None:
    world = open_world(start="2020-01-17T16:29", sop=in_hours(shifts, terms=terms, added=added))

    case, _ = b.directed(world)

    window = b.window(case)
    opened = window.opened_at.astimezone(world.zone)
    assert (opened.date(), opened.hour, opened.minute) == (date(2020, 1, 17), 16, 30)
    late = timedelta(seconds=opened.second, microseconds=opened.microsecond)
    assert window.due_at - late == world.moment(due)
    world.wait(days=5)
    assert Window.objects.get(case=case).passed_at == window.due_at
    assert window.due_at.tzinfo == UTC
