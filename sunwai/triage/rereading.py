"""What a later reading of the same post says otherwise, field by field. Owns which fields are compared. Pure."""

from dataclasses import dataclass
from typing import Any

from sunwai.triage.decision import Decision
from sunwai.triage.proposal import Proposal

FIELDS = ("district", "place", "kind", "urgency", "people", "sort", "event_deadline", "sealed")


@dataclass(frozen=True, slots=True)
class Change:
    """One field as it was read before and as it is read now."""

    field: str
    before: Decision[Any]
    after: Decision[Any]


def changes(before: Proposal, after: Proposal) -> list[Change]:
    """Will list the fields in which AFTER says another value than BEFORE."""
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in FIELDS)
    return [Change(name, old, new) for name, old, new in pairs if old.value != new.value]
