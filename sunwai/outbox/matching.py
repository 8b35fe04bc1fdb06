"""Whether two texts are the same words, as a network may have changed their form. Pure.

Must not decide what follows from a difference."""

import html
import re
import unicodedata

_SHORT_LINK = re.compile(r"https?://t\.co/\w+")
_SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    """Will bring TEXT to the form in which two postings of it are equal: NFC, entities, t.co links, spaces."""
    text = unicodedata.normalize("NFC", html.unescape(text))
    return _SPACE.sub(" ", _SHORT_LINK.sub("", text)).strip()


def same_words(ours: str, theirs: str) -> bool:
    """Will say whether THEIRS is OURS but for what a network does to any text."""
    return plain(ours) == plain(theirs)
