"""The things an answer's posts speak of: authors, people named, posts answered or quoted, media.

Owns `pack`, the envelope of every answer that holds posts."""

from collections.abc import Iterable, Sequence
from typing import Any

from sunwai.sandbox.accounts import Account
from sunwai.sandbox.query import Ask
from sunwai.sandbox.state import State
from sunwai.sandbox.visibility import missing_post, visible
from sunwai.sandbox.wire import media_json, post_json, user_json
from sunwai.sandbox.world import Post


def pack(posts: Sequence[Post], ask: Ask, *, state: State, reader: Account | None, base: str) -> dict[str, Any]:
    """Will render POSTS with what they speak of; no `data` where there are none, `errors` for what is missing."""
    answered, gone = _referenced(posts, ask, state=state, reader=reader)
    everyone = [*posts, *answered]
    includes: dict[str, Any] = {
        "users": [user_json(a, ask, state=state) for a in _people(posts, answered, ask, state=state)],
        ask.words.included_posts: [post_json(p, ask, state=state) for p in _others(posts, answered, ask, state)],
        "media": [media_json(m, ask, base=base) for m in _media(everyone, posts, ask, state=state)],
    }
    told: dict[str, Any] = {"data": [post_json(p, ask, state=state) for p in posts]} if posts else {}
    kept = {name: things for name, things in includes.items() if things}
    told |= {"includes": kept} if kept else {}
    return told | ({"errors": gone} if gone else {})


def _referenced(
    posts: Iterable[Post], ask: Ask, *, state: State, reader: Account | None
) -> tuple[list[Post], list[dict[str, Any]]]:
    if not any(e.startswith(ask.words.references_expansion) for e in ask.expansions):
        return [], []
    keys = dict.fromkeys(k for p in posts for k in (p.reply_to, p.quotes) if k is not None)
    found = {key: state.world.get(key) for key in keys}
    seen = {k: p for k, p in found.items() if p and visible(p, to=reader, accounts=state.accounts)}
    gone = [
        missing_post(k, found[k], ask.words, parameter=ask.words.references_expansion) for k in keys if k not in seen
    ]
    return list(seen.values()), gone


def _others(posts: Sequence[Post], answered: list[Post], ask: Ask, state: State) -> list[Post]:
    """The posts to include: those answered or quoted and, when asked for, earlier versions of the ones shown."""
    earlier: list[Post] = []
    if ask.words.history in ask.expansions:
        earlier = [state.world.posts[k] for p in posts for k in state.world.chains[p.chain] if k != p.id]
    return list({p.id: p for p in [*answered, *earlier]}.values())


def _people(posts: Sequence[Post], answered: Sequence[Post], ask: Ask, *, state: State) -> list[Account]:
    keys: dict[int, None] = {}
    if "author_id" in ask.expansions:
        keys |= dict.fromkeys(p.author for p in posts)
    if "referenced_tweets.id.author_id" in ask.expansions or {"author_id", "referenced_posts"} <= ask.expansions:
        keys |= dict.fromkeys(p.author for p in answered)
    if "in_reply_to_user_id" in ask.expansions:
        keys |= dict.fromkeys(p.reply_to_author for p in posts if p.reply_to_author is not None)
    if "entities.mentions.username" in ask.expansions:
        keys |= dict.fromkeys(int(m["id"]) for p in posts for m in p.dressed.entities.get("mentions", ()))
    return [account for account in map(state.accounts.get, keys) if account]


def _media(everyone: Sequence[Post], posts: Sequence[Post], ask: Ask, *, state: State) -> list[Any]:
    deep = "referenced_tweets.id.attachments.media_keys" in ask.expansions
    if "attachments.media_keys" not in ask.expansions and not deep:
        return []
    keys = dict.fromkeys(key for p in (everyone if deep else posts) for key in p.media)
    return [media for media in map(state.media.get, keys) if media]
