"""Promises of proving who we are."""

import base64
import hashlib
import hmac
import re
from datetime import timedelta
from urllib.parse import quote, unquote

import httpx
import pytest

from sunwai.networks.base import AuthLost
from sunwai.networks.x.auth import FixedKeys, OAuth2Tokens, renewal_form, renewed, signed
from sunwai.networks.x.conftest import NOON, OAUTH1

OAUTH2 = OAuth2Tokens("client", "hush", "access-1", "refresh-1", NOON + timedelta(hours=2))


def signature_by_the_book(request: httpx.Request, fields: dict[str, str]) -> str:
    """RFC 5849, section 3.4, written out anew: sorted parameters, base string, HMAC-SHA1."""

    def escaped(text: str) -> str:
        return quote(text, safe="-._~")

    query = [(escaped(name), escaped(value)) for name, value in request.url.params.multi_items()]
    oauth = [(escaped(name), escaped(value)) for name, value in fields.items() if name != "oauth_signature"]
    pairs = "&".join(f"{name}={value}" for name, value in sorted(query + oauth))
    address = str(request.url.copy_with(query=None))
    text = "&".join([request.method, escaped(address), escaped(pairs)])
    key = f"{escaped(OAUTH1.consumer_secret)}&{escaped(OAUTH1.token_secret)}"
    return base64.b64encode(hmac.new(key.encode(), text.encode(), hashlib.sha1).digest()).decode()


@pytest.mark.parametrize(
    ("method", "params", "body"),
    [
        ("GET", {"ids": "1,2", "post.fields": "text", "start_time": "2020-01-14T12:00:00Z"}, None),
        ("GET", {"query": "conversation_id:5 राशन"}, None),
        ("POST", {}, {"text": "JSON is never part of the signature"}),
    ],
)
def test_an_oauth1_signature_is_the_one_the_standard_asks_for(method, params, body):
    request = httpx.Request(method, "http://127.0.0.1:9/2/tweets", params=params or None, json=body)

    header = signed(request, OAUTH1, at=NOON).headers["Authorization"]

    fields = {name: unquote(value) for name, value in re.findall(r'(oauth_\w+)="([^"]*)"', header)}
    assert fields["oauth_signature"] == signature_by_the_book(request, fields)
    assert fields["oauth_timestamp"] == str(int(NOON.timestamp()))
    assert (fields["oauth_consumer_key"], fields["oauth_token"]) == (OAUTH1.consumer_key, OAUTH1.token)


def test_no_two_signed_calls_carry_the_same_nonce():
    calls = [signed(httpx.Request("GET", "http://127.0.0.1:9/2/users/me"), OAUTH1, at=NOON) for _ in range(2)]
    assert len({call.headers["Authorization"] for call in calls}) == 2


def test_an_oauth2_call_carries_the_access_token():
    request = signed(httpx.Request("GET", "http://127.0.0.1:9/2/users/me"), OAUTH2, at=NOON)
    assert request.headers["Authorization"] == "Bearer access-1"


@pytest.mark.parametrize(("minutes_before_end", "good"), [(6, True), (5, False), (0, False)])
def test_a_token_is_renewed_five_minutes_before_its_end(minutes_before_end, good):
    assert OAUTH2.is_good(at=OAUTH2.expires_at - timedelta(minutes=minutes_before_end)) is good


def test_only_a_public_client_names_itself_in_the_form():
    assert "client_id" not in renewal_form(OAUTH2)
    public = OAuth2Tokens("client", "", "a", "refresh-1", NOON)
    assert renewal_form(public) == {
        "grant_type": "refresh_token",
        "refresh_token": "refresh-1",
        "client_id": "client",
    }


def test_the_next_pair_replaces_both_tokens():
    answer = {"access_token": "access-2", "refresh_token": "refresh-2", "expires_in": 7200, "scope": "x"}
    new = renewed(OAUTH2, answer, at=NOON)
    assert (new.access_token, new.refresh_token) == ("access-2", "refresh-2")
    assert new.expires_at == NOON + timedelta(hours=2)


@pytest.mark.parametrize("answer", [{}, {"access_token": 5, "expires_in": 7200}, {"access_token": "a"}])
def test_a_renewal_that_cannot_be_read_asks_for_the_handle_to_be_connected_again(answer):
    with pytest.raises(AuthLost, match="Connect the handle again"):
        renewed(OAUTH2, answer, at=NOON)


def test_fixed_keys_that_have_run_out_are_never_sent():
    keys = FixedKeys(account="900", handle="JharkhandCMO", given=OAUTH2)
    assert keys.tokens(at=NOON, renew=lambda old: old) == OAUTH2
    with pytest.raises(AuthLost):
        keys.tokens(at=OAUTH2.expires_at, renew=lambda old: old)
    with pytest.raises(AuthLost):
        keys.tokens(at=NOON, renew=lambda old: old, refused="access-1")
