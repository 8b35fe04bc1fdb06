"""Who is proposed for which matter, and that nobody is guessed."""

import re
from dataclasses import replace

import pytest

from sunwai.offices.responsible import (
    AGAINST_BLOCK,
    AGAINST_DISTRICT,
    AGAINST_POLICE,
    AGAINST_POLICE_CHIEF,
    HIGHWAY,
    KINDS,
    UNION_MINE,
    KindUnknown,
    OfficeFacts,
    Routing,
    who_acts,
)

SIMDEGA, KERALA, HOME = "district:342", "state:32", "state:20"
OFFICES = [
    OfficeFacts("police-jharkhand", "police", "", "direction"),
    OfficeFacts("dc-gumla", "district", "district:331", "direction"),
    OfficeFacts("dc-simdega", "district", SIMDEGA, "direction"),
    OfficeFacts("sp-simdega", "police", SIMDEGA, "direction"),
    OfficeFacts("dept-labour", "department", "", "direction"),
    OfficeFacts("dept-forest", "department", "", "direction"),
    OfficeFacts("dept-mines", "department", "", "direction"),
    OfficeFacts("union-telecom", "union", "", "request"),
    OfficeFacts("union-railways", "union", "", "request"),
    OfficeFacts("union-coal", "union", "", "request"),
    OfficeFacts("union-road-transport", "union", "", "request"),
    OfficeFacts("union-external-affairs", "union", "", "request"),
    OfficeFacts("union-financial-services", "union", "", "request"),
    OfficeFacts("cm-kerala", "other_state", KERALA, "request"),
]


@pytest.mark.parametrize(
    ("kind", "owner", "informed", "act"),
    [
        ("pension", "dc-simdega", (), "direction"),
        ("telecom", "dc-simdega", ("union-telecom",), "direction"),
        ("bank", "dc-simdega", ("union-financial-services",), "direction"),
        ("police", "sp-simdega", ("dc-simdega",), "direction"),
        ("trafficking_missing", "sp-simdega", ("dc-simdega",), "direction"),
        ("railway", "union-railways", ("dc-simdega",), "request"),
        ("migrant_abroad", "union-external-affairs", ("dc-simdega",), "request"),
        ("migrant_inland", "dc-simdega", ("dept-labour",), "direction"),
        ("wildlife", "dc-simdega", ("dept-forest",), "direction"),
        ("mining_pollution", "dc-simdega", ("dept-mines",), "direction"),
        ("other", "dc-simdega", (), "direction"),
    ],
)
def test_each_kind_has_its_office(kind: str, owner: str, informed: tuple[str, ...], act: str) -> None:
    routing = who_acts(kind, SIMDEGA, offices=OFFICES)

    assert (routing.owner, routing.informed, routing.act) == (owner, informed, act)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_is_routed_with_a_reason_in_words(kind: str) -> None:
    routing = who_acts(kind, SIMDEGA, offices=OFFICES)

    assert routing.owner
    assert routing.rule
    assert routing.reason.endswith(".")


def test_there_are_twenty_eight_kinds() -> None:
    assert len(KINDS) == 28


def test_for_a_network_the_reason_says_what_the_district_cannot_do() -> None:
    assert "can only take it up" in who_acts("telecom", SIMDEGA, offices=OFFICES).reason


@pytest.mark.parametrize(
    ("kind", "mark", "owner"),
    [
        ("roads", "national_highway", "union-road-transport"),
        ("mining_pollution", "union_mine", "union-coal"),
    ],
)
def test_what_the_text_says_may_move_a_matter_to_the_union(kind: str, mark: str, owner: str) -> None:
    routing = who_acts(kind, SIMDEGA, offices=OFFICES, marks=frozenset({mark}))

    assert (routing.owner, routing.act, routing.informed) == (owner, "request", ("dc-simdega",))


def test_a_mark_of_another_kind_changes_nothing() -> None:
    routing = who_acts("water", SIMDEGA, offices=OFFICES, marks=frozenset({"national_highway"}))

    assert routing.owner == "dc-simdega"


@pytest.mark.parametrize("kind", ["pension", "police", "telecom"])
def test_without_a_place_nobody_is_proposed(kind: str) -> None:
    routing = who_acts(kind, None, offices=OFFICES)

    assert routing.owner is None
    assert routing.informed == ()
    assert routing.reason == "No district is known, so no office can be proposed."


def test_help_abroad_can_be_asked_for_before_the_district_is_known() -> None:
    routing = who_acts("migrant_abroad", None, offices=OFFICES)

    assert (routing.owner, routing.informed) == ("union-external-affairs", ())


