"""Which state this office speaks for, and where its districts and blocks come from.

Owns that one choice, made once at start from the settings. Reads nothing itself."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from sunwai.gazetteer import reading
from sunwai.gazetteer.place import STATE, DistrictFacts, Place


class Source(Protocol):
    """Whoever can give the districts of the office's state and what lies in them."""

    def below(self) -> Sequence[Place]:
        """Will give the districts, blocks and towns."""
        ...

    def facts(self) -> Mapping[str, DistrictFacts]:
        """Will give what else is known of each district, by its key."""
        ...


class Shipped:
    """The tables that come with the project."""

    def below(self) -> Sequence[Place]:
        """Will give Jharkhand."""
        return reading.shipped()

    def facts(self) -> Mapping[str, DistrictFacts]:
        """Will give what is known of Jharkhand's districts."""
        return reading.shipped_facts()


_state = reading.SHIPPED_STATE
_source: Source = Shipped()


def speak_for(state: str, *, source: Source | None = None) -> None:
    """Will make STATE (LGD code) the office's own, its places given by SOURCE (None: the shipped tables).

    Called once at start, before anything is loaded; safe to repeat."""
    global _state, _source
    _state, _source = state, source or Shipped()


def home() -> str:
    """Will give the key of the office's own state."""
    return f"{STATE}:{_state}"


def is_shipped() -> bool:
    """Will say whether the office's state is the one the project ships."""
    return _state == reading.SHIPPED_STATE


def source() -> Source:
    """Will give where the office's districts come from."""
    return _source
