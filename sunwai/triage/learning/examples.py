"""One example as a learner reads it: the words it may see, and what the rules already say of it. Owns Reading."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sunwai.gazetteer.tables import Gazetteer
from sunwai.triage import kind, ruled
from sunwai.triage.decision import Decision
from sunwai.triage.facts import PostFacts
from sunwai.triage.learning.seeds import LISTED, SEALED, Example
from sunwai.triage.reading import read

HEADS = ("kind", "sort", "urgency", SEALED)


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of an example, and per head what the rules say of each label."""

    example: Example
    words: tuple[str, ...]
    rules: Mapping[str, Mapping[str, float]]

    def answer(self, head: str) -> str | None:
        """Will give the right label of HEAD, or None where the example teaches nothing of it."""
        if head == SEALED and self.rules[SEALED]:
            return SEALED  # what the rules seal is sealed, whatever the sentence was written for
        asked = self.example
        return {"kind": asked.kind, "sort": asked.sort, "urgency": asked.urgency, SEALED: asked.sealed}[head]


def reading(example: Example, *, gazetteer: Gazetteer, at: datetime) -> Reading:
    """Will read EXAMPLE as `propose` reads a post of the same words."""
    seen = read(PostFacts(example.text, at), gazetteer=gazetteer)
    about = ruled.around(seen, at=at)
    _, scores = ruled.kinds_weighed(seen, sealed=about.sealed)
    kinds = kind.rank(seen.plain)
    sort, _ = ruled.sorted_as(seen, about, kinds=kinds)
    soon = ruled.soon(seen, about, sort=sort.value or "", kinds=kinds)
    rules = {"kind": scores, "sort": spoken(sort), "urgency": spoken(soon)}
    rules[SEALED] = {SEALED: 1.0} if about.sealed.value and example.voice != LISTED else {}
    return Reading(example, tuple(word.plain for word in seen.words), rules)


def spoken(decision: Decision[str] | Decision[int]) -> dict[str, float]:
    """Will give a rule's decision as a learner joins it: its label with its confidence."""
    return {} if decision.value is None else {str(decision.value): decision.confidence}
