"""Home, place of the event and place of the office: three lists, because one field is wrong for one case in five."""

import json
from datetime import UTC, datetime

import pytest

from sunwai.gazetteer.tables import load
from sunwai.triage.facts import PostFacts
from sunwai.triage.proposal import Proposal
from sunwai.triage.propose import propose

MORNING = datetime(2020, 1, 16, 3, 30, tzinfo=UTC)


def proposed(text: str) -> Proposal:
    return propose(PostFacts(text, MORNING), gazetteer=load(), at=MORNING)


def named(keys: tuple[str, ...] | None) -> set[str]:
    return {load().name(key, "en") for key in keys or ()}


HOMES = (
    ("main Gumla se hu, pension band hai", {"Gumla"}),
    ("I am from Simdega, no ration for 3 months", {"Simdega"}),
    ("मैं लातेहार जिले के महुआडांड़ का निवासी हूं", {"Mahuadanr"}),
    ("Kolebira block, Simdega jila ka niwasi hu, ration card nahi bana", {"Kolebira"}),
    ("native of Godda, land grabbed by a neighbour", {"Godda"}),
    ("bolba me network nahi hai", set()),
)


@pytest.mark.parametrize(("text", "home"), HOMES)
def test_home_is_what_is_said_of_the_speaker_and_nothing_else(text: str, home: set[str]) -> None:
    assert named(proposed(text).home.value) == home


OUTSIDE = (
    ("सिमडेगा के 40 मजदूर केरल में फंसे हैं", "Simdega", "Kerala"),
    ("Giridih ke mazdoor Dubai me fase hai", "Giridih", "United Arab Emirates"),
    ("18 labourers from Dumka stuck in Tamil Nadu", "Dumka", "Tamil Nadu"),
    ("My brother from Hazaribagh died in Saudi Arabia, body not sent", "Hazaribagh", "Saudi Arabia"),
    ("Surat me fase 12 mazdoor Bokaro ke rahne wale hai", "Bokaro", "Gujarat"),
    ("student of Koderma studying in Kota needs to come home", "Koderma", "Rajasthan"),
)


@pytest.mark.parametrize(("text", "home", "event"), OUTSIDE)
def test_who_is_outside_the_state_keeps_the_home_district_and_both_must_act(text: str, home: str, event: str) -> None:
    made = proposed(text)

    assert made.district.shown[0] == home
    assert named(made.home.value) == {home}
    assert named(made.event.value) == {event}
    assert named(made.acting.value) == {home, event}


@pytest.mark.parametrize(("text", "place"), [("40 workers stuck in Kuwait", "Kuwait"), ("Kota ka anaj nahi mila", "")])
def test_a_country_is_a_place_and_a_word_that_is_a_town_elsewhere_is_none(text: str, place: str) -> None:
    assert proposed(text).place.shown[0] == place


PATIENTS = (
    ("RIMS me bharti mere pita Garhwa ke hain", "Garhwa", "Ranchi"),
    ("My mother from Pakur is admitted in RIMS Ranchi and needs blood", "Pakur", "Ranchi"),
    ("दुमका निवासी मेरी बहन धनबाद के पीएमसीएच में भर्ती है", "Dumka", "Dhanbad"),
    ("Gumla se Ranchi refer kiya, ambulance nahi mili", "Gumla", "Ranchi"),
)


@pytest.mark.parametrize(("text", "home", "lies_in"), PATIENTS)
def test_a_patients_matter_is_the_home_districts_and_the_hospitals_is_asked_too(
    text: str, home: str, lies_in: str
) -> None:
    made = proposed(text)

    assert made.district.shown[0] == home
    assert {load().district_of(key).name_en for key in made.event.value or ()} == {lies_in}  # type: ignore[union-attr]
    assert named(made.acting.value) == {home, lies_in}


def test_who_is_held_in_another_district_of_the_state_needs_help_there() -> None:
    made = proposed("Garhwa ke rahne wale majdoor Bokaro me fanse hai")

    assert made.district.shown[0] == "Bokaro"
    assert named(made.home.value) == {"Garhwa"}
    assert {rival.shown[0] for rival in made.district.rivals} == {"Garhwa"}


def test_on_the_way_from_one_place_to_another_the_last_named_is_where_help_is_needed() -> None:
    assert proposed("walking from Ranchi to Garhwa with children").district.shown[0] == "Garhwa"


@pytest.mark.parametrize("text", ["Ranchi to Gumla road is broken", "रांची से गुमला सड़क खराब है"])
def test_a_road_between_two_districts_belongs_to_neither_alone(text: str) -> None:
    made = proposed(text)

    assert made.district.value is None
    assert {rival.shown[0] for rival in made.district.rivals} == {"Ranchi", "Gumla"}
    assert named(made.acting.value) == {"Ranchi", "Gumla"}


def test_where_a_thief_comes_from_is_not_the_victims_home() -> None:
    made = proposed("जामताड़ा से ठग ने खाते से पैसे निकाल लिए, मैं रामगढ़ जिला का हूं")

    assert made.district.shown[0] == "Ramgarh"


def test_a_proposal_made_before_there_were_three_places_is_still_read() -> None:
    row = proposed("bolba me network nahi hai").as_json()
    for name in ("home", "event", "acting"):
        del row[name]

    again = Proposal.from_json(json.dumps(row))

    assert again.district.shown[0] == "Simdega"
    assert again.home.value is None
