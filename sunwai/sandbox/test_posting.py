"""Posting by API: what the plan's rules let through, and the words of each refusal."""

from collections.abc import Callable
from datetime import timedelta

import httpx
import pytest

from sunwai.sandbox import rules
from sunwai.sandbox.client import AccountTold, SandboxClient
from sunwai.sandbox.conftest import NINE

Calling = Callable[[AccountTold], httpx.Client]


def post(api: httpx.Client, text: str, **more: object) -> httpx.Response:
    return api.post("/2/tweets", json={"text": text, **more})


def reply(api: httpx.Client, text: str, to: str) -> httpx.Response:
    return post(api, text, reply={"in_reply_to_tweet_id": to})


def refused(answer: httpx.Response) -> str:
    """The text of a 403 that only its text tells apart from others."""
    assert answer.status_code == 403
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert answer.json()["type"] == "about:blank"
    return str(answer.json()["detail"])


def test_a_post_is_published_once_and_answered_with_its_id(api: httpx.Client, world: SandboxClient) -> None:
    answer = post(api, "Good morning, Jharkhand.")
    assert answer.status_code == 201
    assert [(p.id, p.text, p.by_api) for p in world.published("JharkhandCMO")] == [
        (answer.json()["data"]["id"], "Good morning, Jharkhand.", True)
    ]


def test_a_reply_is_let_through_where_the_author_wrote_our_handle(
    api: httpx.Client, asha: AccountTold, world: SandboxClient
) -> None:
    asked = world.post_as("asha_bolba", "@JharkhandCMO no network in Bolba")
    assert reply(api, "DC Simdega, please look into it.", asked.id).status_code == 201
    told = world.published("JharkhandCMO")[0]
    assert (told.reply_to, told.conversation) == (asked.id, asked.id)


def test_a_reply_is_let_through_where_the_author_quoted_us(
    api: httpx.Client, asha: AccountTold, world: SandboxClient
) -> None:
    ours = world.post_as("JharkhandCMO", "We hear you.")
    quoting = world.post_as("asha_bolba", "Do you?", quotes=ours.id)
    assert reply(api, "We do.", quoting.id).status_code == 201


def test_a_reply_that_nobody_summoned_is_refused_and_answering_us_is_no_summons(
    api: httpx.Client, handle: AccountTold, asha: AccountTold, world: SandboxClient
) -> None:
    untagged = world.post_as("asha_bolba", "no network in Bolba")
    ours = world.post_as("JharkhandCMO", "We have asked the DC.")
    answering = world.post_as("asha_bolba", "nothing happened", reply_to=ours.id)
    assert refused(reply(api, "Please tell us more.", untagged.id)) == rules.UNSUMMONED
    assert refused(reply(api, "Please tell us more.", answering.id)) == rules.UNSUMMONED
    world.plan(summoned_reply_rule=False)
    assert reply(api, "Please tell us more.", untagged.id).status_code == 201


def test_we_may_answer_ourselves(api: httpx.Client, world: SandboxClient) -> None:
    first = post(api, "One tower is going up.").json()["data"]["id"]
    assert reply(api, "Others will follow.", first).status_code == 201


def test_the_same_words_twice_are_a_duplicate_under_the_same_post_only(
    api: httpx.Client, asha: AccountTold, world: SandboxClient
) -> None:
    one = world.post_as("asha_bolba", "@JharkhandCMO no network")
    other = world.post_as("asha_bolba", "@JharkhandCMO no water")
    assert reply(api, "Noted.", one.id).status_code == 201
    assert refused(reply(api, "Noted.", one.id)) == rules.DUPLICATE
    assert reply(api, "Noted.", other.id).status_code == 201
    assert len(world.published("JharkhandCMO")) == 2


