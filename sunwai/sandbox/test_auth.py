"""Signing in: signatures really verified, tokens that expire by the network's clock, refresh that rotates, scopes."""

from collections.abc import Callable
from datetime import timedelta

import httpx
import pytest
from oauthlib.oauth1 import Client as Signer

from sunwai.sandbox.client import AccountTold, Keys, SandboxClient
from sunwai.sandbox.conftest import NINE
from sunwai.sandbox.server import Sandbox

ME = "/2/users/me"


def signer(keys: Keys, **changed: str) -> Signer:
    parts = {
        "client_key": keys.consumer_key,
        "client_secret": keys.consumer_secret,
        "resource_owner_key": keys.token,
        "resource_owner_secret": keys.token_secret,
    }
    return Signer(**{**parts, **changed})


def signed(network: Sandbox, keys: Keys, path: str, **changed: str) -> httpx.Response:
    url, headers, _ = signer(keys, **changed).sign(network.base_url + path)
    return httpx.get(url, headers=headers, trust_env=False)


@pytest.fixture
def keys(handle: AccountTold) -> Keys:
    assert handle.keys is not None
    return handle.keys


def bearer(network: Sandbox, token: str, path: str = ME) -> int:
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.get(network.base_url + path, headers=headers, trust_env=False).status_code


def test_a_right_signature_is_taken_with_its_query(network: Sandbox, keys: Keys, handle: AccountTold) -> None:
    answer = signed(network, keys, f"{ME}?user.fields=verified%2Ccreated_at")
    assert answer.json()["data"]["id"] == handle.id


@pytest.mark.parametrize("part", ["client_key", "client_secret", "resource_owner_key", "resource_owner_secret"])
def test_a_signature_with_one_wrong_key_is_refused(network: Sandbox, keys: Keys, part: str) -> None:
    assert signed(network, keys, ME, **{part: "wrong"}).status_code == 401


def test_a_signature_does_not_cover_another_query(network: Sandbox, keys: Keys) -> None:
    _, headers, _ = signer(keys).sign(f"{network.base_url}{ME}?user.fields=verified")
    other = f"{network.base_url}{ME}?user.fields=location"
    assert httpx.get(other, headers=headers, trust_env=False).status_code == 401


def test_a_signature_does_not_cover_another_method_or_host(network: Sandbox, keys: Keys) -> None:
    for url, method in ((network.base_url + ME, "POST"), ("http://127.0.0.1:1" + ME, "GET")):
        _, headers, _ = signer(keys).sign(url, http_method=method)
        assert httpx.get(network.base_url + ME, headers=headers, trust_env=False).status_code == 401


def test_a_signature_cannot_be_used_twice(network: Sandbox, keys: Keys) -> None:
    url, headers, _ = signer(keys).sign(network.base_url + ME)
    assert [httpx.get(url, headers=headers, trust_env=False).status_code for _ in range(2)] == [200, 401]


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer wrong", "Basic eA==", "OAuth", 'OAuth oauth_token="x"'])
def test_no_good_token_is_a_401_problem(network: Sandbox, header: str) -> None:
    answer = httpx.get(network.base_url + ME, headers={"Authorization": header}, trust_env=False)
    assert answer.status_code == 401
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert "x-rate-limit-limit" not in answer.headers


def test_an_access_token_ends_by_the_network_s_clock(network: Sandbox, keys: Keys, world: SandboxClient) -> None:
    world.set_clock(NINE + timedelta(minutes=119, seconds=59))
    assert bearer(network, keys.access_token) == 200
    world.set_clock(NINE + timedelta(minutes=120))
    assert bearer(network, keys.access_token) == 401


def refresh(network: Sandbox, keys: Keys, token: str, **how: object) -> httpx.Response:
    form = {"grant_type": "refresh_token", "refresh_token": token}
    how.setdefault("auth", (keys.client_id, keys.client_secret))
    return httpx.post(f"{network.base_url}/2/oauth2/token", data=form, trust_env=False, **how)  # type: ignore[arg-type]


