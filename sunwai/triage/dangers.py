"""Danger to life or freedom in the next hours, by class: words that say it outright, or groups that stand together.

Owns the reading of words/dangers.toml and of the urgency lists. Knows no sort of post and gives no number."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sunwai.lib.phrases import Hit
from sunwai.triage.lexicon import Heard
from sunwai.triage.nearby import apart, gap, outside, together, touch

IDIOM = "urgency/idiom"
_ENDED_NEAR = 25  # letters: an "ended" word takes danger words this close to it away
_MOST = 4


@dataclass(frozen=True, slots=True)
class Danger:
    """A danger that a post speaks of: its class and the words that say so."""

    name: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class _Class:
    name: str
    of: tuple[str, ...]
    within: int
    unless: tuple[str, ...]
    lasting: int | None


def find(heard: Heard, *, lasting: int | None) -> tuple[Danger, ...]:
    """Will list the dangers in HEARD, those said outright first; LASTING is for how many days it has gone on."""
    outright = standing(heard, "urgency/hours")
    found = [Danger("outright", outright[:_MOST])] if outright else []
    for row in _classes():
        if row.lasting is not None and lasting is not None and lasting >= row.lasting:
            continue
        if len(found) < _MOST and not any(heard.has(label) for label in row.unless):
            hits = _apart_from_ended(heard, together(heard, row.of, within=row.within, idiom=IDIOM))
            found += [Danger(row.name, hits)] if hits else []
    return tuple(found)


def standing(heard: Heard, label: str) -> tuple[Hit, ...]:
    """Will give the hits under LABEL one by one, without idioms and without what is said to be over."""
    return apart(hit for hit in outside(heard, label, idiom=IDIOM) if not _is_ended(heard, hit))


def _apart_from_ended(heard: Heard, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The hits of one class, or nothing where one of them is over or its "now" is half of an "until now"."""
    until = heard.hits.get("urgency/until", ())
    spoilt = any(_is_ended(heard, hit) or any(touch(hit, u) for u in until) for hit in hits)
    return () if spoilt else hits


def _is_ended(heard: Heard, hit: Hit) -> bool:
    return any(gap(hit, ended) <= _ENDED_NEAR for ended in heard.hits.get("urgency/ended", ()))


@cache
def _classes() -> tuple[_Class, ...]:
    path = Path(__file__).parent / "words" / "dangers.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["danger"]
    return tuple(
        _Class(row["name"], _labels(row["of"]), row["within"], _labels(row.get("unless", ())), row.get("lasting"))
        for row in rows
    )


def _labels(names: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"urgency/{name}" for name in names)
