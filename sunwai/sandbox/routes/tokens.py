"""Trading a refresh token for new ones. The old pair dies at once, as at X: a lost answer is a lost handle.

Owns that call."""

import base64
import binascii
import hmac
from typing import Any

from sunwai.sandbox.keys import Grant
from sunwai.sandbox.visit import Answer, Endpoint, Visit


def token(visit: Visit) -> Answer:
    """Will give a new access and refresh token for a good refresh token; all else is refused in OAuth's words."""
    form = visit.body if isinstance(visit.body, dict) else {}
    if not _is_our_client(form, visit):
        return _no(visit, 401, "unauthorized_client", "Missing valid authorization header")
    if form.get("grant_type") != "refresh_token":
        return _no(
            visit, 400, "unsupported_grant_type", "This sandbox only refreshes; take first tokens from /sandbox/"
        )
    state = visit.state
    grant = state.keys.rotate(str(form.get("refresh_token", "")), life=state.token_life, at=visit.at)
    if grant is None:
        return _no(visit, 400, "invalid_request", "Value passed for the token was invalid.")
    return Answer(as_json(grant, seconds=int(state.token_life.total_seconds())), visit.words.dialect)


def as_json(grant: Grant, *, seconds: int) -> dict[str, Any]:
    """Will write GRANT as OAuth 2.0 does."""
    told: dict[str, Any] = {"token_type": "bearer", "expires_in": seconds, "access_token": grant.access}
    told["scope"] = " ".join(sorted(grant.scopes))
    return {**told, "refresh_token": grant.refresh} if grant.refresh else told


def _is_our_client(form: dict[str, Any], visit: Visit) -> bool:
    """Whether the caller is our app: confidential ones sign in with Basic, public ones only name themselves."""
    consumer = visit.state.keys.consumer
    kind, _, given = visit.authorization.partition(" ")
    if kind.lower() != "basic":
        return form.get("client_id") == consumer.client_id
    try:
        named = base64.b64decode(given).decode()
    except (binascii.Error, UnicodeDecodeError):
        return False
    return hmac.compare_digest(named, f"{consumer.client_id}:{consumer.client_secret}")


def _no(visit: Visit, status: int, error: str, description: str) -> Answer:
    return Answer({"error": error, "error_description": description}, visit.words.dialect, status)


ENDPOINTS = (Endpoint("token", "POST", "/2/oauth2/token", token, open=True, changes=True),)
