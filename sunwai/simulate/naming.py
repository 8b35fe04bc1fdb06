"""Names as a person says them, turned into the product's keys. Pure but for the gazetteer."""

from typing import Any

from sunwai.errors import SunwaiError
from sunwai.gazetteer.tables import load as gazetteer


class Unanswerable(SunwaiError):
    """The World was asked about something that does not exist in it."""


def corrections_named(given: dict[str, Any]) -> dict[str, Any]:
    """Will turn district="Simdega" (or "district:342") into district_key, and leave other corrections as they are."""
    fields = dict(given)
    if "district" in fields:
        fields["district_key"] = district_key(fields.pop("district"))
    if fields.get("place"):
        fields["place"] = _place_key(fields["place"])
    return fields


def _place_key(name: str) -> str:
    found = gazetteer().named(name)
    if len(found) != 1:
        raise Unanswerable(f"{len(found)} places are called {name!r}.")
    return found[0].key


def district_key(name: str) -> str:
    """Will give the key of the district called NAME, or NAME if it is a key already. Raises Unanswerable."""
    places = gazetteer()
    if name.startswith("district:"):
        return places.place(name).key
    found = [place for place in places.named(name) if place.level == "district"]
    if len(found) != 1:
        raise Unanswerable(f"{len(found)} districts are called {name!r}.")
    return found[0].key
