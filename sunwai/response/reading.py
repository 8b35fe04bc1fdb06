"""What an office's reply says: its kind, its parts, and the dates it commits to. A proposal for the desk; pure.

To call a thing done that is not is the worst error of the desk, so "done" needs the thing itself and a verb that it
has happened, and nothing in the clause that orders, starts, denies, conditions or postpones it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Any

from sunwai.lib.phrases import Hit
from sunwai.response.clauses import Clause, cut
from sunwai.response.when import Due, find_dues
from sunwai.triage.decision import Because

_WHAT_LETTERS = 160
_BARE_WORDS = 4


class Kind(StrEnum):
    """The kinds of reply."""

    ACKNOWLEDGED = "acknowledged"
    UNDER_WAY = "under_way"
    ACTION_REPORTED = "action_reported"
    PROMISED = "promised"
    REFUSED = "refused"
    TRANSFERRED = "transferred"
    NEEDS_INFO = "needs_info"


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
    parts = [part for clause in clauses if (part := _part(clause, dues)) is not None]
    aggregate = any(clause.has("aggregate") for clause in clauses) and _counts(clauses)
    kind, confidence = _whole(parts, clauses, aggregate=aggregate)
    because = tuple(b for part in parts if part.kind is kind for b in part.because)[:3]
    because = because or (Because("silence", "", None, "reply/default", 0.0),)
    evidence = tuple(
        _quote(clause, hit.start, hit.end, "evidence") for clause in clauses for hit in clause.hits.get("evidence", ())
    )
    return Reading(kind, confidence, because, tuple(parts), aggregate, evidence[:3])


def _letters(clauses: Sequence[Clause]) -> int:
    return clauses[-1].end if clauses else 0


def _quote(clause: Clause, start: int, end: int, rule: str) -> Because:
    return Because("word", clause.text[start - clause.start : end - clause.start], (start, end), f"reply/{rule}", 1.0)


def _part(clause: Clause, dues: Sequence[Due]) -> Part | None:
    own = [due for due in dues if clause.start <= due.start and due.end <= clause.end]
    found = _kind_of(clause, own)
    if found is None:
        return None
    kind, confidence, rule = found
    hit = clause.first(*_REASONS[rule]) or clause.first("remaining", "soon", "result")
    because: tuple[Because, ...] = (Because("cue", "", None, f"reply/{rule}", 1.0),)
    if hit:
        because = (_quote(clause, hit.start, hit.end, rule),)
    due = own[-1] if kind is Kind.PROMISED and own else None
    if due:
        because += (_quote(clause, due.start, due.end, due.rule),)
    what = " ".join(clause.text.split())[:_WHAT_LETTERS]
    return Part(what, kind, due.due if due else None, due is not None, because, confidence)


# Rule -> the lists whose words are its reason.
_REASONS: dict[str, tuple[str, ...]] = {
    "refused": ("refused",),
    "needs_info": ("needs_info",),
    "transferred": ("transferred",),
    "promised": ("soon", "promise"),
    "generic": ("generic", "soon"),
    "order": ("order",),
    "process": ("process", "sanction"),
    "progress": ("progress",),
    "unreal": ("unreal",),
    "negation": ("negation", "harm", "remaining"),
    "partial": ("partial",),
    "done": ("result", "sanction", "done"),
    "unproved": ("result", "done"),
    "noted": ("noted",),
}


def _kind_of(clause: Clause, dues: Sequence[Due]) -> tuple[Kind, float, str] | None:
    """The first rule that holds. Everything that may keep a thing from being done comes before "done"."""
    if clause.has("refused"):
        return Kind.REFUSED, 0.7, "refused"
    if clause.has("needs_info") and not _is_done(clause):
        return Kind.NEEDS_INFO, 0.75, "needs_info"
    if clause.has("transferred") and not clause.has("done") and not clause.going_on and not clause.future:
        return Kind.TRANSFERRED, 0.7, "transferred"
    ahead = _promise(clause, dues)
    if ahead:
        return ahead
    return _not_ahead(clause)


def _promise(clause: Clause, dues: Sequence[Due]) -> tuple[Kind, float, str] | None:
    """A future verb, or what remains with a date; "we will look into it" without a date promises nothing."""
    soon = clause.has("soon", "promise")
    ahead = (
        clause.future
        or (soon and not clause.has("done") and not clause.going_on)
        or (clause.has("remaining", "unreal") and dues)
    )
    ordered = clause.has("order") and not clause.future
    if not ahead and not (dues and not clause.has("done", "order", "noted") and not clause.going_on):
        return None
    if ordered and not dues:
        return None
    if clause.has("generic") and not dues:
        return Kind.ACKNOWLEDGED, 0.6, "generic"
    if ordered:  # told to do it by Friday: the office has set a date, but has promised it through another
        return Kind.PROMISED, 0.55, "promised"
    return Kind.PROMISED, 0.8 if dues else 0.7, "promised"


def _not_ahead(clause: Clause) -> tuple[Kind, float, str] | None:
    if clause.has("order"):
        return Kind.ACKNOWLEDGED, 0.75, "order"
    if clause.going_on:
        return (Kind.ACKNOWLEDGED, 0.6, "generic") if clause.has("generic") else (Kind.UNDER_WAY, 0.75, "progress")
    if clause.has("negation", "harm", "unreal") and clause.has("done", "result", "process"):
        return Kind.UNDER_WAY, 0.4, "negation" if clause.has("negation", "harm") else "unreal"
    if (clause.has("process") or _is_bare_sanction(clause)) and clause.has("done"):
        return Kind.UNDER_WAY, 0.65, "process"
    if clause.has("remaining", "partial") and clause.has("done"):
        return Kind.UNDER_WAY, 0.5, "partial" if clause.has("partial") else "negation"
    return _done_or_less(clause)


def _done_or_less(clause: Clause) -> tuple[Kind, float, str] | None:
    if _is_done(clause):
        return Kind.ACTION_REPORTED, 0.75, "done"
    if clause.has("noted"):
        return Kind.ACKNOWLEDGED, 0.7, "noted"
    if clause.has("process"):
        return Kind.UNDER_WAY, 0.4, "process"
    return (Kind.UNDER_WAY, 0.35, "unproved") if clause.has("result", "sanction") and not clause.asks else None


def _is_bare_sanction(clause: Clause) -> bool:
    """Whether money or leave was given for something that must still be built."""
    return clause.has("sanction") and not clause.has("benefit")


# One of these in a clause, and nothing in it is taken as done.
_DOUBTS = ("process", "order", "negation", "harm", "unreal", "remaining", "partial", "generic")
_BESIDE = 25  # letters between the thing and the verb that it has happened


def _is_done(clause: Clause) -> bool:
    """The thing itself and a verb that it has happened, side by side, and no doubt about it."""
    if clause.asks or clause.future or clause.has(*_DOUBTS) or _is_bare_sanction(clause):
        return False
    results = clause.hits.get("result", ()) + clause.hits.get("sanction", ())
    beside = any(_gap(done, result) <= _BESIDE for done in clause.hits.get("done", ()) for result in results)
    return beside or _is_bare_report(clause, results)


def _gap(one: Hit, other: Hit) -> int:
    """Letters between two phrases; negative where they overlap."""
    return max(one.start, other.start) - min(one.end, other.end)


def _is_bare_report(clause: Clause, results: tuple[Hit, ...]) -> bool:
    """Whether the clause is no more than "Restored", "Complaint resolved" or "Street light repaired today"."""
    short = 0 < len(clause.words) <= _BARE_WORDS and clause.words[0].plain.isascii()
    return short and any(hit.end >= clause.words[-2 if len(clause.words) > 1 else -1].start for hit in results)


def _counts(clauses: Sequence[Clause]) -> bool:
    """Whether some clause gives figures, as a district's totals do."""
    return any(word.plain.isdigit() and int(word.plain[:9]) >= 10 for clause in clauses for word in clause.words)


def _whole(parts: Sequence[Part], clauses: Sequence[Clause], *, aggregate: bool) -> tuple[Kind, float]:
    """The kind of the whole: "done" only where every part of it is, and never from figures for everybody."""
    kinds = {part.kind for part in parts}
    if not parts:
        return Kind.ACKNOWLEDGED, 0.3
    kind = _first_of(kinds)
    if kind is Kind.ACTION_REPORTED and (aggregate or kinds - {kind, Kind.ACKNOWLEDGED}):
        kind = Kind.ACKNOWLEDGED if aggregate else Kind.UNDER_WAY
        return kind, 0.5
    if kind is Kind.ACTION_REPORTED and any(clause.has("partial", "remaining", "negation") for clause in clauses):
        return Kind.UNDER_WAY, 0.4
    return kind, max(part.confidence for part in parts if part.kind is kind)


_RANK = (
    Kind.PROMISED,
    Kind.REFUSED,
    Kind.NEEDS_INFO,
    Kind.TRANSFERRED,
    Kind.UNDER_WAY,
    Kind.ACTION_REPORTED,
    Kind.ACKNOWLEDGED,
)


def _first_of(kinds: set[Kind]) -> Kind:
    return next(kind for kind in _RANK if kind in kinds)
