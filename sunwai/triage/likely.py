"""Proposals that two cases are one, made of what lies near a post: which pair, how sure, because of which words.

Makes rows and saves none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from sunwai.sop.clauses import Duplicates
from sunwai.triage import same_matter
from sunwai.triage.figures import Quote
from sunwai.triage.models import Assessment, Likeness, Signature
from sunwai.triage.neighbours import Copy, Near, told
from sunwai.triage.same_matter import Candidate, Shared

Rows = QuerySet[Likeness]
_QUOTED = {"place/same": "place", "place/district": "district", "kind/same": "kind", "kind/also": "kind"}


@dataclass(frozen=True, slots=True)
class Named:
    """Something by which a matter may recur."""

    sort: str
    key: str


def likenesses(row: Signature, near: Near, *, at: datetime, terms: Duplicates) -> list[Likeness]:
    """Will make the proposals for ROW's case: of which text it is a copy, then which may be the same matter."""
    case = row.post.case_id or 0
    made = {
        head.head_case: _of_copy(case, head, at=at) for head in _heads(near.copies) if head.head_case not in {0, case}
    }
    by_signature = {other.pk: other for other in near.told}
    found = same_matter.candidates(
        told(row),
        map(told, by_signature.values()),
        within=terms.same_matter_within,
        least=terms.propose_from,
        most=terms.most_proposed,
    )
    for candidate in found:
        other = by_signature[candidate.key]
        if other.post.case_id not in made and other.post.case_id != case:
            made[other.post.case_id or 0] = _of_matter(row, other, candidate, at=at)
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


def _of_matter(row: Signature, other: Signature, candidate: Candidate, *, at: datetime) -> Likeness:
    proposals = _proposals([row.post_id, other.post_id])
    mine, theirs = proposals.get(row.post_id, {}), proposals.get(other.post_id, {})
    because = [_reason(shared, mine, theirs) for shared in candidate.because]
    pair = (row.post.case_id or 0, other.post.case_id or 0)
    return _row(*pair, Likeness.Kind.SAME_MATTER, candidate.confidence, because, at=at)


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
        "mine": _quoted(shared.mine) or _first_quote(mine, field),
        "theirs": _quoted(shared.theirs) or _first_quote(theirs, field),
    }


def _quoted(quote: Quote | None) -> dict[str, Any] | None:
    return {"text": quote.text, "span": list(quote.span)} if quote else None


def _first_quote(proposal: Mapping[str, Any], field: str) -> dict[str, Any] | None:
    """The words of a post by which its place or kind was read."""
    because: Iterable[dict[str, Any]] = (proposal.get(field) or {}).get("because", ())
    return next(({"text": b["text"], "span": b["span"]} for b in because if b["span"] and b["text"]), None)


def _proposals(posts: Sequence[int]) -> dict[int, dict[str, Any]]:
    rows = Assessment.objects.filter(post__in=posts, erased_at=None).order_by("made_at", "id")
    return dict(rows.values_list("post_id", "proposal"))


def without_quotes(because: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Will give BECAUSE without a word of any post; the rules that spoke stay."""
    return [{**reason, "mine": None, "theirs": None} for reason in because]
