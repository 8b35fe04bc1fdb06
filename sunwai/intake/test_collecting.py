"""Reading a lane: posts and cursor in one transaction, and no lane, post or error that stops the others."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import pytest
from django.db import OperationalError, connection

from sunwai.intake import due
from sunwai.intake.collect import take_in_or_keep
from sunwai.intake.models import Cursor, Gap, Post, Unread
from sunwai.loop import assess, collect
from sunwai.networks import base
from sunwai.networks.post import Batch, Item, Unreadable
from sunwai.networks.post import Gap as NetworkGap
from tests import builders as b

pytestmark = pytest.mark.django_db
POISON = "\ud800"  # half of a letter: no database takes it


class Lanes:
    """A network that gives, lane by lane, the batches it was told to."""

    name, account = "x", b.OURS

    def __init__(self, **lanes: Sequence[Batch | Exception]) -> None:
        self.lanes = {lane: list(steps) for lane, steps in lanes.items()}
        self.asked: list[tuple[str, str | None]] = []
        self.meanwhile: Callable[[], None] = lambda: None

    def pull(self, lane: str, cursor: str | None, *, at: datetime) -> Batch:
        self.asked.append((lane, cursor))
        steps = self.lanes.get(lane, [])
        step = steps.pop(0) if steps else Batch(items=(), cursor=cursor or "", more=False)
        self.meanwhile()
        if isinstance(step, Exception):
            raise step
        return step


def batch(*items: Item, cursor: str = "1", more: bool = False, **rest: Any) -> Batch:
    return Batch(items=items, cursor=cursor, more=more, **rest)


def read(network: Lanes, *, at: datetime = b.AT) -> int:
    return collect(network, at=at, sop=b.the_sop())  # type: ignore[arg-type]  # posts are not sent here


def cursor(lane: str = base.MENTIONS) -> Cursor:
    return Cursor.objects.get(lane=lane)


def test_a_lane_is_read_to_its_end_ours_first_each_from_where_it_stood() -> None:
    network = Lanes(
        own=[batch(cursor="own-1")],
        mentions=[batch(b.an_item(), cursor="m-1", more=True), batch(b.an_item(by="sunita"), cursor="m-2")],
    )

    read(network)

    assert network.asked == [("own", None), ("mentions", None), ("mentions", "m-1")]
    assert (cursor().value, cursor().read_at) == ("m-2", b.AT)
    assert Post.objects.count() == 2


def test_a_lane_waits_its_time_before_it_is_read_again() -> None:
    network = Lanes()
    read(network)

    read(network, at=b.later(minutes=0.4))
    assert len(network.asked) == 2
    read(network, at=b.later(minutes=0.5))
    assert len(network.asked) == 4
    assert due.next_moment(after=b.AT) == b.later(minutes=1)


def test_posts_and_cursor_are_saved_together_or_not_at_all() -> None:
    unread = [Unreadable("{", "not JSON")]
    network = Lanes(mentions=[batch(b.an_item(), cursor="far on", unreadable=unread)])

    def full(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith('UPDATE "sunwai_cursor"') and "far on" in params:
            raise OperationalError("disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(full), pytest.raises(OperationalError):
        read(network)

    assert (Post.objects.count(), Unread.objects.count()) == (0, 0)
    assert cursor().value == ""


def test_a_second_reader_that_was_slower_moves_no_cursor_back() -> None:
    first = b.an_item()
    network = Lanes(mentions=[batch(first, cursor="m-1")])

    def other_reads_on() -> None:
        if network.asked[-1][0] == base.MENTIONS:
            Cursor.objects.filter(lane=base.MENTIONS).update(value="m-9")

    network.meanwhile = other_reads_on
    read(network)

    assert cursor().value == "m-9"


def test_one_post_that_breaks_the_tables_is_kept_for_a_person_and_stops_nothing() -> None:
    good = [b.an_item(by=f"citizen-{n}") for n in range(4)]
    network = Lanes(mentions=[batch(*good[:2], b.an_item(f"x {POISON}", key="666"), *good[2:], cursor="m-1")])

    read(network)

    assert Post.objects.count() == 4
    assert cursor().value == "m-1"
    unread = Unread.objects.get()
    assert unread.reason.startswith("666: ")
    assert take_in_or_keep([good[0]], own_account=b.OURS, source="x", at=b.AT) == 0


def test_what_the_network_could_not_make_readable_is_kept_and_a_gap_is_shown() -> None:
    gap = NetworkGap(None, b.AT, "X shows only the newest 800 posts here")
    read(Lanes(mentions=[batch(unreadable=[Unreadable("{", "not JSON")], gap=gap)]))

    assert Unread.objects.get().source == "x mentions"
    assert Gap.objects.get().lane == "mentions"


@pytest.mark.parametrize(
    ("error", "again"),
    [
        (base.Transient("no line"), 0.5),
        (base.Malformed("not what X documents"), 0.5),
        (base.AuthLost("X refused the token (401)"), 0.5),
        (base.RateLimited("too many", until=b.later(minutes=15)), 15),
        (base.RateLimited("too many", until=b.later(minutes=-15)), 1 / 60),
    ],
)
def test_a_failing_lane_stays_where_it_was_says_since_when_and_comes_back(error: Exception, again: float) -> None:
    read(Lanes(mentions=[batch(cursor="m-1")]), at=b.later(minutes=-1))
    network = Lanes(mentions=[error])
    read(network)

    row = cursor()
    assert (row.value, row.failing_since, row.error) == ("m-1", b.AT, str(error))
    assert row.next_at == b.later(minutes=again)
    read(network, at=b.later(minutes=20))
    assert (cursor().error, cursor().failing_since) == ("", None)


def test_a_lane_that_breaks_in_a_way_nobody_foresaw_is_shown_and_holds_up_no_other() -> None:
    network = Lanes(own=[ZeroDivisionError("?")], mentions=[batch(b.an_item(), cursor="m-1")])

    with pytest.raises(ZeroDivisionError):
        read(network)

    assert (Post.objects.count(), cursor().value) == (1, "m-1")
    assert cursor(base.OWN).error == "ZeroDivisionError"
    assert read(network) == 1  # the broken lane waits its turn


def test_five_hundred_posts_one_of_them_poisoned_give_four_hundred_and_ninety_nine_cases() -> None:
    items = [b.an_item(f"बोलबा में नेटवर्क नहीं {n}", by=f"citizen-{n}") for n in range(60)]
    network = Lanes(mentions=[batch(*items[:30], b.an_item(POISON), *items[30:])])

    read(network)
    assess(at=b.AT, sop=b.the_sop())

    assert Post.objects.exclude(case=None).count() == 60
