"""Promises of reading a lane: nothing lost to a crash, a late arrival, a clock set back, or X's cap."""

import json
from datetime import timedelta

import httpx
import pytest

from sunwai.networks.base import MENTIONS, OWN, Malformed, NotAllowed, RateLimited
from sunwai.networks.x.conftest import NOON, wire_page, wire_post

LATER = NOON + timedelta(hours=1)


class Mentions:
    """X's mentions of the office: newest first, pages, only the newest `cap`, dated by X's own clock."""

    def __init__(self, *, cap=800, hidden=frozenset()):
        self.posts = []
        self.cap = cap
        self.hidden = hidden

    def arrive(self, key, *, minutes):
        self.posts.append(wire_post(key, f"mention {key}", minutes=minutes))

    def __call__(self, request):
        query = request.url.params
        newest = sorted(self.posts, key=lambda post: int(post["id"]), reverse=True)[: self.cap]
        start = query.get("start_time", "")
        shown = [post for post in newest if post["created_at"] >= start[:-1]]
        first = int(query.get("pagination_token", "p0")[1:])
        size = int(query["max_results"])
        page = [post for post in shown[first : first + size] if post["id"] not in self.hidden]
        after = first + size
        return httpx.Response(200, json=wire_page(page, next_token=f"p{after}" if after < len(shown) else None))


@pytest.fixture
def x():
    return Mentions()


@pytest.fixture
def office(wire, x):
    wire.answers = Endless(x)
    return wire.connector()


class Endless(list):
    """A list of answers that always has the same next one."""

    def __init__(self, answer):
        super().__init__([answer])

    def pop(self, index=-1):
        return self[0]


def read(office, cursor, *, at=LATER, steps=40):
    """Pull until there is no more; the keys read, the last cursor and the gaps."""
    keys, gaps = [], []
    for _ in range(steps):
        batch = office.pull(MENTIONS, cursor, at=at)
        keys += [item.key for item in batch.items]
        gaps += [batch.gap] if batch.gap else []
        cursor = batch.cursor
        if not batch.more:
            return keys, cursor, gaps
    raise AssertionError("the walk did not end")


def test_a_first_walk_reads_everything_newest_first(office, x):
    for n in range(250):
        x.arrive(1000 + n, minutes=n / 10)
    keys, _, gaps = read(office, None)
    assert keys == [str(1000 + n) for n in reversed(range(250))]
    assert gaps == []


def test_each_step_reads_one_page_and_says_whether_more_is_due(office, x, wire):
    for n in range(150):
        x.arrive(1000 + n, minutes=0)
    first = office.pull(MENTIONS, None, at=LATER)
    second = office.pull(MENTIONS, first.cursor, at=LATER)
    assert (len(first.items), first.more, len(second.items), second.more) == (100, True, 50, False)
    assert len(wire.asked) == 2


def test_a_later_walk_reads_back_to_the_old_mark_and_ten_minutes_beyond(office, x):
    for minute in range(0, 60, 5):
        x.arrive(1000 + minute, minutes=minute)
    _, cursor, _ = read(office, None)
    x.arrive(2000, minutes=60)
    keys, _, gaps = read(office, cursor)
    assert keys == ["2000", "1055", "1050", "1045"]
    assert gaps == []


def test_a_late_mention_with_a_lower_id_is_still_taken(office, x, wire):
    x.arrive(1000, minutes=0)
    x.arrive(1100, minutes=30)
    _, cursor, _ = read(office, None)
    x.arrive(1090, minutes=22)  # posted before 1100, indexed after it was read
    keys, _, _ = read(office, cursor)
    assert "1090" in keys
    assert all("since_id" not in request.url.params for request in wire.asked)


