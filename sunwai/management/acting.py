"""The authority that must act, read off a proposal and the shipped lists of offices. Owns its form in a line.

The kind of authority is told also where no office can be: a pension is the district's, whichever district it is."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from sunwai.gazetteer.place import STATE
from sunwai.offices import directory
from sunwai.offices.directory import OfficeRow
from sunwai.offices.importing import SHIPPED
from sunwai.offices.responsible import DISTRICT_HEAD, POLICE_CHIEF, RULES, OfficeFacts, who_acts
from sunwai.triage.proposal import Proposal

Authority = dict[str, str | None]
NOBODY: Mapping[str, str | None] = {"kind": "none", "office": None}
_ANY = "other"  # whose kind is not known is still the deputy commissioner's where the district is
_INLAND = "migrant_inland"  # who is held in another state is reached by that state's government
_TABLES = Path(directory.__file__).parent / "tables"


def authority_of(made: Proposal, *, grievance: bool) -> Authority:
    """Will say who must act on MADE: the office, or only its kind, or nobody where nothing is asked."""
    kind = made.kind.value or next((k.value for k in made.kinds if k.value), None)
    places = [place for place in _places(made, kind) if place]
    if not grievance or not (kind or places):
        return dict(NOBODY)
    marks = frozenset(mark.name for mark in made.marks)
    owners = (who_acts(kind or _ANY, place, offices=_offices(), marks=marks).owner for place in (*places, None))
    owner = next((owner for owner in owners if owner), None)
    return {"kind": _kind_of(owner, kind or _ANY), "office": owner}


def _places(made: Proposal, kind: str | None) -> tuple[str | None, ...]:
    """Where the office is sought: another state first where people are held there, else the district first."""
    named = (*(made.acting.value or ()), made.place.value or "")
    states = tuple(key for key in named if key.startswith(f"{STATE}:"))
    return (*states, made.district.value) if kind == _INLAND else (made.district.value, *states)


def _kind_of(owner: str | None, kind: str) -> str:
    seats = {DISTRICT_HEAD: "district", POLICE_CHIEF: "police"}
    kinds = {office.code: office.kind for office in _offices()}
    return kinds[owner] if owner else seats.get(RULES[kind].owner, "none")


@cache
def _offices() -> Sequence[OfficeFacts]:
    rows = [row for name in SHIPPED if name != "accounts" for row in _rows(name)]
    return [OfficeFacts(r.code, r.kind, r.district_key, r.acts_by) for r in rows]


def _rows(name: str) -> Iterator[OfficeRow]:
    with (_TABLES / f"{name}.csv").open(encoding="utf-8") as lines:
        listed = directory.read(lines, offices=frozenset(), today=date.max)
    yield from (row for row in listed.rows if isinstance(row, OfficeRow))
