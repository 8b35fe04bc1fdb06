"""The gazetteer in memory: read once from the project's own tables, asked by key, by name and by sound.

Owns the tables and their indexes. Finding places in a post is triage's; nothing here weighs evidence."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from sunwai.errors import SunwaiError
from sunwai.gazetteer.place import BLOCK, DISTRICT, STATE, STATION, TOWN, DistrictFacts, Place
from sunwai.lib.folding import name_fold, sound_key

TABLES = Path(__file__).parent / "tables"
HOME = f"{STATE}:20"  # Jharkhand: the state whose districts and blocks are on record
Row = Mapping[str, str]


class PlaceUnknown(SunwaiError):
    """A key that no table holds."""


class Gazetteer:
    """Every place on record, and the ways to ask for one. Twins are always all returned, never the first."""

    def __init__(
        self,
        places: Sequence[Place],
        *,
        facts: Mapping[str, DistrictFacts],
        cities: Mapping[str, tuple[str, ...]],
        words: Sequence[str],
    ) -> None:
        self._places = {place.key: place for place in places}
        self._facts = facts
        self.words = words
        self._word_names = frozenset(name_fold(word) for word in words)
        self._word_sounds = frozenset(sound_key(word) for word in words)
        names = [(name, p) for p in places for name in (*p.names, *cities.get(p.key, ()))]
        self._named = _index((name_fold(name), place) for name, place in names)
        self._sounding = _index((sound_key(name), place) for name, place in names)

    def place(self, key: str) -> Place:
        """Will give the place KEY ("block:3255"). Raises PlaceUnknown."""
        try:
            return self._places[key]
        except KeyError:
            raise PlaceUnknown(
                f"No place has the key {key!r}. Keys are a level and its code, such as district:342."
            ) from None

    def places(self) -> tuple[Place, ...]:
        """Will give every place, states first."""
        return tuple(self._places.values())

    def district_of(self, key: str) -> Place | None:
        """Will give the district that the place KEY is or lies in; None for a state. Raises PlaceUnknown."""
        place = self.place(key)
        if place.level == DISTRICT:
            return place
        return self.place(place.parent) if place.parent else None

    def state_of(self, key: str) -> Place:
        """Will give the state that the place KEY is or lies in. Raises PlaceUnknown."""
        place = self.place(key)
        return place if place.parent is None else self.state_of(place.parent)

    def named(self, name: str) -> tuple[Place, ...]:
        """Will give all places with exactly this NAME, in any of its spellings on record; case, dots and
        punctuation do not matter. A big city elsewhere in India gives its state."""
        return self._named.get(name_fold(name), ())

    def sounding(self, key: str) -> tuple[Place, ...]:
        """Will give all places with a name whose sound key (lib.folding.sound_key) is KEY."""
        return self._sounding.get(key, ())

    def is_word(self, name: str) -> bool:
        """Will say whether NAME, so spelt, is also an ordinary word, so that it needs a cue to mean a place."""
        return name_fold(name) in self._word_names

    def sounds_like_word(self, key: str) -> bool:
        """Will say whether an ordinary word has the sound key KEY, so that a match by sound proves nothing."""
        return key in self._word_sounds

    def names(self) -> Iterable[tuple[str, tuple[Place, ...]]]:
        """Will give every folded name with its places, for those who match nearly."""
        return self._named.items()

    def districts(self) -> tuple[Place, ...]:
        """Will give the districts in the order of their English names."""
        return tuple(place for place in self._places.values() if place.level == DISTRICT)

    def facts(self, district: str) -> DistrictFacts:
        """Will give what else is known of the district with the key DISTRICT. Raises PlaceUnknown."""
        if district not in self._facts:
            raise PlaceUnknown(f"No district has the key {district!r}.")
        return self._facts[district]

    def blocks_of(self, district: str) -> tuple[Place, ...]:
        """Will give the blocks of the district with the key DISTRICT, by English name."""
        return tuple(p for p in self._places.values() if p.level == BLOCK and p.parent == district)

    def name(self, key: str, language: str) -> str:
        """Will give the name of the place KEY in LANGUAGE ("hi" or "en"). Raises PlaceUnknown."""
        return self.place(key).name(language)

    def full_name(self, key: str, language: str) -> str:
        """Will give the name of the place KEY with its district, as it is told to an office."""
        place, district = self.place(key), self.district_of(key)
        said = place.name(language)
        if place.level == BLOCK:
            said += " प्रखंड" if language == "hi" else " block"
        return f"{said}, {district.name(language)}" if district and district != place else said


def _index(pairs: Iterable[tuple[str, Place]]) -> dict[str, tuple[Place, ...]]:
    """Places by key, each once, the more general level first."""
    found: dict[str, dict[str, Place]] = {}
    for key, place in pairs:
        if key:
            found.setdefault(key, {})[place.key] = place
    return {key: tuple(places.values()) for key, places in found.items()}


def _rows(name: str) -> list[Row]:
    with (TABLES / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _place(row: Row, *, level: str, parent: str | None, words: frozenset[str]) -> Place:
    names = {name_fold(row["name_en"]), name_fold(row["name_hi"])}
    return Place(
        key=f"{level}:{row['code']}",
        level=level,
        code=row["code"],
        name_en=row["name_en"],
        name_hi=row["name_hi"],
        aliases=_several(row["aliases"]),
        parent=parent,
        # A district anchors everything below it; Chatra stays a name though "chatra" is also a student.
        word=level in {BLOCK, TOWN, STATION} and not names.isdisjoint(words),
    )


def _facts(row: Row) -> DistrictFacts:
    column, line = row["tile"].split(",")
    return DistrictFacts(
        letters=row["letters"],
        census_code=row["census"],
        headquarters=row["headquarters"],
        population=int(row["population_2011"]),
        column=int(column),
        row=int(line),
    )


def _places(words: frozenset[str]) -> list[Place]:
    places = [_place(row, level=STATE, parent=None, words=words) for row in _rows("states")]
    places += [_place(row, level=DISTRICT, parent=HOME, words=words) for row in _rows("districts")]
    for level in (BLOCK, TOWN, STATION):
        for row in _rows(f"{level}s"):
            places.append(_place(row, level=level, parent=f"{DISTRICT}:{row['district']}", words=words))
    return places


@cache
def load() -> Gazetteer:
    """Will give the gazetteer, read from the tables on first use and kept."""
    words = [row["word"] for row in _rows("words")]
    return Gazetteer(
        _places(frozenset(name_fold(word) for word in words)),
        facts={f"{DISTRICT}:{row['code']}": _facts(row) for row in _rows("districts")},
        cities={f"{STATE}:{row['code']}": _several(row["cities"]) for row in _rows("states")},
        words=words,
    )
