"""What each call answers, when it is taken and when it is refused.

Owns the table of calls."""

from collections.abc import Mapping
from functools import cache

from sunwai.sandbox.schemas import pieces, problems
from sunwai.sandbox.schemas.pieces import COUNT, ID, TEXT, Schema, many, one_of, thing
from sunwai.sandbox.words import BY_DIALECT, Words

PAGES = ("mentions", "timeline")
PEOPLE = ("users_by", "users_by_ids")
PERSON = ("user_by_username", "user_by_id", "me")
UPLOADED = ("media_upload", "media_finalize", "media_status")


@cache
def schema_of(endpoint: str, dialect: str, status: int) -> Schema:
    """Will give the schema of an answer of ENDPOINT in the words of DIALECT (post, tweet) with the HTTP STATUS."""
    words = BY_DIALECT[dialect]
    if status >= 400:
        return problems.OAUTH if endpoint == "token" else problems.whole(words)
    return answers(words)[endpoint]


def answers(words: Words) -> Mapping[str, Schema]:
    """Will give the schema of every call's answer when it is taken."""
    return {
        **dict.fromkeys(PAGES, _page(words)),
        "search_recent": _page(words, both_ways=words.dialect == "post"),
        "posts_by_ids": _found(many(pieces.post(words)), words),
        "post_by_id": _found(pieces.post(words), words),
        **dict.fromkeys(PEOPLE, _people(many(pieces.user(words)), words)),
        **dict.fromkeys(PERSON, _people(pieces.user(words), words)),
        "create_post": _only(_created(words)),
        "delete_post": _only(thing({"deleted": pieces.FLAG}, required=["deleted"])),
        **dict.fromkeys(UPLOADED, _upload(pieces.upload(words), words)),
        "media_initialize": _upload(_begun(), words),
        "media_append": _upload(thing({"expires_at": COUNT}, required=["expires_at"]), words),
        "media_metadata": _only(_described()),
        "token": _token(),
    }


def _page(words: Words, *, both_ways: bool = True) -> Schema:
    meta = {"result_count": COUNT, "newest_id": ID, "oldest_id": ID, "next_token": TEXT}
    meta |= {"previous_token": TEXT} if both_ways else {}
    found = _found(many(pieces.post(words)), words)
    page = thing({**found["properties"], "meta": thing(meta, required=["result_count"])})
    return page | _either("meta", "errors")


def _found(posts: Schema, words: Words) -> Schema:
    errors = many(problems.entry(words))
    found = thing({"data": posts, "includes": pieces.includes(words), "errors": errors})
    return found | _either("data", "errors")


def _people(people: Schema, words: Words) -> Schema:
    return thing({"data": people, "errors": many(problems.entry(words))}) | _either("data", "errors")


def _either(*names: str) -> Schema:
    """At least one of NAMES must be there."""
    return {"anyOf": [{"required": [name]} for name in names]}


def _only(told: Schema) -> Schema:
    return thing({"data": told}, required=["data"])


def _created(words: Words) -> Schema:
    properties = {"id": ID, "text": TEXT}
    if words.dialect == "post":
        properties[words.history] = many(ID)
    return thing(properties, required=properties)


def _upload(told: Schema, words: Words) -> Schema:
    if words.dialect == "post":
        return _only(told)
    return thing({"data": told, "meta": thing({})}, required=["data", "meta"])


def _begun() -> Schema:
    properties = {"id": ID, "media_key": pieces.MEDIA_KEY, "expires_after_secs": COUNT}
    return thing(properties, required=properties)


def _described() -> Schema:
    alt = thing({"text": TEXT}, required=["text"])
    return thing({"id": ID, "associated_metadata": thing({"alt_text": alt})}, required=["id"])


def _token() -> Schema:
    properties = {
        "token_type": one_of("bearer"),
        "expires_in": COUNT,
        "access_token": TEXT,
        "scope": TEXT,
        "refresh_token": TEXT,
    }
    return thing(properties, required=["token_type", "expires_in", "access_token", "scope"])
