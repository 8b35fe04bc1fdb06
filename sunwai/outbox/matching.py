"""Whether two texts are the same words, as a network may have changed their form. Pure.

Must not decide what follows from a difference."""

import html
import re
import unicodedata

_SHORT_LINK = re.compile(r"https?://t\.co/\w+")
_CODE = re.compile(r"(?<![0-9A-Za-z/-])[A-Z]{1,8}-\d{2}-\d{5,}/\d+(?![0-9A-Za-z])")
_SPACE = re.compile(r"\s+")
_NAMES = re.compile(r"(?:@\S+ )*")


def plain(text: str) -> str:
    """Will bring TEXT to the form in which two postings of it are equal: NFC, entities, t.co links, spaces."""
    text = unicodedata.normalize("NFC", html.unescape(text))
    return _SPACE.sub(" ", _SHORT_LINK.sub("", text)).strip()


def codes_in(text: str) -> list[str]:
    """Will list what may be codes of our acts in TEXT."""
    return _CODE.findall(text)


def same_words(ours: str, theirs: str, *, is_reply: bool = False) -> bool:
    """Will say whether THEIRS is OURS but for what a network does to any text.

    Before a reply X's app puts the names of those replied to; a name changed within OURS is a difference."""
    written, wanted = plain(theirs), plain(ours)
    if is_reply and written.endswith(wanted):
        return _NAMES.fullmatch(written.removesuffix(wanted)) is not None
    return written == wanted
