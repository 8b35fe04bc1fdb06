"""How well and how fast near copies are found, on posts invented by seed. The clock comes in as `tick`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from sunwai.gazetteer.tables import Gazetteer
from sunwai.triage import invented
from sunwai.triage.copies import CopyIndex

_COPIED = 0.05


@dataclass(frozen=True, slots=True)
class CopiesFound:
    """What was measured: of the planted copies how many were found, of what was called a copy how much was one."""

    posts: int
    planted: int
    posts_per_second: float
    recall: float
    precision: float


def measure(
    count: int,
    *,
    seed: int,
    gazetteer: Gazetteer,
    tick: Callable[[], float],
    watched: Callable[[Iterable[tuple[str, int]]], Iterable[tuple[str, int]]] = iter,
) -> CopiesFound:
    """Will run COUNT posts, one in twenty of them a planted copy, through an index: each asked for, then added.

    Every post stands with the number of its original; TICK gives seconds, WATCHED may draw a bar."""
    said = _with_copies(count, seed=seed, gazetteer=gazetteer)
    index: CopyIndex[int] = CopyIndex()
    seen: dict[int, int] = {}
    planted = right = wrong = found = 0
    begun = tick()
    for key, (text, original) in enumerate(watched(said)):
        like = {other for other, _ in index.like(text)}
        index.add(key, text)
        meant = {other for other, first in ((k, said[k][1]) for k in like) if first == original}
        planted += original in seen
        found += original in seen and bool(meant)
        right, wrong = right + len(meant), wrong + len(like - meant)
        seen.setdefault(original, key)
    took = max(tick() - begun, 1e-9)
    return CopiesFound(len(said), planted, len(said) / took, found / max(planted, 1), right / max(right + wrong, 1))


def _with_copies(count: int, *, seed: int, gazetteer: Gazetteer) -> list[tuple[str, int]]:
    chance = Random(seed)  # noqa: S311 - invents posts, guards nothing
    copies = int(count * _COPIED)
    originals = invented.posts(count - copies, seed=seed, gazetteer=gazetteer)
    said = list(zip(originals, range(len(originals)), strict=True))
    for copy in range(copies):
        original = chance.randrange(len(originals))
        said.append((invented.copied(originals[original], seed=seed + copy), original))
    chance.shuffle(said)
    return said
