"""Rates: true headers, windows that open by the network's clock, and the 429 that is about money."""

from collections.abc import Callable
from datetime import timedelta

import httpx

from sunwai.sandbox.client import AccountTold, SandboxClient
from sunwai.sandbox.conftest import NINE
from sunwai.sandbox.server import Sandbox

Calling = Callable[[AccountTold], httpx.Client]
HEADERS = ("x-rate-limit-limit", "x-rate-limit-remaining", "x-rate-limit-reset")


def told(answer: httpx.Response) -> tuple[int, ...]:
    return tuple(int(answer.headers[name]) for name in HEADERS)


def test_headers_count_down_to_the_reset_a_quarter_of_an_hour_after_the_first_call(
    api: httpx.Client, handle: AccountTold, world: SandboxClient
) -> None:
    reset = int((NINE + timedelta(minutes=15)).timestamp())
    mentions = f"/2/users/{handle.id}/mentions"
    assert told(api.get(mentions)) == (300, 299, reset)
    world.advance_clock(timedelta(minutes=14, seconds=59))
    assert told(api.get(mentions)) == (300, 298, reset)
    world.advance_clock(timedelta(seconds=1))
    assert told(api.get(mentions)) == (300, 299, int((NINE + timedelta(minutes=30)).timestamp()))


def test_one_call_too_many_is_a_429_that_accepts_nothing_until_the_reset(
    api: httpx.Client, world: SandboxClient
) -> None:
    world.plan(rates={"create_post": 2})
    answers = [api.post("/2/tweets", json={"text": f"post {n}"}) for n in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert answers[2].headers["content-type"].startswith("application/problem+json")
    assert answers[2].json() == {
        "title": "Too Many Requests",
        "type": "about:blank",
        "status": 429,
        "detail": "Too Many Requests",
    }
    assert told(answers[2])[1] == 0
    assert len(world.published("JharkhandCMO")) == 2
    world.set_clock(NINE + timedelta(minutes=15))
    assert api.post("/2/tweets", json={"text": "post 3"}).status_code == 201


def test_a_refused_post_counts_too(api: httpx.Client, world: SandboxClient) -> None:
    world.plan(rates={"create_post": 1})
    assert api.post("/2/tweets", json={"text": " "}).status_code == 400
    assert api.post("/2/tweets", json={"text": "post"}).status_code == 429


def test_each_endpoint_and_each_caller_has_a_window_of_its_own(
    api: httpx.Client, calling: Calling, asha: AccountTold, network: Sandbox, handle: AccountTold, world: SandboxClient
) -> None:
    world.plan(rates={"users_by_ids": 1})
    call = {"url": "/2/users", "params": {"ids": handle.id}}
    assert [api.get(**call).status_code for _ in range(2)] == [200, 429]
    assert api.get("/2/users/by", params={"usernames": "asha_bolba"}).status_code == 200
    assert calling(asha).get(**call).status_code == 200
    headers = {"Authorization": f"Bearer {handle.keys.app_bearer}"} if handle.keys else {}
    assert told(httpx.get(network.base_url + "/2/users?ids=1", headers=headers, trust_env=False))[0] == 300


def test_a_new_token_opens_no_new_window(api: httpx.Client, handle: AccountTold, world: SandboxClient) -> None:
    world.plan(rates={"me": 1})
    api.get("/2/users/me")
    api.headers["Authorization"] = f"Bearer {world.give_keys('JharkhandCMO').access_token}"
    assert api.get("/2/users/me").status_code == 429


def test_a_clock_set_back_opens_a_window_that_ends_in_time(
    api: httpx.Client, handle: AccountTold, world: SandboxClient
) -> None:
    api.get("/2/users/me")
    world.set_clock(NINE - timedelta(hours=1))
    assert told(api.get("/2/users/me"))[2] == int((NINE - timedelta(minutes=45)).timestamp())


def test_when_the_money_is_gone_the_429_says_so_and_no_window_is_told(api: httpx.Client, world: SandboxClient) -> None:
    for dialect, host in (("post", "api.x.com"), ("tweet", "api.twitter.com")):
        world.plan(usage_capped=True, dialect=dialect)
        answer = api.post("/2/tweets", json={"text": "post"})
        assert answer.status_code == 429
        assert answer.json()["type"] == f"https://{host}/2/problems/usage-capped"
        assert "x-rate-limit-reset" not in answer.headers
    assert world.published("JharkhandCMO") == []
