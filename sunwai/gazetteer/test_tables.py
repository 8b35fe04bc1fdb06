"""What the gazetteer promises: complete, unambiguous codes, and twins that are never hidden."""

import difflib
from collections import Counter

import pytest

from sunwai.gazetteer.place import Place
from sunwai.gazetteer.tables import PlaceUnknown, load
from sunwai.lib.folding import name_fold, romanise, sound_key

CROSS_SCRIPT_FLOOR = 0.97  # the bar; plain letter distance reaches .87


def of_level(level: str) -> list[Place]:
    return [place for place in load().places() if place.level == level]


@pytest.mark.parametrize(("level", "count"), [("state", 36), ("district", 24), ("block", 264), ("town", 51)])
def test_every_unit_of_the_directory_is_on_record(level: str, count: int) -> None:
    assert len(of_level(level)) == count


def test_about_sixty_stations_or_more_are_on_record() -> None:
    assert len(of_level("station")) >= 60


@pytest.mark.parametrize("level", ["state", "district", "block", "town", "station"])
def test_no_two_places_of_a_level_share_a_code(level: str) -> None:
    assert max(Counter(place.code for place in of_level(level)).values()) == 1


@pytest.mark.parametrize("level", ["state", "district", "block", "town", "station"])
def test_every_place_has_both_names_written_in_their_script(level: str) -> None:
    for place in of_level(level):
        assert place.name_en.isascii(), place
        assert place.name_en.strip() == place.name_en, place
        assert any("\u0900" <= letter <= "\u097f" for letter in place.name_hi), place


@pytest.mark.parametrize("level", ["block", "town", "station"])
def test_everything_below_a_district_lies_in_one(level: str) -> None:
    for place in of_level(level):
        district = load().district_of(place.key)
        assert district is not None, place
        assert district.level == "district"
        assert load().state_of(place.key).key == "state:20"


def test_every_district_has_blocks_and_together_they_are_all() -> None:
    by_district = {d.key: load().blocks_of(d.key) for d in load().districts()}

    assert min(len(blocks) for blocks in by_district.values()) >= 6
    assert sum(len(blocks) for blocks in by_district.values()) == 264


def test_district_facts_are_whole_and_their_tiles_apart() -> None:
    facts = [load().facts(d.key) for d in load().districts()]

    assert len({f.letters for f in facts}) == 24
    assert {len(f.letters) for f in facts} == {3}
    assert len({(f.column, f.row) for f in facts}) == 24
    assert {f.census_code for f in facts} == {str(code) for code in range(346, 370)}
    assert sum(f.population for f in facts) == 32_988_134  # Jharkhand in the 2011 census


def test_the_tiles_roughly_follow_the_compass() -> None:
    at = {d.name_en: load().facts(d.key) for d in load().districts()}

    assert at["Garhwa"].column < at["Ranchi"].column < at["Dhanbad"].column
    assert at["Sahibganj"].row < at["Dumka"].row < at["Ranchi"].row < at["West Singhbhum"].row


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Simdega", "district:342"),
        ("सिमडेगा", "district:342"),
        ("Bolba", "block:3255"),
        ("बोलबा", "block:3255"),
        ("EAST SINGHBUM", "district:327"),
        ("Purbi Singhbhum", "district:327"),
        ("Saraikela-Kharsawan", "district:341"),
        ("SAHEBGANJ", "district:340"),
        ("Tatanagar", "station:TATA"),
        ("jamshedpur", "town:250434"),
        ("राँची", "district:339"),
        ("Daltonganj", "town:250324"),
        ("رانچی", "district:339"),
        ("Mumbai", "state:27"),
        ("राउरकेला", "state:21"),
    ],
)
def test_a_place_is_found_by_every_spelling_on_record(name: str, key: str) -> None:
    assert key in [place.key for place in load().named(name)]