def test_a_crash_mid_walk_goes_on_where_it_stopped_and_loses_nothing(office, x):
    x.arrive(1000, minutes=0)
    _, cursor, _ = read(office, None)
    for n in range(350):
        x.arrive(2000 + n, minutes=20 + n / 100)
    first = office.pull(MENTIONS, cursor, at=LATER)
    kept = [item.key for item in first.items]

    x.arrive(3000, minutes=40)  # while the worker was down
    # Mention 3000 pushes every page on by one; the walk meets one post twice and misses none.
    keys, after, _ = read(office, first.cursor)
    again, _, _ = read(office, after)

    assert set(kept + keys) == {"1000"} | {str(2000 + n) for n in range(350)}
    assert "3000" in again


def test_the_old_mark_stands_until_the_walk_has_reached_it(office, x):
    x.arrive(1000, minutes=0)
    _, cursor, _ = read(office, None)
    for n in range(150):
        x.arrive(2000 + n, minutes=20)
    first = office.pull(MENTIONS, cursor, at=LATER)
    stored = json.loads(first.cursor)
    assert stored["high"]["key"] == "1000"
    assert stored["pending_high"]["key"] == "2149"
    _, done, _ = read(office, first.cursor)
    assert json.loads(done)["high"]["at"] == (NOON + timedelta(minutes=20)).isoformat()


def test_all_pages_of_a_walk_ask_for_the_same_stretch(office, x, wire):
    x.arrive(1000, minutes=0)
    _, cursor, _ = read(office, None)
    for n in range(250):
        x.arrive(2000 + n, minutes=20)
    wire.asked.clear()
    read(office, cursor)
    assert {request.url.params["start_time"] for request in wire.asked} == {"2020-01-14T11:50:00Z"}


def test_a_walk_that_meets_x_cap_before_the_old_mark_shows_the_gap(office, x):
    x.arrive(1000, minutes=0)
    _, cursor, _ = read(office, None)
    for n in range(1200):
        x.arrive(2000 + n, minutes=15 + n / 100)
    keys, after, (gap,) = read(office, cursor)
    assert len(keys) == 800
    assert (gap.since, gap.until) == (NOON, NOON + timedelta(minutes=19))
    assert "newest 800" in gap.reason
    x.arrive(4000, minutes=50)
    assert read(office, after)[2] == []  # told once


def test_the_cap_is_seen_even_when_x_leaves_hidden_posts_out_of_its_pages(office, x):
    x.arrive(1000, minutes=0)
    _, cursor, _ = read(office, None)
    for n in range(1200):
        x.arrive(2000 + n, minutes=15 + n / 100)
    x.hidden = {str(2000 + n) for n in range(0, 1200, 3)}
    keys, _, gaps = read(office, cursor)
    assert len(keys) < 800
    assert len(gaps) == 1


def test_exactly_what_x_shows_is_no_gap(office, x):
    x.arrive(1000, minutes=0)
    _, cursor, _ = read(office, None)
    for n in range(799):
        x.arrive(2000 + n, minutes=15)
    assert read(office, cursor)[2] == []


def test_a_mark_that_was_deleted_is_not_needed_to_end_a_walk(office, x):
    x.arrive(1000, minutes=0)
    _, cursor, _ = read(office, None)
    x.posts.clear()
    x.arrive(2000, minutes=20)
    keys, _, gaps = read(office, cursor)
    assert (keys, gaps) == (["2000"], [])


def test_a_quiet_lane_keeps_its_mark(office, x):
    x.arrive(1000, minutes=0)
    _, cursor, _ = read(office, None)
    x.posts.clear()
    _, after, _ = read(office, cursor)
    assert json.loads(after)["high"]["key"] == "1000"


def test_mentions_after_a_clock_was_set_back_are_read(office, x):
    x.arrive(1000, minutes=300)
    _, cursor, _ = read(office, None, at=NOON + timedelta(minutes=301))
    x.arrive(2000, minutes=1)  # the clock was five hours fast
    keys, cursor, _ = read(office, cursor, at=NOON + timedelta(minutes=2))
    assert "2000" in keys
    x.arrive(2001, minutes=3)
    assert "2001" in read(office, cursor, at=NOON + timedelta(hours=2))[0]


