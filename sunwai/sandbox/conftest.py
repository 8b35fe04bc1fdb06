"""What every test of the sandbox begins with: a network on a stopped clock, a handle, a citizen, and their callers."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import httpx
import pytest

from sunwai.sandbox.client import AccountTold, SandboxClient
from sunwai.sandbox.server import Sandbox

NINE = datetime(2020, 1, 10, 3, 30, tzinfo=UTC)  # nine in the morning in Ranchi


@pytest.fixture
def network() -> Iterator[Sandbox]:
    with Sandbox(clock=lambda: NINE) as sandbox:
        yield sandbox


@pytest.fixture
def world(network: Sandbox) -> SandboxClient:
    return network.client


@pytest.fixture
def handle(world: SandboxClient) -> AccountTold:
    return world.create_account("JharkhandCMO", name="CMO Jharkhand", verified_type="government")


@pytest.fixture
def asha(world: SandboxClient) -> AccountTold:
    return world.create_account("asha_bolba", name="Asha")


@pytest.fixture
def calling(network: Sandbox) -> Iterator[Callable[[AccountTold], httpx.Client]]:
    """Gives a caller of X's API that acts for an account by its OAuth 2.0 token."""
    opened: list[httpx.Client] = []

    def call_as(account: AccountTold) -> httpx.Client:
        keys = account.keys or network.client.give_keys(account.id)
        headers = {"Authorization": f"Bearer {keys.access_token}"}
        opened.append(httpx.Client(base_url=network.base_url, headers=headers, trust_env=False))
        return opened[-1]

    yield call_as
    for caller in opened:
        caller.close()


@pytest.fixture
def api(calling: Callable[[AccountTold], httpx.Client], handle: AccountTold) -> httpx.Client:
    return calling(handle)
