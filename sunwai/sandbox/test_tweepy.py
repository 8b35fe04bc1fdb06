"""The public client tweepy, in the older vocabulary and signed by OAuth 1.0a, drives the sandbox."""

from typing import Any

import pytest
import requests
import tweepy
from requests.adapters import HTTPAdapter

from sunwai.sandbox.client import AccountTold, Keys, SandboxClient
from sunwai.sandbox.server import Sandbox

X = "https://api.twitter.com"  # written into tweepy; it signs for this address whatever we do


class LedToSandbox(HTTPAdapter):
    """Sends what was meant for X to the sandbox, saying whom it was meant for, since the signature covers that."""

    def __init__(self, base_url: str) -> None:
        super().__init__()
        self.base_url = base_url

    def send(self, request: requests.PreparedRequest, *args: Any, **how: Any) -> requests.Response:
        request.headers["Host"] = "api.twitter.com"
        request.headers["X-Forwarded-Proto"] = "https"
        request.url = (request.url or "").replace(X, self.base_url)
        return super().send(request, *args, **{**how, "proxies": {}})


def client(network: Sandbox, keys: Keys | None) -> tweepy.Client:
    assert keys is not None
    network.client.plan(dialect="tweet")
    made = tweepy.Client(keys.app_bearer, keys.consumer_key, keys.consumer_secret, keys.token, keys.token_secret)
    made.session.mount(X, LedToSandbox(network.base_url))
    return made


@pytest.fixture
def handles_client(network: Sandbox, handle: AccountTold) -> tweepy.Client:
    return client(network, handle.keys)


def test_tweepy_pages_through_mentions_with_authors_and_references(
    handles_client: tweepy.Client, handle: AccountTold, asha: AccountTold, world: SandboxClient
) -> None:
    asked = [world.post_as("asha_bolba", f"@JharkhandCMO day {n}").id for n in range(12)]
    pages = tweepy.Paginator(
        handles_client.get_users_mentions,
        handle.id,
        user_auth=True,
        max_results=5,
        tweet_fields=["author_id", "created_at", "conversation_id", "entities", "referenced_tweets"],
        expansions=["author_id", "referenced_tweets.id"],
    )
    got = list(pages)
    assert [str(tweet.id) for page in got for tweet in page.data] == asked[::-1]
    assert got[0].includes["users"][0].username == "asha_bolba"
    assert str(got[0].data[0].author_id) == asha.id


def test_tweepy_reads_a_timeline_posts_by_id_and_people(
    handles_client: tweepy.Client, handle: AccountTold, world: SandboxClient
) -> None:
    ours = world.post_as("JharkhandCMO", "Good morning, Jharkhand.")
    assert [str(t.id) for t in handles_client.get_users_tweets(handle.id, user_auth=True).data] == [ours.id]
    found = handles_client.get_tweets([ours.id, "7"], user_auth=True)
    assert (str(found.data[0].id), found.errors[0]["resource_id"]) == (ours.id, "7")
    assert handles_client.get_users(usernames=["JharkhandCMO"], user_auth=True).data[0].name == "CMO Jharkhand"
    assert str(handles_client.get_me().data.id) == handle.id


def test_tweepy_searches_as_the_app_alone(handles_client: tweepy.Client, world: SandboxClient) -> None:
    ours = world.post_as("JharkhandCMO", "Good morning, Jharkhand.")
    assert str(handles_client.search_recent_tweets("from:JharkhandCMO").data[0].id) == ours.id


def test_tweepy_posts_replies_and_deletes(
    handles_client: tweepy.Client, asha: AccountTold, world: SandboxClient
) -> None:
    asked = world.post_as("asha_bolba", "@JharkhandCMO no network in Bolba")
    made = handles_client.create_tweet(text="DC Simdega, please look into it.", in_reply_to_tweet_id=asked.id)
    assert world.published("JharkhandCMO")[0].reply_to == asked.id
    assert handles_client.delete_tweet(made.data["id"]).data["deleted"] is True
    assert world.published("JharkhandCMO") == []


def test_tweepy_names_each_refusal(handles_client: tweepy.Client, asha: AccountTold, world: SandboxClient) -> None:
    untagged = world.post_as("asha_bolba", "no network in Bolba")
    handles_client.create_tweet(text="Noted.")
    with pytest.raises(tweepy.Forbidden, match="duplicate content"):
        handles_client.create_tweet(text="Noted.")
    with pytest.raises(tweepy.Forbidden, match="have not been mentioned"):
        handles_client.create_tweet(text="Please tell us more.", in_reply_to_tweet_id=untagged.id)
    with pytest.raises(tweepy.NotFound):
        handles_client.delete_tweet("7")
    with pytest.raises(tweepy.BadRequest, match="`ids`"):
        handles_client.get_tweets(["x"], user_auth=True)
    world.plan(rates={"create_post": 0})
    with pytest.raises(tweepy.TooManyRequests):
        handles_client.create_tweet(text="Once more.")


def test_tweepy_with_a_wrong_secret_is_not_let_in(network: Sandbox, handle: AccountTold) -> None:
    made = client(network, handle.keys)
    made.access_token_secret = "wrong"
    with pytest.raises(tweepy.Unauthorized):
        made.get_me()
