"""Posting, editing and deleting by API.

Owns those two calls and the check of a body against what X documents."""

from collections.abc import Mapping
from typing import Any

from sunwai.sandbox import rules
from sunwai.sandbox.query import ID
from sunwai.sandbox.refusal import InvalidRequest, forbidden, not_found
from sunwai.sandbox.visit import Answer, Endpoint, Visit
from sunwai.sandbox.world import Draft, Post

WRITING = frozenset({"tweet.read", "tweet.write", "users.read"})
# What POST /2/tweets takes, and the keys of each object in it; anything else is refused.
BODY: Mapping[str, frozenset[str] | None] = {
    "card_uri": None,
    "community_id": None,
    "direct_message_deep_link": None,
    "edit_options": frozenset({"previous_post_id"}),
    "for_super_followers_only": None,
    "geo": frozenset({"place_id"}),
    "made_with_ai": None,
    "media": frozenset({"call_to_actions", "embeddable", "media_ids", "preview_media_id", "tagged_user_ids", "title"}),
    "nullcast": None,
    "paid_partnership": None,
    "poll": frozenset({"duration_minutes", "options", "reply_settings"}),
    "quote_tweet_id": None,
    "reply": frozenset({"auto_populate_reply_metadata", "exclude_reply_user_ids", "in_reply_to_tweet_id"}),
    "reply_settings": None,
    "share_with_followers": None,
    "text": None,
}


def create_post(visit: Visit) -> Answer:
    """Will post, reply, quote or edit, once, by the rules of the plan in force."""
    state, by = visit.state, visit.account
    draft = _draft(visit)
    rules.refuse(draft, by=by, plan=state.plan, world=state.world, media=state.media, at=visit.at)
    urls = [f"{visit.base}/{by.username}/media/{key}" for key in draft.media]
    post = state.world.publish(draft, by=by, at=visit.at, by_api=True, media_urls=urls)
    return Answer({"data": _created(post, visit)}, visit.words.dialect, status=201)


def delete_post(visit: Visit) -> Answer:
    """Will take down the caller's own post, all versions of it; one that is not there is a 404."""
    key = visit.path["id"]
    post = visit.state.world.get(int(key)) if ID.fullmatch(key) else None
    if post is None:
        raise not_found("tweet", key)
    if post.author != visit.account.id:
        raise forbidden("You are not authorized to delete this Tweet.")
    visit.state.world.delete(post.id, at=visit.at)
    return Answer({"data": {"deleted": True}}, visit.words.dialect)


def _created(post: Post, visit: Visit) -> dict[str, Any]:
    told: dict[str, Any] = {"id": str(post.id), "text": post.dressed.text}
    if visit.words.dialect == "post":  # documented for the answer from 2.167 on
        told[visit.words.history] = [str(key) for key in visit.state.world.chains[post.chain]]
    return told


def _draft(visit: Visit) -> Draft:
    body = _checked(visit.body)
    reply, media = body.get("reply", {}), body.get("media", {})
    return Draft(
        text=body.get("text", ""),
        reply_to=_key(reply, "in_reply_to_tweet_id", where="reply", needed=bool(reply)),
        quotes=_key(body, "quote_tweet_id"),
        media=tuple(_keys(media, "media_ids", where="media", most=4, needed="media" in body)),
        edits=_key(body.get("edit_options", {}), "previous_post_id", where="edit_options"),
        names_all=visit.state.plan.reply_prefix and reply.get("auto_populate_reply_metadata") is True,
        leave_out=frozenset(_keys(reply, "exclude_reply_user_ids", where="reply", most=50)),
    )


def _checked(body: Any) -> dict[str, Any]:
    """The body, refused where it is no object or holds a key that X does not know."""
    if not isinstance(body, dict):
        raise InvalidRequest("body", body, "$: object expected")
    for name, value in body.items():
        if name not in BODY:
            raise InvalidRequest(
                name,
                value,
                f"$.{name}: is not defined in the schema and the schema does not allow additional properties",
            )
        inner = BODY[name]
        if inner is not None:
            _check_object(name, value, inner)
    if not isinstance(body.get("text", ""), str):
        raise InvalidRequest("text", body["text"], "$.text: string expected")
    if "reply" in body and "in_reply_to_tweet_id" not in body["reply"]:
        raise InvalidRequest("reply", body["reply"], "$.reply.in_reply_to_tweet_id: is missing but it is required")
    return body


def _check_object(name: str, value: Any, known: frozenset[str]) -> None:
    if not isinstance(value, dict):
        raise InvalidRequest(name, value, f"$.{name}: object expected")
    for key in value:
        if key not in known:
            message = (
                f"$.{name}.{key}: is not defined in the schema and the schema does not allow additional properties"
            )
            raise InvalidRequest(f"{name}.{key}", value[key], message)


def _key(holder: dict[str, Any], name: str, *, where: str = "", needed: bool = False) -> int | None:
    if name not in holder and not needed:
        return None
    return _id(holder.get(name), f"{where}.{name}" if where else name)


def _keys(holder: dict[str, Any], name: str, *, where: str, most: int, needed: bool = False) -> list[int]:
    if name not in holder and not needed:
        return []
    values = holder.get(name)
    path = f"{where}.{name}"
    if not isinstance(values, list) or len(values) > most or (needed and not values):
        raise InvalidRequest(path, values, f"$.{path}: a list of at most {most} ids expected")
    return [_id(value, path) for value in values]


def _id(value: Any, path: str) -> int:
    if not isinstance(value, str) or not ID.fullmatch(value):
        raise InvalidRequest(path, value, f"$.{path}: does not match the regex pattern ^[0-9]{{1,19}}$")
    return int(value)


ENDPOINTS = (
    Endpoint("create_post", "POST", "/2/tweets", create_post, scopes=WRITING, user=True, changes=True),
    Endpoint("delete_post", "DELETE", "/2/tweets/{id}", delete_post, scopes=WRITING, user=True, changes=True),
)
