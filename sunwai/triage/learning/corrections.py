"""The desk's corrections as examples: the newest word on each case and field, a copied campaign once.

Reads Correction and Post, writes nothing. What an author took back is not learnt from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sunwai.intake.models import Post, Role
from sunwai.lib.folding import search_fold, words
from sunwai.lib.hashing import digest
from sunwai.triage import lexicon
from sunwai.triage.learning.seeds import Example
from sunwai.triage.models import Correction
from sunwai.triage.sort import Sort

FIELDS = ("kind", "sort", "urgency")
_WEIGHT = 2.0  # one real post, decided by a person, says more than one invented sentence
_VOICES = 5  # nobody's manner is known of a desk's posts: they are spread over the folds by their words


@dataclass(frozen=True, slots=True)
class Taught:
    """What the corrections teach: examples, how many corrections were read, up to which one, how many copies fell."""

    examples: tuple[Example, ...]
    corrections: int
    upto: int
    copies: int


def taught() -> Taught:
    """Will read every correction of kind, sort and urgency, in a fixed order."""
    rows = list(
        Correction.objects.filter(field__in=FIELDS).order_by("id").values_list("id", "case", "field", "decided")
    )
    decided: dict[int, dict[str, str]] = {}
    for _, case, field, value in rows:
        answers = decided.setdefault(case, {})
        answers.pop(field, None)
        if _is_answer(field, value):
            answers[field] = str(value)
    told = [(text, decided[case]) for case, text in _texts(decided) if decided[case]]
    merged = _once(told)
    upto = rows[-1][0] if rows else 0
    return Taught(
        tuple(_example(key, *merged[key]) for key in sorted(merged)), len(rows), upto, len(told) - len(merged)
    )


def _is_answer(field: str, value: Any) -> bool:
    known = {"kind": lexicon.kinds(), "sort": set(Sort), "urgency": {0, 1, 2, 3}}[field]
    return value in known


def _texts(cases: Iterable[int]) -> list[tuple[int, str]]:
    """The words that opened each case, as long as their author lets them stand."""
    posts = Post.objects.filter(case__in=list(cases), role=Role.NEW_MATTER, gone_at=None).order_by("case", "id")
    first: dict[int, str] = {}
    for case, text in posts.values_list("case", "text"):
        first.setdefault(case, text)
    return sorted(first.items())


def _once(told: Iterable[tuple[str, dict[str, str]]]) -> dict[str, tuple[str, dict[str, str]]]:
    """The same words sent by many count once; what was decided last holds."""
    merged: dict[str, tuple[str, dict[str, str]]] = {}
    for text, answers in told:
        key = digest([word for word in words(search_fold(text)) if not word.isdigit()])
        merged[key] = (text, merged.get(key, (text, {}))[1] | answers)
    return merged


def _example(key: str, text: str, answers: dict[str, str]) -> Example:
    voice = f"desk {int(key[:8], 16) % _VOICES}"
    return Example(text, voice, answers.get("kind"), answers.get("sort"), answers.get("urgency"), weight=_WEIGHT)
