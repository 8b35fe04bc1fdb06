"""The reading mark of one lane: how far it was read, and where a walk that is under way stands.

Owns the cursor's JSON. Stored by intake in the same transaction as the posts; opaque to everyone else."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sunwai.networks.picking import Wrong, entry_of, moment, word_or_none
from sunwai.networks.post import Item


@dataclass(frozen=True, slots=True)
class Mark:
    """The newest post of a lane that was read: its id and when it was posted (UTC)."""

    key: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Cursor:
    """`high` is the mark of the last finished walk; the rest describes a walk under way, newest post first.

    `high` moves to `pending_high` only when the walk has reached the old mark: a crash in between loses nothing."""

    high: Mark | None = None
    pending_high: Mark | None = None
    page_token: str | None = None
    began: datetime | None = None  # when this walk's first page was asked for
    start: datetime | None = None  # how far back it reads; the same for every page, as X's page tokens demand
    pages: int = 0  # read so far in this walk
    oldest: datetime | None = None  # how far back this walk has come
    broken: bool = False  # what was stored could not be read; told once as a gap

    def under_way(self, *, at: datetime, overlap: timedelta) -> "Cursor":
        """Will return the walk as it stands, or a new one begun at AT, back to OVERLAP before the old mark.

        A clock set back since the mark was made counts from AT: else posts of the repeated hours were never read."""
        if self.page_token is not None:
            return self
        start = min(self.high.at, at) - overlap if self.high else None
        return Cursor(high=self.high, began=at, start=start, broken=self.broken)

    def finished(self) -> "Cursor":
        """Will end the walk: its newest post is the new mark, but never later than the moment the walk began."""
        mark = self.pending_high or self.high
        if mark is not None and self.began is not None:
            mark = Mark(mark.key, min(mark.at, self.began))
        return Cursor(high=mark)

    def as_text(self) -> str:
        """Will write the cursor as JSON for storing."""
        fields = {name: value for name, value in asdict(self).items() if value and name != "broken"}
        return json.dumps(fields, default=lambda value: value.isoformat())

    def restarted(self) -> "Cursor":
        """Will give the walk up and keep the old mark, so that the next step reads from the newest post again."""
        return Cursor(high=self.high)


def read_cursor(stored: str | None) -> Cursor:
    """Will read a stored cursor; one that cannot be read starts afresh and is marked broken, for intake to show."""
    if stored is None or not stored.strip():
        return Cursor()
    try:
        return _read(stored)
    except ValueError:  # bad JSON and Wrong alike
        return Cursor(broken=True)


def newest(items: tuple[Item, ...], *, than: Mark | None) -> Mark | None:
    """Will return the mark of the newest of ITEMS, or THAN when it is newer."""
    marks = [Mark(item.version, item.created_at) for item in items] + ([than] if than else [])
    return max(marks, key=lambda mark: mark.at, default=None)


def _read(stored: str) -> Cursor:
    entry = entry_of(json.loads(stored))
    pages = entry.get("pages", 0)
    if not isinstance(pages, int):
        raise Wrong("pages is not a number")
    return Cursor(
        high=_mark(entry.get("high")),
        pending_high=_mark(entry.get("pending_high")),
        page_token=word_or_none(entry, "page_token"),
        pages=pages,
        began=_moment(entry, "began"),
        start=_moment(entry, "start"),
        oldest=_moment(entry, "oldest"),
    )


def _moment(entry: Mapping[str, Any], name: str) -> datetime | None:
    text = word_or_none(entry, name)
    return moment(text, name=name) if text else None


def _mark(value: object) -> Mark | None:
    if value is None:
        return None
    entry = entry_of(value)
    return Mark(key=str(entry.get("key")), at=moment(str(entry.get("at")), name="at"))
