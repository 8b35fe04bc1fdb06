"""What the network does to a text: finds names, links and tags in it, shortens links, escapes, counts weight.

Owns Dressed. Pure: given who goes by which name, the same words are always dressed the same way."""

import hashlib
import re
import unicodedata
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its import announces that pkg_resources is deprecated
    from twitter_text import extract_urls_with_indices, parse_tweet

MENTION = re.compile(r"(?<![A-Za-z0-9_@＠])[@＠]([A-Za-z0-9_]{1,15})(?![A-Za-z0-9_@])")
HASHTAG = re.compile(r"(?<![\w&])#([\w\u0900-\u097F]*[^\W\d_][\w\u0900-\u097F]*)")
CASHTAG = re.compile(r"(?<![\w$])\$[A-Za-z]{1,6}(?:[._][A-Za-z]{1,2})?(?!\w)")
LINK_SCAN_LIMIT = 30_000  # characters; longer than any post can be, and the link rules are slow on walls of text
SHORT_LINK = "https://t.co/"

NameLookup = Callable[[str], int | None]


@dataclass(frozen=True, slots=True)
class Dressed:
    """A text as it goes over the wire, what stands in it, and which stretch of it people are shown."""

    text: str
    entities: dict[str, list[dict[str, Any]]]
    shown: tuple[int, int]


def weight(text: str) -> int:
    """Will give the weighted length of TEXT (NFC), as X counts it."""
    return int(parse_tweet(unicodedata.normalize("NFC", text)).weightedLength)


def is_long(text: str, *, limit: int = 280) -> bool:
    """Will say whether TEXT is longer than an ordinary post may be."""
    if len(text) < limit // 5:  # the dearest writing: a link of four letters and a space weighs 24
        return False
    return len(text) > LINK_SCAN_LIMIT or weight(text) > limit


def cashtags(text: str) -> int:
    """Will count the cashtags ($ABC) in TEXT."""
    return len(set(CASHTAG.findall(text)))


def names_in(text: str) -> list[str]:
    """Will list the handles that stand in TEXT with an @, in order, without it."""
    return [m.group(1) for m in MENTION.finditer(text)]


def dress(typed: str, *, prefix: str, tail: Iterable[str], whose: NameLookup) -> Dressed:
    """Will make the wire's text of TYPED: names replied to in front, links shortened, TAIL's links behind.

    The marks & < > come out as X escapes them, so a reader must undo that."""
    links = _links(typed)
    text = _escaped(prefix) + _spliced(typed, links)
    end = len(text)
    tails = [(_short(url), url) for url in tail]
    text = " ".join([text, *(short for short, _ in tails)]) if typed else " ".join(short for short, _ in tails)
    entities = _entities(text, [*links, *tails], whose=whose)
    return Dressed(text, entities, (len(_escaped(prefix)), end))


def language(text: str) -> str:
    """Will guess the language of TEXT as X does, by nothing but its script: hi, en or und."""
    if re.search(r"[\u0900-\u097F]", text):
        return "hi"
    return "en" if re.search(r"[A-Za-z]", MENTION.sub("", text)) else "und"


def _links(typed: str) -> list[tuple[str, str]]:
    if len(typed) > LINK_SCAN_LIMIT or "." not in typed:
        return []
    return [(_short(found["url"]), found["url"]) for found in extract_urls_with_indices(typed)]


def _short(url: str) -> str:
    return SHORT_LINK + hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:10]


def _spliced(typed: str, links: list[tuple[str, str]]) -> str:
    parts: list[str] = []
    rest = typed
    for short, url in links:
        before, _, rest = rest.partition(url)
        parts += [_escaped(before), short]
    return "".join([*parts, _escaped(rest)])


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _entities(text: str, links: list[tuple[str, str]], *, whose: NameLookup) -> dict[str, list[dict[str, Any]]]:
    found = {
        "mentions": list(_mentions(text, whose=whose)),
        "hashtags": [{"start": m.start(), "end": m.end(), "tag": m.group(1)} for m in HASHTAG.finditer(text)],
        "urls": list(_urls(text, links)),
    }
    return {kind: marks for kind, marks in found.items() if marks}


def _mentions(text: str, *, whose: NameLookup) -> Iterable[dict[str, Any]]:
    for match in MENTION.finditer(text):
        key = whose(match.group(1))
        if key is not None:
            yield {"start": match.start(), "end": match.end(), "username": match.group(1), "id": str(key)}


def _urls(text: str, links: list[tuple[str, str]]) -> Iterable[dict[str, Any]]:
    at = 0
    for short, url in links:
        start = text.index(short, at)
        at = start + len(short)
        full = url if "://" in url else f"http://{url}"
        bare = url.partition("://")[2] or url
        yield {"start": start, "end": at, "url": short, "expanded_url": full, "display_url": bare[:26]}
