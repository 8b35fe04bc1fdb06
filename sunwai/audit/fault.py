"""One thing that must not be, as a look finds it. Owns Fault."""

from dataclasses import dataclass

from sunwai.audit.models import Finding


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in the case `case` (its id): in which `row` (Window 12; empty for the case), in words."""

    kind: Finding.Kind
    case: int
    row: str
    what: str
