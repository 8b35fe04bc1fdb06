"""The things answers are made of: posts, people, media, entities.

Owns their schemas. Closed: a key that is not listed is a fault of the sandbox. Listed as required is what a client of
ours relies on, which is more than X promises."""

from collections.abc import Iterable
from typing import Any

from sunwai.sandbox.words import Words

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
ID: Schema = {"type": "string", "pattern": "^[0-9]{1,19}$"}
TIME: Schema = {"type": "string", "format": "date-time"}
COUNT: Schema = {"type": "integer"}
FLAG: Schema = {"type": "boolean"}
MEDIA_KEY: Schema = {"type": "string", "pattern": "^([0-9]+)_([0-9]+)$"}


def one_of(*values: str) -> Schema:
    """Will give the schema of a string that is one of VALUES."""
    return {"type": "string", "enum": list(values)}


def many(item: Schema) -> Schema:
    """Will give the schema of a list with at least one ITEM: X leaves empty lists out."""
    return {"type": "array", "minItems": 1, "items": item}


def thing(properties: dict[str, Schema], *, required: Iterable[str] = ()) -> Schema:
    """Will give the schema of an object with these PROPERTIES and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(required),
        "additionalProperties": False,
    }


def _span(**more: Schema) -> Schema:
    return thing({"start": COUNT, "end": COUNT, **more}, required=["start", "end", *more])


def entities() -> Schema:
    """Will give the schema of what stands in a text, with where it stands."""
    link = {"url": TEXT, "expanded_url": TEXT, "display_url": TEXT}
    marks = {"mentions": _span(username=TEXT, id=ID), "hashtags": _span(tag=TEXT), "urls": _span(**link)}
    return thing({kind: many(mark) for kind, mark in marks.items()})


def post(words: Words) -> Schema:
    """Will give the schema of a post."""
    reference = thing({"type": one_of("replied_to", "quoted"), "id": ID}, required=["type", "id"])
    note = thing({"text": TEXT, "entities": entities()}, required=["text"])
    properties = {
        "id": ID,
        "text": TEXT,
        words.history: many(ID),
        "author_id": ID,
        "created_at": TIME,
        "conversation_id": ID,
        "in_reply_to_user_id": ID,
        words.references: many(reference),
        words.note: note,
        "lang": TEXT,
        "display_text_range": {"type": "array", "items": COUNT, "minItems": 2, "maxItems": 2},
        "entities": entities(),
        "attachments": thing({"media_keys": many(MEDIA_KEY)}, required=["media_keys"]),
        "public_metrics": _metrics(words),
        "edit_controls": _edit_controls(),
        "reply_settings": TEXT if words.dialect == "post" else one_of("everyone"),
        "possibly_sensitive": FLAG,
    }
    return thing(properties, required=["id", "text", words.history])


def _metrics(words: Words) -> Schema:
    names = [words.reposts, "reply_count", "like_count", "quote_count", "bookmark_count", "impression_count"]
    return thing(dict.fromkeys(names, COUNT), required=names)


def _edit_controls() -> Schema:
    properties = {"is_edit_eligible": FLAG, "editable_until": TIME, "edits_remaining": COUNT}
    return thing(properties, required=properties)


def user(words: Words) -> Schema:
    """Will give the schema of a person."""
    metrics = ["followers_count", "following_count", words.posts_counted, "listed_count"]
    properties = {
        "id": ID,
        "name": TEXT,
        "username": {"type": "string", "pattern": "^[A-Za-z0-9_]{1,15}$"},
        "created_at": TIME,
        "description": TEXT,
        "location": TEXT,
        "protected": FLAG,
        "verified": FLAG,
        "verified_type": one_of("none", "blue", "business", "government"),
        "public_metrics": thing(dict.fromkeys(metrics, COUNT), required=metrics),
        words.newest_post: ID,
        "affiliation": thing({"user_id": many(ID)}, required=["user_id"]),
    }
    if words.dialect == "post":  # in 2.162 these two can be asked for and are described nowhere
        properties |= {"parody": FLAG, "is_identity_verified": FLAG}
    return thing(properties, required=["id", "name", "username"])


def media() -> Schema:
    """Will give the schema of a picture or film."""
    properties = {
        "media_key": MEDIA_KEY,
        "type": one_of("photo", "video", "animated_gif"),
        "url": TEXT,
        "preview_image_url": TEXT,
        "alt_text": TEXT,
        "width": COUNT,
        "height": COUNT,
    }
    return thing(properties, required=["media_key", "type"])


def includes(words: Words) -> Schema:
    """Will give the schema of what an answer's posts speak of."""
    return thing({"users": many(user(words)), words.included_posts: many(post(words)), "media": many(media())})


def upload(words: Words) -> Schema:
    """Will give the schema of an upload that is finished."""
    progress = {"state": one_of("succeeded"), "progress_percent": COUNT}
    properties: dict[str, Schema] = {"id": ID, "media_key": MEDIA_KEY, "size": COUNT, "expires_after_secs": COUNT}
    required = list(properties)
    if words.dialect == "post":
        properties["processing_info"] = thing(progress, required=["state"])
    return thing(properties, required=required)
