"""The /sandbox/ surface: accounts, posts, plan and clock as a test orders them, and refusals that say why."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from sunwai.sandbox.client import AccountTold, SandboxClient, SandboxRefused
from sunwai.sandbox.conftest import NINE
from sunwai.sandbox.server import NotStarted, Sandbox


def test_ids_rise_with_time_even_when_the_clock_is_set_back(asha: AccountTold, world: SandboxClient) -> None:
    keys = [int(world.post_as("asha_bolba", "one").id)]
    for step in (timedelta(minutes=1), timedelta(hours=-2), timedelta(0)):
        world.advance_clock(step)
        keys.append(int(world.post_as("asha_bolba", "next").id))
    assert keys == sorted(set(keys))


def test_the_clock_follows_stands_moves_and_follows_again() -> None:
    followed = [NINE]
    with Sandbox(clock=lambda: followed[0]) as network:
        world = network.client
        followed[0] = NINE + timedelta(minutes=5)
        assert world.now() == NINE + timedelta(minutes=5)
        world.set_clock(datetime(2020, 2, 1, tzinfo=UTC))
        world.advance_clock(timedelta(hours=6))
        assert world.now() == datetime(2020, 2, 1, 6, tzinfo=UTC)
        world.follow_clock()
        assert world.now() == NINE + timedelta(minutes=5)


def test_a_time_without_its_zone_is_refused(world: SandboxClient, asha: AccountTold) -> None:
    with pytest.raises(SandboxRefused, match="no zone"):
        world.set_clock(datetime(2020, 2, 1))  # noqa: DTZ001  # the point of it
    assert world.now() == NINE


def test_what_was_published_is_told_with_deleted_and_old_versions_on_demand(
    asha: AccountTold, world: SandboxClient
) -> None:
    kept, gone = world.post_as("asha_bolba", "six years"), world.post_as("asha_bolba", "never mind")
    edited = world.edit(kept.id, "seven years")
    world.delete(gone.id)
    assert [post.id for post in world.published("asha_bolba")] == [edited.id]
    told = {post.id: post for post in world.published(standing=False)}
    assert (told[kept.id].standing, told[gone.id].deleted_at, told[edited.id].standing) == (False, NINE, True)
    assert told[edited.id].chain == kept.id


def test_people_in_the_app_are_bound_by_no_rule_for_programs(
    handle: AccountTold, asha: AccountTold, world: SandboxClient
) -> None:
    asked = world.post_as("asha_bolba", "no network")
    for _ in range(2):
        by_hand = world.post_as("JharkhandCMO", "Noted.", reply_to=asked.id)
    quoting = world.post_as("JharkhandCMO", "Look at this.", quotes=asked.id)
    assert (by_hand.by_api, by_hand.wire_text, quoting.quotes) == (False, "@asha_bolba Noted.", asked.id)


def test_a_text_of_a_million_characters_and_odd_ones_goes_through(
    handle: AccountTold, asha: AccountTold, world: SandboxClient
) -> None:
    odd = "@JharkhandCMO \x00\x07\u202e" + "न" * 1_000_000
    assert world.post_as("asha_bolba", odd).text == odd


@pytest.mark.parametrize(
    ("order", "why"),
    [
        (lambda w: w.create_account("asha_bolba"), "is taken"),
        (lambda w: w.create_account("ASHA_BOLBA"), "is taken"),
        (lambda w: w.create_account("with space"), "is no handle"),
        (lambda w: w.create_account("other", verified_type="gold"), "verified_type is one of"),
        (lambda w: w.create_account("other", followers=1), "no trait followers"),
        (lambda w: w.change_account("asha_bolba", id=5), "no trait id"),
        (lambda w: w.account("nobody"), "Create it first"),
        (lambda w: w.post_as("nobody", "x"), "Create it first"),
        (lambda w: w.post_as("asha_bolba", "x", reply_to="7"), "No post 7 stands"),
        (lambda w: w.delete("7"), "No post 7 was ever"),
        (lambda w: w.plan(quotes=True), "no setting 'quotes'"),
        (lambda w: w.plan(quote_ban="no"), "takes a bool"),
        (lambda w: w.plan(rates={"posting": 1}), "No endpoint is called posting"),
    ],
)
def test_an_order_that_cannot_be_followed_says_why_and_changes_nothing(
    asha: AccountTold, world: SandboxClient, order: object, why: str
) -> None:
    before = (world.plan(), world.accounts(), world.published(standing=False))
    with pytest.raises(SandboxRefused, match=why):
        order(world)  # type: ignore[operator]  # a lambda of the table above
    assert (world.plan(), world.accounts(), world.published(standing=False)) == before


def test_a_known_id_can_be_kept_for_an_account_but_only_once(world: SandboxClient) -> None:
    assert world.create_account("asha_bolba", id=2244994945).id == "2244994945"
    with pytest.raises(SandboxRefused, match="The id 2244994945 is taken"):
        world.create_account("other", id=2244994945)


def test_the_id_of_another_post_cannot_be_taken(asha: AccountTold, world: SandboxClient) -> None:
    first = world.post_as("asha_bolba", "six years")
    with pytest.raises(SandboxRefused, match="is or was on the network"):
        world.post_as("asha_bolba", "seven years", id=first.id)
    assert world.post(first.id).text == "six years"


def test_a_suspended_account_posts_nothing(asha: AccountTold, world: SandboxClient) -> None:
    world.change_account("asha_bolba", suspended=True)
    with pytest.raises(SandboxRefused, match="is suspended"):
        world.post_as("asha_bolba", "x")
    assert world.published(standing=False) == []


def test_a_deleted_post_cannot_be_deleted_again(asha: AccountTold, world: SandboxClient) -> None:
    post = world.post_as("asha_bolba", "x")
    world.delete(post.id)
    with pytest.raises(SandboxRefused, match="was deleted"):
        world.delete(post.id)


def test_an_order_that_is_no_json_object_is_refused(network: Sandbox) -> None:
    for content in (b"[]", b"{"):
        assert httpx.post(f"{network.base_url}/sandbox/posts", content=content, trust_env=False).status_code == 400


def test_a_port_that_is_taken_says_what_to_do(network: Sandbox) -> None:
    port = int(network.base_url.rpartition(":")[2])
    with pytest.raises(NotStarted, match="give another --port"):
        Sandbox(clock=lambda: NINE, port=port)


def test_a_sandbox_that_is_not_there_says_how_to_start_it() -> None:
    with Sandbox(clock=lambda: NINE) as network:
        address = network.base_url
    with SandboxClient(address) as gone, pytest.raises(SandboxRefused, match="sunwai sandbox x"):
        gone.now()
