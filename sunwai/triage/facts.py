"""What triage may know of a post: plain facts, gathered before any decision.

Owns PostFacts. Holds nothing about the author beyond what he wrote to this desk."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PostFacts:
    """One post as triage sees it; `posted_at` is aware (UTC) or None where the source did not say.

    `thread` holds the texts above it (oldest first) and quoted ones, `author_earlier` the same author's earlier
    posts to this desk (newest first), `media_alts` what the network itself says is in the pictures."""

    text: str
    posted_at: datetime | None = None
    thread: tuple[str, ...] = ()
    author_earlier: tuple[str, ...] = ()
    media_alts: tuple[str, ...] = ()
