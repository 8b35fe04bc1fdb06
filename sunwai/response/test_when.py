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
    ("सोमवार से चिकित्सक की प्रतिनियुक्ति कर दी जाएगी", "2020-01-20"),
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
    ("The pump shall be changed in three days' time.", "2020-01-19"),
    ("3 days from now the work will be over.", "2020-01-19"),
    ("one week me ho jayega", "2020-01-23"),
    ("सप्ताह भर में मरम्मत हो जाएगी", "2020-01-23"),
    ("हफ्ते के अंदर कार्ड बन जाएगा", "2020-01-23"),
    ("एक माह के भीतर पेंशन चालू होगी", "2020-02-16"),
    ("कल शाम तक ठीक कर दिया जाएगा।", "2020-01-17"),
    ("kal subah line chalu kar di jayegi", "2020-01-17"),
    ("parso tak paisa aa jayega", "2020-01-18"),
    ("The team will visit Monday.", "2020-01-20"),
    ("jumma tak ho jayega", "2020-01-17"),
    ("budhwaar ko camp lagega", "2020-01-22"),
    ("इस रविवार तक सफाई हो जाएगी", "2020-01-19"),
    ("By month end it will be paid.", "2020-01-31"),
    ("महीने के आखिर तक राशन मिल जाएगा", "2020-01-31"),
    ("जनवरी के अंत तक टावर लग जाएगा", "2020-01-31"),
    ("by end of Feb it will be ready", "2020-02-29"),
    ("फरवरी अंत तक पूरा होगा", "2020-02-29"),
    ("अगले सप्ताह तक राशि मिल जाएगी", "2020-01-26"),
    ("15 din ke andar kaam ho jayega", "2020-01-31"),
    ("अगले माह के प्रथम सप्ताह में वितरण होगा", "2020-02-07"),
    ("25/01 tak ho jayega", "2020-01-25"),
    ("by 25.01.20 the card will be issued", "2020-01-25"),
    ("Will be completed by the 25th.", "2020-01-25"),
    ("By end of financial year all houses will be completed.", "2020-03-31"),
    ("31 मार्च तक पुल बन जाएगा", "2020-03-31"),
    ("मार्च के अंतिम सप्ताह तक कार्य पूर्ण होगा", "2020-03-31"),
    ("फरवरी के मध्य तक", "2020-02-15"),
    ("26 जनवरी से पहले सड़क बन जाएगी", "2020-01-26"),
    ("Aaj hi theek kar denge", "2020-01-16"),
    ("By EOD it will be done", "2020-01-16"),
    ("within 5 (five) days it will be repaired", "2020-01-21"),
    ("दस दिनों के भीतर", "2020-01-26"),
    ("10 फरवरी को सुनवाई की तिथि निर्धारित है", "2020-02-10"),
    ("दिनांक 05-02-2020 को शिविर आयोजित किया जाएगा", "2020-02-05"),
    ("20 January ko camp lagaya jayega", "2020-01-20"),
    ("25 तारीख तक मिल जाएगा", "2020-01-25"),
    ("5 फरवरी 2020 तक भुगतान कर दिया जाएगा", "2020-02-05"),
    ("1 February se supply start hogi", "2020-02-01"),
    ("Between 20 and 22 January the work will be completed.", "2020-01-22"),
    ("two weeks me hoga", "2020-01-30"),
    ("तीन महीने के अंदर भवन बनेगा", "2020-04-16"),
    ("tomorrow it shall be done", "2020-01-17"),
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
    "पेंशन 65 साल की उम्र पर मिलेगी",
    "राशि रु 20000 जल्द मिलेगी",
    "PM Awas Yojana 2020-21 में नाम जोड़ा जाएगा",
    "फोन 06512401234 पर संपर्क किया जाएगा",
    "पत्र दिनांक 20.12.2019 के आलोक में कार्रवाई की जाएगी",
    "Vide letter dated 12 January action will be taken",
    "6 महीने से लंबित पेंशन जल्द मिलेगी",
    "3 माह की मजदूरी का भुगतान शीघ्र होगा",
    "The 5 year old child will be treated soon",
    "at the earliest it will be resolved",
    "10% subsidy will be given soon",
    "The pole fell 2 days ago; it will be replaced shortly",
    "15th Finance Commission funds will be used",
    "Camp was held on Monday; cards will be given soon",
    "2019-20 के आवास जल्द पूर्ण होंगे",
    "14वें वित्त आयोग से सड़क बनेगी",
    "पिछले सोमवार को टीम गई थी, जल्द काम होगा",
    "Ward 12 की नाली जल्द बनेगी",
    "NH 33 will be repaired soon",
    "Helpline 181 is open 24x7, we will help",
    "Water will be supplied daily from 6 to 8 am",
    "We will supply water every Monday",
    "MGNREGA wages for last 2 weeks will be paid soon",
    "कोविड के बाद 14 दिन क्वारंटीन में रखा जाएगा",
    "जब 18 वर्ष पूर्ण होगा तब नाम जोड़ा जाएगा",
    "बारिश के बाद सड़क बनेगी",
    "The matter of May 2019 will be looked into",
    "within 7 days of receipt of the allotment it will be paid",
    "राशि प्राप्त होने के 15 दिनों के अंदर भुगतान किया जाएगा",
    "for the next 3 months ration will be given free",
    "हर सोमवार को डॉक्टर बैठेंगे",
    "the office is open from 10 am till 5 pm",
    "by the 5th of every month",
    "अगले वित्तीय वर्ष में बनेगा",
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


@pytest.mark.parametrize(
    ("text", "day"),
    [("The bridge will be opened by Holi", "2020-03-09"), ("होली से पहले सड़क बन जाएगी", "2020-03-08")],
)
def test_a_feast_is_dated_by_its_known_day_and_before_it_by_its_eve(text: str, day: str) -> None:
    (due,) = find_dues(text, posted_at=THURSDAY, zone=RANCHI)
    assert due.due.date().isoformat() == day


def test_a_feast_without_a_known_day_has_no_date() -> None:
    assert find_dues("टुसू से पहले बन जाएगा", posted_at=THURSDAY, zone=RANCHI) == ()
    assert find_dues("after Holi it will be done", posted_at=THURSDAY, zone=RANCHI) == ()


def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month() -> None:
    end_of_january = datetime(2020, 1, 31, 9, 0, tzinfo=RANCHI)
    (due,) = find_dues("एक माह के अंदर होगा", posted_at=end_of_january, zone=RANCHI)
    assert due.due.date().isoformat() == "2020-02-29"


def test_an_hour_beside_a_weekday_is_that_days() -> None:
    (due,) = find_dues("शुक्रवार शाम 5 बजे तक", posted_at=THURSDAY, zone=RANCHI)
    assert due.due == datetime(2020, 1, 17, 17, 0, tzinfo=RANCHI)


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
    assert all(due.due > THURSDAY for due in find_dues(" ".join(words), posted_at=THURSDAY, zone=RANCHI))
