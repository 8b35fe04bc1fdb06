"""Uploading media: at once, or begun, sent in pieces and finished; asking how far it is; describing it.

Owns those calls. Serves no bytes (server.py does)."""

import base64
import binascii
from typing import Any

from sunwai.sandbox.media import KEY_PREFIX, KINDS, LIFE_SECONDS, Media, MediaRefused
from sunwai.sandbox.query import ID
from sunwai.sandbox.refusal import InvalidRequest, not_found
from sunwai.sandbox.visit import Answer, Endpoint, Visit

SCOPES = frozenset({"media.write"})
AT_ONCE = frozenset({"media", "media_category", "media_type", "additional_owners", "shared"})
BEGUN = frozenset({"media_category", "media_type", "total_bytes", "additional_owners", "shared"})
ALT_LIMIT = 1_000


def upload(visit: Visit) -> Answer:
    """Will take one picture whole, as a form's file or as base64 in JSON."""
    body = _fields(visit, known=AT_ONCE, needed=("media", "media_category"))
    media = _new(visit, body)
    return _finished(visit, Media(media.id, media.owner, media.kind, media.media_type, visit.at, _bytes(body)))


def initialize(visit: Visit) -> Answer:
    """Will begin an upload in pieces."""
    body = _fields(visit, known=BEGUN)
    media = visit.state.media.begin(_new(visit, body))
    told = {"id": str(media.id), "media_key": media.key, "expires_after_secs": LIFE_SECONDS}
    return Answer(_envelope(visit, told), visit.words.dialect)


def append(visit: Visit) -> Answer:
    """Will keep one piece of an upload; the same segment again replaces it."""
    media = _own(visit, visit.path["id"])
    body = _fields(visit, known=frozenset({"media", "segment_index"}), needed=("media", "segment_index"))
    segment = str(body["segment_index"])
    if not segment.isdecimal() or int(segment) > 999:
        raise InvalidRequest("segment_index", segment, "$.segment_index: a number from 0 to 999 expected")
    if not visit.state.media.in_pieces(media.id):
        raise InvalidRequest("id", media.id, "This upload is finished and takes no more pieces")
    visit.state.media.append(media.id, int(segment), _bytes(body))
    expires = int(visit.at.timestamp()) + LIFE_SECONDS
    return Answer(_envelope(visit, {"expires_at": expires}), visit.words.dialect)


def finalize(visit: Visit) -> Answer:
    """Will join the pieces of an upload; it can be posted at once."""
    media = _own(visit, visit.path["id"])
    if not visit.state.media.in_pieces(media.id):
        raise InvalidRequest("id", media.id, "This upload is finished already")
    try:
        joined = visit.state.media.finish(media.id)
    except MediaRefused as refused:
        raise InvalidRequest("media", media.id, str(refused)) from refused
    return Answer(_envelope(visit, _told(joined, visit)), visit.words.dialect)


def status(visit: Visit) -> Answer:
    """Will say how far an upload is: here it is always done once it is finished."""
    if visit.params.get("command", "STATUS") != "STATUS":
        raise InvalidRequest(
            "command", visit.params["command"], "The `command` query parameter value is not one of [STATUS]"
        )
    media = _own(visit, visit.params.get("media_id", ""))
    return Answer(_envelope(visit, _told(media, visit)), visit.words.dialect)


def metadata(visit: Visit) -> Answer:
    """Will keep the alternative text of an upload."""
    body = _fields(visit, known=frozenset({"id", "metadata"}), needed=("id",))
    media = _own(visit, str(body["id"]))
    alt = (body.get("metadata") or {}).get("alt_text", {}).get("text", "")
    if not isinstance(alt, str) or len(alt) > ALT_LIMIT:
        raise InvalidRequest("metadata.alt_text.text", alt, f"$.metadata.alt_text.text: at most {ALT_LIMIT} characters")
    visit.state.media.describe(media.id, alt=alt)
    told = {"id": str(media.id), "associated_metadata": {"alt_text": {"text": alt}}}
    return Answer({"data": told}, visit.words.dialect)


def _fields(visit: Visit, *, known: frozenset[str], needed: tuple[str, ...] = ()) -> dict[str, Any]:
    if not isinstance(visit.body, dict):
        raise InvalidRequest("body", visit.body, "$: object expected")
    for name in visit.body:
        if name not in known:
            raise InvalidRequest(name, "", f"$.{name}: is not defined in the schema")
    for name in needed:
        if name not in visit.body:
            raise InvalidRequest(name, "", f"$.{name}: is missing but it is required")
    return visit.body


def _new(visit: Visit, body: dict[str, Any]) -> Media:
    category = body.get("media_category", "tweet_image")
    if category not in KINDS:
        raise InvalidRequest("media_category", category, f"$.media_category: one of {', '.join(KINDS)} expected")
    key = visit.state.ids.next(visit.at)
    return Media(key, visit.account.id, KINDS[category], body.get("media_type", "image/jpeg"), visit.at)


def _bytes(body: dict[str, Any]) -> bytes:
    given = body["media"]
    if isinstance(given, bytes):
        return given
    try:
        return base64.b64decode(given, validate=True)
    except (binascii.Error, TypeError, ValueError) as error:
        raise InvalidRequest("media", "", "$.media: a file, or its bytes in base64, expected") from error


def _finished(visit: Visit, media: Media) -> Answer:
    try:
        kept = visit.state.media.keep(media)
    except MediaRefused as refused:
        raise InvalidRequest("media", media.id, str(refused)) from refused
    return Answer(_envelope(visit, _told(kept, visit)), visit.words.dialect)


def _own(visit: Visit, key: str) -> Media:
    media = visit.state.media.get(int(key)) if ID.fullmatch(key) else None
    if media is None or media.owner != visit.account.id:
        raise not_found("media", key, parameter="media_id")
    return media


def _told(media: Media, visit: Visit) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": str(media.id),
        "media_key": f"{KEY_PREFIX[media.kind]}_{media.id}",
        "size": len(media.content),
        "expires_after_secs": LIFE_SECONDS,
    }
    if media.kind != "photo" and visit.words.dialect == "post":  # 2.162 demands a part of it that it never defines
        told["processing_info"] = {"state": "succeeded", "progress_percent": 100}
    return told


def _envelope(visit: Visit, told: dict[str, Any]) -> dict[str, Any]:
    """The answer; up to 2.166 the documents demand a `meta` in it, which they leave empty."""
    return {"data": told} if visit.words.dialect == "post" else {"data": told, "meta": {}}


ENDPOINTS = (
    Endpoint("media_upload", "POST", "/2/media/upload", upload, scopes=SCOPES, user=True, changes=True),
    Endpoint(
        "media_status",
        "GET",
        "/2/media/upload",
        status,
        params=frozenset({"media_id", "command"}),
        scopes=SCOPES,
        user=True,
    ),
    Endpoint(
        "media_initialize", "POST", "/2/media/upload/initialize", initialize, scopes=SCOPES, user=True, changes=True
    ),
    Endpoint("media_append", "POST", "/2/media/upload/{id}/append", append, scopes=SCOPES, user=True, changes=True),
    Endpoint(
        "media_finalize", "POST", "/2/media/upload/{id}/finalize", finalize, scopes=SCOPES, user=True, changes=True
    ),
    Endpoint("media_metadata", "POST", "/2/media/metadata", metadata, scopes=SCOPES, user=True, changes=True),
)
