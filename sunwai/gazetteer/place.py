"""A place as a fact: its code, its names and what it lies in.

Owns the dataclasses. Matches nothing and imports no Django."""

from dataclasses import dataclass

COUNTRY, STATE, DISTRICT, BLOCK, TOWN = "country", "state", "district", "block", "town"
STATION, LOCALITY, LANDMARK = "station", "locality", "landmark"


@dataclass(frozen=True, slots=True)
class Place:
    """One country, state, district, block, town, locality of a big town, railway station or landmark.

    `key` is level and code ("district:342"), the code being LGD's, for stations the railway's, else our own. `parent`
    is the key of the district, for a district that of its state. A landmark is a hospital, an airport or a college
    where people are, whoever's matter it is. `word` says that the name is also an ordinary word or a given name
    ("Gola", "रहे"), so it needs a cue beside it before it means the place."""

    key: str
    level: str
    code: str
    name_en: str
    name_hi: str
    aliases: tuple[str, ...]
    parent: str | None
    word: bool

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling on record, the English and Hindi names first."""
        return (self.name_en, self.name_hi, *self.aliases)

    def name(self, language: str) -> str:
        """Will give the name in LANGUAGE ("hi", anything else is English)."""
        return self.name_hi if language == "hi" else self.name_en


@dataclass(frozen=True, slots=True)
class DistrictFacts:
    """What is known of a district besides its names. `column` and `row` place its tile on the schematic map,
    counted from the north-west; `population` is of the 2011 census, 0 where it is not on record."""

    letters: str
    census_code: str
    headquarters: str
    population: int
    column: int
    row: int
