"""X's own client xdk, in the newer vocabulary, drives the sandbox by OAuth 2.0 and by OAuth 1.0a."""

import base64
import time
from typing import Any

import pytest
import requests
from xdk import Client
from xdk.oauth1_auth import OAuth1

from sunwai.sandbox.client import AccountTold, Keys, SandboxClient
from sunwai.sandbox.server import Sandbox
from sunwai.sandbox.test_media import PNG


@pytest.fixture
def keys(handle: AccountTold) -> Keys:
    assert handle.keys is not None
    return handle.keys


@pytest.fixture(params=["bearer", "signed"])
def xdk(request: pytest.FixtureRequest, network: Sandbox, keys: Keys) -> Client:
    """The handle's client, once with each way to sign in."""
    if request.param == "bearer":
        client = Client(base_url=network.base_url, access_token=keys.access_token)
    else:
        auth = OAuth1(keys.consumer_key, keys.consumer_secret, "", keys.token, keys.token_secret)
        client = Client(base_url=network.base_url, auth=auth)
    client.session.trust_env = False
    return client


def body(**told: Any) -> dict[str, Any]:
    return told


def test_xdk_pages_through_mentions_with_authors_and_references(
    xdk: Client, handle: AccountTold, asha: AccountTold, world: SandboxClient
) -> None:
    asked = [world.post_as("asha_bolba", f"@JharkhandCMO day {n}").id for n in range(12)]
    pages = xdk.users.get_mentions(
        handle.id,
        max_results=5,
        post_fields=["created_at", "conversation_id", "entities", "note_post"],
        expansions=["author_id", "referenced_posts"],
    )
    got = [page.model_dump() for page in pages]
    assert [post["id"] for page in got for post in page["data"]] == asked[::-1]
    assert got[0]["includes"]["users"][0]["username"] == "asha_bolba"
    assert got[0]["data"][0]["edit_history_post_ids"] == [asked[11]]


def test_xdk_reads_a_timeline_posts_by_id_and_people(xdk: Client, handle: AccountTold, world: SandboxClient) -> None:
    ours = world.post_as("JharkhandCMO", "Good morning, Jharkhand.")
    assert [p["id"] for page in xdk.users.get_posts(handle.id) for p in page.model_dump()["data"]] == [ours.id]
    found = xdk.posts.get_by_ids([ours.id, "7"]).model_dump()
    assert (found["data"][0]["id"], found["errors"][0]["resource_id"]) == (ours.id, "7")
    people = xdk.users.get_by_usernames(["JharkhandCMO"], user_fields=["verified_type"]).model_dump()
    assert people["data"][0]["verified_type"] == "government"
    assert xdk.users.get_by_ids([handle.id]).model_dump()["data"][0]["id"] == handle.id
    assert xdk.users.get_me().model_dump()["data"]["id"] == handle.id


def test_xdk_searches_a_thread(xdk: Client, asha: AccountTold, world: SandboxClient) -> None:
    asked = world.post_as("asha_bolba", "@JharkhandCMO no network in Bolba")
    answered = world.post_as("asha_bolba", "six years now", reply_to=asked.id)
    pages = xdk.posts.search_recent(f"conversation_id:{asked.id}", max_results=10)
    assert [p["id"] for page in pages for p in page.model_dump()["data"]] == [answered.id, asked.id]


def test_xdk_posts_replies_edits_and_deletes(xdk: Client, asha: AccountTold, world: SandboxClient) -> None:
    world.change_account("JharkhandCMO", premium=True)
    asked = world.post_as("asha_bolba", "@JharkhandCMO no network in Bolba")
    reply = xdk.posts.create(body(text="DC Simdega, please look.", reply={"in_reply_to_tweet_id": asked.id}))
    plain = xdk.posts.create(body(text="One tower.")).model_dump()["data"]["id"]
    edit = xdk.posts.create(body(text="Two towers.", edit_options={"previous_post_id": plain})).model_dump()["data"]
    assert edit["edit_history_post_ids"] == [plain, edit["id"]]
    assert [p.text for p in world.published("JharkhandCMO")] == ["DC Simdega, please look.", "Two towers."]
    assert xdk.posts.delete(reply.model_dump()["data"]["id"]).model_dump()["data"]["deleted"] is True
    assert xdk.posts.delete(plain).model_dump()["data"]["deleted"] is True
    assert world.published("JharkhandCMO") == []


def test_xdk_meets_each_refusal_with_its_status(xdk: Client, asha: AccountTold, world: SandboxClient) -> None:
    untagged = world.post_as("asha_bolba", "no network in Bolba")
    xdk.posts.create(body(text="Noted."))
    world.plan(rates={"create_post": 3})
    refusals = []
    for draft in (
        body(text="Noted."),
        body(text="More?", reply={"in_reply_to_tweet_id": untagged.id}),
        body(text="Once more."),
    ):
        with pytest.raises(requests.HTTPError) as met:
            xdk.posts.create(draft)
        refusals.append((met.value.response.status_code, met.value.response.json()["detail"]))
    assert [status for status, _ in refusals] == [403, 403, 429]
    assert "duplicate content" in refusals[0][1]
    assert "have not been mentioned" in refusals[1][1]


def test_xdk_uploads_whole_and_in_pieces_and_posts_both(xdk: Client, world: SandboxClient) -> None:
    picture = base64.b64encode(PNG).decode()
    whole = xdk.media.upload(body(media=picture, media_category="tweet_image")).model_dump()["data"]["id"]
    xdk.media.create_metadata(body(id=whole, metadata={"alt_text": {"text": "A tower in Bolba"}}))
    begun = body(media_category="tweet_image", media_type="image/png", total_bytes=len(PNG))
    pieces = xdk.media.initialize_upload(begun).model_dump()["data"]["id"]
    xdk.media.append_upload(pieces, body(media=picture, segment_index=0))
    assert xdk.media.finalize_upload(pieces).model_dump()["data"]["size"] == len(PNG)
    assert xdk.media.get_upload_status(pieces).model_dump()["data"]["id"] == pieces
    xdk.posts.create(body(text="It stands.", media={"media_ids": [whole, pieces]}))
    assert len(world.published("JharkhandCMO")[0].media) == 2


def test_xdk_refreshes_its_token_and_goes_on(
    network: Sandbox, keys: Keys, handle: AccountTold, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")  # it will not refresh over http, not even on loopback
    token = {
        "access_token": keys.access_token,
        "refresh_token": keys.refresh_token,
        "token_type": "bearer",
        "expires_at": time.time() - 60,
    }
    xdk = Client(
        base_url=network.base_url,
        client_id=keys.client_id,
        client_secret=keys.client_secret,
        token=token,
        redirect_uri="http://127.0.0.1/back",
    )
    assert xdk.users.get_me().model_dump()["data"]["id"] == handle.id
    assert xdk.token["refresh_token"] != keys.refresh_token
