"""Was it posted? Our own timeline searched for an act whose answer was lost, or that a person posted by hand.

Owns what counts as the same post: the visible code first, then the same words under the same parent. Posts nothing."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import timedelta

from sunwai.networks.base import NetworkError
from sunwai.networks.post import CannotTell, Draft, Item, NotSent, SendToken, Sent
from sunwai.networks.x.limits import XLimits
from sunwai.networks.x.shown import unescaped
from sunwai.networks.x.wire import Page

# X's clock and ours may differ; a post that seems two minutes older than the attempt can still be it.
CLOCK_SLACK = timedelta(minutes=2)
MOST_PAGES = 32  # X shows the newest 3,200 of our own posts

ReadPage = Callable[[str | None], Page]  # page token -> the next page of our own timeline

_LINK = re.compile(r"https?://\S+")
_NAMES_FIRST = re.compile(r"^(?:@\w{1,15}\s+)+")  # X puts the names of those replied to before a reply's text


def find_in(read_page: ReadPage, draft: Draft, token: SendToken) -> Sent | NotSent | CannotTell:
    """Will look for DRAFT in the pages READ_PAGE gives, which reach back to TOKEN's first attempt; safe to repeat.

    CannotTell when a page could not be read, or held a post that could not: it might have been ours."""
    found: list[Item] = []
    blind = 0
    token_of_page: str | None = None
    for _ in range(MOST_PAGES):
        try:
            page = read_page(token_of_page)
        except NetworkError as error:
            return CannotTell(str(error))
        found += page.items
        blind += len(page.unreadable)
        token_of_page = page.next_token
        if token_of_page is None:
            return _verdict(found, draft, blind=blind)
    return CannotTell("X has more posts of ours since the attempt than it lets us read back.")


def _verdict(found: list[Item], draft: Draft, *, blind: int) -> Sent | NotSent | CannotTell:
    own = sorted((item for item in found if not _is_repost(item)), key=lambda item: item.created_at)
    match = _first(own, lambda item: carries(item.text, draft.code)) or _first(own, lambda item: _same(item, draft))
    if match is not None:
        return Sent(key=match.key, at=match.created_at, text=_words(match, draft), url=match.url)
    if blind:
        return CannotTell(f"{blind} of our own posts since the attempt could not be read; one of them may be it.")
    return NotSent()


def carries(text: str, code: str) -> bool:
    """Will say whether TEXT shows the case code CODE itself: JH-26-00412/1 is not in JH-26-00412/10."""
    return bool(code) and re.search(rf"(?<![0-9A-Za-z/-]){re.escape(code)}(?![0-9A-Za-z])", text) is not None


def comparable(text: str) -> str:
    """Will fold away what X changes in a text: composition, blanks, escapes, links and the names before a reply."""
    folded = unescaped(unicodedata.normalize("NFC", text))
    for url in XLimits().measure(folded).urls:
        folded = folded.replace(url, " ")
    return " ".join(_NAMES_FIRST.sub("", _LINK.sub(" ", folded).lstrip()).split())


def _same(item: Item, draft: Draft) -> bool:
    return item.parent == draft.in_reply_to and _alike(item, draft)


def _alike(item: Item, draft: Draft) -> bool:
    return comparable(item.text) == comparable(draft.text)


def _words(item: Item, draft: Draft) -> str:
    return draft.text if _alike(item, draft) else item.text  # what X alone changed is no difference from the nod


def _is_repost(item: Item) -> bool:
    return item.text.startswith("RT @")


def _first(items: Iterable[Item], is_it: Callable[[Item], bool]) -> Item | None:
    return next((item for item in items if is_it(item)), None)