@pytest.mark.parametrize(
    ("name", "districts"),
    [
        ("Dumri", {"Giridih", "Gumla"}),
        ("Chainpur", {"Palamu", "Gumla"}),
        ("Ramgarh", {"Ramgarh", "Dumka", "Palamu"}),
        ("डुमरी", {"Giridih", "Gumla"}),
    ],
)
def test_twins_are_all_returned(name: str, districts: set[str]) -> None:
    found = [load().district_of(p.key) for p in load().named(name) if p.level == "block"]

    assert {d.name_en for d in found if d} == districts


def test_a_district_comes_before_its_namesakes() -> None:
    assert load().named("Ramgarh")[0].level == "district"


def test_an_unknown_name_gives_nothing_and_an_unknown_key_a_clear_error() -> None:
    assert load().named("Atlantis") == ()
    with pytest.raises(PlaceUnknown, match="district:342"):
        load().place("district:999")
    with pytest.raises(PlaceUnknown):
        load().facts("block:3255")


def test_a_state_has_no_district() -> None:
    assert load().district_of("state:32") is None


def test_a_name_is_given_in_the_readers_language() -> None:
    assert load().name("district:342", "hi") == "सिमडेगा"
    assert load().name("district:342", "en") == "Simdega"


@pytest.mark.parametrize("name", ["Gola", "Bano", "Manika", "Panki", "Garu", "Chas", "Tandwa", "Rahe", "Kisko", "Nala"])
def test_a_block_whose_name_is_a_word_needs_a_cue(name: str) -> None:
    assert all(place.word for place in load().named(name) if place.level != "district")
    assert load().is_word(name)


@pytest.mark.parametrize("name", ["Bolba", "Simdega", "Ranchi", "Jamshedpur", "Chandankiyari"])
def test_a_name_that_is_no_word_needs_none(name: str) -> None:
    assert not any(place.word for place in load().named(name))


def test_no_district_is_held_to_be_a_word() -> None:
    assert not any(district.word for district in load().districts())


@pytest.mark.parametrize("word", ["मोदी", "हत्या", "गर्व", "रही", "छात्र", "खिलाड़ी"])
def test_a_common_word_that_sounds_like_a_place_is_known(word: str) -> None:
    key = sound_key(word)

    assert load().sounding(key)
    assert load().sounds_like_word(key)


def test_every_word_on_the_list_guards_some_place() -> None:
    named = {name for name, _ in load().names()}
    idle = [w for w in load().words if name_fold(w) not in named and not load().sounding(sound_key(w))]

    assert idle == []


@pytest.mark.parametrize(
    ("key", "english", "hindi"),
    [
        ("block:3255", "Bolba block, Simdega", "बोलबा प्रखंड, सिमडेगा"),
        ("station:TATA", "Tatanagar Junction, East Singhbhum", "टाटानगर जंक्शन, पूर्वी सिंहभूम"),
        ("district:342", "Simdega", "सिमडेगा"),
        ("state:32", "Kerala", "केरल"),
    ],
)
def test_an_office_is_told_the_place_with_its_district(key: str, english: str, hindi: str) -> None:
    assert load().full_name(key, "en") == english
    assert load().full_name(key, "hi") == hindi


def _nearest(block: Place, blocks: list[Place]) -> str:
    """The English name nearest to BLOCK's Hindi name, by sound key and then by spelling."""
    key, latin = sound_key(block.name_hi), romanise(block.name_hi)

    def likeness(other: Place) -> tuple[float, float]:
        sound = difflib.SequenceMatcher(None, key, sound_key(other.name_en)).ratio()
        return sound, difflib.SequenceMatcher(None, latin, other.name_en.lower()).ratio()

    return max(blocks, key=likeness).name_en


def test_a_hindi_block_name_finds_its_english_name_among_all() -> None:
    blocks = of_level("block")
    right = sum(_nearest(block, blocks) == block.name_en for block in blocks)
    same_key = sum(sound_key(block.name_hi) == sound_key(block.name_en) for block in blocks)

    assert right / len(blocks) >= CROSS_SCRIPT_FLOOR
    assert same_key / len(blocks) >= 0.93
