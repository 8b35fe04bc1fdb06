"""A second opinion: up to five values, each with the words of the post that carry it.

Owns its shape, its JSON and the comparison with the proposal. Pure; decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sunwai.triage.proposal import Proposal

FIELDS = ("kind", "district", "urgency", "people", "sort")


@dataclass(frozen=True, slots=True)
class Said:
    """One value (a code, a gazetteer key or a number) and the QUOTE it rests on."""

    value: str | int
    quote: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the second reader says, by field; a field it is silent on is not there."""

    said: Mapping[str, Said]

    @property
    def urgency(self) -> int | None:
        """How soon, if it says so."""
        said = self.said.get("urgency")
        return int(said.value) if said else None

    def differs(self, proposal: Proposal) -> list[str]:
        """Will list the fields in which it says something else than PROPOSAL, or says what PROPOSAL leaves open."""
        return [name for name, said in self.said.items() if said.value != getattr(proposal, name).value]

    def as_json(self) -> dict[str, Any]:
        """Will return the opinion as plain JSON values."""
        return {name: {"value": said.value, "quote": said.quote} for name, said in self.said.items()}

    @classmethod
    def of_json(cls, row: Mapping[str, Any]) -> "Opinion":
        """Will rebuild an opinion from what `as_json` gave."""
        return cls({name: Said(said["value"], said["quote"]) for name, said in row.items()})

    def without_quotes(self) -> "Opinion":
        """Will give the same values without the post's words."""
        return Opinion({name: Said(said.value, "") for name, said in self.said.items()})
