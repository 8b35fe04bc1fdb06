"""How a place's name may be written (mistyped, short, with an ending, in a hashtag), and what is no place."""

import pytest

from sunwai.gazetteer.tables import load
from sunwai.triage import lexicon, place
from sunwai.triage.facts import PostFacts
from sunwai.triage.place import Where


def where(text: str) -> Where:
    return place.find(PostFacts(text), lexicon.hear(text), gazetteer=load())


WRITTEN = {
    "mistyped": (
        ("Smidega me rashan nahi", "Simdega"),
        ("Hazaribahg me bijli gul", "Hazaribagh"),
        ("Lohradaga me college nahi", "Lohardaga"),
        ("Jamshepdur me pani ki dikkat", "East Singhbhum"),
        ("Chakradharpr me train nahi rukti", "West Singhbhum"),
        ("सिमेडगा में नेटवर्क नहीं", "Simdega"),
    ),
    "an ending glued on": (
        ("Simdegwa me bijli nahi", "Simdega"),
        ("हम सिमडेगामें रहते हैं", "Simdega"),
        ("रांचीके लोगों को पानी नहीं", "Ranchi"),
        ("gumlame doctor nahi", "Gumla"),
        ("Dumkawasi pareshan hai", "Dumka"),
        ("ରାଞ୍ଚିରେ ପାଣି ନାହିଁ", "Ranchi"),
        ("গিরিডিতে রাস্তা নেই", "Giridih"),
    ),
    "short": (
        ("JSR me bijli nahi", "East Singhbhum"),
        ("DHN me coal dust", "Dhanbad"),
        ("power cut in Hzb", "Hazaribagh"),
        ("W Singhbhum me hathi", "West Singhbhum"),
        ("E.Singhbhum me pani nahi", "East Singhbhum"),
        ("Sraikela me school band", "Seraikela Kharsawan"),
    ),
    "in a hashtag": (
        ("#BolbaSimdega network", "Simdega"),
        ("#savebolba please", "Simdega"),
        ("#ranchipolice FIR nahi likh rahi", "Ranchi"),
        ("#Simdega_District water", "Simdega"),
    ),
    "in a handle": (
        ("@dc_simdega pension band", "Simdega"),
        ("@DumkaDc no water", "Dumka"),
        ("@jamshedpur_police help", "East Singhbhum"),
    ),
    "a quarter or landmark": (
        ("हरमू में नाली जाम", "Ranchi"),
        ("Sakchi bazar me kachra", "East Singhbhum"),
        ("Katras me jameen dhans rahi hai", "Dhanbad"),
        ("MGM Hospital Jamshedpur me oxygen nahi", "East Singhbhum"),
    ),
}


@pytest.mark.parametrize(("text", "district"), [pair for pairs in WRITTEN.values() for pair in pairs])
def test_a_name_is_known_however_it_is_written(text: str, district: str) -> None:
    assert where(text).district.shown[0] == district


ORDINARY = (
    "duniya dekh rahi hai",
    "masala mehnga hai, kasar nikal rahe",
    "दुनिया भर के मंदिरों में भीड़",
    "cancel my ticket please",
    "medal jeeta phir bhi naukri nahi",
    "पंचायत में काम नहीं हो रहा",
    "मनिका देवी को पेंशन नहीं मिली",
    "महिलाओं में गुस्सा है",
    "the greedy bureau",
    "jsr apna kaam karo",
    "Rahul Gandhi and Sonia met",
)


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_word_is_no_place_though_it_is_one_letter_from_one(text: str) -> None:
    found = where(text)
    assert found.district.value is None
    assert found.district.rivals == ()


@pytest.mark.parametrize("text", ["Smidega bhai", "Latehr ji"])
def test_a_mistyped_name_needs_a_word_that_says_place(text: str) -> None:
    assert where(text).district.value is None


VILLAGES = (
    ("Lalpur village in Godda has no road", "Godda"),
    ("Dumri village, Simdega has no light", "Simdega"),
    ("Jagannathpur, Ranchi me kachra", "Ranchi"),
)


@pytest.mark.parametrize(("text", "district"), VILLAGES)
def test_a_village_that_bears_a_places_name_does_not_outweigh_its_own_district(text: str, district: str) -> None:
    assert where(text).district.shown[0] == district


def test_a_mistyped_name_is_trusted_less_than_one_spelt_right() -> None:
    assert where("Latehr me pul toot gaya").district.confidence < where("Latehar me pul toot gaya").district.confidence


def test_the_reason_says_how_the_name_was_known() -> None:
    assert where("Latehr me pul toot gaya").district.because[0].rule == "place/district/near"


def test_a_panchayat_before_a_comma_is_of_what_stands_before_it() -> None:
    assert where("Amatoli panchayat, Godda me ration nahi mil raha").place.value is None
