"""Another state's districts, blocks and towns, from the directory as imported, for an office that is not Jharkhand's.

Reads only. Refuses to start an office whose districts are not on record."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.apps import apps

from sunwai.errors import MissingPrerequisite
from sunwai.gazetteer.place import BLOCK, DISTRICT, STATE, TOWN, DistrictFacts, Place
from sunwai.gazetteer.reading import is_word, word_names

if TYPE_CHECKING:
    from sunwai.gazetteer.models import ListedPlace

_ACROSS = 8  # tiles in a row of the plain map that stands in for a drawn one


class Imported:
    """The places of one state (its LGD code) as imported."""

    def __init__(self, state: str) -> None:
        self.state = state

    def below(self) -> Sequence[Place]:
        """Will give its districts, blocks and towns. Raises MissingPrerequisite where no district is on record."""
        listed: Any = apps.get_model("sunwai", "ListedPlace")  # the app names us before its tables are ready
        rows = listed.objects.filter(state=self.state, level__in=[DISTRICT, BLOCK, TOWN])
        words = word_names()
        places = [self._place(row, words=words) for row in rows.order_by("name_en", "code")]
        if not any(place.level == DISTRICT for place in places):
            raise MissingPrerequisite(
                f"SUNWAI_STATE is {self.state} and no district of that state is on record. Download the lists of "
                "districts and blocks from lgdirectory.gov.in and run: sunwai gazetteer import FILE.csv"
            )
        return sorted(places, key=lambda place: (DISTRICT, BLOCK, TOWN).index(place.level))

    def facts(self) -> Mapping[str, DistrictFacts]:
        """Will give each district three letters and a tile in a plain grid; nothing else is known of it."""
        districts = [place for place in self.below() if place.level == DISTRICT]
        letters = _letters([place.name_en for place in districts])
        return {
            place.key: DistrictFacts(short, "", place.name_en, 0, at % _ACROSS, at // _ACROSS)
            for at, (place, short) in enumerate(zip(districts, letters, strict=True))
        }

    def _place(self, row: "ListedPlace", *, words: frozenset[str]) -> Place:
        name = row.name_en.title() if row.name_en.isupper() else row.name_en
        local = row.name_local or name
        return Place(
            key=f"{row.level}:{row.code}",
            level=row.level,
            code=row.code,
            name_en=name,
            name_hi=local,
            aliases=(),
            parent=f"{STATE}:{self.state}" if row.level == DISTRICT else f"{DISTRICT}:{row.district}",
            word=row.level != DISTRICT and is_word((name, local), words),
        )


def _letters(names: Sequence[str]) -> list[str]:
    """Three capitals for each name, no two alike: the first three, else the first two and a later one."""
    taken: list[str] = []
    for name in names:
        plain = "".join(letter for letter in name.upper() if letter.isascii() and letter.isalpha()).ljust(3, "X")
        tries = [plain[:3], *(plain[:2] + later for later in plain[3:]), *(plain[:2] + str(n) for n in range(10))]
        taken.append(next((short for short in tries if short not in taken), plain[:1] + f"{len(taken):02d}"))
    return taken