@pytest.mark.parametrize("kind", ["migrant_inland", "wages", "police"])
def test_in_another_state_its_government_is_requested(kind: str) -> None:
    routing = who_acts(kind, KERALA, offices=OFFICES)

    assert (routing.owner, routing.act, routing.rule) == ("cm-kerala", "request", "other-state")


def test_a_railway_matter_in_another_state_is_still_the_railways() -> None:
    assert who_acts("railway", KERALA, offices=OFFICES).owner == "union-railways"


def test_only_the_home_state_known_is_not_enough() -> None:
    routing = who_acts("pension", HOME, offices=OFFICES)

    assert routing.owner is None
    assert "Only the state is known" in routing.reason


@pytest.mark.parametrize(("kind", "place"), [("pension", "district:999"), ("police", "district:331")])
def test_an_office_that_is_not_on_record_is_never_replaced_by_another(kind: str, place: str) -> None:
    routing = who_acts(kind, place, offices=OFFICES)

    assert routing.owner is None
    assert "no open office" in routing.reason


def test_a_union_body_that_is_not_on_record_is_named() -> None:
    routing = who_acts("railway", SIMDEGA, offices=[])

    assert routing.owner is None
    assert "union-railways" in routing.reason


def test_one_to_be_told_who_is_not_on_record_is_left_out() -> None:
    few = [o for o in OFFICES if o.code != "union-telecom"]

    assert who_acts("telecom", SIMDEGA, offices=few).informed == ()


def test_a_kind_no_rule_names_is_refused() -> None:
    with pytest.raises(KindUnknown, match="telecom"):
        who_acts("astrology", SIMDEGA, offices=OFFICES)


def against(mark: str, kind: str, offices: list[OfficeFacts] = OFFICES) -> Routing:
    return who_acts(kind, SIMDEGA, offices=offices, marks=frozenset({mark}))


def test_a_complaint_against_the_police_chief_goes_to_headquarters() -> None:
    routing = against("against_police_chief", "police")

    assert (routing.owner, routing.conflict) == ("police-jharkhand", "against_police_chief")
    assert "headquarters" in routing.reason


def test_a_complaint_against_the_deputy_commissioner_goes_to_the_desk_with_the_reason() -> None:
    routing = against("against_district", "land")

    assert (routing.owner, routing.conflict) == (None, "against_district")
    assert "cannot judge itself" in routing.reason


@pytest.mark.parametrize(
    ("mark", "kind", "owner"),
    [("against_police", "police", "sp-simdega"), ("against_block", "corruption", "dc-simdega")],
)
def test_a_complaint_against_an_office_below_says_that_it_must_not_be_sent_back(
    mark: str, kind: str, owner: str
) -> None:
    routing = against(mark, kind)

    assert (routing.owner, routing.conflict) == (owner, mark)
    assert "against" in routing.reason


def test_an_accusation_of_another_arm_changes_nothing() -> None:
    assert against("against_police_chief", "water") == who_acts("water", SIMDEGA, offices=OFFICES)


def test_land_taken_by_a_union_mine_is_asked_of_the_union() -> None:
    assert against("union_mine", "land").owner == "union-coal"


def test_a_vacant_office_and_an_unverified_account_are_said_at_once() -> None:
    bare = [replace(o, is_held=False, is_verified=False) for o in OFFICES]

    reason = who_acts("pension", SIMDEGA, offices=bare).reason

    assert "vacant" in reason
    assert "named and not tagged" in reason


MARKS = (HIGHWAY, UNION_MINE, AGAINST_BLOCK, AGAINST_POLICE, AGAINST_POLICE_CHIEF, AGAINST_DISTRICT)


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("place", [SIMDEGA, KERALA, "district:999", None])
@pytest.mark.parametrize("bare", [False, True])
def test_every_reason_is_also_said_in_hindi(kind: str, mark: str, place: str | None, bare: bool) -> None:
    offices = [replace(o, is_held=False, is_verified=False) for o in OFFICES] if bare else OFFICES
    routing = who_acts(kind, place, offices=offices, marks=frozenset({mark}))

    assert not re.search(r"[A-Za-z]", re.sub(r"[a-z]+-[a-z-]+", "", routing.reason_hi))
    assert routing.reason_hi.endswith("।")


def test_a_missing_union_office_is_named_in_the_hindi_reason() -> None:
    without = [office for office in OFFICES if office.code != "union-railways"]

    assert "union-railways का कोई खुला कार्यालय नहीं" in who_acts("railway", SIMDEGA, offices=without).reason_hi
