"""Search: what a query finds, how far back, and what it will not pretend to understand."""

from datetime import timedelta

import httpx
import pytest

from sunwai.sandbox.client import AccountTold, Picture, SandboxClient
from sunwai.sandbox.conftest import NINE, ids_in
from sunwai.sandbox.ids import first_id


def test_search_finds_a_thread_an_author_and_plain_words(
    api: httpx.Client, handle: AccountTold, asha: AccountTold, world: SandboxClient
) -> None:
    asked = world.post_as("asha_bolba", "@JharkhandCMO no network in Bolba")
    answered = world.post_as("JharkhandCMO", "One tower is going up.", reply_to=asked.id)
    other = world.post_as("asha_bolba", "Bolba is beautiful")

    def found(query: str) -> list[str]:
        return ids_in(api.get("/2/tweets/search/recent", params={"query": query}))

    assert found(f"conversation_id:{asked.id}") == [answered.id, asked.id]
    assert found("from:JharkhandCMO") == [answered.id]
    assert found("bolba -network") == [other.id]
    assert found('"no network"') == [asked.id]
    assert found("is:reply tower") == [answered.id]
    assert found("to:asha_bolba") == [answered.id]


def test_search_sees_seven_days_and_refuses_an_older_mark(
    api: httpx.Client, asha: AccountTold, world: SandboxClient
) -> None:
    world.post_as("asha_bolba", "old", at=NINE - timedelta(days=7, minutes=1))
    young = world.post_as("asha_bolba", "still old", at=NINE - timedelta(days=6))
    search = "/2/tweets/search/recent"
    assert ids_in(api.get(search, params={"query": "old"})) == [young.id]
    refused = api.get(search, params={"query": "old", "since_id": first_id(NINE - timedelta(days=8))})
    assert refused.status_code == 400


@pytest.mark.parametrize(("query", "finds"), [("is:quote", 1), ("is:retweet", 0), ("has:media", 1), ("lang:hi", 1)])
def test_search_knows_quotes_media_and_languages(
    api: httpx.Client, asha: AccountTold, world: SandboxClient, query: str, finds: int
) -> None:
    first = world.post_as("asha_bolba", "बोलबा", lang="hi")
    world.post_as("asha_bolba", "look", quotes=first.id)
    world.post_as("asha_bolba", "see", media=[Picture(b"cutting")])
    assert len(ids_in(api.get("/2/tweets/search/recent", params={"query": query}))) == finds


@pytest.mark.parametrize("query", ["", "near:Ranchi", "conversation_id:x", "x" * 513])
def test_a_query_x_would_not_take_is_refused_rather_than_answered(api: httpx.Client, query: str) -> None:
    assert api.get("/2/tweets/search/recent", params={"query": query}).status_code == 400


@pytest.mark.parametrize("dialect", ["post", "tweet"])
def test_search_pages_back_only_in_the_newer_vocabulary(
    api: httpx.Client, tagged: list[str], world: SandboxClient, dialect: str
) -> None:
    world.plan(dialect=dialect)
    search = {"query": "network", "max_results": "10"}
    first = api.get("/2/tweets/search/recent", params=search).json()["meta"]
    second = api.get("/2/tweets/search/recent", params={**search, "next_token": first["next_token"]}).json()
    assert [post["id"] for post in second["data"]] == tagged[1::-1]
    assert ("previous_token" in second["meta"]) is (dialect == "post")
