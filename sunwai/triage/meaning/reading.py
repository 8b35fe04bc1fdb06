"""A second proposal for a post: the first one, with its kinds joined with meaning and its urgency perhaps raised.

Owns the joining and when it is said. Pure but for the engine: the same post and engine, the same proposal."""

from collections.abc import Mapping
from dataclasses import replace

from sunwai.gazetteer.tables import Gazetteer
from sunwai.triage import learnt, lexicon, ruled, shield, urgency
from sunwai.triage.decision import Because, Decision, Rival
from sunwai.triage.facts import PostFacts
from sunwai.triage.kind import MOST_KINDS
from sunwai.triage.learning.learner import Learner
from sunwai.triage.learning.seeds import NO_KIND
from sunwai.triage.meaning.embedder import Embedder
from sunwai.triage.meaning.masked import masked
from sunwai.triage.meaning.sense import Sense
from sunwai.triage.proposal import Proposal
from sunwai.triage.reading import Read, read

ENGINE = "embeddings@1"
_HOURS = 0.7  # from here on "a life within hours" is said: .36 right and .90 found at .6 on the development set
_LEAST_SHARE = 0.02


def engine(embedder: Embedder) -> str:
    """Will name what proposes by meaning."""
    return f"{ENGINE} {embedder.name}"[:40]


def again(
    facts: PostFacts,
    first: Proposal,
    *,
    sense: Sense,
    embedder: Embedder,
    learner: Learner,
    gazetteer: Gazetteer,
) -> Proposal:
    """Will give FIRST with what the meaning of FACTS adds; an urgency is never lowered. Raises NotEmbedded."""
    seen = read(facts, gazetteer=gazetteer)
    vector = embedder.embed([masked(seen)])[0]
    shares = sense.kind_odds(vector, first_odds(seen, learner=learner))
    kinds = _kinds(shares, first) if next(iter(shares)) != NO_KIND else first.kinds
    soon = _sooner(first, sense.hours_odds(vector))
    return replace(first, kinds=kinds, kind=kinds[0] if kinds else first.kind, urgency=soon)


def first_odds(seen: Read, *, learner: Learner) -> dict[str, float]:
    """Will give what rules and words say of the kind of SEEN, before any meaning."""
    _, scores = ruled.kinds_weighed(seen, sealed=shield.decide(seen.heard))
    return learnt.hear(seen.plain, seen.words, learner=learner).odds("kind", scores)


def _kinds(shares: Mapping[str, float], first: Proposal) -> tuple[Decision[str], ...]:
    names = lexicon.kinds()
    ranked = [(code, share) for code, share in shares.items() if code in names]
    kept = [pair for n, pair in enumerate(ranked[: MOST_KINDS + 1]) if not n or pair[1] >= _LEAST_SHARE]
    words = {decision.value: decision.because for decision in first.kinds}
    return tuple(_kind(code, share, kept, words.get(code, ())) for code, share in kept[:MOST_KINDS])


def _kind(code: str, share: float, kept: list[tuple[str, float]], words: tuple[Because, ...]) -> Decision[str]:
    names = lexicon.kinds()
    because = (*words, Because("meaning", "", None, f"kind/{code}/meaning", round(share, 2)))
    rivals = tuple(Rival(other, round(n, 2), names[other]) for other, n in kept if other != code)[:3]
    return Decision("kind", code, min(0.99, round(share, 2)), because, rivals, names[code])


def _sooner(first: Proposal, odds: float) -> Decision[int]:
    asks = first.sort.value == "grievance"
    if odds < _HOURS or not asks or first.urgency.value == 3:
        return first.urgency
    because = (Because("meaning", "", None, "urgency/3/meaning", odds),)
    rivals = tuple(Rival(v, 0.2, urgency.SHOWN[v]) for v in (first.urgency.value,) if v is not None)
    return Decision("urgency", 3, round(odds, 2), because, rivals, urgency.SHOWN[3])
