"""One entry of an import file read into an Item: the project's own words, or a page in X's.

Owns the field names of our own lines (docs/stages/intake.md). Unknown fields are ignored; what is wrong is told."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sunwai.networks.base import Malformed
from sunwai.networks.picking import Wrong, as_raw, entry_of, kind_of, listed, moment, text, word, word_or_none
from sunwai.networks.post import Author, Item, ItemKind, MediaRef, Unreadable
from sunwai.networks.printable import LONGEST_ALT, LONGEST_TEXT, cleaned
from sunwai.networks.x.wire import read_page

_NETWORK = re.compile(r"[a-z][a-z0-9_-]{0,23}")
_LONGEST_KEY = 255  # what the tables keep


def read_entry(entry: object, *, place: str) -> Iterator[Item | Unreadable]:
    """Will read ENTRY, which stood at PLACE: one of our lines, or a page of X with all its posts."""
    if isinstance(entry, dict) and "id" not in entry and ("data" in entry or "meta" in entry):
        yield from _page(entry, place=place)
        return
    try:
        yield _item(entry_of(entry))
    except Wrong as wrong:
        yield Unreadable(raw=as_raw(entry), reason=f"{place}: {wrong}")


def _page(entry: Mapping[str, Any], *, place: str) -> Iterator[Item | Unreadable]:
    single = isinstance(entry.get("data"), dict)  # X's answer for one post
    try:
        page = read_page({**entry, "data": [entry["data"]]} if single else entry, walked=False)
    except Malformed as malformed:
        yield Unreadable(raw=as_raw(entry), reason=f"{place}: {malformed}")
        return
    yield from page.items
    yield from (Unreadable(raw=bad.raw, reason=f"{place}: {bad.reason}") for bad in page.unreadable)


def _item(entry: Mapping[str, Any]) -> Item:
    key = _key(entry, "id")
    if key is None:
        raise Wrong("id is missing")
    said, notes = _text(entry)
    return Item(
        network=_network(entry),
        key=key,
        version=key,
        kind=ItemKind.POST,
        author=_author(entry),
        text=said,
        created_at=moment(word(entry, "at"), name="at"),
        lang=(word_or_none(entry, "lang") or "")[:12] or None,
        parent=_key(entry, "in_reply_to"),
        media=tuple(_picture(picture) for picture in listed(entry, "media")),
        url=word_or_none(entry, "url") or "",
        notes=notes,
    )


def _text(entry: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    sent = text(entry, "text")
    if len(sent) > LONGEST_TEXT:
        raise Wrong(f"the text has {len(sent)} characters; the longest taken has {LONGEST_TEXT}")
    said, notes = cleaned(sent)
    if not said.strip():
        raise Wrong("the text is empty")
    return said, notes


def _network(entry: Mapping[str, Any]) -> str:
    network = word_or_none(entry, "network") or "file"
    if not _NETWORK.fullmatch(network):
        raise Wrong(f"network {network[:40]!r} is no network's name: small letters, digits, - and _")
    return network


def _key(entry: Mapping[str, Any], name: str) -> str | None:
    value = entry.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise Wrong(f"{name} should be a text, found {kind_of(value)}")
    if len(value) > _LONGEST_KEY or cleaned(value)[0] != value:
        raise Wrong(f"{name} is longer than {_LONGEST_KEY} characters or holds control characters")
    return value


def _author(entry: Mapping[str, Any]) -> Author | None:
    value = entry.get("author")
    if value is None:
        return None
    if isinstance(value, dict):
        key = _key(value, "key") or _key(value, "id")
        handle = word_or_none(value, "handle", "username")
        named = Author(
            key=key or handle or "", handle=handle or key or "", name=(word_or_none(value, "name") or "")[:200]
        )
    else:
        key = _key(entry, "author")
        named = Author(key=key or "", handle=key or "")
    return named if named.key else None


def _picture(value: object) -> MediaRef:
    entry = {"url": value} if isinstance(value, str) else entry_of(value)
    url = word_or_none(entry, "url") or ""
    alt, _ = cleaned(str(entry.get("alt") or "")[:LONGEST_ALT])
    return MediaRef(
        key=word_or_none(entry, "key") or url, kind=word_or_none(entry, "kind") or "photo", url=url, alt=alt
    )
