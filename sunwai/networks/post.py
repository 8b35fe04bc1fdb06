"""What a network says, as plain facts. Owns the dataclasses every connector speaks.

Must not know any one network's wire words, and imports no Django."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class ItemKind(StrEnum):
    """What an item tells us about a post."""

    POST = "post"
    EDIT = "edit"
    DELETE = "delete"


class RemoteState(StrEnum):
    """What a look-up by id found."""

    ALIVE = "alive"
    GONE = "gone"
    EDITED = "edited"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Author:
    """Who posted; `key` is the network's immutable id, the handle only what it is called today."""

    key: str
    handle: str
    name: str = ""
    badges: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MediaRef:
    """A picture, video or paper on the network; `alt` is the network's own description, if any."""

    key: str
    kind: str  # photo, video, gif
    url: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One version of one post, as read.

    `key` is the first id of the edit chain (the identity), `version` this text's id. Times are aware, UTC.
    `parent`, `root` and `quoted` are keys of other posts on the same network, or None."""

    network: str
    key: str
    version: str
    kind: ItemKind
    author: Author | None
    text: str
    created_at: datetime
    lang: str | None = None
    parent: str | None = None
    root: str | None = None
    quoted: str | None = None
    mentions: tuple[Author, ...] = ()
    media: tuple[MediaRef, ...] = ()
    visibility: str = "public"
    url: str = ""
    notes: tuple[str, ...] = ()  # what reading changed: control characters removed


@dataclass(frozen=True, slots=True)
class Unreadable:
    """One entry of a page that could not be understood; kept, shown to the desk, never dropped."""

    raw: str
    reason: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of time a lane could not be read for. Both ends aware, UTC."""

    since: datetime | None
    until: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Batch:
    """One step of reading a lane: what was read, and the cursor to store with it in one transaction.

    `cursor` is opaque text; `more` says another step is due at once."""

    items: Sequence[Item]
    cursor: str
    more: bool
    gap: Gap | None = None
    unreadable: Sequence[Unreadable] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A public act about to be sent. `code` is the visible case code inside `text` (JH-26-00412/1)."""

    text: str
    code: str
    in_reply_to: str | None = None
    media: tuple[str, ...] = ()  # network media ids, uploaded before


@dataclass(frozen=True, slots=True)
class SendToken:
    """What identifies one act across attempts: the outbox key, and when its first attempt began (UTC)."""

    key: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """The act is on the network under `key`."""

    key: str
    at: datetime
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class NotSent:
    """The network was read well enough to say: the act is not there (yet)."""


@dataclass(frozen=True, slots=True)
class CannotTell:
    """The network could not be read; nothing may be concluded."""

    reason: str


@dataclass(frozen=True, slots=True)
class Measure:
    """How long a text is by the network's own rule."""

    used: int
    limit: int
    unit: str
    urls: tuple[str, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether the network would take it."""
        return self.used <= self.limit


@dataclass(frozen=True, slots=True)
class Caps:
    """What a network can do, and how public acts reach it (`mode`: api, assisted, off)."""

    reply: bool
    quote: bool
    edit: bool
    delete: bool
    media: bool
    mode: str


@dataclass(frozen=True, slots=True)
class LocalMedia:
    """A file of ours to be uploaded."""

    content: bytes
    media_type: str  # image/jpeg
    alt: str = field(default="")