def test_a_deleted_post_or_one_of_yesterday_is_no_duplicate(api: httpx.Client, world: SandboxClient) -> None:
    first = post(api, "Noted.").json()["data"]["id"]
    world.delete(first)
    assert post(api, "Noted.").status_code == 201
    world.set_clock(NINE + timedelta(days=1, minutes=1))
    api.headers["Authorization"] = f"Bearer {world.give_keys('JharkhandCMO').access_token}"
    assert post(api, "Noted.").status_code == 201
    assert refused(post(api, "Noted.")) == rules.DUPLICATE
    world.plan(duplicates_refused=False)
    assert post(api, "Noted.").status_code == 201


def test_quoting_by_api_is_refused_unless_the_plan_allows_it(
    api: httpx.Client, asha: AccountTold, world: SandboxClient
) -> None:
    asked = world.post_as("asha_bolba", "@JharkhandCMO no network in Bolba")
    assert refused(post(api, "Look at this.", quote_tweet_id=asked.id)) == rules.NOT_PERMITTED
    world.plan(quote_ban=False)
    assert post(api, "Look at this.", quote_tweet_id=asked.id).status_code == 201


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("क" * 280, True),
        ("क" * 281, False),
        ("₹" * 140, True),
        ("₹" * 141, False),
        ("👨‍👩‍👧" * 140, True),
        ("x" * 256 + " ward12.in", True),
        ("x" * 257 + " ward12.in", False),
    ],
)
def test_length_is_weighed_as_x_weighs_it(api: httpx.Client, text: str, taken: bool) -> None:
    answer = post(api, text)
    assert answer.status_code == 201 if taken else refused(answer) == rules.TOO_LONG


def test_premium_writes_long_and_the_whole_text_comes_as_a_note(
    api: httpx.Client, handle: AccountTold, world: SandboxClient
) -> None:
    world.change_account("JharkhandCMO", premium=True)
    key = post(api, "न" * 400).json()["data"]["id"]
    for dialect in ("post", "tweet"):
        told = api.get("/2/tweets", params={"ids": key, f"{dialect}.fields": f"note_{dialect}"}).json()["data"][0]
        assert told[f"note_{dialect}"]["text"] == "न" * 400
        assert told["text"].startswith("न" * 270 + "…")


def test_two_cashtags_are_one_too_many(api: httpx.Client) -> None:
    assert post(api, "$COAL is up").status_code == 201
    assert refused(post(api, "$COAL and $IRON are up")) == rules.CASHTAGS


def test_answering_a_post_that_is_gone_or_hidden_is_refused(
    api: httpx.Client, asha: AccountTold, world: SandboxClient
) -> None:
    gone = world.post_as("asha_bolba", "@JharkhandCMO no network")
    hidden = world.post_as("asha_bolba", "@JharkhandCMO no water")
    world.delete(gone.id)
    world.change_account("asha_bolba", protected=True)
    assert refused(reply(api, "Noted.", gone.id)) == rules.GONE
    assert refused(reply(api, "Noted.", hidden.id)) == rules.GONE


def edit(api: httpx.Client, key: str, text: str) -> httpx.Response:
    return post(api, text, edit_options={"previous_post_id": key})


def test_an_edit_has_a_new_id_on_the_same_chain_five_times(
    api: httpx.Client, world: SandboxClient, handle: AccountTold
) -> None:
    world.change_account("JharkhandCMO", premium=True)
    chain = [post(api, "version 0").json()["data"]["id"]]
    for number in range(1, 6):
        answer = edit(api, chain[-1], f"version {number}").json()["data"]
        chain.append(answer["id"])
        assert answer["edit_history_post_ids"] == chain
    assert refused(edit(api, chain[-1], "version 6")) == rules.NOT_PERMITTED
    assert [p.text for p in world.published("JharkhandCMO")] == ["version 5"]


