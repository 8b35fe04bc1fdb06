"""Which posts of one file may be of one matter, by the product's own rules: near copies, and the same matter.

Owns only what a file lacks: an order in time, and what an unknown hour is worth. Joins nothing; a person does. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sunwai.triage import copies
from sunwai.triage.copies import CopyIndex
from sunwai.triage.same_matter import Told as Compared
from sunwai.triage.same_matter import candidates

WINDOW = timedelta(hours=72)
MOST = 3
_COPIED_WITHIN = timedelta(days=30)  # the same words half a year on are a new fault
_LEAST, _LEAST_UNTIMED = 0.5, 0.62  # without an hour, place and kind are not enough: something must be shared besides
_UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Told:
    """What is compared of one post: `place` and `district` are gazetteer keys, `kinds` the likeliest first, `names`
    where people's names stand."""

    text: str
    posted_at: datetime | None
    place: str | None
    district: str | None
    kinds: tuple[str, ...]
    names: tuple[tuple[int, int], ...] = ()


def same_matter(told: Sequence[Told]) -> list[tuple[int, ...]]:
    """Will give, for each post of TOLD, the places in TOLD of up to three earlier posts of its matter, likeliest first.

    A post without an hour is taken to stand in the order of the file."""
    seen: list[Compared] = []
    index: CopyIndex[int] = CopyIndex()
    found: list[tuple[int, ...]] = [()] * len(told)
    for at, hour in _by_time(told):
        mine = _compared(at, told[at], hour)
        found[at] = _likeliest(mine, told, seen=seen, index=index)
        seen.append(mine)
        index.add(at, told[at].text)
    return found


def _likeliest(mine: Compared, told: Sequence[Told], *, seen: list[Compared], index: CopyIndex[int]) -> tuple[int, ...]:
    scores = {
        key: 1.0 + alike
        for key, alike in index.like(mine.text)
        if alike >= copies.ALIKE and _may_be(told[key], told[mine.key])
    }
    near = [_beside(other, mine, told) for other in seen if other.district and other.district == mine.district]
    for one in candidates(mine, near, within=WINDOW, least=_LEAST, most=MOST * 2):
        timed = told[one.key].posted_at is not None and told[mine.key].posted_at is not None
        if one.confidence >= (_LEAST if timed else _LEAST_UNTIMED):
            scores[one.key] = max(one.confidence, scores.get(one.key, 0.0))
    return tuple(sorted(scores, key=lambda key: (-scores[key], key))[:MOST])


def _may_be(other: Told, mine: Told) -> bool:
    """Whether a copy is of one matter: told of another place, or long after, it is not."""
    elsewhere = other.place and mine.place and other.place != mine.place
    late = other.posted_at and mine.posted_at and abs(mine.posted_at - other.posted_at) > _COPIED_WITHIN
    return not (elsewhere or late)


def _beside(other: Compared, mine: Compared, told: Sequence[Told]) -> Compared:
    """OTHER as near in time as may be, where the hour of either is not known."""
    known = told[other.key].posted_at is not None and told[mine.key].posted_at is not None
    return other if known else replace(other, posted_at=mine.posted_at)


def _compared(key: int, post: Told, hour: datetime) -> Compared:
    return Compared(key, post.text, hour, post.kinds, post.district or "", post.place or "", post.names)


def _by_time(told: Sequence[Told]) -> list[tuple[int, datetime]]:
    """The order in which posts were written; one without an hour stays behind the one before it in the file."""
    latest = _UNKNOWN
    hours: list[tuple[datetime, int]] = []
    for at, post in enumerate(told):
        latest = post.posted_at or latest
        hours.append((latest, at))
    return [(at, hour) for hour, at in sorted(hours)]