def test_a_refresh_token_is_traded_once_and_the_old_pair_is_dead(network: Sandbox, keys: Keys) -> None:
    fresh = refresh(network, keys, keys.refresh_token).json()
    assert bearer(network, fresh["access_token"]) == 200
    assert bearer(network, keys.access_token) == 401
    assert (fresh["token_type"], fresh["expires_in"]) == ("bearer", 7200)
    again = refresh(network, keys, keys.refresh_token)
    assert (again.status_code, again.json()["error"]) == (400, "invalid_request")
    assert refresh(network, keys, fresh["refresh_token"]).status_code == 200


def test_a_refresh_whose_answer_is_lost_has_spent_the_token(network: Sandbox, keys: Keys, world: SandboxClient) -> None:
    world.arm("accept_then_drop", endpoint="token")
    with pytest.raises(httpx.RemoteProtocolError):
        refresh(network, keys, keys.refresh_token)
    assert refresh(network, keys, keys.refresh_token).status_code == 400


def test_refreshing_needs_our_own_app(network: Sandbox, keys: Keys) -> None:
    wrong = refresh(network, keys, keys.refresh_token, auth=(keys.client_id, "wrong"))
    assert (wrong.status_code, wrong.json()["error"]) == (401, "unauthorized_client")
    form = {"grant_type": "refresh_token", "refresh_token": keys.refresh_token, "client_id": keys.client_id}
    public = httpx.post(f"{network.base_url}/2/oauth2/token", data=form, trust_env=False)
    assert public.status_code == 200


def test_a_garbled_sign_in_of_an_app_is_refused(network: Sandbox, keys: Keys) -> None:
    form = {"grant_type": "refresh_token", "refresh_token": keys.refresh_token, "client_id": keys.client_id}
    address, headers = f"{network.base_url}/2/oauth2/token", {"Authorization": "Basic /w=="}
    assert httpx.post(address, data=form, headers=headers, trust_env=False).status_code == 401


def test_only_refreshing_is_offered(network: Sandbox, keys: Keys) -> None:
    form = {"grant_type": "authorization_code", "client_id": keys.client_id}
    answer = httpx.post(f"{network.base_url}/2/oauth2/token", data=form, trust_env=False)
    assert (answer.status_code, answer.json()["error"]) == (400, "unsupported_grant_type")


def test_without_offline_access_there_is_nothing_to_refresh_with(handle: AccountTold, world: SandboxClient) -> None:
    assert world.give_keys("JharkhandCMO", scopes=["tweet.read", "users.read"]).refresh_token == ""


def test_a_missing_scope_is_refused_and_nothing_posted(
    network: Sandbox, handle: AccountTold, world: SandboxClient
) -> None:
    keys = world.give_keys("JharkhandCMO", scopes=["tweet.read", "users.read"])
    headers = {"Authorization": f"Bearer {keys.access_token}"}
    answer = httpx.post(f"{network.base_url}/2/tweets", json={"text": "x"}, headers=headers, trust_env=False)
    assert answer.status_code == 403
    assert "tweet.write" in answer.json()["detail"]
    assert world.published("JharkhandCMO") == []


def test_the_app_alone_may_read_but_is_nobody(network: Sandbox, keys: Keys, handle: AccountTold) -> None:
    assert bearer(network, keys.app_bearer, f"/2/users/{handle.id}/mentions") == 200
    headers = {"Authorization": f"Bearer {keys.app_bearer}"}
    answer = httpx.get(network.base_url + ME, headers=headers, trust_env=False)
    assert answer.status_code == 403
    assert answer.json()["type"].endswith("/unsupported-authentication")


def test_taking_the_keys_back_ends_every_token(network: Sandbox, keys: Keys, world: SandboxClient) -> None:
    world.take_keys("JharkhandCMO")
    assert bearer(network, keys.access_token) == 401
    assert signed(network, keys, ME).status_code == 401
    assert refresh(network, keys, keys.refresh_token).status_code == 400


def test_a_suspended_account_can_do_nothing(
    network: Sandbox, keys: Keys, world: SandboxClient, calling: Callable[[AccountTold], httpx.Client]
) -> None:
    world.change_account("JharkhandCMO", suspended=True)
    assert bearer(network, keys.access_token) == 403
