"""Villages and pincodes refine a district that the post names; alone they choose none."""

import pytest

from sunwai.gazetteer.actions import take_in, tell_blocks
from sunwai.gazetteer.below import Directory
from sunwai.gazetteer.listed import read_csv
from sunwai.gazetteer.tables import load
from sunwai.triage import lexicon, place
from sunwai.triage.facts import PostFacts
from sunwai.triage.models import Assessment
from sunwai.triage.place import Where
from tests import builders as b

pytestmark = pytest.mark.django_db
# Invented villages; Jorabari lies in two blocks of Simdega, Saltoli in two districts.
SAMPLE = (
    "State Code,District Code,Sub-District Code,Sub-District Name,Village Code,Village Name,Village Name (In Local)\n"
    "20,342,2722,Bolba,950001,Amadegi,अमादेगी\n"
    "20,342,2722,Bolba,950002,Jorabari,जोराबारी\n"
    "20,342,2724,Thethaitangar,950003,Jorabari,जोराबारी\n"
    "20,342,2722,Bolba,950004,Saltoli,\n"
    "20,331,2630,Chainpur,950005,Saltoli,\n"
)


@pytest.fixture(autouse=True)
def imported() -> None:
    list(take_in(read_csv(SAMPLE.splitlines(keepends=True)), source="sample.csv", at=b.AT))
    tell_blocks(state="20")


def where(text: str) -> Where:
    return place.find(PostFacts(text), lexicon.hear(text), gazetteer=load(), below=Directory())


def test_a_village_tells_the_block_inside_a_district_that_is_named() -> None:
    found = where("सिमडेगा के अमादेगी गांव में पानी नहीं")

    assert (found.village.shown[0], found.place.shown[0]) == ("Amadegi", "Bolba")
    assert found.place.because[0].rule == "place/village"
    assert found.place.confidence < where("सिमडेगा के बोलबा में पानी नहीं").place.confidence


def test_a_village_alone_chooses_no_district() -> None:
    found = where("Amadegi gaon me pani nahi")

    assert (found.district.value, found.district.rivals, found.village.value) == (None, (), None)


def test_a_village_is_looked_for_in_the_named_district_and_in_no_other() -> None:
    found = where("Gumla ke Saltoli gaon me pani nahi")
    assert (found.district.shown[0], found.village.value, found.place.shown[0]) == (
        "Gumla",
        "village:950005",
        "Chainpur",
    )


def test_twin_villages_of_a_district_are_rivals_and_tell_no_block() -> None:
    found = where("Simdega ke Jorabari gaon me pani nahi")

    assert found.village.value is None
    assert len(found.village.rivals) == 2
    assert found.place.value is None


def test_a_named_block_decides_between_twin_villages() -> None:
    assert where("Simdega, Bolba block, gram Jorabari me pani nahi").village.value == "village:950002"


def test_an_everyday_word_is_no_village() -> None:
    list(take_in(read_csv((SAMPLE + "20,342,2722,Bolba,950009,Pani,\n").splitlines(True)), source="x", at=b.AT))
    assert where("Simdega me pani nahi").village.value is None


class TestPincodes:
    """What the optional post offices add."""

    def test_a_pincode_alone_gives_rivals_and_no_district(self) -> None:
        found = where("pani nahi hai, pin 835226")
        assert found.district.value is None
        assert [rival.shown[0] for rival in found.district.rivals] == ["Simdega"]

    def test_a_pincode_raises_a_district_that_is_named_and_overrules_none(self) -> None:
        bare = where("thana Gumla me sunwai nahi").district
        assert (
            where("@DCSimdega pani nahi, 835226").district.confidence
            > where("@DCSimdega pani nahi").district.confidence
        )
        assert where("thana Gumla me sunwai nahi, 835226").district.value == bare.value

    def test_a_pincode_decides_between_twins_that_are_named(self) -> None:
        assert where("Chainpur block me ration nahi").district.value is None
        assert where("Chainpur block me ration nahi, 822110").district.shown[0] == "Palamu"

    @pytest.mark.parametrize("text", ["Rs 8,35,226 baki hai", "PNR 8352261234", "835226.50 rupaye"])
    def test_sums_and_longer_numbers_are_no_pincodes(self, text: str) -> None:
        assert where(text).district.rivals == ()


def test_a_case_is_proposed_for_with_its_village() -> None:
    case = b.a_case("सिमडेगा के अमादेगी गांव में छह महीने से पानी नहीं मिल रहा")
    assert Assessment.objects.get(case=case).proposal["village"]["value"] == "village:950001"
