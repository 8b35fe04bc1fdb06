"""Comparing our schemas with a document of X's: nothing of ours may be unknown there, nothing required there missing.

Owns `differences`. Pure; the document is handed in, since it is not ours to publish."""

from collections.abc import Iterator, Mapping
from typing import Any

from sunwai.sandbox.schemas.pieces import Schema


def differences(ours: Schema, theirs: Schema, *, document: Mapping[str, Any], at: str = "$") -> Iterator[str]:
    """Will tell each point at which OURS says what THEIRS, a schema of DOCUMENT, does not."""
    if "oneOf" in ours:
        for branch in ours["oneOf"]:
            yield from differences(branch, _named(branch, theirs, document), document=document, at=at)
        return
    known = _flat(theirs, document)
    yield from _of_kind(ours, known, at)
    if ours.get("type") == "array":
        yield from differences(ours["items"], known.get("items", {}), document=document, at=f"{at}[]")
    yield from _of_object(ours, known, document, at)


def _of_kind(ours: Schema, known: Schema, at: str) -> Iterator[str]:
    for word in ("type", "pattern", "format"):
        mine, other = ours.get(word), known.get(word)
        if mine and other and mine != other:
            yield f"{at}: {word} is {other!r} there, {mine!r} here"
    if known.get("enum") and not set(ours.get("enum", ["(anything)"])) <= set(known["enum"]):
        yield f"{at}: one of {known['enum']} there, {ours.get('enum')} here"
    if "type" in ours and "type" not in known:
        yield f"{at}: has no type there"


def _of_object(ours: Schema, known: Schema, document: Mapping[str, Any], at: str) -> Iterator[str]:
    mine, others = ours.get("properties", {}), known.get("properties", {})
    if known.get("type") == "object" and not others:
        return  # left open there
    for name, schema in mine.items():
        if name in others:
            yield from differences(schema, others[name], document=document, at=f"{at}.{name}")
        elif name not in known.get("required", ()):  # 2.162 demands a `meta` of uploads that it never describes
            yield f"{at}.{name}: unknown there"
    if "properties" in ours:
        for name in sorted(set(known.get("required", ())) - set(ours.get("required", ()))):
            yield f"{at}.{name}: required there, not here"


def _flat(schema: Schema, document: Mapping[str, Any]) -> Schema:
    """The schema with references followed, parts joined, and the properties of all its variants."""
    schema = _followed(schema, document)
    joined: dict[str, Any] = {k: v for k, v in schema.items() if k not in ("allOf", "oneOf", "anyOf")}
    joined["properties"] = dict(schema.get("properties", {}))
    joined["required"] = list(schema.get("required", ()))
    for part in (_flat(p, document) for p in schema.get("allOf", ())):
        _join(joined, part, required=True)
    variants = [{"$ref": ref} for ref in schema.get("discriminator", {}).get("mapping", {}).values()]
    for part in (*schema.get("oneOf", ()), *schema.get("anyOf", ()), *_apart(variants, schema)):
        _join(joined, _flat_variant(part, document), required=False)
    return joined


def _apart(variants: list[Schema], schema: Schema) -> list[Schema]:
    return [] if "oneOf" in schema else variants


def _flat_variant(part: Schema, document: Mapping[str, Any]) -> Schema:
    """A variant without its own way back to the schema that lists it."""
    part = _followed(part, document)
    parts = [_followed(p, document) for p in part.get("allOf", ())]
    plain = [{k: v for k, v in p.items() if k != "discriminator"} for p in parts]
    return _flat({**part, "allOf": plain}, document)


def _join(joined: dict[str, Any], part: Schema, *, required: bool) -> None:
    joined["properties"] |= part["properties"]
    joined["required"] += part["required"] if required else []
    for word in ("type", "enum", "pattern", "format", "items"):
        if word in part:
            joined.setdefault(word, part[word])


def _named(branch: Schema, theirs: Schema, document: Mapping[str, Any]) -> Schema:
    """The variant of THEIRS that has the branch's own type, as a problem has; THEIRS itself where none has."""
    names = branch.get("properties", {}).get("type", {}).get("enum", [""])
    mapping = _followed(theirs, document).get("discriminator", {}).get("mapping", {})
    return _flat_variant({"$ref": mapping[names[0]]}, document) if names[0] in mapping else theirs


def _followed(schema: Schema, document: Mapping[str, Any]) -> Schema:
    while "$ref" in schema:
        at: Any = document
        for step in schema["$ref"].removeprefix("#/").split("/"):
            at = at[step]
        schema = at
    return schema
