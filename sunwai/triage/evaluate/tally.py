"""Counts of right and wrong, and how far each share could lie from the truth by luck alone.

Owns Count, Score and the bootstrap. Knows nothing of posts."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

RESAMPLES = 1000
_SEED = "sunwai"  # the same file gives the same intervals, to the byte


@dataclass(frozen=True, slots=True)
class Count:
    """What one row adds to one measure: HIT out of OF."""

    measure: str
    hit: int
    of: int


@dataclass(frozen=True, slots=True)
class Score:
    """One measure over a group of rows: HIT out of OF, and the 95 % interval of that share."""

    group: str
    measure: str
    hit: int
    of: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """HIT out of OF, 0 to 1."""
        return self.hit / self.of


def score(group: str, measure: str, counts: Sequence[Count]) -> Score | None:
    """Will sum COUNTS, one a row, into a score; None where nothing was to be counted."""
    told = [(count.hit, count.of) for count in counts if count.of]
    if not told:
        return None
    low, high = interval(told, seed=f"{_SEED}/{group}/{measure}")
    return Score(group, measure, sum(hit for hit, _ in told), sum(of for _, of in told), low, high)


def interval(told: Sequence[tuple[int, int]], *, seed: str) -> tuple[float, float]:
    """Will give the 95 % bootstrap interval of the share that TOLD (hit, of) adds up to; SEED makes it repeatable."""
    luck = random.Random(seed)  # noqa: S311 - resampling, not secrets
    shares = sorted(_share(luck.choices(told, k=len(told))) for _ in range(RESAMPLES))
    return shares[int(RESAMPLES * 0.025)], shares[int(RESAMPLES * 0.975) - 1]


def by_measure(rows: Iterable[Iterable[Count]]) -> dict[str, list[Count]]:
    """Will put the counts of all ROWS under their measures, in the order in which they are first met."""
    found: dict[str, list[Count]] = {}
    for row in rows:
        for count in row:
            found.setdefault(count.measure, []).append(count)
    return found


def _share(told: Iterable[tuple[int, int]]) -> float:
    hits = ofs = 0
    for hit, of in told:
        hits += hit
        ofs += of
    return hits / ofs
