"""What a request asks for: its parameters, each checked, and which vocabulary it speaks.

Owns Ask and the readers of parameters. Every refusal is an InvalidRequest that names the parameter."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sunwai.sandbox.refusal import InvalidRequest
from sunwai.sandbox.words import BY_DIALECT, MEDIA_FIELDS, PLACE_FIELDS, POLL_FIELDS, POST, TWEET, Words

ID = re.compile(r"[0-9]{1,19}")
FIELDS = frozenset({"post.fields", "tweet.fields", "user.fields", "media.fields", "poll.fields", "place.fields"})
OBJECTS = FIELDS | {"expansions"}
USER_OBJECTS = frozenset({"post.fields", "tweet.fields", "user.fields", "expansions"})


@dataclass(frozen=True, slots=True)
class Ask:
    """Which fields and expansions an answer must carry, and in which words."""

    words: Words
    post: frozenset[str]
    user: frozenset[str]
    media: frozenset[str]
    expansions: frozenset[str]


def refuse_unknown(params: Mapping[str, str], *, known: Iterable[str]) -> None:
    """Will refuse parameters that the endpoint does not name."""
    known = set(known)
    for name, value in params.items():
        if name not in known:
            listed = ",".join(sorted(known))
            raise InvalidRequest(name, value, f"The query parameter [{name}] is not one of [{listed}]")


def ask(params: Mapping[str, str], *, default: str, about_users: bool = False) -> Ask:
    """Will read the fields and expansions asked for, in the vocabulary the request speaks."""
    words = spoken(params, default=default)
    expansions = words.user_expansions if about_users else words.post_expansions
    _listed(params, "poll.fields", POLL_FIELDS)
    _listed(params, "place.fields", PLACE_FIELDS)
    return Ask(
        words=words,
        post=_listed(params, words.fields_parameter, words.post_fields),
        user=_listed(params, "user.fields", words.user_fields),
        media=_listed(params, "media.fields", MEDIA_FIELDS),
        expansions=_listed(params, "expansions", expansions),
    )


def spoken(params: Mapping[str, str], *, default: str) -> Words:
    """Will tell the vocabulary of a request; DEFAULT where it uses words of neither."""
    asked = set(params.get("expansions", "").split(",")) | set(params.get("user.fields", "").split(","))
    new = "post.fields" in params or _only(asked, POST, TWEET)
    old = "tweet.fields" in params or _only(asked, TWEET, POST)
    if new and old:
        mixed = params.get("tweet.fields") or params.get("expansions", "")
        raise InvalidRequest("tweet.fields", mixed, "The words of post.fields and tweet.fields cannot be mixed")
    return POST if new else TWEET if old else BY_DIALECT[default]


def _only(asked: set[str], words: Words, other: Words) -> bool:
    mine = words.post_expansions | words.user_expansions | words.user_fields
    return bool(asked & (mine - other.post_expansions - other.user_expansions - other.user_fields))


def _listed(params: Mapping[str, str], name: str, known: frozenset[str]) -> frozenset[str]:
    if name not in params:
        return frozenset()
    asked = params[name].split(",")
    for value in asked:
        if value not in known:
            listed = ",".join(sorted(known))
            raise InvalidRequest(name, value, f"The `{name}` query parameter value [{value}] is not one of [{listed}]")
    return frozenset(asked)


def ids(params: Mapping[str, str], name: str) -> list[int]:
    """Will read 1 to 100 ids, separated by commas."""
    return [_id(name, value) for value in listed(params, name)]


def listed(params: Mapping[str, str], name: str) -> list[str]:
    """Will read 1 to 100 values, separated by commas; twice the same counts once."""
    values = [value for value in params.get(name, "").split(",") if value]
    if not values:
        raise InvalidRequest(name, "", f"The `{name}` query parameter can not be empty")
    if len(values) > 100:
        message = f"The number of values in the `{name}` query parameter list [{len(values)}] is not between 1 and 100"
        raise InvalidRequest(name, params[name], message)
    return list(dict.fromkeys(values))


def post_id(params: Mapping[str, str], name: str) -> int | None:
    """Will read one id, or None where it is not given."""
    return _id(name, params[name]) if name in params else None


def _id(name: str, value: str) -> int:
    if not ID.fullmatch(value):
        raise InvalidRequest(name, value, f"The `{name}` query parameter value [{value}] is not valid")
    return int(value)


def number(params: Mapping[str, str], name: str, *, low: int, high: int, default: int) -> int:
    """Will read a whole number from LOW to HIGH."""
    value = params.get(name, str(default))
    if not value.isdecimal() or not low <= int(value) <= high:
        message = f"The `{name}` query parameter value [{value}] is not between {low} and {high}"
        raise InvalidRequest(name, value, message)
    return int(value)


def time(params: Mapping[str, str], name: str) -> datetime | None:
    """Will read a time such as 2020-01-10T09:00:00Z, or None where it is not given."""
    value = params.get(name)
    if value is None:
        return None
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        at = None  # said below, in X's words
    if at is None or at.tzinfo is None or "T" not in value:
        message = f"The `{name}` query parameter value [{value}] is not a valid ISO 8601 time with its zone"
        raise InvalidRequest(name, value, message)
    return at
