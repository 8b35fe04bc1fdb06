"""The gazetteer in memory: read once from the project's own tables, asked by key, by name and by sound.

Owns the tables and their indexes. Finding places in a post is triage's; nothing here weighs evidence."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from sunwai.errors import SunwaiError
from sunwai.gazetteer import reading
from sunwai.gazetteer.place import BLOCK, DISTRICT, DistrictFacts, Place
from sunwai.gazetteer.sources import home, is_shipped, source
from sunwai.lib.folding import name_fold, sound_key


class PlaceUnknown(SunwaiError):
    """A key that no table holds."""


class Gazetteer:
    """Every place on record, and the ways to ask for one. Twins are always all returned, never the first."""

    def __init__(
        self,
        places: Sequence[Place],
        *,
        home: str,
        facts: Mapping[str, DistrictFacts],
        cities: Mapping[str, tuple[str, ...]],
        words: Sequence[str],
        short: Mapping[str, str],
        near_words: frozenset[str],
    ) -> None:
        self.home = home
        self._places = {place.key: place for place in places}
        self._facts = facts
        self.words = words
        self._word_names = frozenset(name_fold(word) for word in words)
        self._word_sounds = frozenset(sound_key(word) for word in words)
        self._spelt = {p.key: (*p.names, *cities.get(p.key, ())) for p in places}
        names = [(name, p) for p in places for name in self._spelt[p.key]]
        self._named = _index((name_fold(name), place) for name, place in names)
        self._sounding = _index((sound_key(name), place) for name, place in names)
        self._short = _index((name_fold(name), self.place(key)) for name, key in short.items())
        self.near_words = near_words

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

    def spelt(self, key: str) -> tuple[str, ...]:
        """Will give every spelling that finds the place KEY, a state's or country's big cities among them."""
        return self._spelt[key]

    def abbreviated(self, name: str) -> tuple[Place, ...]:
        """Will give the places that NAME is the local abbreviation of (JSR, DHN)."""
        return self._short.get(name_fold(name), ())

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


@cache
def load() -> Gazetteer:
    """Will give the gazetteer of the office's state, read on first use and kept."""
    below, facts = source().below(), source().facts()
    short = {row["short"]: row["place"] for row in reading.rows("abbreviations")} if is_shipped() else {}
    return Gazetteer(
        [*reading.everywhere(), *below],
        home=home(),
        facts=facts,
        cities=reading.cities(),
        words=[row["word"] for row in reading.rows("words")],
        short=short,
        near_words=frozenset(row["word"] for row in reading.rows("near_words")),
    )
