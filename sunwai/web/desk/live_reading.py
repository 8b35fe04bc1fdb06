"""What is new on the record since it was last looked at, as events for open screens.

Owns the reading and the shape of an event. A sealed case tells its docket and the number of the entry, nothing else;
no event carries words."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection

from sunwai.cases.models import Entry
from sunwai.desk import presence
from sunwai.intake.models import Post, Role

# PostgreSQL gives ids out before it commits them: one that is lower may be seen later. SQLite has one writer at a time.
OVERLAP = {"postgresql": 1000}
MOST_ENTRIES, MOST_POSTS = 500, 200
_POSITION = re.compile(r"e(\d{1,18})-p(\d{1,18})")


@dataclass(frozen=True, slots=True)
class Position:
    """How far somebody has seen: the newest entry and the newest post."""

    entry: int
    post: int

    @classmethod
    def read(cls, token: str) -> "Position | None":
        """Will read what `str` wrote; None for anything else."""
        found = _POSITION.fullmatch(token)
        return cls(int(found[1]), int(found[2])) if found else None

    def __str__(self) -> str:
        return f"e{self.entry}-p{self.post}"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `position` is where somebody stands who has seen it; presence moves nobody on."""

    kind: str
    facts: dict[str, Any]
    position: Position | None = None

    def wire(self) -> bytes:
        """Will write the event as a stream carries it."""
        at = f"id: {self.position}\n" if self.position else ""
        return f"{at}event: {self.kind}\ndata: {json.dumps(self.facts, ensure_ascii=True)}\n\n".encode()


@dataclass
class Seen:
    """The ids of one table that were told of already; only those that a late one may still lie below."""

    last: int
    known: set[int] = field(default_factory=set)

    def fresh(self, ids: Iterable[int], *, overlap: int) -> list[int]:
        """Will give those of IDS that were not told of, and remember them."""
        new = sorted(set(ids) - self.known)
        self.known.update(new)
        self.last = max([self.last, *new])
        self.known = {key for key in self.known if key > self.last - overlap}
        return new


class Reader:
    """Reads on from where it began; each event is given once, also one that was committed late."""

    def __init__(self) -> None:
        self.overlap = OVERLAP.get(connection.vendor, 0)
        start = newest()
        self.entries, self.posts = Seen(start.entry), Seen(start.post)
        self.entries.known = set(_entry_ids(start.entry - self.overlap))
        self.posts.known = set(_post_ids(start.post - self.overlap))
        self.present: dict[str, list[tuple[str, str]]] = {}

    @property
    def position(self) -> Position:
        """Where the reader stands."""
        return Position(self.entries.last, self.posts.last)

    def read(self, *, at: datetime) -> list[Event]:
        """Will give what is new: entries, posts, and who came to a case or left it by AT."""
        entries = self.entries.fresh(_entry_ids(self.entries.last - self.overlap), overlap=self.overlap)
        posts = self.posts.fresh(_post_ids(self.posts.last - self.overlap), overlap=self.overlap)
        return [*_told(entries, posts, self.position), *self._presence(at)]

    def _presence(self, at: datetime) -> list[Event]:
        before, self.present = self.present, presence.here(at=at)
        moved = [d for d in sorted({*before, *self.present}) if before.get(d) != self.present.get(d)]
        return [Event("presence", {"docket": docket, "here": self.present.get(docket, [])}) for docket in moved]


def newest() -> Position:
    """Will give the position of somebody who has seen everything, in one query."""
    entries, posts = Entry._meta.db_table, Post._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT (SELECT MAX(id) FROM {entries}), (SELECT MAX(id) FROM {posts})")  # noqa: S608  # our names
        entry, post = cursor.fetchone()
    return Position(entry or 0, post or 0)


def missed(since: Position) -> list[Event]:
    """Will give what happened after SINCE; what may have been seen already comes again and is known by its id."""
    overlap = OVERLAP.get(connection.vendor, 0)
    entries, posts = list(_entry_ids(since.entry - overlap)), list(_post_ids(since.post - overlap))
    end = Position(max([since.entry, *entries]), max([since.post, *posts]))
    return _told(sorted(entries)[-MOST_ENTRIES:], sorted(posts), end)


def _told(entries: list[int], posts: list[int], end: Position) -> list[Event]:
    """The events for ENTRIES and POSTS; END stands on the last, so that nothing between is taken for seen."""
    told = [Event("entry", facts) for facts in _entries(entries)]
    if posts:
        told.append(Event("post", {"ids": posts[-MOST_POSTS:], "more": max(0, len(posts) - MOST_POSTS)}))
    return [*told[:-1], Event(told[-1].kind, told[-1].facts, end)] if told else []


def _entry_ids(after: int) -> Iterable[int]:
    return Entry.objects.filter(id__gt=after).values_list("id", flat=True).order_by("-id")[:10_000]


def _post_ids(after: int) -> Iterable[int]:
    rows = Post.objects.filter(id__gt=after).exclude(role=Role.OWN)
    return rows.values_list("id", flat=True).order_by("-id")[:10_000]


def _entries(ids: list[int]) -> Iterable[dict[str, Any]]:
    rows = Entry.objects.filter(id__in=ids).order_by("id") if ids else Entry.objects.none()
    for key, docket, sealed, seq, verb, by in rows.values_list(
        "id", "case__docket", "case__sealed_at", "seq", "verb", "by"
    ):
        yield {"id": key, "docket": docket, "seq": seq} | ({} if sealed else {"verb": verb, "by": by})
