"""A proposal as one plain line, in the fixed form that triage is judged by from outside. Owns that form.

Needs no database: the offices are those of the shipped lists."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from sunwai.gazetteer.tables import Gazetteer
from sunwai.offices import directory
from sunwai.offices.actions import SHIPPED
from sunwai.offices.directory import OfficeRow
from sunwai.offices.responsible import OfficeFacts, Routing, who_acts
from sunwai.triage.facts import PostFacts
from sunwai.triage.proposal import Proposal
from sunwai.triage.propose import propose

GRIEVANCES = frozenset({"grievance"})
_REASONS = ("lang", "sort", "kind", "district", "place", "urgency", "people", "sealed")
_TABLES = Path(directory.__file__).parent / "tables"


def line_for(
    row: Mapping[str, Any], *, gazetteer: Gazetteer, posted_at: datetime | None, at: datetime
) -> Mapping[str, Any]:
    """Will give the line that answers ROW (id, text and perhaps thread)."""
    facts = PostFacts(text=row["text"], posted_at=posted_at, thread=tuple(_texts(row.get("thread"))))
    made = propose(facts, gazetteer=gazetteer, at=at)
    district = gazetteer.place(made.district.value) if made.district.value else None
    routing = _routing(made)
    return {
        "id": row["id"],
        "lang": made.lang.value,
        "sort": made.sort.value,
        "is_grievance": made.sort.value in GRIEVANCES,
        "kind": made.kind.value,
        "kinds": [kind.value for kind in made.kinds[:3]],
        "district": district.name_en if district else None,
        "district_code": district.code if district else None,
        "place": gazetteer.name(made.place.value, "en") if made.place.value else None,
        "place_confidence": made.place.confidence if made.place.value else made.district.confidence,
        "authority": _authority(routing),
        "urgency": made.urgency.value,
        "people": made.people.value,
        "sealed": made.sealed.value is not None,
        "pii": [{"start": s.start, "end": s.end, "type": s.type} for s in made.personal],
        "duplicate_of": None,
        "because": list(_because(made)),
    }


def _texts(thread: Any) -> Iterator[str]:
    """A thread as texts, as one text, or as objects with a text."""
    said = [thread] if isinstance(thread, str) else thread or []
    for part in said:
        text = part.get("text") if isinstance(part, dict) else part
        if isinstance(text, str):
            yield text


def _because(made: Proposal) -> Iterator[dict[str, Any]]:
    for field in _REASONS:
        for reason in getattr(made, field).because:
            yield {"field": field, "rule": reason.rule, "text": reason.text, "span": reason.span}


def _routing(made: Proposal) -> Routing | None:
    if made.kind.value is None:
        return None
    return who_acts(made.kind.value, made.district.value, offices=_offices())


def _authority(routing: Routing | None) -> dict[str, str | None]:
    owner = routing.owner if routing else None
    kinds = {office.code: office.kind for office in _offices()}
    return {"kind": kinds[owner] if owner else "none", "office": owner}


@cache
def _offices() -> Sequence[OfficeFacts]:
    rows = [row for name in SHIPPED if name != "accounts" for row in _rows(name)]
    return [OfficeFacts(r.code, r.kind, r.district_key, r.acts_by) for r in rows]


def _rows(name: str) -> Iterator[OfficeRow]:
    with (_TABLES / f"{name}.csv").open(encoding="utf-8") as lines:
        listed = directory.read(lines, offices=frozenset(), today=date.max)
    yield from (row for row in listed.rows if isinstance(row, OfficeRow))
