"""Replies of offices, by kind. "Done" is said only of what is done; that promise has the most cases here."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunwai.response.reading import Kind, Reading, read_reply

RANCHI = ZoneInfo("Asia/Kolkata")
THURSDAY = datetime(2020, 1, 16, 15, 0, tzinfo=RANCHI)


def read(text: str) -> Reading:
    return read_reply(text, posted_at=THURSDAY, zone=RANCHI)


DONE = (
    "The hand pump has been repaired today.",
    "चापाकल की मरम्मत कर दी गई है।",
    "Chapakal theek kar diya gaya hai",
    "Power supply to the village has been restored.",
    "परिवार को 20 किलो अनाज उपलब्ध करा दिया गया है।",
    "The child was rescued and handed over to her mother on 12 January.",
    "पेंशन स्वीकृत कर दी गई है और खाते में राशि भेज दी गई",
    "Ward 5 me nali ki safai ho gayi hai",
    "Rs 50,000 has been sanctioned for treatment",
    "Complaint resolved.",
)
NOT_DONE = {
    Kind.ACKNOWLEDGED: (
        "Noted sir.",
        "जी महोदय, संज्ञान लिया गया।",
        "BDO Bolba has been instructed to restore the supply.",
        "संबंधित पदाधिकारी को समाधान करने का निर्देश दिया गया है",
        "BDO ko nirdesh diya gaya hai",
        "Forwarded to the electricity company for needful.",
        "जांच का आदेश दे दिया गया है",
        "परिवार को आश्वासन दिया गया है",
        "We are looking into it",
        "1530 ration cards have been issued across the district so far.",
        "जिले में अब तक 1530 परिवारों को राशन कार्ड दिया गया है",
        "Sir, will look into it and get back",
        "Thank you for bringing this to our notice",
    ),
    Kind.UNDER_WAY: (
        "The transformer is being replaced.",
        "सड़क की मरम्मत की जा रही है।",
        "kaam chal raha hai",
        "Work is in progress at the site",
        "निविदा की प्रक्रिया शुरू कर दी गई है",
        "A team visited the family yesterday",
        "The bridge has been sanctioned",
        "पुल निर्माण की स्वीकृति दी गई है",
        "Supply has not been restored yet",
        "अभी तक बिजली बहाल नहीं हुई है",
        "Two out of five pumps have been repaired",
        "Pump was repaired last year but broke again",
        "The needful repair has been taken up",
        "राशन बंद हो गया था",
        "Electricity restored in 3 villages, remaining 2 by tomorrow.",
        "Pension has been sanctioned. Ration card will be issued by 25 January.",
    ),
    Kind.PROMISED: (
        "The wire will be changed within 3 days",
        "ट्रांसफार्मर 48 घंटे में बदल दिया जाएगा",
        "kal tak ho jayega sir",
        "जल्द समाधान होगा",
        "Will be resolved soon",
        "Road will be repaired after the tender",
    ),
    Kind.REFUSED: (
        "Not possible as the applicant is not eligible.",
        "आवेदक अपात्र हैं, आवास नहीं दिया जा सकता",
        "Is yojana me provision nahi hai, nahi ho sakta",
    ),
    Kind.TRANSFERRED: (
        "This does not come under our jurisdiction.",
        "यह मामला गुमला जिले से संबंधित है",
        "The road falls under the national highway authority",
    ),
    Kind.NEEDS_INFO: (
        "Please share your contact number and full address.",
        "कृपया अपना पूरा पता भेजें",
        "Kripya consumer number bheje",
    ),
}


@pytest.mark.parametrize("text", DONE)
def test_a_thing_reported_done_is_read_as_action_reported(text: str) -> None:
    assert read(text).kind is Kind.ACTION_REPORTED


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in NOT_DONE.items() for text in texts])
def test_what_is_not_done_is_read_for_what_it_is(kind: Kind, text: str) -> None:
    assert read(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "Has the supply been restored",
        "Has the water been restored?",
        "Once repaired we will inform you",
        "If it has been repaired please confirm",
        "The pump should have been repaired by now",
        "मरम्मत होने पर सूचित किया जाएगा",
        "Efforts are on to get the child rescued",
        "बहाल करने का प्रयास किया गया",
        "डीलर को निलंबित कर दिया गया है",
        "Some families have been provided rice",
        "All done except two houses where poles were not installed",
        "The team has reached to get it repaired",
        "समाधान हेतु टीम भेजी गई है",
        "rashan dene ko kaha gaya hai",
    ],
)
def test_nothing_in_doubt_is_called_done(text: str) -> None:
    assert read(text).kind is not Kind.ACTION_REPORTED


def test_one_tower_rising_and_others_to_follow_are_two_parts() -> None:
    parts = read("One tower is going up, others will follow soon.").parts
    assert [(part.kind, part.dated) for part in parts] == [(Kind.UNDER_WAY, False), (Kind.PROMISED, False)]


def test_a_part_answer_in_hindi_keeps_its_undated_promise() -> None:
    reading = read("एक टावर लग रहा है, बाकी जल्द लगेंगे")
    assert [part.kind for part in reading.parts] == [Kind.UNDER_WAY, Kind.PROMISED]
    assert [part.what for part in reading.commitments] == ["बाकी जल्द लगेंगे"]


def test_each_promise_carries_its_own_date() -> None:
    reading = read("पेंशन 20 जनवरी तक मिल जाएगी, राशन कार्ड 25 जनवरी तक बन जाएगा")
    assert [part.due.day for part in reading.commitments if part.due] == [20, 25]


def test_a_done_part_beside_a_promise_stays_a_done_part() -> None:
    reading = read("Pension has been sanctioned. Ration card will be issued by 25 January.")
    assert [part.kind for part in reading.parts] == [Kind.ACTION_REPORTED, Kind.PROMISED]


def test_a_past_date_is_never_a_commitment() -> None:
    assert read("The camp was held on 10 January").commitments == ()
    assert all(not part.dated for part in read("It will be done by 10/01/2020").parts)


def test_figures_for_the_district_are_marked_as_no_answer_to_the_case() -> None:
    assert read("In the district 1,530 cards have been issued").aggregate
    assert not read("The card has been issued to the family").aggregate


def test_a_picture_is_noted_as_evidence_offered() -> None:
    reading = read("The road has been repaired. Photo attached.")
    assert [because.text for because in reading.evidence][:1] == ["Photo"]


def test_reasons_quote_the_reply() -> None:
    text = "BDO Bolba has been instructed to restore the supply."
    (because,) = read(text).because
    assert because.span
    assert text[because.span[0] : because.span[1]] == because.text == "instructed"


def test_the_same_reply_gives_the_same_json() -> None:
    text = "एक टावर लग रहा है, बाकी 25 जनवरी तक लगेंगे"
    assert read(text).as_json() == read(text).as_json()
    assert read(text).as_json()["parts"][1]["due"] == "2020-01-25T23:59:59+05:30"


@given(st.text(max_size=400))
def test_no_reply_makes_the_reading_raise(text: str) -> None:
    assert read(text).kind in Kind


def test_a_million_letters_are_read_only_at_the_beginning() -> None:
    assert read("मरम्मत की जा रही है। " * 50_000).kind is Kind.UNDER_WAY
