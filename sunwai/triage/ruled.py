"""What the rules say of a post's kind, sort and urgency, before any learner is asked. Owns their order."""

from dataclasses import dataclass
from datetime import datetime

from sunwai.triage import kind, lexicon, marks, people, shield, sort, urgency
from sunwai.triage.decision import Because, Decision
from sunwai.triage.facts import PostFacts
from sunwai.triage.kind import Weighed
from sunwai.triage.proposal import Mark
from sunwai.triage.reading import Read

_BORROWED = 0.8  # what the thread says is a little less sure than what the post says
_MOST_SCORE = 8.0  # a long letter is not surer than a short one


@dataclass(frozen=True, slots=True)
class Around:
    """What kind, sort and urgency lean on: who is in it, since when, whether it must be sealed."""

    vulnerable: Decision[tuple[str, ...]]
    people: Decision[int]
    lasting: Decision[int]
    sealed: Decision[str]
    order: Mark | None


def around(read: Read, *, at: datetime) -> Around:
    """Will read what stands round the matter; AT (aware) stands in where the post has no hour."""
    return Around(
        people.vulnerable(read.plain),
        people.count(read.plain),
        people.lasting(read.plain, at=read.facts.posted_at or at),
        shield.decide(read.heard),
        marks.instruction(read.heard),
    )


def kinds_weighed(read: Read, *, sealed: Decision[str]) -> tuple[list[Weighed], dict[str, float]]:
    """Will weigh the kinds that the words and what SEALED the post speak for, with scores as a learner joins them."""
    weighed = kind.weigh(read.plain, sealed=sealed)
    return weighed, {w.code: min(w.score, _MOST_SCORE) for w in weighed}


def kinds_borrowed(facts: PostFacts) -> tuple[Decision[str], ...]:
    """Will rank the kinds of the thread above a silent post, else of its pictures' own text."""
    for rule, texts in (("thread", facts.thread), ("picture", facts.media_alts)):
        if texts:
            found = kind.rank(lexicon.hear(_joined(texts)))
            if found:
                return tuple(_lent(decision, rule) for decision in found)
    return ()


def sorted_as(read: Read, about: Around, *, kinds: tuple[Decision[str], ...]) -> tuple[Decision[str], bool]:
    """Will name the sort of post by the rules, and say whether its praise is sarcasm."""
    score = sum(b.weight for b in kinds[0].because if not b.rule.endswith("/learnt")) if kinds else 0.0
    lasting, instruction = about.lasting.value is not None, about.order is not None
    return sort.decide(read.plain, kind_score=score, lasting=lasting, instruction=instruction)


def soon(read: Read, about: Around, *, sort: str, kinds: tuple[Decision[str], ...]) -> Decision[int]:
    """Will say by the rules how soon someone must act."""
    return urgency.decide(
        read.plain,
        sort=sort,
        kinds=tuple(k.value for k in kinds if k.value),
        vulnerable=about.vulnerable.value or (),
        sealed=about.sealed.value is not None,
    )


def _lent(decision: Decision[str], rule: str) -> Decision[str]:
    """The same decision with reasons that say where its words stand, as they are not words of the post."""
    because = tuple(Because(rule, b.text, None, f"kind/{rule}", b.weight) for b in decision.because)
    confidence = round(decision.confidence * _BORROWED, 2)
    return Decision(decision.field, decision.value, confidence, because, decision.rivals, decision.shown)


def _joined(texts: tuple[str, ...]) -> str:
    return "\n".join(text[: lexicon.MOST_LETTERS // 4] for text in texts[-4:])
