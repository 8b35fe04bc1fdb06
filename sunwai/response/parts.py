"""What a decided reply means, need by need: which parts stop a clock, where each need then stands. Pure.

An acknowledgement, work under way, a question and an undated promise stop nothing. (rule 6)"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sunwai.cases.lifecycle import NeedStatus
from sunwai.errors import SunwaiError

KINDS = ("acknowledged", "under_way", "action_reported", "promised", "refused", "transferred", "needs_info")
_STOPS = frozenset({"action_reported", "refused", "transferred"})


class KindUnknown(SunwaiError):
    """A reply was given a kind that does not exist."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One part of a reply as the desk decided it. `need` is the need's number; `due` UTC or None: undated."""

    need: int
    kind: str
    what: str = ""
    due: datetime | None = None

    @property
    def stops_clock(self) -> bool:
        """Whether the office has answered for this need."""
        return self.kind in _STOPS or (self.kind == "promised" and self.due is not None)

    def as_json(self) -> dict[str, Any]:
        """Will give the part as plain JSON."""
        due = self.due.isoformat() if self.due else None
        return {"need": self.need, "kind": self.kind, "what": self.what, "due": due}


def decide(
    reading: Mapping[str, Any], *, kind: str | None, needs: Sequence[int], came_at: datetime
) -> tuple[str, list[Decided]]:
    """Will turn the machine's READING, or the desk's own KIND, into the kind of the reply and its parts.

    Promises the machine found are kept under any kind; every part applies to all of NEEDS (numbers), which the desk
    may narrow, or to its own `needs` where the office named them itself. Raises KindUnknown."""
    chosen = kind or str(reading.get("kind") or "acknowledged")
    if chosen not in KINDS:
        raise KindUnknown(f"'{chosen}' is no kind of reply. Choose one of: {', '.join(KINDS)}.")
    parts = [part for part in reading.get("parts", []) if kind is None or part["kind"] in {kind, "promised"}]
    found = [_decided(part, need, came_at) for part in parts for need in needs if need in part.get("needs", needs)]
    if not any(part.kind == chosen for part in found):
        found = [Decided(need, chosen) for need in needs] + found
    return chosen, found


def in_part(parts: Sequence[Decided]) -> list[Decided]:
    """Will take what was reported as done for a part of a group as work under way: the rest still waits."""
    return [replace(part, kind="under_way") if part.kind == "action_reported" else part for part in parts]


def need_after(parts: Sequence[Decided], *, need: int) -> NeedStatus | None:
    """Will say where NEED stands after PARTS, or None where they move it nowhere. A promise outlasts what was done."""
    kinds = {part.kind for part in parts if part.need == need}
    dated = any(part.kind == "promised" and part.stops_clock for part in parts if part.need == need)
    done = "action_reported" in kinds
    if dated or (done and "promised" in kinds):
        return NeedStatus.PROMISED
    if done:
        return NeedStatus.CLAIMED
    return NeedStatus.REFUSED if "refused" in kinds else None


def _decided(part: Mapping[str, Any], need: int, came_at: datetime) -> Decided:
    due = datetime.fromisoformat(part["due"]) if part.get("due") else None
    if due is not None and due <= came_at:
        due = None  # a date that had passed when it was written is no promise
    return Decided(need, part["kind"], str(part.get("what", ""))[:300], due)
