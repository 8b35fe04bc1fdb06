"""Uploaded pictures and films: whole, or in pieces; who may use them, and their bytes.

Owns Media and MediaShelf. Knows no requests."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from sunwai.errors import SunwaiError

MEGABYTE = 1024 * 1024
KINDS = {"tweet_image": "photo", "tweet_gif": "animated_gif", "tweet_video": "video"}
KEY_PREFIX = {"photo": 3, "animated_gif": 16, "video": 13}
SIZE_LIMIT = {"photo": 5 * MEGABYTE, "animated_gif": 15 * MEGABYTE, "video": 512 * MEGABYTE}
LIFE_SECONDS = 86_400  # an upload that no post uses is gone after a day


class MediaRefused(SunwaiError):
    """The network does not take this upload."""


@dataclass(frozen=True, slots=True)
class Media:
    """One upload; `content` is empty until it is finished."""

    id: int
    owner: int
    kind: str
    media_type: str
    uploaded_at: datetime
    content: bytes = field(default=b"", repr=False)
    alt: str = ""
    done: bool = False

    @property
    def key(self) -> str:
        """The media key, as posts name it."""
        return f"{KEY_PREFIX[self.kind]}_{self.id}"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels; 1 by 1 when the bytes do not say."""
        return _png_size(self.content) or _gif_size(self.content) or (1, 1)


class MediaShelf:
    """Every upload, finished or not."""

    def __init__(self) -> None:
        self._by_id: dict[int, Media] = {}
        self._pieces: dict[int, dict[int, bytes]] = {}

    def __iter__(self) -> Iterator[Media]:
        return iter(list(self._by_id.values()))

    def begin(self, media: Media) -> Media:
        """Will note an upload that will come in pieces."""
        self._by_id[media.id] = media
        self._pieces[media.id] = {}
        return media

    def append(self, key: int, segment: int, piece: bytes) -> None:
        """Will keep one piece of the upload KEY; the same segment again replaces it."""
        self._pieces[key][segment] = piece

    def finish(self, key: int) -> Media:
        """Will join the pieces of the upload KEY in order of their segments. Raises MediaRefused when it is too big."""
        pieces = self._pieces.pop(key)
        return self.keep(replace(self._by_id[key], content=b"".join(pieces[n] for n in sorted(pieces))))

    def keep(self, media: Media) -> Media:
        """Will keep MEDIA as finished. Raises MediaRefused when it is empty or too big for its kind."""
        limit = SIZE_LIMIT[media.kind]
        if not 0 < len(media.content) <= limit:
            raise MediaRefused(f"A {media.kind} has 1 to {limit} bytes; this one has {len(media.content)}.")
        self._by_id[media.id] = replace(media, done=True)
        return self._by_id[media.id]

    def describe(self, key: int, *, alt: str) -> Media:
        """Will give the upload KEY the alternative text ALT."""
        self._by_id[key] = replace(self._by_id[key], alt=alt)
        return self._by_id[key]

    def get(self, key: int) -> Media | None:
        """Will give the upload KEY, if there is one."""
        return self._by_id.get(key)

    def in_pieces(self, key: int) -> bool:
        """Whether the upload KEY is still open for pieces."""
        return key in self._pieces


def _png_size(content: bytes) -> tuple[int, int] | None:
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    return None


def _gif_size(content: bytes) -> tuple[int, int] | None:
    if content[:4] == b"GIF8" and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    return None
