"""Fitting: from examples to weights, by logistic regression over pieces of words.

Deterministic: the same examples give the same weights on the same machine. How far rules and words are trusted, and how
sharp the odds are, is chosen on voices held back, five parts in turn (temperature scaling; Guo et al., ICML 2017)."""

import warnings
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]  # SciPy ships no types
from sklearn.exceptions import ConvergenceWarning  # type: ignore[import-untyped]  # nor does scikit-learn
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]  # the same

from sunwai.triage.learning.examples import HEADS, Reading
from sunwai.triage.learning.grams import pieces
from sunwai.triage.learning.seeds import LISTED, SEALED
from sunwai.triage.learning.weights import BIAS, Head, Weights

_FOLDS = 5
_STRENGTH = 30.0  # scikit-learn's C: chosen once on the seeds by voice; 3 to 30 differ by less than a point
_ROUNDS = 150
_TRUSTS: Mapping[str, Sequence[float]] = {
    "kind": (0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0),
    "sort": (1, 2, 3, 4, 6, 8),
    "urgency": (1, 2, 3, 4, 6, 8),
    SEALED: (0.0,),  # what the rules seal is sealed: words are asked where they are silent
}
_SHARPNESSES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.4, 1.7, 2.0)

Step = Callable[[], None]
Array = Any


@dataclass(frozen=True, slots=True)
class _Fitted:
    """One head fitted: labels, one column of weights each, base scores."""

    labels: list[str]
    columns: Array
    base: Array

    def scores(self, rows: Array) -> Array:
        return rows @ self.columns + self.base


class _Pieces:
    """The pieces of all examples, their own weights, and examples as rows of them."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        seen = [_counted(reading) for reading in readings]
        spread = Counter(piece for counts in seen for piece in counts)
        self.names = sorted(spread)
        self._at = {name: n for n, name in enumerate(self.names)}
        self.rarity = np.array([np.log((1 + len(seen)) / (1 + spread[name])) + 1 for name in self.names])
        self.matrix = self.rows(seen)

    def rows(self, counted: Sequence[Counter[str]]) -> Array:
        """Each example's pieces by rarity, divided by its size, as `Learner.hear` adds them up."""
        values, columns, starts = [], [], [0]
        for counts in counted:
            known = [(self._at[p], n) for p, n in counts.items() if p in self._at]
            size = np.sqrt(sum(n * self.rarity[at] ** 2 for at, n in known)) or 1.0
            values += [n * self.rarity[at] / size for at, n in known]
            columns += [at for at, _ in known]
            starts.append(len(columns))
        return csr_matrix((values, columns, starts), shape=(len(counted), len(self.names)))


def fit(readings: Sequence[Reading], *, version: str, step: Step = lambda: None) -> Weights:
    """Will fit weights to READINGS and call them VERSION; STEP is called `steps()` times on the way."""
    made = _Pieces(readings)
    heads, blocks = [], []
    for name in HEADS:
        at = [n for n, reading in enumerate(readings) if reading.answer(name) is not None]
        fitted = _one(made.matrix[at], [readings[n] for n in at], name)
        step()
        trust, sharpness = _trusted(made.matrix[at], [readings[n] for n in at], name, fitted.labels, step)
        block = fitted.columns * made.rarity[:, None]
        unit = float(np.format_float_positional(np.abs(block).max() / 127, precision=6, fractional=False))
        heads.append(Head(name, tuple(fitted.labels), _rounded(fitted.base), unit, trust, sharpness))
        blocks.append(np.clip(np.rint(block / unit), -127, 127) + BIAS)
    size_unit = float(np.format_float_positional((made.rarity**2).max() / 255, precision=6, fractional=False))
    blocks.append(np.clip(np.rint(made.rarity[:, None] ** 2 / size_unit), 1, 255))
    table = np.hstack(blocks).astype(np.uint8)
    rows = {piece: table[n].tobytes() for n, piece in enumerate(made.names)}
    return Weights(version, tuple(heads), rows, size_unit)


def steps() -> int:
    """Will say how many steps a fit takes, for a progress bar."""
    return len(HEADS) * (_FOLDS + 1)


def _counted(reading: Reading) -> Counter[str]:
    return Counter(piece for word in reading.words for piece in pieces(word))


def _one(rows: Array, readings: Sequence[Reading], head: str) -> _Fitted:
    answers = [reading.answer(head) for reading in readings]
    weights = [reading.example.weight for reading in readings]
    learner = LogisticRegression(C=_STRENGTH, max_iter=_ROUNDS, tol=1e-3, class_weight="balanced")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # the rounds are capped on purpose
        learner.fit(rows, answers, sample_weight=weights)
    columns, base = learner.coef_.T, learner.intercept_
    if len(learner.classes_) == 2:  # two labels are fitted as one column: what speaks for the second
        columns, base = np.hstack([-columns, columns]) / 2, np.array([-base[0], base[0]]) / 2
    return _Fitted([str(label) for label in learner.classes_], columns, base)


def _trusted(rows: Array, readings: Sequence[Reading], head: str, labels: list[str], step: Step) -> tuple[float, float]:
    """The trust in rules and the sharpness under which voices held back are least surprising."""
    folds = _folds(readings)
    held: list[tuple[Array, Array, Array]] = []
    for fold in range(_FOLDS):
        train = [n for n, at in enumerate(folds) if at != fold]
        test = [
            n for n, at in enumerate(folds) if at == fold and readings[n].example.voice != LISTED
        ]  # never judged on
        part = _one(rows[train], [readings[n] for n in train], head)
        step()
        if test and part.labels == labels:
            said, right = _said([readings[n] for n in test], head, labels)
            held.append((part.scores(rows[test]), said, right))
    words, said, right = (np.concatenate(parts) for parts in zip(*held, strict=True))
    tried = [(_surprise(s * (words + t * said), right), t, s) for t in _TRUSTS[head] for s in _SHARPNESSES]
    _, trust, sharpness = min(tried)
    return float(trust), float(sharpness)


def _said(readings: Sequence[Reading], head: str, labels: list[str]) -> tuple[Array, Array]:
    said = np.array([[reading.rules[head].get(label, 0.0) for label in labels] for reading in readings])
    return said, np.array([labels.index(reading.answer(head) or "") for reading in readings])


def _folds(readings: Sequence[Reading]) -> list[int]:
    """Whole voices are held back together: rows of one voice know each other."""
    voices = sorted({reading.example.voice for reading in readings})
    return [voices.index(reading.example.voice) % _FOLDS for reading in readings]


def _surprise(scores: Array, right: Array) -> float:
    top = scores.max(axis=1, keepdims=True)
    total = np.log(np.exp(scores - top).sum(axis=1)) + top[:, 0]
    return round(float(np.mean(total - scores[np.arange(len(right)), right])), 6)


def _rounded(base: Array) -> tuple[float, ...]:
    return tuple(round(float(value), 4) for value in base)
