"""Scoring: what a learner's weights say of the words of a post, and which words said it.

Pure Python and exact: a word's pieces are added once and remembered, a post is the sum of its words."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from sunwai.lib.phrases import Token
from sunwai.triage.learning.grams import pieces
from sunwai.triage.learning.weights import BIAS, LANE_BITS, Head, Weights, packed, read

SHIPPED = Path(__file__).parent / "shipped.weights"
_MOST_SHOWN = 3
_LEAST_SAY = 0.15  # of the weightiest word: less than this is no reason worth a person's time


@dataclass(frozen=True, slots=True)
class Said:
    """What the words of one post say: per head the raw score of each label, whatever the rules say."""

    scores: Mapping[str, tuple[float, ...]]
    known: int  # how many pieces of the post the weights know

    @property
    def silent(self) -> bool:
        """Whether no piece of any word is known."""
        return self.known == 0


class Learner:
    """Weights ready to be asked; holds no post."""

    def __init__(self, weights: Weights) -> None:
        self.version = weights.version
        self.heads = {head.name: head for head in weights.heads}
        self._size_unit = weights.size_unit
        self._lanes = weights.lanes
        self._first = dict(zip(self.heads, _firsts(weights.heads), strict=True))
        self._rows = packed(weights.rows)
        self._sum_of = lru_cache(maxsize=50_000)(self._add_up)

    def hear(self, words: Sequence[Token]) -> Said:
        """Will score every label of every head for WORDS (distinct, masked)."""
        total = known = 0
        for word in words:
            row, count = self._sum_of(word.plain)
            total += row
            known += count
        lanes = self._unpack(total, known)
        size = math.sqrt(lanes[-1] * self._size_unit) or 1.0
        return Said({name: self._scores(head, lanes, size) for name, head in self.heads.items()}, known)

    def words_for(self, words: Sequence[Token], *, head: str, label: str) -> tuple[tuple[Token, float], ...]:
        """Will give up to three of WORDS that speak most for LABEL against the others, with their share."""
        said = [(word, self._say(word, head, label)) for word in words]
        total = sum(say for _, say in said if say > 0) or 1.0
        ranked = sorted((pair for pair in said if pair[1] > 0), key=lambda pair: (-pair[1], pair[0].start))
        return tuple((word, round(say / total, 2)) for word, say in ranked[:_MOST_SHOWN] if say >= total * _LEAST_SAY)

    def _say(self, word: Token, head: str, label: str) -> float:
        row, count = self._sum_of(word.plain)
        first, labels = self._first[head], self.heads[head].labels
        lanes = self._unpack(row, count)[first : first + len(labels)]
        return lanes[labels.index(label)] - sum(lanes) / len(lanes)

    def _add_up(self, plain: str) -> tuple[int, int]:
        found = [self._rows[piece] for piece in pieces(plain) if piece in self._rows]
        return sum(found), len(found)

    def _unpack(self, total: int, count: int) -> list[int]:
        mask = (1 << LANE_BITS) - 1
        lanes = [(total >> (LANE_BITS * lane)) & mask for lane in range(self._lanes)]
        return [lane - BIAS * count for lane in lanes[:-1]] + lanes[-1:]

    def _scores(self, head: Head, lanes: Sequence[int], size: float) -> tuple[float, ...]:
        first = self._first[head.name]
        said = lanes[first : first + len(head.labels)]
        return tuple(base + head.unit * lane / size for base, lane in zip(head.base, said, strict=True))


def odds(head: Head, scores: Sequence[float], *, rules: Mapping[str, float]) -> dict[str, float]:
    """Will join SCORES with what the RULES say of each label, and give the probability of each, the likeliest first."""
    joined = [score + head.trust * rules.get(label, 0.0) for label, score in zip(head.labels, scores, strict=True)]
    top = max(joined)
    raised = [math.exp(head.sharpness * (score - top)) for score in joined]
    total = sum(raised)
    pairs = [(label, round(share / total, 4)) for label, share in zip(head.labels, raised, strict=True)]
    return dict(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))


@cache
def shipped() -> Learner:
    """Will give the learner that came with this version, read once."""
    return Learner(read(SHIPPED.read_bytes()))


def _firsts(heads: Iterable[Head]) -> list[int]:
    firsts, at = [], 0
    for head in heads:
        firsts.append(at)
        at += len(head.labels)
    return firsts
