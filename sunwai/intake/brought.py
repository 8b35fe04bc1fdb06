"""What reached us outside the networks: known again by where it stood, what it says and its day.

Owns the key and the refusal. Reads and writes nothing."""

import unicodedata
from datetime import date

from sunwai.errors import SunwaiError
from sunwai.intake.models import Post
from sunwai.lib import hashing


class AlreadyBroughtIn(SunwaiError):
    """The same cutting, letter or call was brought in before; `docket` is its case's number, "" while it has none."""

    def __init__(self, post: Post) -> None:
        self.docket = post.case.docket if post.case else ""
        stands = f"It stands in {self.docket}." if self.docket else "It waits in the holding pen, under Parked."
        super().__init__(f"This was brought in already: {post.source}. Nothing was added. {stands}")


def key_of(*, network: str, source: str, text: str, day: date) -> str:
    """Will give the key of what was said on DAY; spaces, line ends and capitals make no other piece of it."""
    return hashing.digest([network, _plain(source), _plain(text), day.isoformat()])


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).casefold().split())
