"""Listed words that stand together in a post: what no word says alone, two say side by side.

Owns distance and the setting aside of idioms. Knows no list: callers name the labels."""

from collections.abc import Iterable, Sequence

from sunwai.lib.phrases import Hit
from sunwai.triage.lexicon import Heard


def together(heard: Heard, labels: Sequence[str], *, within: int, idiom: str) -> tuple[Hit, ...]:
    """Will give the first hits of all LABELS that lie at most WITHIN letters from the first one's, or nothing.

    Words that touch a phrase under the label IDIOM, or each other, do not count."""
    groups = [outside(heard, label, idiom=idiom) for label in labels]
    if not all(groups):
        return ()
    for first in groups[0]:
        met = _met(first, groups[1:], within)
        if met:
            return met
    return ()


def outside(heard: Heard, label: str, *, idiom: str) -> tuple[Hit, ...]:
    """Will give the hits under LABEL that touch no phrase under IDIOM."""
    hits = heard.hits.get(label, ())
    wholes = heard.hits.get(idiom, ())
    if not wholes:
        return hits
    return tuple(hit for hit in hits if not any(touch(hit, whole) for whole in wholes))


def apart(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Will give HITS in the order of the text, of those that overlap only the longest of the first."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return tuple(kept)


def touch(one: Hit, other: Hit) -> bool:
    """Will say whether ONE and OTHER share a letter."""
    return one.start < other.end and other.start < one.end


def gap(one: Hit, other: Hit) -> int:
    """Will give the letters between ONE and OTHER; negative where they touch."""
    return max(one.start, other.start) - min(one.end, other.end)


def _met(first: Hit, groups: Iterable[tuple[Hit, ...]], within: int) -> tuple[Hit, ...]:
    met = [first]
    for group in groups:
        near = [hit for hit in group if gap(first, hit) <= within and not any(touch(hit, m) for m in met)]
        if not near:
            return ()
        met.append(min(near, key=lambda hit: (gap(first, hit), hit.start)))
    return tuple(sorted(met, key=lambda hit: hit.start))
