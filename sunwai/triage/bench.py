"""How fast triage proposes, as a ratio to one plain pass of a regular expression over the same posts.

Ratios hold from machine to machine where rates do not. The clock comes in as `tick`."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sunwai.gazetteer.tables import Gazetteer
from sunwai.triage.facts import PostFacts
from sunwai.triage.propose import propose

_PLAIN_PASS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Speed:
    """What was measured: posts a second, and how many plain passes one proposal costs."""

    posts: int
    posts_per_second: float
    plain_passes: float


def measure(posts: Sequence[PostFacts], *, gazetteer: Gazetteer, at: datetime, tick: Callable[[], float]) -> Speed:
    """Will propose for each of POSTS once, names and lists loaded before, and give the speed; TICK gives seconds."""
    for facts in posts[:1]:
        propose(facts, gazetteer=gazetteer, at=at)
    begun = tick()
    for facts in posts:
        propose(facts, gazetteer=gazetteer, at=at)
    between = tick()
    for facts in posts:
        _PLAIN_PASS.findall(facts.text)
    plain = max(tick() - between, 1e-9)
    took = max(between - begun, 1e-9)
    return Speed(len(posts), len(posts) / took, took / plain)
