"""Near copies: found however they were passed on, and never where another place, person or number is told of."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunwai.gazetteer.tables import load
from sunwai.triage import invented
from sunwai.triage.copies import CopyIndex, print_of, similarity
from sunwai.triage.copies_bench import measure

NETWORK = "@jh_sunwai Sir Bolba block me 6 saal se mobile network nahi hai, 4200 log pareshan hain, kripya dekhein"
HINDI = "@jh_sunwai सिमडेगा के बोलबा प्रखंड में छह साल से मोबाइल नेटवर्क नहीं है, बच्चे पढ़ नहीं पाते"


def like(one: str, other: str) -> float:
    return similarity(print_of(one), print_of(other))


@pytest.mark.parametrize(
    "copy",
    [
        f"RT @asha: {NETWORK}",
        f"rt @asha: RT @meena: {NETWORK}",
        f"@dc_simdega @prd_jh {NETWORK}",
        NETWORK.removeprefix("@jh_sunwai "),
        f"{NETWORK} #Bolba #NoNetwork",
        f"{NETWORK} https://t.co/abcdef JH-26-00412/3",
        NETWORK.replace("kripya dekhein", ""),
        NETWORK.upper(),
        NETWORK.replace("kripya", "krpya").replace("pareshan", "paresan"),
    ],
)
def test_a_text_passed_on_is_a_near_copy(copy: str) -> None:
    assert like(NETWORK, copy) > 0.7


@pytest.mark.parametrize(
    "other",
    [
        NETWORK.replace("Bolba", "Kolebira"),  # the same words about another block
        NETWORK.replace("6 saal", "9 saal"),
        NETWORK.replace("network", "tower"),
        "@jh_sunwai मेरे गाँव में पानी नहीं आता, कृपया देखें",
    ],
)
def test_the_same_words_of_another_place_or_number_are_no_copy(other: str) -> None:
    assert like(NETWORK, other) == 0


def test_a_romanised_twin_is_no_near_copy() -> None:
    twin = "simdega ke bolba prakhand mein chhah saal se mobile network nahi hai, bachche padh nahi paate"
    assert like(HINDI, HINDI) == 1
    assert like(HINDI, twin) == 0


def test_spellings_that_look_the_same_are_the_same() -> None:
    assert like(HINDI, HINDI.replace("ढ़", "ढ\u093c").replace("नहीं", "नही\u0902\u200d")) == 1


def test_what_everybody_writes_is_no_copy_of_anything() -> None:
    assert like("@jh_sunwai sir please help", "@jh_sunwai sir please help") == 0


def test_hashtags_count_where_they_are_all_there_is() -> None:
    said = "#NoNetworkInBolba #SixYearsWithoutASignal #ListenToUs"
    assert like(said, f"@dc_simdega {said}") == 1


def test_an_index_gives_the_most_alike_first() -> None:
    index: CopyIndex[str] = CopyIndex()
    index.add("shortened", NETWORK.replace("4200 log pareshan hain,", ""))
    index.add("whole", f"RT {NETWORK}")
    index.add("elsewhere", NETWORK.replace("Bolba", "Kolebira"))
    found = index.like(NETWORK)
    assert [key for key, _ in found] == ["whole", "shortened"]
    assert found[0][1] > found[1][1]


def test_planted_copies_are_found_and_others_are_not() -> None:
    found = measure(3_000, seed=11, gazetteer=load(), tick=time.process_time)
    assert found.planted >= 120
    assert found.recall >= 0.98
    assert found.precision >= 0.99


def test_the_same_seed_invents_the_same_posts() -> None:
    once, again = (invented.posts(50, seed=3, gazetteer=load()) for _ in range(2))
    assert once == again
    assert len(set(once)) == 50
    assert invented.copied(once[0], seed=5) == invented.copied(once[0], seed=5) != once[0]


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_stops_the_comparing(one: str, other: str) -> None:
    assert 0 <= like(one, other) <= 1
    assert like(one, one) in {0, 1}
