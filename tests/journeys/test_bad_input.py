"""What X answers badly, reading and posting: the desk sees it, nothing is lost, nothing is posted twice."""

import socket
from collections.abc import Callable
from datetime import timedelta

import pytest

from sunwai import loop
from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.intake.models import Cursor, Gap, Post, Unread
from sunwai.networks import credentials
from sunwai.networks.base import MENTIONS, OWN
from sunwai.networks.x.connector import XConnector, connect_x
from sunwai.outbox import actions as outbox
from sunwai.outbox.models import Outgoing, State
from sunwai.simulate import World

TAG = "सिमडेगा जिले के बोलबा प्रखंड में छह साल से मोबाइल नेटवर्क नहीं है।"

# What is armed, and a word of what the desk is told.
BAD_ANSWERS = [
    ("malformed", "something else than JSON"),
    ("wrong_encoding", "something else than JSON"),
    ("missing_fields", "without `meta`"),
    ("huge", "more than 5000000 bytes"),
    ("cut_midway", "answer was lost"),
    ("cut_before", "answer was lost"),
    ("accept_then_drop", "answer was lost"),
    ("server_error", "503"),
    ("error_after", "503"),
    ("rate_limited", "Allowed again at"),
    ("usage_capped", "Top up or raise the limit"),
    ("unauthorized", "Connect the handle again"),
]


def lane(name: str) -> Cursor:
    return Cursor.objects.get(lane=name)


@pytest.mark.parametrize(("kind", "told"), BAD_ANSWERS)
def test_a_reading_that_goes_wrong_is_shown_and_made_up_for(world: World, kind: str, told: str) -> None:
    world.settle()
    before = lane(MENTIONS).value
    posts = [world.citizen(name).posts(f"{name}: {TAG}") for name in ("Asha", "Imran")]

    world.network.arm(kind, endpoint="mentions")
    world.settle()

    failing = lane(MENTIONS)
    assert (failing.failing_since, failing.value) == (world.at, before)
    assert told in failing.error
    assert not Post.objects.exists()
    assert lane(OWN).failing_since is None
    world.wait(minutes=20)
    assert {post.key for post in Post.objects.all()} == {post.key for post in posts}
    assert Case.objects.count() == len(posts)
    assert (lane(MENTIONS).failing_since, lane(MENTIONS).error) == (None, "")
    assert not Gap.objects.exists()
    assert not Unread.objects.exists()


def test_fields_no_document_names_disturb_nothing(world: World) -> None:
    post = world.citizen("Asha").posts(TAG)

    world.network.arm("unknown_fields", times=5)
    world.settle()

    assert world.case_of(post) is not None
    assert not Cursor.objects.exclude(error="").exists()


def test_hours_without_x_are_shown_from_their_first_minute_and_then_caught_up(world: World) -> None:
    world.settle()
    began = world.at
    world.network.arm("server_error", times=100_000)
    posts = []
    for hour in range(3):
        world.wait(hours=1)
        posts.append(world.citizen("Asha").posts(f"{TAG} {hour}"))
    assert lane(MENTIONS).failing_since == began
    assert lane(OWN).failing_since == began

    world.network.disarm()
    world.wait(minutes=1)

    assert {post.key for post in Post.objects.all()} == {post.key for post in posts}
    assert not Cursor.objects.exclude(failing_since=None).exists()


def before_the_approver(world: World) -> Case:
    """A case whose words wait for a yes; saying it sends them."""
    post = world.citizen("Asha").posts(TAG)
    world.office("dc-simdega")
    ravi = world.desk("Ravi")
    case = ravi.accepts(post)
    ravi.drafts(case, owner="dc-simdega")
    ravi.asks_nod(case)
    return case


def out_once(world: World) -> bool:
    """Whether the act stands in public exactly once, and its window runs from then."""
    act, window = Outgoing.objects.get(), Window.objects.get()
    [said] = world.published()
    return (act.state, act.sent_key, window.opened_at) == (State.SENT, said.id, said.at)


