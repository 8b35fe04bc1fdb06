"""The sweep forgets nobody, does nothing twice and is not slowed by what is not due."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from sunwai import loop
from sunwai.cases import ledger
from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.escalation.models import Escalation
from sunwai.notify import actions as telling
from sunwai.notify import waiting
from sunwai.notify.conftest import MailServer
from sunwai.offices import actions as offices
from sunwai.offices.models import Holder, Office
from sunwai.simulate import World, staff
from sunwai.simulate.crowd import crowd
from tests import builders
from tests.journeys import brought as b

MANY = 100_000


@pytest.mark.parametrize("wanting", ["vacant", "no_number", "closed"])
def test_t03_silence_of_an_office_nobody_can_be_rung_in_is_before_the_desk_at_once(world: World, wanting: str) -> None:
    case, _ = b.directed(world)
    make_unreachable(Office.objects.get(code="dc-simdega"), wanting, world)

    world.wait(hours=6)

    rung = Escalation.objects.get(case=case)
    assert (rung.duty, rung.act, rung.lack, rung.raised_at) == ("desk", "decides", wanting, b.window(case).due_at)
    assert case in world.desk("Ravi").list("desk")
    assert case in world.desk("Ravi").list("silent")
    assert world.secretary().call_sheet() == []
    assert world.ledger(case)[-1].facts["lack"] == wanting
    assert [told.about for told in waiting.for_person(["desk"], at=world.at, sop=world.sop)] == ["decide"]


def test_t03_a_matter_for_which_no_office_is_known_stays_before_the_desk(world: World) -> None:
    case, _ = b.accepted(world, text="हमारे यहाँ छह साल से मोबाइल नेटवर्क नहीं है।")

    world.wait(days=3)

    assert case.district_key == ""
    assert case in world.desk("Ravi").list("desk")
    assert not Window.objects.exists()


def make_unreachable(office: Office, wanting: str, world: World) -> None:
    if wanting == "closed":
        Office.objects.filter(pk=office.pk).update(closed_at=world.at)
    elif wanting == "vacant":
        Holder.objects.filter(office=office).update(until=world.at.date())
    else:
        Holder.objects.filter(office=office).update(phone="")


def test_t04_among_a_hundred_thousand_open_cases_the_due_ones_fire_the_oldest_first(world: World) -> None:
    older, _ = b.directed(world)
    world.wait(minutes=5)
    case, _ = b.directed(world, by="Imran", text="गुमला के बिशुनपुर में पानी नहीं है।", owner="dc-gumla")
    crowd(b.window(case), count=MANY, due_at=world.at + timedelta(days=300))
    newer = Window.objects.get(
        case__docket=f"CR-{MANY}"
    )  # the newest row of all, and the last to fall due of the three
    Window.objects.filter(pk=newer.pk).update(
        next_at=world.at + timedelta(hours=6), due_at=world.at + timedelta(hours=6)
    )

    world.wait(hours=6)

    fired = list(Escalation.objects.order_by("id").values_list("case", "raised_at"))
    due = [Window.objects.get(case=pk).due_at for pk in (older.pk, case.pk, newer.case_id)]
    assert fired == list(zip([older.pk, case.pk, newer.case_id], due, strict=True))
    assert Window.objects.running().count() == MANY + 2


def test_t04_after_an_outage_the_first_sweep_takes_what_is_due_oldest_first_by_the_due_index(world: World) -> None:
    case, _ = b.directed(world)
    crowd(b.window(case), count=MANY, due_at=world.at + timedelta(days=300))
    late = Window.objects.filter(case__docket__in=["CR-90000", "CR-500", "CR-70000"])
    for n, row in enumerate(late.order_by("-id")):
        Window.objects.filter(pk=row.pk).update(next_at=world.at + timedelta(hours=n), due_at=world.at)
    outage_over = world.at + timedelta(hours=5, minutes=30)

    loop.sweep(at=outage_over, sop=world.sop)

    fired = [row.case.docket for row in Escalation.objects.order_by("id").select_related("case")]
    assert fired == ["CR-90000", "CR-70000", "CR-500"]
    plan = Window.objects.due(outage_over).explain()
    assert "window_due" in plan, plan
    assert "Seq Scan on sunwai_window" not in plan, plan
    plan = Case.objects.grown().filter(parked_at=None).order_by().explain()  # asked at every sweep, without an order
    assert "case_to_search" in plan, plan


def test_t05_killed_between_the_step_and_its_notice_there_is_one_step_and_one_notice_after_it(
    world: World, mail_server: MailServer
) -> None:
    case, _ = b.directed(world)
    telling.add_mailbox(staff.hire()["Secretary"], mailbox="s@office.test", language="en", by="Meena", at=world.at)
    world.crash("mid_sweep")

    world.wait(hours=7)
    assert world.is_down
    assert not Escalation.objects.exists()  # nothing of the step was kept, so nothing is half done
    loop.tell(at=world.at, sop=world.sop)
    assert mail_server.taken == []
    world.restart()
    world.wait(minutes=1)  # the step is taken; it dies again before anybody was told, and then in the middle of telling
    mail_server.answer = "451 in a moment"
    loop.tell(at=world.at, sop=world.sop)
    mail_server.answer = "250 OK"
    for _ in range(4):
        world.wait(minutes=5)
        loop.tell(at=world.at, sop=world.sop)

    assert Escalation.objects.count() == 1
    assert [entry.verb for entry in world.ledger(case)].count("escalated") == 1
    assert [mail["Subject"] for mail in mail_server.taken] == ["1 matter to ring about"]
    assert len(world.secretary().call_sheet()) == 1
    assert not ledger.verify(Case.objects.get(pk=case.pk))


def test_t06_two_workers_at_once_ring_once_and_post_once(world: World) -> None:
    case, _ = b.accepted(world)
    world.office("dc-simdega")
    ravi = world.desk("Ravi")
    ravi.drafts(case, owner="dc-simdega")
    nod = ravi.asks_nod(case)
    world.settle()
    builders.give(nod, at=world.at)  # nobody has worked since: everything is still to be done
    sop = world.sop

    def worker(hours: float) -> Callable[[], int]:
        at = world.at + timedelta(hours=hours)
        return lambda: loop.run_once([world.connector], at=at, sop=sop)

    for hours in (0.1, 0.2, 7, 7.1):
        ends = builders.together(worker(hours), worker(hours), worker(hours))
        assert not [end for end in ends if isinstance(end, BaseException)], ends

    assert len(world.published()) == 1
    verbs = [entry.verb for entry in world.ledger(case)]
    once = ("issued", "post_sent", "direction_out", "window_opened", "window_warned", "escalated")
    assert {verb: verbs.count(verb) for verb in once} == dict.fromkeys(once, 1)
    assert Escalation.objects.count() == 1
    assert "parked" not in verbs
    assert not ledger.verify(Case.objects.get(pk=case.pk))


def test_t03_a_holder_named_in_time_is_rung_as_usual(world: World) -> None:
    case, _ = b.directed(world)
    office = Office.objects.get(code="dc-simdega")
    Holder.objects.filter(office=office).update(until=world.at.date())
    offices.appoint(office, name="A. Kujur", phone="00000 00001", since=world.at.date(), by="Meena", at=world.at)

    world.wait(hours=6, minutes=5)

    [line] = world.secretary().call_sheet()
    assert (line.numbers, [row.case for row in line.matters]) == (("00000 00001",), [case])
