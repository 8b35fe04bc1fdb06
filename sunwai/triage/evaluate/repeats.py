"""Which posts of one file may be of one matter: near copies, and the same place and kind within three days.

Owns that proposal among the posts of a file. Joins nothing; a person does. Pure."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from sunwai.lib.folding import normalise, sound_key, words

WINDOW = timedelta(hours=72)
MOST = 3
_COPY = 0.7  # share of shingles; below it two complaints of one block already meet
_ALIKE = 0.2  # share of words by sound that speaks for one matter where place or hour is not certain
_SHINGLE, _SKETCH = 4, 8
_NUMBER = re.compile(r"\d{2,}")


@dataclass(frozen=True)
class Told:
    """What is compared of one post: `place` and `district` are gazetteer keys, `kinds` the likeliest first."""

    text: str
    posted_at: datetime | None
    place: str | None
    district: str | None
    kinds: tuple[str, ...]

    @cached_property
    def sounds(self) -> frozenset[str]:
        """The words by their sound, so that scripts meet."""
        return frozenset(key for word in words(self.text) if len(key := sound_key(word)) > 1)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Counts and amounts of two digits and more."""
        return frozenset(_NUMBER.findall(normalise(self.text)))

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Every few letters in a row, spaces and signs left out, each as a number."""
        letters = "".join(words(normalise(self.text).casefold()))
        starts = range(max(1, len(letters) - _SHINGLE + 1))
        return frozenset(zlib.crc32(letters[i : i + _SHINGLE].encode()) for i in starts)


def same_matter(told: Sequence[Told]) -> list[tuple[int, ...]]:
    """Will give, for each post of TOLD, the places in TOLD of up to three earlier posts of its matter, likeliest first.

    A post without an hour is taken to stand in the order of the file."""
    order = _by_time(told)
    seen: dict[object, list[int]] = {}
    found: list[tuple[int, ...]] = [()] * len(told)
    for at in order:
        keys = _meeting_places(told[at])
        others = {other for key in keys for other in seen.get(key, ())}
        scored = sorted((-_likeness(told[other], told[at]), other) for other in others)
        found[at] = tuple(other for score, other in scored if score)[:MOST]
        for key in keys:
            seen.setdefault(key, []).append(at)
    return found


def _by_time(told: Sequence[Told]) -> list[int]:
    """The order in which posts were written; one without an hour stays behind the one before it in the file."""
    latest: datetime | None = None
    hours: list[tuple[bool, float, int]] = []
    for at, post in enumerate(told):
        latest = post.posted_at or latest
        hours.append((latest is not None, latest.timestamp() if latest else 0.0, at))
    return [at for _, _, at in sorted(hours)]


def _meeting_places(post: Told) -> list[object]:
    """Where two posts of one matter must meet: the same district and kind, or a few shingles that copies share."""
    sketch: list[object] = list(sorted(post.shingles)[:_SKETCH])
    return sketch + [(post.district, kind) for kind in post.kinds if post.district]


def _likeness(earlier: Told, later: Told) -> float:
    """How likely the two are of one matter; 0 where nothing says so."""
    if earlier.place and later.place and earlier.place != later.place:
        return 0.0
    alike = _share(earlier.shingles, later.shingles)
    if alike >= _COPY and not _apart(earlier, later, WINDOW * 10):
        return 4.0 + alike
    return _by_facts(earlier, later)


def _by_facts(earlier: Told, later: Told) -> float:
    kinds = set(earlier.kinds) & set(later.kinds)
    if not kinds or not earlier.district or earlier.district != later.district or _apart(earlier, later, WINDOW):
        return 0.0
    shared = len(earlier.numbers & later.numbers)
    alike = _share(earlier.sounds, later.sounds)
    certain = earlier.place is not None and earlier.place == later.place and _both_timed(earlier, later)
    if not certain and not shared and alike < _ALIKE:
        return 0.0
    return certain + (earlier.kinds[0] == later.kinds[0]) * 0.5 + min(shared, 3) * 0.4 + alike


def _apart(earlier: Told, later: Told, window: timedelta) -> bool:
    """Whether the two are known to be further apart than WINDOW."""
    if earlier.posted_at is None or later.posted_at is None:
        return False
    return abs(later.posted_at - earlier.posted_at) > window


def _both_timed(earlier: Told, later: Told) -> bool:
    return earlier.posted_at is not None and later.posted_at is not None


def _share(one: Set[object], other: Set[object]) -> float:
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0
