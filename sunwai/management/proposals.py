"""Proposals as plain lines, in the fixed form that triage is judged by from outside. Owns that form.

Needs no database: the offices are those of the shipped lists."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sunwai.gazetteer.place import DISTRICT
from sunwai.gazetteer.tables import Gazetteer
from sunwai.management.acting import authority_of
from sunwai.management.lines import moment_of
from sunwai.triage.evaluate.posts import Answer
from sunwai.triage.evaluate.repeats import Told, same_matter
from sunwai.triage.facts import PostFacts
from sunwai.triage.proposal import Proposal
from sunwai.triage.propose import propose

GRIEVANCES = frozenset({"grievance"})
Row = Mapping[str, Any]
_REASONS = ("lang", "sort", "kind", "district", "place", "urgency", "people", "sealed")


def answers(
    rows: Sequence[Row], *, gazetteer: Gazetteer, at: datetime, step: Callable[[], object] = lambda: None
) -> list[Answer]:
    """Will answer each of ROWS (id, text and perhaps posted_at and thread), calling STEP after each.

    AT (aware) stands in where a post has no hour. An id names the same row in `duplicate_of`."""
    made = []
    for row in rows:
        made.append(propose(_facts(row), gazetteer=gazetteer, at=at))
        step()
    found = same_matter([_told(row, proposal) for row, proposal in zip(rows, made, strict=True)])
    ids = [tuple(rows[other]["id"] for other in others) for others in found]
    return [_answer(*part, gazetteer=gazetteer) for part in zip(rows, made, ids, strict=True)]


def _facts(row: Row) -> PostFacts:
    return PostFacts(text=row["text"], posted_at=moment_of(row), thread=tuple(_texts(row.get("thread"))))


def _texts(thread: Any) -> Iterator[str]:
    """A thread as texts, as one text, or as objects with a text."""
    said = [thread] if isinstance(thread, str) else thread or []
    for part in said:
        text = part.get("text") if isinstance(part, dict) else part
        if isinstance(text, str):
            yield text


def _told(row: Row, made: Proposal) -> Told:
    kinds = tuple(k.value for k in made.kinds if k.value) if made.sort.value in GRIEVANCES else ()
    names = tuple((span.start, span.end) for span in made.personal if span.type == "name")
    return Told(row["text"], moment_of(row), made.place.value, made.district.value, kinds, names)


def _answer(row: Row, made: Proposal, earlier: tuple[Any, ...], *, gazetteer: Gazetteer) -> Answer:
    line = _line(row, made, gazetteer=gazetteer) | {"duplicate_of": earlier[0] if earlier else None}
    line["because"] = list(_because(made))
    return Answer(line, made.kind.confidence, made.district.confidence, earlier)


def _line(row: Row, made: Proposal, *, gazetteer: Gazetteer) -> dict[str, Any]:
    named = gazetteer.place(made.district.value) if made.district.value else None
    district = named if named and named.level == DISTRICT else None
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
        "authority": authority_of(made, grievance=made.sort.value in GRIEVANCES),
        "urgency": made.urgency.value,
        "people": made.people.value,
        "sealed": made.sealed.value is not None,
        "pii": [{"start": s.start, "end": s.end, "type": s.type} for s in made.personal],
    }


def _because(made: Proposal) -> Iterator[dict[str, Any]]:
    for field in _REASONS:
        for reason in getattr(made, field).because:
            yield {"field": field, "rule": reason.rule, "text": reason.text, "span": reason.span}