def test_an_edit_after_an_hour_of_a_reply_of_another_s_or_without_premium_is_refused(
    api: httpx.Client, calling: Calling, handle: AccountTold, asha: AccountTold, world: SandboxClient
) -> None:
    ours = post(api, "One tower is going up.").json()["data"]["id"]
    assert refused(edit(api, ours, "Two towers.")) == rules.NOT_PERMITTED
    world.change_account("JharkhandCMO", premium=True)
    theirs = world.post_as("asha_bolba", "@JharkhandCMO no network")
    answered = reply(api, "Noted.", theirs.id).json()["data"]["id"]
    assert refused(edit(api, theirs.id, "all is well")) == rules.NOT_PERMITTED
    assert refused(edit(api, answered, "Noted, twice.")) == rules.NOT_PERMITTED
    world.set_clock(NINE + timedelta(minutes=60))
    assert edit(api, ours, "Two towers.").status_code == 201
    world.set_clock(NINE + timedelta(minutes=61))
    assert refused(edit(api, ours, "Three towers.")) == rules.NOT_PERMITTED


def test_deleting_takes_down_our_own_chain_and_nobody_else_s(
    api: httpx.Client, asha: AccountTold, handle: AccountTold, world: SandboxClient
) -> None:
    world.change_account("JharkhandCMO", premium=True)
    first = post(api, "One tower.").json()["data"]["id"]
    edit(api, first, "Two towers.")
    theirs = world.post_as("asha_bolba", "@JharkhandCMO no network")
    assert api.delete(f"/2/tweets/{first}").json() == {"data": {"deleted": True}}
    assert world.published("JharkhandCMO") == []
    assert api.delete(f"/2/tweets/{first}").status_code == 404
    assert "not authorized" in refused(api.delete(f"/2/tweets/{theirs.id}"))
    assert [p.id for p in world.published("asha_bolba")] == [theirs.id]


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({"text": "x", "status": "x"}, "status"),
        ({"text": "x", "reply": {"to": "1"}}, "reply.to"),
        ({"text": "x", "reply": {}}, "reply"),
        ({"text": "x", "reply": "1"}, "reply"),
        ({"text": "x", "reply": {"in_reply_to_tweet_id": 1}}, "reply.in_reply_to_tweet_id"),
        ({"text": 1}, "text"),
        ({"text": " "}, "text"),
        ({}, "text"),
        ({"text": "x", "media": {"media_ids": []}}, "media.media_ids"),
        ({"text": "x", "media": {"media_ids": ["1", "2", "3", "4", "5"]}}, "media.media_ids"),
        ({"text": "x", "media": {"media_ids": ["12345"]}}, "media.media_ids"),
        (["text"], "body"),
    ],
)
def test_a_body_x_does_not_take_is_refused_by_name_and_nothing_is_posted(
    api: httpx.Client, world: SandboxClient, body: object, named: str
) -> None:
    for dialect in ("post", "tweet"):
        world.plan(dialect=dialect)
        told = api.post("/2/tweets", json=body)
        assert told.status_code == 400
        given = [told.json().get("parameter"), *(told.json().get("errors") or [{}])[0].get("parameters", {})]
        assert named in given
    assert world.published("JharkhandCMO") == []


def test_a_body_that_is_no_json_is_refused(api: httpx.Client, world: SandboxClient) -> None:
    answer = api.post("/2/tweets", content=b'{"text": "x', headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert world.published("JharkhandCMO") == []


def test_everybody_replied_to_is_named_before_the_text_when_asked_for(
    api: httpx.Client, asha: AccountTold, world: SandboxClient
) -> None:
    world.create_account("DC_Simdega")
    asked = world.post_as("asha_bolba", "@JharkhandCMO @DC_Simdega no network")
    to = {"in_reply_to_tweet_id": asked.id, "auto_populate_reply_metadata": True}
    assert post(api, "Noted.", reply=to).json()["data"]["text"] == "@asha_bolba @DC_Simdega Noted."
    to["exclude_reply_user_ids"] = [world.account("DC_Simdega").id]
    assert post(api, "Seen.", reply=to).json()["data"]["text"] == "@asha_bolba Seen."