ACCEPTED_ALL_THE_SAME = [
    "accept_then_drop",
    "cut_midway",
    "error_after",
    "malformed",
    "wrong_encoding",
    "missing_fields",
    "huge",
    "unknown_fields",
]
REFUSED_FOR_A_WHILE = ["cut_before", "server_error", "rate_limited"]


@pytest.mark.parametrize("kind", [*ACCEPTED_ALL_THE_SAME, *REFUSED_FOR_A_WHILE])
def test_a_posting_that_goes_wrong_ends_in_one_public_post(world: World, kind: str) -> None:
    case = before_the_approver(world)

    world.network.arm(kind, endpoint="create_post")
    world.approver().nods(case)
    world.wait(minutes=20)

    assert not world.network.faults()
    assert out_once(world)


@pytest.mark.parametrize("kind", ["malformed", "server_error", "cut_midway", "rate_limited"])
def test_a_look_at_whom_we_tag_that_goes_wrong_delays_the_post_only(world: World, kind: str) -> None:
    case = before_the_approver(world)

    world.network.arm(kind, endpoint="users_by")
    world.approver().nods(case)
    world.wait(minutes=20)

    assert not world.network.faults()
    assert out_once(world)


@pytest.mark.parametrize(("kind", "told"), [("usage_capped", "Top up"), ("unauthorized", "Connect the handle again")])
def test_what_only_a_person_can_mend_waits_for_them_and_then_goes_out_once(world: World, kind: str, told: str) -> None:
    case = before_the_approver(world)
    world.network.arm(kind, endpoint="create_post")
    world.approver().nods(case)
    world.wait(hours=1)

    act = Outgoing.objects.get()
    assert act.state == State.FAILED
    assert told in act.error
    assert world.published() == []
    assert [c.docket for c in world.desk("Ravi").list("stuck")] == [case.docket]
    assert not Window.objects.exists()

    outbox.try_again(act, by="Ravi", at=world.at)
    world.wait(minutes=1)
    assert out_once(world)


@pytest.fixture
def unreachable(world: World) -> Callable[[], XConnector]:
    """Will give the handle's connector to an address where nothing listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    return lambda: connect_x(credentials.load("x"), base_url=address, mode="api", loopback_only=True)


def test_a_refused_connection_is_shown_and_neither_a_post_nor_an_act_is_lost(
    world: World, unreachable: Callable[[], XConnector]
) -> None:
    case = before_the_approver(world)
    with_x = world.connector
    world.connector = unreachable()  # type: ignore[assignment]  # nothing of it can crash
    world.approver().nods(case)
    late = world.citizen("Imran").posts("धनबाद में बिजली नहीं है।")
    world.wait(minutes=30)
    assert world.case_of(late) is None
    assert "could not be reached" in lane(MENTIONS).error
    assert Outgoing.objects.get().state == State.READY

    world.connector = with_x
    world.wait(minutes=5)

    assert world.case_of(late) is not None
    assert lane(MENTIONS).failing_since is None
    assert out_once(world)


def test_twelve_hundred_mentions_while_we_were_down_leave_a_gap_that_is_shown(world: World) -> None:
    world.citizen("Asha").posts("पहला")
    world.settle()
    mark = world.at
    citizens = [world.network.create_account(f"c{number}") for number in range(20)]
    said = []
    for number in range(1_200):
        at = mark + timedelta(hours=1, seconds=number)
        author = citizens[number % 20].id
        said.append(world.network.post_as(author, f"@{world.handle} गाँव {number} में पानी नहीं।", at=at))
    world.at = mark + timedelta(hours=2)

    loop.collect(world.connector, at=world.at, sop=world.sop)

    [gap] = Gap.objects.all()
    assert (gap.lane, gap.since, gap.until) == (MENTIONS, mark, said[400].at)
    assert gap.healed_at is None
    assert "newest 800" in gap.reason
    kept = set(Post.objects.values_list("key", flat=True))
    assert kept >= {post.id for post in said[400:]}  # all that X shows
    assert len(kept) == 801
    loop.collect(world.connector, at=world.at + timedelta(minutes=1), sop=world.sop)
    assert Gap.objects.count() == 1
