"""Dates in promises: relative and absolute, in three ways of writing; never a past date, an age or a number."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunwai.response.when import find_dues

RANCHI = ZoneInfo("Asia/Kolkata")
THURSDAY = datetime(2020, 1, 16, 15, 0, tzinfo=RANCHI)

DATED = (
    ("The pole will be replaced within three days", "2020-01-19"),
    ("will be done in the next 10 days", "2020-01-26"),
    ("in a week the money will come", "2020-01-23"),
    ("we shall finish in a day or two", "2020-01-18"),
    ("within 5 working days", "2020-01-23"),
    ("by tomorrow evening it will be ready", "2020-01-17"),
    ("the day after tomorrow the team will come", "2020-01-18"),
    ("It will be over by Monday", "2020-01-20"),
    ("will be paid by the end of this month", "2020-01-31"),
    ("next month it will be opened", "2020-02-29"),
    ("by 25th January", "2020-01-25"),
    ("before January 30, 2020 it will be built", "2020-01-30"),
    ("to be completed by March", "2020-03-31"),
    ("in the first week of February it will start", "2020-02-07"),
    ("by mid February", "2020-02-15"),
    ("by the 28th", "2020-01-28"),
    ("by 05/02/2020", "2020-02-05"),
    ("until 2020-02-10", "2020-02-10"),
    ("तीन दिन के भीतर बदल दिया जाएगा", "2020-01-19"),
    ("१० दिनों में भुगतान होगा", "2020-01-26"),
    ("एक सप्ताह के अंदर मिल जाएगा", "2020-01-23"),
    ("कल तक बन जाएगा", "2020-01-17"),
    ("परसों टीम आएगी", "2020-01-18"),
    ("सोमवार तक रिपोर्ट देंगे", "2020-01-20"),
    ("इस माह के अंत तक पूरा होगा", "2020-01-31"),
    ("अगले सप्ताह शिविर लगेगा", "2020-01-26"),
    ("25 जनवरी तक कार्ड बन जाएगा", "2020-01-25"),
    ("28 तारीख तक हो जाएगा", "2020-01-28"),
    ("पंद्रह दिनों के अंदर मापी होगी", "2020-01-31"),
    ("2-3 din me ho jayega", "2020-01-19"),
    ("kal tak bijli aa jayegi", "2020-01-17"),
    ("ek hafte ke andar bhugtan hoga", "2020-01-23"),
    ("shukravar tak de denge", "2020-01-17"),
    ("mahine ke ant tak ho jayega", "2020-01-31"),
)

UNDATED = (
    "will be done soon",
    "जल्द बन जाएगा",
    "बच्ची की उम्र 5 साल है",
    "She is 12 years old",
    "पिछले तीन दिन में मरम्मत की गई",
    "in the last 2 days 40 families were helped",
    "6 साल से नेटवर्क नहीं है",
    "3 days ago the team came",
    "repaired on 12 January",
    "letter of 05/01/2020 refers",
    "24/7 control room",
    "1530 cards and 20 kg rice in ward 5",
    "last Monday the camp was held",
    "this may be seen",
    "कल चापाकल बना दिया गया",
    "आज मरम्मत कर दी गई",
)


@pytest.mark.parametrize(("text", "day"), DATED)
def test_a_date_to_come_is_found_and_ends_its_day_in_the_offices_zone(text: str, day: str) -> None:
    dues = find_dues(text, posted_at=THURSDAY, zone=RANCHI)
    assert [due.due.isoformat() for due in dues] == [f"{day}T23:59:59+05:30"]


@pytest.mark.parametrize("text", UNDATED)
def test_past_dates_ages_and_plain_numbers_are_no_dues(text: str) -> None:
    assert find_dues(text, posted_at=THURSDAY, zone=RANCHI) == ()


def test_hours_run_from_the_hour_of_posting() -> None:
    (due,) = find_dues("48 घंटे में बदल दिया जाएगा", posted_at=THURSDAY, zone=RANCHI)
    assert due.due == datetime(2020, 1, 18, 15, 0, tzinfo=RANCHI)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("शाम 6 बजे तक बिजली आ जाएगी", "2020-01-16T18:00:00+05:30"),
        ("by 5 pm", "2020-01-16T17:00:00+05:30"),
        ("will reach tomorrow by 9 am", "2020-01-17T09:00:00+05:30"),
        ("by 10 am", "2020-01-17T10:00:00+05:30"),
    ],
)
def test_an_hour_is_kept_and_one_that_passed_is_tomorrows(text: str, due: str) -> None:
    assert [found.due.isoformat() for found in find_dues(text, posted_at=THURSDAY, zone=RANCHI)] == [due]


def test_the_day_is_reckoned_in_the_offices_zone_and_not_in_utc() -> None:
    just_past_midnight = datetime(2020, 1, 16, 19, 0, tzinfo=ZoneInfo("UTC"))  # 00:30 on the 17th in Ranchi
    (due,) = find_dues("by tomorrow", posted_at=just_past_midnight, zone=RANCHI)
    assert due.due.date().isoformat() == "2020-01-18"


def test_a_due_says_where_it_stands() -> None:
    text = "ट्रांसफार्मर तीन दिन के भीतर बदलेगा"
    (due,) = find_dues(text, posted_at=THURSDAY, zone=RANCHI)
    assert text[due.start : due.end] == "तीन दिन के भीतर"


@given(st.text(max_size=200))
def test_no_text_makes_the_grammar_raise(text: str) -> None:
    assert all(due.due > THURSDAY for due in find_dues(text, posted_at=THURSDAY, zone=RANCHI))


JUMBLE = """31 by 30 february within 99999 day कल तक महीने के अंत / 31/02 2020 next may week 0"""


@given(st.lists(st.sampled_from(JUMBLE.split()), max_size=12))
def test_no_jumble_of_calendar_words_makes_the_grammar_raise(words: list[str]) -> None:
    find_dues(" ".join(words), posted_at=THURSDAY, zone=RANCHI)
