"""The process dies at every point that matters and is started again: nothing lost, nothing twice, one rung."""

from datetime import timedelta

import pytest

from sunwai.cases import ledger
from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.escalation.models import Escalation
from sunwai.intake.models import Post, Version
from sunwai.outbox.models import Outgoing, State
from sunwai.simulate import World
from sunwai.simulate.crashing import POINTS
from sunwai.simulate.outside import SaidPost

TAG = "सिमडेगा जिले के बोलबा प्रखंड में छह साल से मोबाइल नेटवर्क नहीं है।"


def nodded(world: World, post: SaidPost) -> Case:
    world.office("dc-simdega")
    ravi = world.desk("Ravi")
    case = ravi.accepts(post)
    ravi.drafts(case, owner="dc-simdega")
    ravi.asks_nod(case)
    world.approver().nods(case)
    return case


def killed(world: World, *, minutes: float) -> bool:
    """Will let time pass, start the process again if it died meanwhile, and say whether it did."""
    world.wait(minutes=minutes)
    died = world.is_down
    if died:
        world.restart()
        world.wait(minutes=5)  # longer than a lease and the looks after it
    return died


@pytest.mark.parametrize("where", POINTS)
def test_whatever_moment_the_process_dies_in_the_day_ends_as_it_should(world: World, where: str) -> None:
    world.crash(where)
    deaths = 0
    post = world.citizen("Asha").posts(TAG)
    deaths += killed(world, minutes=1)
    case = nodded(world, post)
    deaths += killed(world, minutes=1)
    deaths += killed(world, minutes=6 * 60)

    assert deaths == 1
    [said] = world.published()
    assert (said.reply_to, f"{case.docket}/1" in said.text) == (post.key, True)
    act = Outgoing.objects.get()
    assert (act.state, act.sent_key) == (State.SENT, said.id)
    window = Window.objects.get()
    assert window.opened_at == said.at
    assert window.due_at == said.at + timedelta(hours=6)
    assert [row.window for row in Escalation.objects.all()] == [window]
    assert [line.office.code for line in world.secretary().call_sheet()] == ["dc-simdega"]


@pytest.mark.parametrize("where", POINTS)
def test_whatever_moment_the_process_dies_in_the_record_is_whole(world: World, where: str) -> None:
    world.crash(where)
    post = world.citizen("Asha").posts(TAG)
    killed(world, minutes=1)
    case = nodded(world, post)
    killed(world, minutes=1)
    killed(world, minutes=6 * 60)

    assert not ledger.verify(Case.objects.get(pk=case.pk))
    verbs = [entry.verb for entry in world.ledger(case)]
    once = ("opened", "accepted", "nod_given", "issued", "post_sent", "direction_out", "window_opened", "escalated")
    assert {verb: verbs.count(verb) for verb in once} == dict.fromkeys(once, 1)


@pytest.mark.parametrize("where", ["after_read", "mid_intake"])
def test_a_burst_that_was_being_read_when_it_died_is_read_again_whole(world: World, where: str) -> None:
    citizens = [world.citizen(f"Citizen {number}") for number in range(130)]
    posts = [citizen.posts(f"पंचायत {number} में पानी नहीं आता।") for number, citizen in enumerate(citizens)]
    world.crash(where)

    assert killed(world, minutes=1)

    assert {post.key for post in Post.objects.all()} == {post.key for post in posts}
    assert Version.objects.count() == len(posts)
    assert Case.objects.count() == len(posts)


def test_dying_twice_round_one_send_still_posts_once(world: World) -> None:
    case = nodded_only(world)
    assert world.is_down
    assert world.published() == []

    world.restart()
    world.crash("after_send")
    world.wait(minutes=10)  # the lease ends, three looks find nothing, it is sent once more
    assert world.is_down
    world.restart()
    world.wait(minutes=10)

    assert len(world.published()) == 1
    assert Outgoing.objects.get(case=case).state == State.SENT
    assert Window.objects.count() == 1


def nodded_only(world: World) -> Case:
    """A nod whose sender died before the network heard anything."""
    world.office("dc-simdega")
    post = world.citizen("Asha").posts(TAG)
    ravi = world.desk("Ravi")
    case = ravi.accepts(post)
    ravi.drafts(case, owner="dc-simdega")
    ravi.asks_nod(case)
    world.crash("before_send")
    world.approver().nods(case)
    return case


def test_while_the_process_is_down_nothing_is_done_and_afterwards_everything_late_is(world: World) -> None:
    case = nodded_only(world)
    assert world.is_down
    world.wait(hours=3)
    late = world.citizen("Imran").posts("धनबाद में बिजली नहीं है।")
    world.wait(hours=1)
    assert world.case_of(late) is None
    assert world.published() == []

    world.restart()
    world.wait(minutes=5)

    assert world.case_of(late) is not None
    [said] = world.published()
    window = Window.objects.get(case=case)
    assert window.opened_at == said.at  # the office has its six hours from when it was really told
