"""The refusals: whole answers, and the entries of `errors` that come with a 200.

Owns their schemas, one a kind, in both vocabularies."""

from collections.abc import Mapping

from sunwai.sandbox.refusal import BLANK, PROBLEMS
from sunwai.sandbox.schemas.pieces import TEXT, Schema, many, one_of, thing
from sunwai.sandbox.words import Words

_WHERE: Mapping[str, Schema] = {
    "value": TEXT,
    "resource_id": TEXT,
    "parameter": TEXT,
    "resource_type": one_of("user", "tweet", "media"),
}
_ENTRY = {"resource-not-found": {**_WHERE}, "not-authorized-for-resource": {**_WHERE, "section": one_of("data")}}
_OF_2_162 = {
    "invalid-request": {
        "errors": many(thing({"message": TEXT, "parameters": {"type": "object"}}, required=["message", "parameters"]))
    }
}
_OF_2_167 = {"invalid-request": {"parameter": TEXT, "value": TEXT}}
_BOTH = {
    BLANK: {},
    "unsupported-authentication": {},
    "usage-capped": {"period": one_of("Daily", "Monthly"), "scope": one_of("Account", "Product")},
}
OAUTH: Schema = thing({"error": TEXT, "error_description": TEXT}, required=["error", "error_description"])


def kinds(words: Words) -> Mapping[str, Schema]:
    """Will give every kind of problem with its schema."""
    own = _OF_2_167 if words.dialect == "post" else _OF_2_162
    return {kind: _problem(kind, more, words) for kind, more in {**_ENTRY, **own, **_BOTH}.items()}


def whole(words: Words) -> Schema:
    """Will give the schema of an answer that is a problem: it tells its status."""
    return {"oneOf": [_with_status(schema) for schema in kinds(words).values()]}


def entry(words: Words) -> Schema:
    """Will give the schema of an entry of `errors`."""
    return {"oneOf": [kinds(words)[kind] for kind in _ENTRY]}


def _problem(kind: str, more: Mapping[str, Schema], words: Words) -> Schema:
    address = kind if kind == BLANK else PROBLEMS[words.dialect] + kind
    common = {"type": one_of(address), "title": TEXT, "detail": TEXT}
    return thing({**common, "status": {"type": "integer"}, **more}, required=[*common, *more])


def _with_status(schema: Schema) -> Schema:
    return {**schema, "required": [*schema["required"], "status"]}
