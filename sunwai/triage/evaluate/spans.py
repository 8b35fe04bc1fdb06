"""Stretches with private numbers, found against labelled: by type, and however they were named. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sunwai.triage.evaluate.tally import Count

_ENOUGH = 0.5  # half of a stretch covered counts as found; the desk sees the rest beside it
Stretch = Mapping[str, Any]


def counts(gold: Sequence[Stretch], answer: Sequence[Stretch]) -> Iterator[Count]:
    """Will count how many of GOLD are covered whatever they are called, how many by their own type, and how many of
    ANSWER cover something labelled."""
    yield Count("spans covered", sum(_met(s, answer, typed=False) for s in gold), len(gold))
    yield Count("spans recall", sum(_met(s, answer, typed=True) for s in gold), len(gold))
    yield Count("spans precision", sum(_met(s, gold, typed=False) for s in answer), len(answer))
    for type_ in sorted({str(s["type"]) for s in (*gold, *answer)}):
        yield from _of_type(type_, gold, answer)


def _of_type(type_: str, gold: Sequence[Stretch], answer: Sequence[Stretch]) -> Iterator[Count]:
    labelled = [s for s in gold if s["type"] == type_]
    found = [s for s in answer if s["type"] == type_]
    yield Count(f"spans recall, {type_}", sum(_met(s, answer, typed=True) for s in labelled), len(labelled))
    yield Count(f"spans precision, {type_}", sum(_met(s, gold, typed=True) for s in found), len(found))


def _met(stretch: Stretch, others: Sequence[Stretch], *, typed: bool) -> bool:
    needed = (stretch["end"] - stretch["start"]) * _ENOUGH
    allowed = (o for o in others if not typed or o["type"] == stretch["type"])
    return any(_overlap(stretch, other) >= needed for other in allowed)


def _overlap(one: Stretch, other: Stretch) -> int:
    return max(0, int(min(one["end"], other["end"]) - max(one["start"], other["start"])))
