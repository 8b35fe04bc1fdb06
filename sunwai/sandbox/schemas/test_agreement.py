"""Our schemas say nothing that X's documents do not, and hold by their own rules where those are not at hand."""

import json
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sunwai.sandbox.schemas import problems
from sunwai.sandbox.schemas.agreement import differences
from sunwai.sandbox.schemas.calls import answers, schema_of
from sunwai.sandbox.schemas.pieces import Schema, thing
from sunwai.sandbox.server import ENDPOINTS
from sunwai.sandbox.words import BY_DIALECT, Words

BESIDE = Path(__file__).resolve().parents[3].parent / "shared" / "reference"
VERSIONS = {"post": "2.167", "tweet": "2.162"}


def document(dialect: str) -> dict[str, Any] | None:
    """X's document in that vocabulary, or None with a warning where it is not at hand: it is not ours to publish."""
    file = BESIDE / f"x-openapi-{VERSIONS[dialect]}.json"
    if file.exists():
        return json.loads(file.read_text())
    warnings.warn(
        f"X's documents not at hand: {file.name} is not beside this checkout; only the self-check ran.", stacklevel=2
    )
    return None


def of_calls(words: Words, theirs: dict[str, Any]) -> Iterator[str]:
    for endpoint in ENDPOINTS:
        if endpoint.name == "token":  # OAuth's own form (RFC 6749); X documents it in prose only
            continue
        taken = theirs["paths"][endpoint.path][endpoint.method.lower()]["responses"]
        schema = taken["201" if endpoint.name == "create_post" else "200"]["content"]["application/json"]["schema"]
        for found in differences(answers(words)[endpoint.name], schema, document=theirs):
            yield f"{endpoint.name} {found}"


@pytest.mark.parametrize("dialect", ["post", "tweet"])
def test_every_answer_of_ours_is_one_that_x_documents(dialect: str) -> None:
    theirs = document(dialect)
    assert theirs is None or list(of_calls(BY_DIALECT[dialect], theirs)) == []


def test_every_problem_of_ours_is_described_in_one_of_x_s_documents() -> None:
    documents = {dialect: document(dialect) for dialect in BY_DIALECT}
    if not all(documents.values()):
        return
    mappings = {d: t["components"]["schemas"]["Problem"]["discriminator"]["mapping"] for d, t in documents.items() if t}
    for dialect, words in BY_DIALECT.items():
        for kind, schema in problems.kinds(words).items():
            where = [d for d in (dialect, "post", "tweet") if any(a.endswith(kind) for a in mappings[d])]
            assert where, f"{kind} is in neither document"
            if where[0] == dialect:
                address = schema["properties"]["type"]["enum"][0]
                named = {"$ref": mappings[dialect][address]}
                assert list(differences({"oneOf": [schema]}, named, document=documents[dialect] or {})) == []


@pytest.mark.parametrize("dialect", ["post", "tweet"])
@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.name)
def test_every_call_has_valid_schemas_in_both_vocabularies(endpoint: Any, dialect: str) -> None:
    for status in (200, 403):
        Draft202012Validator.check_schema(schema_of(endpoint.name, dialect, status))


def test_a_post_without_its_history_or_with_an_unheard_of_key_is_refused() -> None:
    good = {"id": "1", "text": "no network", "edit_history_post_ids": ["1"]}
    page = Draft202012Validator(schema_of("mentions", "post", 200))
    meta = {"result_count": 1}
    assert page.is_valid({"data": [good], "meta": meta})
    assert not page.is_valid({"data": [{"id": "1", "text": "no network"}], "meta": meta})
    assert not page.is_valid({"data": [{**good, "referenced_tweets": []}], "meta": meta})
    assert not page.is_valid({"data": [{**good, "id": 1}], "meta": meta})
    assert not page.is_valid({"data": [good]})
    assert not Draft202012Validator(schema_of("users_by", "post", 200)).is_valid({})


OURS: Schema = thing({"id": {"type": "string", "pattern": "^[0-9]+$"}}, required=["id"])


@pytest.mark.parametrize(
    ("theirs", "found"),
    [
        ({"properties": {"id": {"type": "integer"}}}, "$.id: type is 'integer' there, 'string' here"),
        ({"properties": {"id": {"type": "string", "pattern": "x"}}}, "$.id: pattern is 'x' there, '^[0-9]+$' here"),
        ({"properties": {"id": {"type": "string", "enum": ["1"]}}}, "$.id: one of ['1'] there, None here"),
        ({"properties": {"key": {"type": "string"}}}, "$.id: unknown there"),
        ({"properties": {"id": {"type": "string"}, "key": {}}, "required": ["key"]}, "$.key: required there, not here"),
        ({"$ref": "#/made/Thing"}, "$.id: unknown there"),
        ({"allOf": [{"properties": {"key": {}}, "required": ["key"]}]}, "$.key: required there, not here"),
    ],
)
def test_each_way_to_differ_from_a_document_is_told(theirs: Schema, found: str) -> None:
    made = {"made": {"Thing": {"type": "object", "properties": {"name": {"type": "string"}}}}}
    assert found in list(differences(OURS, {"type": "object", **theirs}, document=made))
