"""What every test of the sandbox begins with: a network on a stopped clock, a handle, a citizen, and their callers."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from jsonschema import Draft202012Validator

from sunwai.sandbox.client import AccountTold, SandboxClient
from sunwai.sandbox.schemas.calls import schema_of
from sunwai.sandbox.server import Sandbox
from sunwai.sandbox.state import Answered

NINE = datetime(2020, 1, 10, 3, 30, tzinfo=UTC)  # nine in the morning in Ranchi


@pytest.fixture
def network() -> Iterator[Sandbox]:
    """A sandbox whose every answer, whoever asked, is held against our schemas when the test ends."""
    answers: list[Answered] = []
    with Sandbox(clock=lambda: NINE) as sandbox:
        sandbox.state.observers.append(answers.append)
        yield sandbox
    found = [fault for answer in answers for fault in faults_of(answer)]
    if found:
        pytest.fail("The sandbox answered what no schema of ours allows:\n" + "\n".join(found))


def faults_of(answer: Answered) -> list[str]:
    """What is wrong with ANSWER by our own schema of that call."""
    checked = Draft202012Validator(schema_of(answer.endpoint, answer.dialect, answer.status))
    return [
        f"{answer.endpoint} ({answer.dialect}, {answer.status}) {e.json_path}: {e.message}"
        for e in checked.iter_errors(answer.content)
    ]


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


@pytest.fixture
def tagged(world: SandboxClient, handle: AccountTold, asha: AccountTold) -> list[str]:
    """Twelve posts that tag the handle, a minute apart, oldest first."""
    at = [NINE + timedelta(minutes=n) for n in range(12)]
    return [
        world.post_as("asha_bolba", f"@JharkhandCMO day {n} without network", at=when).id for n, when in enumerate(at)
    ]


def ids_in(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [post["id"] for post in answer.json().get("data", ())]
