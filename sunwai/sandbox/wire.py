"""Posts, people and media as they go over the wire, in either vocabulary.

Owns the rendering of single objects. Which posts an answer holds is for routes; includes are in includes.py."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from sunwai.sandbox.accounts import Account
from sunwai.sandbox.media import Media
from sunwai.sandbox.query import Ask
from sunwai.sandbox.state import State
from sunwai.sandbox.world import Post

SHORTENED_AT = 270  # characters of a long post that go before the three dots


def stamp(at: datetime) -> str:
    """Will write a time as X does: UTC, milliseconds, Z."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def post_json(post: Post, ask: Ask, *, state: State) -> dict[str, Any]:
    """Will render POST with the fields ASK wants; id, text and the edit history are always there."""
    words = ask.words
    history = [str(key) for key in state.world.chains[post.chain]]
    told: dict[str, Any] = {"id": str(post.id), "text": _text(post), words.history: history}
    if _wants_note(ask) and post.long:
        told[words.note] = {"text": post.dressed.text, "entities": post.dressed.entities}
    for name, render in _OPTIONAL.items():
        if name in ask.post or name in ask.expansions or _implied(name, ask):
            told |= render(post, ask, state)
    return told


def _text(post: Post) -> str:
    if not post.long:
        return post.dressed.text
    return f"{post.dressed.text[:SHORTENED_AT]}… https://t.co/{post.id % 10**10:010d}"


def _wants_note(ask: Ask) -> bool:
    return ask.words.note in ask.post


def _implied(name: str, ask: Ask) -> bool:
    """Whether an expansion under another name brings the field NAME with it."""
    wanted = {
        "references": {ask.words.references, ask.words.references_expansion},
        "attachments": {"attachments.media_keys"},
        "entities": {"entities.mentions.username"},
    }
    deep = any(e.startswith("referenced_tweets.id.") for e in ask.expansions) and name == "references"
    return deep or bool(wanted.get(name, set()) & (ask.post | ask.expansions))


def _references(post: Post, ask: Ask, _: State) -> dict[str, Any]:
    kinds = (("replied_to", post.reply_to), ("quoted", post.quotes))
    found = [{"type": kind, "id": str(key)} for kind, key in kinds if key is not None]
    return {ask.words.references: found} if found else {}


def _in_reply_to(post: Post, _: Ask, __: State) -> dict[str, Any]:
    return {"in_reply_to_user_id": str(post.reply_to_author)} if post.reply_to_author is not None else {}


def _entities(post: Post, _: Ask, __: State) -> dict[str, Any]:
    end = SHORTENED_AT if post.long else len(post.dressed.text)
    kept = {kind: [m for m in marks if m["end"] <= end] for kind, marks in post.dressed.entities.items()}
    kept = {kind: marks for kind, marks in kept.items() if marks}
    return {"entities": kept} if kept else {}


def _attachments(post: Post, _: Ask, state: State) -> dict[str, Any]:
    keys = [media.key for media in map(state.media.get, post.media) if media]
    return {"attachments": {"media_keys": keys}} if keys else {}


def _metrics(post: Post, ask: Ask, state: State) -> dict[str, Any]:
    replies = sum(state.world.posts[key].reply_to == post.id for key in state.world.in_conversation[post.conversation])
    counted = {"reply_count": replies, "like_count": 0, "quote_count": 0, "bookmark_count": 0, "impression_count": 0}
    return {"public_metrics": {ask.words.reposts: 0, **counted}}


def _edit_controls(post: Post, _: Ask, state: State) -> dict[str, Any]:
    first = state.world.posts[post.chain]
    left = state.plan.edits_allowed - len(state.world.chains[post.chain]) + 1
    until = first.created_at + timedelta(minutes=state.plan.edit_minutes)
    told = {"edits_remaining": left, "is_edit_eligible": post.reply_to is None, "editable_until": stamp(until)}
    return {"edit_controls": told}


_OPTIONAL: dict[str, Callable[[Post, Ask, State], dict[str, Any]]] = {
    "author_id": lambda post, _, __: {"author_id": str(post.author)},
    "created_at": lambda post, _, __: {"created_at": stamp(post.created_at)},
    "conversation_id": lambda post, _, __: {"conversation_id": str(post.conversation)},
    "in_reply_to_user_id": _in_reply_to,
    "references": _references,
    "lang": lambda post, _, __: {"lang": post.lang},
    "display_text_range": lambda post, _, __: {"display_text_range": list(post.dressed.shown)},
    "entities": _entities,
    "attachments": _attachments,
    "public_metrics": _metrics,
    "edit_controls": _edit_controls,
    "reply_settings": lambda *_: {"reply_settings": "everyone"},
    "possibly_sensitive": lambda *_: {"possibly_sensitive": False},
}


def user_json(account: Account, ask: Ask, *, state: State) -> dict[str, Any]:
    """Will render ACCOUNT with the user fields ASK wants; id, name and username are always there."""
    posts = state.world.by_author.get(account.id, [])
    known: dict[str, Any] = {
        "created_at": stamp(account.created_at),
        "description": account.description,
        "location": account.location or None,
        "protected": account.protected,
        "verified": account.verified,
        "verified_type": account.verified_type,
        "parody": account.parody,
        "is_identity_verified": account.is_identity_verified,
        "public_metrics": {
            "followers_count": 0,
            "following_count": 0,
            ask.words.posts_counted: len(posts),
            "listed_count": 0,
        },
        ask.words.newest_post: str(posts[-1]) if posts else None,
        "affiliation": {"user_id": [str(account.affiliated_with)]} if account.affiliated_with else None,
    }
    wanted = ask.user | ({"affiliation"} if ask.words.affiliation_expansion in ask.expansions else set())
    told = {name: value for name, value in known.items() if name in wanted | ask.expansions and value is not None}
    return {"id": str(account.id), "name": account.name, "username": account.username, **told}


def media_json(media: Media, ask: Ask, *, base: str) -> dict[str, Any]:
    """Will render MEDIA with the fields ASK wants; its key and type are always there."""
    width, height = media.size
    known = {"url": f"{base}/media/{media.key}", "alt_text": media.alt, "width": width, "height": height}
    told = {name: value for name, value in known.items() if name in ask.media and value}
    if media.kind != "photo" and "url" in told:
        told["preview_image_url"] = told.pop("url")
    return {"media_key": media.key, "type": media.kind, **told}
