"""Proposals that two cases are one, made of what lies near a post: which pair, how sure, because of which words.

Makes rows and saves none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from sunwai.sop.clauses import Duplicates
from sunwai.triage import same_matter
from sunwai.triage.figures import Quote
from sunwai.triage.models import Likeness
from sunwai.triage.neighbours import Copy, Kept, Near, told
from sunwai.triage.same_matter import Candidate, Shared

Rows = QuerySet[Likeness]
_QUOTED = {"place/same": "place", "place/district": "district", "kind/same": "kind", "kind/also": "kind"}


@dataclass(frozen=True, slots=True)
class Named:
    """Something by which a matter may recur."""

    sort: str
    key: str


def likenesses(near: Near, *, at: datetime, terms: Duplicates) -> list[Likeness]:
    """Will make the proposals for one post's case: of which text it is a copy, then which may be the same matter."""
    mine = near.mine
    copied = [copy for copy in _heads(near.copies) if copy.head_case != mine.case]
    made = {copy.head_case: _of_copy(mine.case, copy, at=at) for copy in copied}
    others = {other.pk: other for other in near.told}
    found = same_matter.candidates(
        told(mine),
        map(told, near.told),
        within=terms.same_matter_within,
        least=terms.propose_from,
        most=terms.most_proposed,
    )
    for candidate in found:
        other = others[candidate.key]
        if other.case not in made:
            made[other.case] = _of_matter(mine, other, candidate, at=at)
    return list(made.values())[: terms.most_proposed]


def _heads(found: Sequence[Copy]) -> Iterator[Copy]:
    """One for each text: the rest of a campaign is proposed to its head and not to each other."""
    seen: set[int] = set()
    for copy in found:
        if copy.head_case not in seen:
            seen.add(copy.head_case)
            yield copy


def _of_copy(case: int, copy: Copy, *, at: datetime) -> Likeness:
    reason = {"rule": "copy/letters", "weight": copy.similarity, "mine": None, "theirs": None}
    return _row(case, copy.head_case, Likeness.Kind.NEAR_COPY, copy.similarity, [reason], at=at)


def _of_matter(mine: Kept, other: Kept, candidate: Candidate, *, at: datetime) -> Likeness:
    because = [_reason(shared, mine.facts, other.facts) for shared in candidate.because]
    return _row(mine.case, other.case, Likeness.Kind.SAME_MATTER, candidate.confidence, because, at=at)


def _row(
    case: int, other: int, kind: Likeness.Kind, confidence: float, because: list[dict[str, Any]], *, at: datetime
) -> Likeness:
    """The later case stands first; its reasons are then mine, the other's theirs."""
    if case < other:
        because = [{**reason, "mine": reason["theirs"], "theirs": reason["mine"]} for reason in because]
    later, earlier = max(case, other), min(case, other)
    return Likeness(case_id=later, other_id=earlier, kind=kind, confidence=confidence, because=because, proposed_at=at)


def _reason(shared: Shared, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    field = _QUOTED.get(shared.rule, "")
    return {
        "rule": shared.rule,
        "weight": round(shared.weight, 3),
        "mine": _quoted(shared.mine) or mine.get(field),
        "theirs": _quoted(shared.theirs) or theirs.get(field),
    }


def _quoted(quote: Quote | None) -> dict[str, Any] | None:
    return {"text": quote.text, "span": list(quote.span)} if quote else None


def without_quotes(because: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Will give BECAUSE without a word of any post; the rules that spoke stay."""
    return [{**reason, "mine": None, "theirs": None} for reason in because]