@pytest.mark.parametrize("stored", ["not json", "[]", '{"high": 5}', '{"high": {"at": "noon"}}', '{"pages": "x"}'])
def test_a_mark_that_cannot_be_read_starts_anew_and_says_so_once(office, x, stored):
    for n in range(150):
        x.arrive(1000 + n, minutes=0)
    keys, _, (gap,) = read(office, stored)
    assert len(keys) == 150
    assert "reading mark could not be read" in gap.reason


def test_an_empty_cursor_is_a_first_walk(office, x):
    x.arrive(1000, minutes=0)
    assert read(office, "")[2] == []


def test_a_page_token_that_ran_out_begins_the_walk_anew(wire):
    office = wire.connector()
    wire.says(wire_page([wire_post(2000, minutes=20)], next_token="p1"))
    first = office.pull(MENTIONS, '{"high": {"key": "1000", "at": "2020-01-14T12:00:00+00:00"}}', at=LATER)
    wire.says({"errors": [{"message": "pagination_token is not valid"}], "title": "Invalid Request"}, status=400)
    again = office.pull(MENTIONS, first.cursor, at=LATER)
    assert (again.items, again.more) == ((), True)
    assert json.loads(again.cursor) == {"high": {"key": "1000", "at": "2020-01-14T12:00:00+00:00"}}


def test_a_first_page_that_is_refused_is_not_asked_for_ever(wire):
    wire.says({"title": "Invalid Request"}, status=400)
    with pytest.raises(NotAllowed):
        wire.connector().pull(MENTIONS, None, at=LATER)


def test_the_same_page_twice_ends_the_walk_loudly(wire):
    office = wire.connector()
    wire.says(wire_page([wire_post(2000)], next_token="p1"))
    wire.says(wire_page([wire_post(2000)], next_token="p1"))
    first = office.pull(MENTIONS, None, at=LATER)
    with pytest.raises(Malformed, match="never end"):
        office.pull(MENTIONS, first.cursor, at=LATER)


def test_a_rate_limit_mid_walk_leaves_the_walk_where_it_was(wire):
    office = wire.connector()
    wire.says(wire_page([wire_post(2000)], next_token="p1"), headers={"x-rate-limit-remaining": "0"})
    first = office.pull(MENTIONS, None, at=LATER)
    with pytest.raises(RateLimited) as limited:
        office.pull(MENTIONS, first.cursor, at=LATER)
    wire.says(wire_page([wire_post(1000)]))
    assert [item.key for item in office.pull(MENTIONS, first.cursor, at=limited.value.until).items] == ["1000"]
    assert wire.asked[-1].url.params["pagination_token"] == "p1"


def test_unreadable_mentions_travel_in_the_batch_and_the_mark_moves_on(wire):
    wire.says(wire_page([{"id": "2001"}, wire_post(2000)]))
    batch = wire.connector().pull(MENTIONS, None, at=LATER)
    assert [item.key for item in batch.items] == ["2000"]
    assert "2001" in batch.unreadable[0].raw
    assert json.loads(batch.cursor)["high"]["key"] == "2000"


@pytest.mark.parametrize(
    ("dialect", "word", "expansion"),
    [("post", "post.fields", "referenced_posts"), ("tweet", "tweet.fields", "author_id")],
)
def test_each_dialect_asks_in_its_own_words(wire, dialect, word, expansion):
    wire.says(wire_page([]))
    wire.connector(dialect=dialect).pull(OWN, None, at=LATER)
    (request,) = wire.asked
    assert request.url.path == "/2/users/900/tweets"
    assert "created_at" in request.url.params[word].split(",")
    assert expansion in request.url.params["expansions"].split(",")
    assert ("post.fields" in request.url.params) is (dialect == "post")
