"""Taking in the directory: safe to repeat, nothing emptied, villages told their block; another state's office."""

from collections.abc import Iterator

import pytest

from sunwai.errors import MissingPrerequisite
from sunwai.gazetteer import sources
from sunwai.gazetteer.actions import Report, take_in, tell_blocks
from sunwai.gazetteer.below import Directory
from sunwai.gazetteer.imported import Imported
from sunwai.gazetteer.listed import read_csv
from sunwai.gazetteer.models import ListedPlace
from sunwai.gazetteer.tables import load
from sunwai.lib.folding import sound_key
from tests import builders as b

pytestmark = pytest.mark.django_db
HEAD = (
    "State Code,District Code,Sub-District Code,Sub-District Name,Village Code,Village Name,Village Name (In Local)\n"
)
# Thirty invented villages in two sub-districts of Simdega and one of Gumla.
ENDINGS = ("toli", "dih", "bera", "kela", "tanr", "pani", "jor", "gutu", "sokra", "lata")
SAMPLE = HEAD + "".join(
    f"20,{district},{sub},{name},{950_000 + n * 10 + at},{stem}{ending},\n"
    for n, (district, sub, name, stem) in enumerate(
        [(342, 2722, "Bolba", "Ama"), (342, 2724, "Thethaitangar", "Beru"), (331, 2630, "Chainpur", "Chiro")]
    )
    for at, ending in enumerate(ENDINGS)
)


def taken(text: str = SAMPLE) -> Report:
    return list(take_in(read_csv(text.splitlines(keepends=True)), source="sample.csv", at=b.AT))[-1]


def test_an_import_may_be_repeated() -> None:
    first, second = taken(), taken()

    assert (first.created, first.changed, first.unchanged) == (30, 0, 0)
    assert (second.created, second.changed, second.unchanged) == (0, 0, 30)
    assert ListedPlace.objects.count() == 30


def test_a_later_list_changes_what_it_says_and_empties_nothing() -> None:
    taken(HEAD + "20,342,2722,Bolba,950001,Amadih,अमाडीह\n")
    report = taken(HEAD + "20,342,2722,Bolba,950001,Amadih Khurd,\n")

    assert report.changed == 1
    row = ListedPlace.objects.get(code="950001")
    assert (row.name_en, row.name_local) == ("Amadih Khurd", "अमाडीह")
    assert row.sound == sound_key("Amadih Khurd")


def test_villages_are_told_the_block_that_bears_their_sub_districts_name() -> None:
    taken()

    assert tell_blocks(state="20") == 30
    assert tell_blocks(state="20") == 0
    assert set(ListedPlace.objects.filter(district="342").values_list("block", flat=True)) == {"3255", "3260"}


def test_a_village_is_found_by_its_sound_in_either_script_inside_its_district_only() -> None:
    taken(HEAD + "20,342,2722,Bolba,950001,Amadih,अमाडीह\n")

    found = Directory().within("district:342", {sound_key("अमाडीह")})
    assert [place.key for place in found] == ["village:950001"]
    assert list(Directory().within("district:331", {sound_key("Amadih")})) == []


@pytest.fixture
def elsewhere() -> Iterator[None]:
    yield
    sources.speak_for("20")
    load.cache_clear()


def test_an_office_of_another_state_speaks_for_its_own_districts(elsewhere: None) -> None:
    taken("State Code,District Code,District Name\n32,701,NEWTON\n32,702,NEWHAM\n")
    taken("State Code,District Code,Block Code,Block Name\n32,701,8001,ALDER\n")
    sources.speak_for("32", source=Imported("32"))
    load.cache_clear()

    places = load()
    assert places.home == "state:32"
    assert [d.name_en for d in places.districts()] == ["Newham", "Newton"]
    assert places.district_of("block:8001") == places.place("district:701")
    assert len({places.facts(d.key).letters for d in places.districts()}) == 2
    assert places.named("Simdega") == ()


def test_an_office_whose_districts_are_not_on_record_is_told_what_to_do(elsewhere: None) -> None:
    sources.speak_for("32", source=Imported("32"))
    load.cache_clear()

    with pytest.raises(MissingPrerequisite, match="sunwai gazetteer import"):
        load()
