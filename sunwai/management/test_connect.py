"""Connecting a handle: the network itself says whose tokens they are, before anything is stored."""

import pytest

from sunwai.management.conftest import Sunwai
from sunwai.networks.models import Credential
from sunwai.outbox.models import Handle
from sunwai.sandbox.client import Keys
from sunwai.simulate import World


@pytest.fixture
def keys(world: World) -> Keys:
    """The tokens of a second handle of the office's, as X's developer portal would show them."""
    keys = world.network.create_account("jh_second").keys
    assert keys is not None
    return keys


def oauth1(keys: Keys) -> dict[str, str]:
    return {
        "SUNWAI_X_API_KEY": keys.consumer_key,
        "SUNWAI_X_API_SECRET": keys.consumer_secret,
        "SUNWAI_X_ACCESS_TOKEN": keys.token,
        "SUNWAI_X_ACCESS_SECRET": keys.token_secret,
    }


def test_a_handle_is_connected_under_the_identity_the_network_gives(sunwai: Sunwai, keys: Keys) -> None:
    result = sunwai("connect", "x", "--mode", "api", env=oauth1(keys))

    assert result.exit_code == 0, result.output
    assert Handle.objects.get(account=keys.account).handle == "jh_second"
    assert Handle.objects.get(account=keys.account).mode == "api"
    assert Credential.objects.filter(network="x", account=keys.account).exists()


def test_what_the_environment_does_not_hold_is_asked_for_and_not_shown(sunwai: Sunwai, keys: Keys) -> None:
    env = oauth1(keys)
    secret = env.pop("SUNWAI_X_ACCESS_SECRET")

    result = sunwai("connect", "x", env=env, typed=f"{secret}\n")

    assert result.exit_code == 0
    assert "Access token secret (SUNWAI_X_ACCESS_SECRET)" in result.output
    assert secret not in result.output
    assert Handle.objects.get(account=keys.account).mode == "assisted"


def test_tokens_of_oauth_2_are_taken_too(sunwai: Sunwai, keys: Keys) -> None:
    env = {
        "SUNWAI_X_CLIENT_ID": keys.client_id,
        "SUNWAI_X_CLIENT_SECRET": keys.client_secret,
        "SUNWAI_X_USER_TOKEN": keys.access_token,
        "SUNWAI_X_REFRESH_TOKEN": keys.refresh_token,
    }

    result = sunwai("connect", "x", "--oauth2", env=env)

    assert result.exit_code == 0, result.output
    assert Credential.objects.get(account=keys.account).scheme == "oauth2"


def test_tokens_the_network_refuses_store_nothing(sunwai: Sunwai, keys: Keys) -> None:
    result = sunwai("connect", "x", env={**oauth1(keys), "SUNWAI_X_ACCESS_SECRET": "wrong"})

    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert not Handle.objects.filter(account=keys.account).exists()
