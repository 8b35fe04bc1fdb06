"""What was done once, or would have been, is not done now; and dates said in ways less usual."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from sunwai.response.kinds import Kind
from sunwai.response.reading import read_reply
from sunwai.response.when import find_dues

ZONE = ZoneInfo("Asia/Kolkata")
TUESDAY = datetime(2026, 5, 5, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "The handpump was repaired in 2024. This fault is new.",
        "पिछले वर्ष चापाकल बनाया गया था।",
        "pichle saal sadak banayi gayi thi",
        "Road was metalled three years ago",
        "It would have been repaired by now",
        "काम हो गया होता यदि जमीन मिल जाती",
        "kaam ho gaya hota agar thekedar bhagta nahi",
        "We have resolved to act",
        "सभी प्रखंडों में राशन वितरण किया गया है",
    ],
)
def test_what_was_done_long_ago_or_would_have_been_is_not_done(text: str) -> None:
    assert read_reply(text, posted_at=TUESDAY, zone=ZONE).kind is not Kind.ACTION_REPORTED


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("by the 20th of this month", "2026-05-20"),
        ("इस माह की 25 तारीख तक भुगतान होगा", "2026-05-25"),
        ("आगामी 15 तारीख तक", "2026-05-15"),
        ("in a couple of weeks", "2026-05-19"),
        ("do din lagenge", "2026-05-07"),
        ("Give us three working days", "2026-05-08"),
    ],
)
def test_a_day_is_read_where_it_is_said_less_usually(text: str, day: str) -> None:
    assert [str(due.due.date()) for due in find_dues(text, posted_at=TUESDAY, zone=ZONE)] == [day]


@pytest.mark.parametrize("text", ["within 10 days thereafter", "उसके बाद 10 दिन के अंदर", "uske baad 3 din me"])
def test_what_runs_from_something_still_to_come_is_no_day(text: str) -> None:
    assert find_dues(text, posted_at=TUESDAY, zone=ZONE) == ()
