"""The directory's lists are read under every heading they come with; what is wrong is told line by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunwai.gazetteer.listed import Listed, Mistake, NoSuchList, read_csv, read_records

# Invented names and codes, in the shape of the directory's lists.
VILLAGES = (
    "S.No.,State Code,State Name,District Code,District Name,Sub-District Code,Sub-District Name,"
    "Village Code,Village Version,Village Name (In Englsih),Village Name (In Local)\n"
    "1,20,JHARKHAND,342,SIMDEGA,2722,Bolba,900001,1,Amatoli,अमाटोली\n"
    "2,20,JHARKHAND,342,SIMDEGA,2722,Bolba,900002,1,Beldih Kalan,बेलडीह कलां\n"
)
COVERED = (
    "State Code,District Code,Subdistrict Code,Subdistrict Name,Block Code,Block Name,"
    "Village Code,Village Name,Gram Panchayat Code,Gram Panchayat Name\n"
    "20,342,2722,Bolba,3255,Bolba,900003,Charkitola,910001,Samdega\n"
)


def listed(text: str, **more: str) -> list[Listed | Mistake]:
    return list(read_csv(text.splitlines(keepends=True), **more))


def test_a_list_of_villages_is_read_whatever_its_headings() -> None:
    first, second = listed(VILLAGES)

    assert isinstance(first, Listed)
    assert (first.level, first.code, first.name_en, first.name_local) == ("village", "900001", "Amatoli", "अमाटोली")
    assert (first.state, first.district, first.subdistrict, first.subdistrict_name) == ("20", "342", "2722", "Bolba")
    assert isinstance(second, Listed)
    assert second.line == 3


def test_a_list_with_coverage_gives_the_panchayat_too() -> None:
    village, panchayat = listed(COVERED)

    assert isinstance(village, Listed)
    assert isinstance(panchayat, Listed)
    assert (village.block, village.panchayat) == ("3255", "910001")
    assert (panchayat.level, panchayat.code, panchayat.name_en) == ("panchayat", "910001", "Samdega")


def test_districts_and_blocks_of_any_state_are_read() -> None:
    district = listed('"State Code","State Name","District Code","District Name"\n99,"ANYWHERE",701,NEWTON\n')
    block = listed("State Code,District Code,Block Code,Block Name \n99,701,8001,ALDER\n")

    assert [(row.level, row.code, row.name_en) for row in [*district, *block] if isinstance(row, Listed)] == [
        ("district", "701", "NEWTON"),
        ("block", "8001", "ALDER"),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("20,342,,,,,x9,Amatoli,,", "village code is 'x9'"),
        ("20,342,,,,,900009,,,", "has no name"),
        ("20,,,,,,900009,Amatoli,,", "has no district code"),
    ],
)
def test_a_wrong_line_is_told_with_its_number_and_stops_no_other(line: str, said: str) -> None:
    rows = listed(COVERED + line + "\n" + "20,342,,,,,900010,Dumartoli,,\n")

    (mistake,) = [row for row in rows if isinstance(row, Mistake)]
    assert mistake.line == 3
    assert said in mistake.text
    assert isinstance(rows[-1], Listed)


def test_a_state_that_is_not_named_is_asked_for_and_taken_from_the_option() -> None:
    text = "District Code,Village Code,Village Name\n342,900011,Ekamba\n"

    with pytest.raises(NoSuchList, match="--state"):
        listed(text)
    (row,) = listed(text, state="20")
    assert isinstance(row, Listed)
    assert row.state == "20"


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "\n"])
def test_what_is_no_list_of_the_directory_is_refused(text: str) -> None:
    with pytest.raises(NoSuchList, match="needs a code and a name"):
        listed(text)


def test_records_of_the_package_are_read_like_the_lists() -> None:
    record = {"state_code": "20", "district_code": 342, "village_code": "900012", "village_name": "Fulwartoli"}
    (row,) = read_records([{**record, "village_name_local": None}])

    assert isinstance(row, Listed)
    assert (row.code, row.district, row.name_local) == ("900012", "342", "")


@given(st.text())
def test_no_text_at_all_breaks_the_reading(text: str) -> None:
    try:
        listed(VILLAGES + text.replace("\x00", ""), state="20")
    except NoSuchList:
        raise AssertionError("the head was sound") from None
