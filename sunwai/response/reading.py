"""What an office's reply says: its kind, its parts, and the dates it commits to. A proposal for the desk; pure.

Owns the whole of a reply from its parts. To call a thing done that is not is the worst error of the desk, so the
whole is done only where every part of it is, and never from figures for everybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from sunwai.response.clauses import Clause, cut
from sunwai.response.kinds import WEAK, Kind, kind_of
from sunwai.response.when import Due, find_dues
from sunwai.triage.decision import Because

__all__ = ["Kind", "Part", "Reading", "read_reply"]

_WHAT_LETTERS = 160


@dataclass(frozen=True, slots=True)
class Part:
    """One thing a reply says: WHAT in its own words, the kind of it, and the date it commits to, if any."""

    what: str
    kind: Kind
    due: datetime | None
    dated: bool
    because: tuple[Because, ...]
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Reading:
    """A reply as the machine reads it. `aggregate`: figures for everybody instead of this case, so no answer to it.

    `evidence` quotes the words that offer a picture or paper: an offer, not a proof."""

    kind: Kind
    confidence: float
    because: tuple[Because, ...]
    parts: tuple[Part, ...]
    aggregate: bool
    evidence: tuple[Because, ...]

    @property
    def commitments(self) -> tuple[Part, ...]:
        """The promises, dated or not."""
        return tuple(part for part in self.parts if part.kind is Kind.PROMISED)

    def as_json(self) -> dict[str, Any]:
        """Will return the reading as plain JSON values; dates are ISO with their offset."""
        return {
            "kind": self.kind.value,
            "confidence": self.confidence,
            "because": [b.as_json() for b in self.because],
            "parts": [_part_json(part) for part in self.parts],
            "aggregate": self.aggregate,
            "evidence": [b.as_json() for b in self.evidence],
        }


def _part_json(part: Part) -> dict[str, Any]:
    return {
        "what": part.what,
        "kind": part.kind.value,
        "due": part.due.isoformat() if part.due else None,
        "dated": part.dated,
        "confidence": part.confidence,
        "because": [b.as_json() for b in part.because],
    }


def read_reply(text: str, *, posted_at: datetime, zone: tzinfo) -> Reading:
    """Will read what an office says in TEXT, posted at POSTED_AT (aware), its dates reckoned in ZONE. Never raises."""
    clauses = cut(text)
    dues = find_dues(text[: _letters(clauses)], posted_at=posted_at, zone=zone)
    parts = _strongest([part for clause in clauses if (part := _part(clause, dues)) is not None])
    aggregate = any(b.rule == "reply/aggregate" for part in parts for b in part.because)
    kind, confidence = _whole(parts, clauses)
    because = tuple(b for part in parts if part.kind is kind for b in part.because)[:3]
    because = because or tuple(part.because[0] for part in parts)[:3]  # part done, part to come
    because = because or (Because("silence", "", None, "reply/default", 0.0),)
    evidence = tuple(
        _quote(clause, hit.start, hit.end, "evidence") for clause in clauses for hit in clause.hits.get("evidence", ())
    )
    return Reading(kind, confidence, because, tuple(parts), aggregate, evidence[:3])


def _letters(clauses: Sequence[Clause]) -> int:
    return clauses[-1].end if clauses else 0


def _strongest(parts: list[Part]) -> list[Part]:
    """Leave out what counts only where nothing else is said, and the damage that was mended afterwards."""
    strong = [part for at, part in enumerate(parts) if part.confidence > WEAK and not _mended(parts, at)]
    return strong or parts


def _mended(parts: list[Part], at: int) -> bool:
    harmed = parts[at].because[0].rule == "reply/harm"
    return harmed and any(part.kind is Kind.ACTION_REPORTED for part in parts[at + 1 :])


def _quote(clause: Clause, start: int, end: int, rule: str) -> Because:
    return Because("word", clause.text[start - clause.start : end - clause.start], (start, end), f"reply/{rule}", 1.0)


def _part(clause: Clause, dues: Sequence[Due]) -> Part | None:
    own = [due for due in dues if clause.start <= due.start and due.end <= clause.end]
    found = kind_of(clause, own)
    if found is None:
        return None
    kind, confidence, rule, hit = found
    because: tuple[Because, ...] = (Because("cue", "", None, f"reply/{rule}", 1.0),)
    if hit:
        because = (_quote(clause, hit.start, hit.end, rule),)
    due = own[-1] if kind is Kind.PROMISED and own else None
    if due:
        because += (_quote(clause, due.start, due.end, due.rule),)
    what = " ".join(clause.text.split())[:_WHAT_LETTERS]
    return Part(what, kind, due.due if due else None, due is not None, because, confidence)


# What settles the whole where several things are said. A promise without a date settles little.
_RANK = (Kind.REFUSED, Kind.NEEDS_INFO, Kind.TRANSFERRED, Kind.UNDER_WAY, Kind.PROMISED, Kind.ACTION_REPORTED)


def _whole(parts: Sequence[Part], clauses: Sequence[Clause]) -> tuple[Kind, float]:
    """The kind of the whole: "done" only where nothing is left open, and part done is under way."""
    kinds = {part.kind for part in parts}
    if not parts:
        return Kind.ACKNOWLEDGED, WEAK
    done = Kind.ACTION_REPORTED in kinds
    rules = {part.because[0].rule for part in parts}
    part_done = done or "reply/partial" in rules
    if part_done and kinds & {Kind.PROMISED, Kind.UNDER_WAY} and not kinds & set(_RANK[:3]):
        return Kind.UNDER_WAY, 0.5
    if any(part.dated for part in parts):
        return Kind.PROMISED, _surest(parts, Kind.PROMISED)
    kind = next((kind for kind in _RANK if kind in kinds), Kind.ACKNOWLEDGED)
    doubted = any(clause.has("remaining", "partial", "waiting") for clause in clauses)
    if kind is Kind.ACTION_REPORTED and (doubted or rules & {"reply/unreal", "reply/negation", "reply/general"}):
        return Kind.UNDER_WAY, 0.4
    return kind, _surest(parts, kind)


def _surest(parts: Sequence[Part], kind: Kind) -> float:
    return max(part.confidence for part in parts if part.kind is kind)
