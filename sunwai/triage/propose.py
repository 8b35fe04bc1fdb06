"""The machine's proposal for one post: every stage in its order, and the one line that stands for it.

Pure: the same facts, gazetteer and hour give the same proposal to the byte. Never raises on any text."""

from datetime import datetime

from sunwai.gazetteer.small import Below
from sunwai.gazetteer.tables import Gazetteer
from sunwai.triage import asked, deadline, kind, language, learnt, marks, place, ruled, speaker, whose
from sunwai.triage.decision import Decision
from sunwai.triage.facts import PostFacts
from sunwai.triage.learning.learner import Learner, shipped
from sunwai.triage.learnt import Hearing
from sunwai.triage.lexicon import Heard
from sunwai.triage.proposal import Mark, Proposal
from sunwai.triage.reading import Read, read

__all__ = ["ENGINE", "Proposal", "engine", "propose"]

# Stored with every proposal: raise it whenever the same post may be read differently.
ENGINE = "rules@7"


def engine(learner: Learner | None = None) -> str:
    """Will name what proposes: the rules, and the weights beside them."""
    return f"{ENGINE} {(learner or shipped()).version}"


def propose(
    facts: PostFacts,
    *,
    gazetteer: Gazetteer,
    at: datetime,
    learner: Learner | None = None,
    below: Below | None = None,
) -> Proposal:
    """Will propose everything triage can say of FACTS; AT (aware) stands in where the post has no hour.

    LEARNER is the one in use; None takes the one that came with this version. BELOW knows villages and pincodes;
    without it they are not read."""
    seen = read(facts, gazetteer=gazetteer, below=below)
    about = ruled.around(seen, at=at)
    hearing = learnt.hear(seen.plain, seen.words, learner=learner or shipped())
    kinds = _kinds(seen, hearing, sealed=about.sealed)
    by_rule, sarcastic = ruled.sorted_as(seen, about, kinds=kinds)
    sorted_as = (
        by_rule if about.order else learnt.sorted_as(by_rule, hearing)
    )  # what orders a machine teaches it nothing
    by_rule_soon = ruled.soon(seen, about, sort=sorted_as.value or "", kinds=kinds)
    soon = learnt.soon(by_rule_soon, hearing, sort=sorted_as.value or "")
    where, heard = seen.where, seen.heard
    if sorted_as.value == "spam" or (about.order and sorted_as.value == "none"):
        where = place.doubted(where)
    many, since, frail = about.people, about.lasting, about.vulnerable
    sealed = learnt.sealed(about.sealed, hearing, kinds=kinds) if sorted_as.value == "grievance" else about.sealed
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
        village=where.village,
        event_deadline=deadline.decide(seen.plain, at=facts.posted_at or at),
        speaker=speaker.decide(seen.plain, sort=sorted_as.value or ""),
        urgency=soon,
        people=many,
        vulnerable=frail,
        lasting=since,
        sealed=sealed,
        personal=seen.private,
        marks=_marks(heard, about.order, sarcastic=sarcastic),
        asked=line,
    )


def _kinds(seen: Read, hearing: Hearing, *, sealed: Decision[str]) -> tuple[Decision[str], ...]:
    """Rank the kinds of the post; where it is silent, of the thread above it and of its pictures' own text."""
    weighed, scores = ruled.kinds_weighed(seen, sealed=sealed)
    return learnt.kinds(weighed, scores, hearing) or ruled.kinds_borrowed(seen.facts)


def _marks(heard: Heard, order: Mark | None, *, sarcastic: bool) -> tuple[Mark, ...]:
    found = (order, *marks.tone(heard, sarcastic=sarcastic), *whose.marks(heard), marks.cut(heard))
    return tuple(mark for mark in found if mark)
