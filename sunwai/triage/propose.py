"""The machine's proposal for one post: every stage in its order, and the one line that stands for it.

Pure: the same facts, gazetteer and hour give the same proposal to the byte. Never raises on any text."""

from datetime import datetime

from sunwai.gazetteer.tables import Gazetteer
from sunwai.triage import asked, kind, language, lexicon, marks, people, personal, place, shield, sort, urgency
from sunwai.triage.decision import Because, Decision
from sunwai.triage.facts import PostFacts
from sunwai.triage.lexicon import Heard
from sunwai.triage.proposal import Mark, Proposal

__all__ = ["ENGINE", "Proposal", "propose"]

# Stored with every proposal: raise it whenever the same post may be read differently.
ENGINE = "rules@2"
_BORROWED = 0.8  # what the thread says is a little less sure than what the post says


def propose(facts: PostFacts, *, gazetteer: Gazetteer, at: datetime) -> Proposal:
    """Will propose everything triage can say of FACTS; AT (aware) stands in where the post has no hour."""
    heard = lexicon.hear(facts.text)
    where = place.find(facts, heard, gazetteer=gazetteer)
    plain = heard.without(where.spans)
    order = marks.instruction(heard)
    kinds = _kinds(plain, facts)
    frail, sealed = people.vulnerable(plain), shield.decide(heard)
    many, since = people.count(plain), people.lasting(plain, at=facts.posted_at or at)
    sorted_as, sarcastic = _sort(plain, kinds, lasting=since.value is not None, instruction=order is not None)
    soon = urgency.decide(
        plain,
        sort=sorted_as.value or "",
        kinds=tuple(k.value for k in kinds if k.value),
        vulnerable=frail.value or (),
        sealed=sealed.value is not None,
    )
    best = kind.best(kinds)
    line = asked.line(
        kind=best,
        district=where.district,
        place=where.place,
        lasting=since,
        people=many,
        vulnerable=frail,
        sealed=sealed,
    )
    return Proposal(
        lang=language.decide(heard.text),
        sort=sorted_as,
        kind=best,
        kinds=kinds,
        district=where.district,
        place=where.place,
        home=where.three.home,
        event=where.three.event,
        acting=where.three.acting,
        urgency=soon,
        people=many,
        vulnerable=frail,
        lasting=since,
        sealed=sealed,
        personal=personal.personal_spans(facts.text),
        marks=_marks(heard, order, sarcastic=sarcastic),
        asked=line,
    )


def _kinds(heard: Heard, facts: PostFacts) -> tuple[Decision[str], ...]:
    """Rank the kinds of the post; where it is silent, of the thread above it and of its pictures' own text."""
    ranked = kind.rank(heard)
    if ranked:
        return ranked
    for rule, texts in (("thread", facts.thread), ("picture", facts.media_alts)):
        if texts:
            found = kind.rank(lexicon.hear(_joined(texts)))
            if found:
                return tuple(_lent(decision, rule) for decision in found)
    return ()


def _lent(decision: Decision[str], rule: str) -> Decision[str]:
    """The same decision with reasons that say where its words stand, as they are not words of the post."""
    because = tuple(Because(rule, b.text, None, f"kind/{rule}", b.weight) for b in decision.because)
    confidence = round(decision.confidence * _BORROWED, 2)
    return Decision(decision.field, decision.value, confidence, because, decision.rivals, decision.shown)


def _joined(texts: tuple[str, ...]) -> str:
    return "\n".join(text[: lexicon.MOST_LETTERS // 4] for text in texts[-4:])


def _sort(
    heard: Heard, kinds: tuple[Decision[str], ...], *, lasting: bool, instruction: bool
) -> tuple[Decision[str], bool]:
    score = sum(b.weight for b in kinds[0].because) if kinds else 0.0
    return sort.decide(heard, kind_score=score, lasting=lasting, instruction=instruction)


def _marks(heard: Heard, order: Mark | None, *, sarcastic: bool) -> tuple[Mark, ...]:
    found = (order, *marks.tone(heard, sarcastic=sarcastic), marks.cut(heard))
    return tuple(mark for mark in found if mark)
