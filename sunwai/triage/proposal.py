"""The machine's whole proposal for one post. Owns its shape and its stable JSON; decides nothing."""

import json
from dataclasses import dataclass, field
from typing import Any

from sunwai.triage.decision import Because, Decision, dumped


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the post that must not be shown: `[start, end)` in characters, what it is, how sure.

    `verified` says that a check digit agreed (it raises, never decides)."""

    start: int
    end: int
    type: str
    confidence: float
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to be seen beside the post that changes nothing by itself (anger, abuse, instruction, cut)."""

    name: str
    because: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the machine proposes for one post; a person decides.

    `kind` is the best of `kinds` or None where two are as likely; `district` and `place` hold gazetteer keys;
    `home`, `event` and `acting` list where the people are from, where it happens and where the offices are that
    must act (districts, finer places, other states or countries); `district` is where the first office must act.
    `village` is the key of a village or panchayat of the imported directory, which no table in memory holds.
    `event_deadline` is the ISO day of an event that will not wait, `speaker` who speaks (self, group, kin, ...).
    `sealed` holds the reason code for sealing, or None with confidence 1 where nothing asks for it.
    `asked` is one neutral line (English, Hindi) made of the decisions and never of the post's words."""

    lang: Decision[str]
    sort: Decision[str]
    kind: Decision[str]
    kinds: tuple[Decision[str], ...]
    district: Decision[str]
    place: Decision[str]
    urgency: Decision[int]
    people: Decision[int]
    vulnerable: Decision[tuple[str, ...]]
    lasting: Decision[int]
    sealed: Decision[str]
    personal: tuple[Span, ...]
    marks: tuple[Mark, ...]
    asked: tuple[str, str]
    home: Decision[tuple[str, ...]] = field(default_factory=lambda: _unread("home"))
    event: Decision[tuple[str, ...]] = field(default_factory=lambda: _unread("event"))
    acting: Decision[tuple[str, ...]] = field(default_factory=lambda: _unread("acting"))
    village: Decision[str] = field(default_factory=lambda: _unread("village"))
    event_deadline: Decision[str] = field(default_factory=lambda: _unread("event_deadline"))
    speaker: Decision[str] = field(default_factory=lambda: _unread("speaker"))

    def to_json(self) -> str:
        """Will write the proposal as one line of JSON, the same bytes for the same proposal."""
        return dumped(self.as_json())

    def as_json(self) -> dict[str, Any]:
        """Will return the proposal as plain JSON values."""
        row: dict[str, Any] = {name: getattr(self, name).as_json() for name in (*_DECISIONS, *_PLACES)}
        row["kinds"] = [kind.as_json() for kind in self.kinds]
        row["personal"] = [[s.start, s.end, s.type, s.confidence, s.verified] for s in self.personal]
        row["marks"] = [{"name": m.name, "because": [b.as_json() for b in m.because]} for m in self.marks]
        row["asked"] = list(self.asked)
        return row

    @classmethod
    def from_json(cls, line: str) -> "Proposal":
        """Will rebuild a proposal from what `to_json` wrote."""
        return cls.of_json(json.loads(line))

    @classmethod
    def of_json(cls, row: dict[str, Any]) -> "Proposal":
        """Will rebuild a proposal from what `as_json` gave."""
        parts: dict[str, Any] = {name: Decision.of_json(row[name]) for name in _DECISIONS}
        parts |= {name: Decision.of_json(row[name]) for name in _PLACES if name in row}
        parts["kinds"] = tuple(Decision.of_json(kind) for kind in row["kinds"])
        parts["personal"] = tuple(Span(*span) for span in row["personal"])
        parts["marks"] = tuple(Mark(m["name"], tuple(map(Because.of_json, m["because"]))) for m in row["marks"])
        return cls(asked=(row["asked"][0], row["asked"][1]), **parts)


def _unread(name: str) -> Decision[Any]:
    """What a proposal made before the three places were read says of them."""
    return Decision(name, None, 0.0, (Because("silence", "", None, f"{name}/silent", 0.0),))


_PLACES = ("home", "event", "acting", "village", "event_deadline", "speaker")
_DECISIONS = (
    "lang",
    "sort",
    "kind",
    "district",
    "place",
    "urgency",
    "people",
    "vulnerable",
    "lasting",
    "sealed",
)
