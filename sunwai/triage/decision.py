"""What a stage of triage decided, and why, in words of the post.

Owns Because, Rival and Decision, their sentence for a person and their stable JSON. Never decides anything."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sunwai.triage import sentences

T = TypeVar("T")

# A value as a person reads it: English, Hindi.
Shown = tuple[str, str]
UNSAID: Shown = ("", "")


@dataclass(frozen=True, slots=True)
class Because:
    """One reason: `text` stands word for word in the source; `span` is its place in the post, if it is the post.

    `kind` says where the reason lies (word, match, inside, cue, pattern, script, thread, earlier, picture,
    silence, cut); `rule` is the stable id of the rule that spoke. Personal numbers never stand in `text`."""

    kind: str
    text: str
    span: tuple[int, int] | None
    rule: str
    weight: float

    def as_json(self) -> dict[str, Any]:
        """Will return the reason as plain JSON values."""
        span = list(self.span) if self.span else None
        return {"kind": self.kind, "text": self.text, "span": span, "rule": self.rule, "weight": self.weight}

    @classmethod
    def of_json(cls, row: dict[str, Any]) -> Because:
        """Will rebuild a reason from what `as_json` gave."""
        span = (row["span"][0], row["span"][1]) if row["span"] else None
        return cls(row["kind"], row["text"], span, row["rule"], row["weight"])


@dataclass(frozen=True, slots=True)
class Rival(Generic[T]):
    """Another value that the same words allow."""

    value: T
    confidence: float
    shown: Shown = UNSAID


@dataclass(frozen=True, slots=True)
class Decision(Generic[T]):
    """A proposed value of FIELD, or None where nothing can be said, with its reasons and rivals."""

    field: str
    value: T | None
    confidence: float
    because: tuple[Because, ...] = ()
    rivals: tuple[Rival[T], ...] = ()
    shown: Shown = UNSAID

    def unsure(self, threshold: float) -> bool:
        """Will say whether a person must choose: no value, or confidence below THRESHOLD (0 to 1)."""
        return self.value is None or self.confidence < threshold

    def sentence(self, language: str) -> str:
        """Will give the decision and its reasons as one sentence in "hi" or "en" (any other code reads English)."""
        side = 1 if language == "hi" else 0
        rivals = [rival.shown[side] or str(rival.value) for rival in self.rivals]
        said = "" if self.value is None else self.shown[side] or str(self.value)
        quotes = [reason.text for reason in self.because if reason.text]
        rules = [reason.rule for reason in self.because]
        return sentences.compose(self.field, said, quotes, rules, rivals, side=side)

    def why(self, language: str) -> str:
        """Will give the reasons alone, without field and value: the words of the post, the rules, the rivals."""
        side = 1 if language == "hi" else 0
        rivals = [rival.shown[side] or str(rival.value) for rival in self.rivals]
        quotes = [reason.text for reason in self.because if reason.text]
        rules = [reason.rule for reason in self.because]
        return sentences.why(quotes, rules, rivals, sure=self.value is not None, side=side)

    def to_json(self) -> str:
        """Will write the decision as one line of JSON, the same bytes for the same decision."""
        return dumped(self.as_json())

    def as_json(self) -> dict[str, Any]:
        """Will return the decision as plain JSON values."""
        rivals = [{"value": r.value, "confidence": r.confidence, "shown": list(r.shown)} for r in self.rivals]
        return {
            "field": self.field,
            "value": self.value,
            "confidence": self.confidence,
            "because": [reason.as_json() for reason in self.because],
            "rivals": rivals,
            "shown": list(self.shown),
        }

    @classmethod
    def from_json(cls, line: str) -> Decision[Any]:
        """Will rebuild a decision from what `to_json` wrote."""
        return cls.of_json(json.loads(line))

    @classmethod
    def of_json(cls, row: dict[str, Any]) -> Decision[Any]:
        """Will rebuild a decision from what `as_json` gave."""
        rivals = tuple(Rival(_frozen(r["value"]), r["confidence"], _pair(r["shown"])) for r in row["rivals"])
        because = tuple(Because.of_json(reason) for reason in row["because"])
        shown = _pair(row["shown"])
        return Decision(row["field"], _frozen(row["value"]), row["confidence"], because, rivals, shown)


def dumped(row: dict[str, Any]) -> str:
    """Will write ROW as JSON with sorted keys, no spaces and its own letters: stable to the byte."""
    return json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _pair(row: list[str]) -> Shown:
    return (row[0], row[1])
