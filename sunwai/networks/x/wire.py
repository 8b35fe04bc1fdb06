"""X's wire read into plain facts, in both vocabularies (`tweet` up to OpenAPI 2.166, `post` from 2.167).

Owns the reading of posts and pages. One bad entry never raises: it becomes Unreadable, the page goes on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sunwai.networks.base import Malformed
from sunwai.networks.picking import Wrong, as_raw, entry_of, listed, moment, nested, text, word, word_or_none
from sunwai.networks.post import Author, Item, ItemKind, MediaRef, Unreadable
from sunwai.networks.printable import LONGEST_TEXT, cleaned
from sunwai.networks.x.beside import Beside, beside_of, edit_chain
from sunwai.networks.x.problem import read_problem
from sunwai.networks.x.shown import shown_text

NETWORK = "x"
_ID = re.compile(r"[0-9]{1,19}")


@dataclass(frozen=True, slots=True)
class Page:
    """One answer that carries posts, newest first as X sends them."""

    items: tuple[Item, ...]
    unreadable: tuple[Unreadable, ...]
    next_token: str | None
    problems: tuple[Mapping[str, Any], ...]  # the `errors` of a 200: ids that are gone or hidden


def read_page(body: Mapping[str, Any], *, walked: bool) -> Page:
    """Will read a page of posts; WALKED pages must say whether another follows, or older posts would be lost.

    Raises Malformed when the page itself is not what X documents."""
    try:
        entries, meta = listed(body, "data"), nested(body, "meta")
        problems = tuple(p for p in listed(body, "errors") if isinstance(p, dict))
        next_token = word_or_none(meta, "next_token")
    except Wrong as wrong:
        raise Malformed(f"X sent a page that cannot be read: {wrong}. Nothing of it was used.") from wrong
    if walked and not meta:
        said = "; ".join(read_problem(problem).said for problem in problems) or "no reason given"
        raise Malformed(f"X sent a page without `meta` ({said}): whether posts follow is unknown. It was not used.")
    beside = beside_of(body.get("includes"))
    read = [read_post(entry, beside=beside) for entry in entries]
    items = tuple(r for r in read if isinstance(r, Item))
    return Page(items, tuple(r for r in read if isinstance(r, Unreadable)), next_token, problems)


def read_post(entry: object, *, beside: Beside) -> Item | Unreadable:
    """Will read one post; a missing or wrong field makes it Unreadable, with the entry kept."""
    try:
        return _item(entry_of(entry), beside)
    except Wrong as wrong:
        return Unreadable(raw=as_raw(entry), reason=f"X post {_named(entry)}: {wrong}")


def is_post_id(key: str) -> bool:
    """Will say whether KEY could be a post's id on X."""
    return _ID.fullmatch(key) is not None


def post_url(key: str, *, handle: str) -> str:
    """Will return the address of the post KEY, for people to open."""
    return f"https://x.com/{handle or 'i'}/status/{key}"


def _item(entry: Mapping[str, Any], beside: Beside) -> Item:
    version, chain = _post_id(word(entry, "id")), edit_chain(entry)
    author = beside.author(_post_id(word(entry, "author_id")))
    shown, notes = _text(entry)
    return Item(
        network=NETWORK,
        key=_post_id(chain[0]),
        version=version,
        kind=ItemKind.POST if version == chain[0] else ItemKind.EDIT,
        author=author,
        text=shown,
        created_at=moment(word(entry, "created_at"), name="created_at"),
        lang=(word_or_none(entry, "lang") or "")[:12] or None,
        **_places(entry, chain, beside),
        mentions=_mentions(entry),
        media=_media(entry, beside),
        visibility="protected" if author.key in beside.shy else "public",
        url=post_url(version, handle=author.handle),
        notes=notes,
    )


def _text(entry: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    note = nested(entry, "note_post", "note_tweet")  # a long post's `text` is cut; the note has all of it
    sent = text(note, "text") if note else text(entry, "text")
    if len(sent) > LONGEST_TEXT:
        raise Wrong(f"the text has {len(sent)} characters; X's longest post has {LONGEST_TEXT}")
    links = [link for part in (note, entry) for link in listed(nested(part, "entities"), "urls")]
    return cleaned(shown_text(sent, [link for link in links if isinstance(link, dict)]))


def _places(entry: Mapping[str, Any], chain: tuple[str, ...], beside: Beside) -> dict[str, Any]:
    refs = {}
    for ref in map(entry_of, listed(entry, "referenced_posts", "referenced_tweets")):
        key = word(ref, "id")
        refs[word(ref, "type")] = beside.first_of.get(key, key)
    root = word_or_none(entry, "conversation_id")
    quoted = refs.get("quoted") or refs.get("retweeted")
    return {"parent": refs.get("replied_to"), "root": None if root in chain else root, "quoted": quoted}


def _mentions(entry: Mapping[str, Any]) -> tuple[Author, ...]:
    found: dict[str, Author] = {}
    for part in (nested(entry, "note_post", "note_tweet"), entry):
        for mention in map(entry_of, listed(nested(part, "entities"), "mentions")):
            key = word_or_none(mention, "id")
            if key and is_post_id(key):  # a handle without its id proves nobody: handles are given up and taken over
                found[key] = Author(key=key, handle=word_or_none(mention, "username") or "")
    return tuple(found.values())


def _media(entry: Mapping[str, Any], beside: Beside) -> tuple[MediaRef, ...]:
    keys = listed(nested(entry, "attachments"), "media_keys")
    return tuple(beside.picture(key) for key in keys if isinstance(key, str))


def _post_id(key: str) -> str:
    if not is_post_id(key):
        raise Wrong(f"{key[:40]!r} is not an id of X")
    return key


def _named(entry: object) -> str:
    key = entry.get("id") if isinstance(entry, dict) else None
    return str(key)[:40] if key is not None else "without an id"
