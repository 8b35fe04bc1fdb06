"""Mentions and own timeline: what is on a page, in which order, and how to get to the next."""

from collections.abc import Callable
from datetime import timedelta

import httpx
import pytest

from sunwai.sandbox.client import AccountTold, SandboxClient
from sunwai.sandbox.conftest import NINE, ids_in
from sunwai.sandbox.server import Sandbox

Calling = Callable[[AccountTold], httpx.Client]


def mentions(api: httpx.Client, handle: AccountTold, **params: object) -> httpx.Response:
    return api.get(f"/2/users/{handle.id}/mentions", params=params)


def test_mentions_come_newest_first_with_their_bounds(
    api: httpx.Client, handle: AccountTold, tagged: list[str]
) -> None:
    answer = mentions(api, handle, max_results=5)
    assert ids_in(answer) == tagged[:6:-1]
    assert answer.json()["meta"]["newest_id"] == tagged[11]
    assert answer.json()["meta"]["oldest_id"] == tagged[7]
    assert answer.json()["meta"]["result_count"] == 5


def test_paging_reaches_every_mention_once_and_goes_back(
    api: httpx.Client, handle: AccountTold, tagged: list[str]
) -> None:
    first = mentions(api, handle, max_results=5)
    second = mentions(api, handle, max_results=5, pagination_token=first.json()["meta"]["next_token"])
    third = mentions(api, handle, max_results=5, pagination_token=second.json()["meta"]["next_token"])
    assert ids_in(first) + ids_in(second) + ids_in(third) == tagged[::-1]
    assert "next_token" not in third.json()["meta"]
    back = mentions(api, handle, max_results=5, pagination_token=third.json()["meta"]["previous_token"])
    assert ids_in(back) == ids_in(second)
    assert "previous_token" not in first.json()["meta"]


def test_a_late_mention_with_a_lower_id_appears_below_newer_ones(
    api: httpx.Client, handle: AccountTold, tagged: list[str], world: SandboxClient
) -> None:
    late = world.post_as("asha_bolba", "@JharkhandCMO late", id=int(tagged[3]) + 1, at=NINE + timedelta(minutes=3))
    assert ids_in(mentions(api, handle, since_id=tagged[2], until_id=tagged[5])) == [tagged[4], late.id, tagged[3]]


def test_a_post_that_arrives_between_two_pages_neither_shifts_nor_repeats_them(
    api: httpx.Client, handle: AccountTold, tagged: list[str], world: SandboxClient
) -> None:
    first = mentions(api, handle, max_results=5)
    world.post_as("asha_bolba", "@JharkhandCMO one more", at=NINE + timedelta(minutes=30))
    second = mentions(api, handle, max_results=5, pagination_token=first.json()["meta"]["next_token"])
    assert ids_in(second) == tagged[6:1:-1]


def test_ids_are_bounds_that_are_left_out_and_times_take_the_start_only(
    api: httpx.Client, handle: AccountTold, tagged: list[str]
) -> None:
    assert ids_in(mentions(api, handle, since_id=tagged[2], until_id=tagged[5])) == [tagged[4], tagged[3]]
    start, end = "2020-01-10T03:32:00Z", "2020-01-10T03:35:00Z"
    assert ids_in(mentions(api, handle, start_time=start, end_time=end)) == [tagged[4], tagged[3], tagged[2]]


def test_nothing_new_is_an_answer_without_data(api: httpx.Client, handle: AccountTold, tagged: list[str]) -> None:
    assert mentions(api, handle, since_id=tagged[11]).json() == {"meta": {"result_count": 0}}


def test_only_the_newest_mentions_up_to_the_cap_can_be_reached(
    api: httpx.Client, handle: AccountTold, tagged: list[str], world: SandboxClient
) -> None:
    world.plan(mention_cap=6)
    first = mentions(api, handle, max_results=5)
    second = mentions(api, handle, max_results=5, pagination_token=first.json()["meta"]["next_token"])
    assert ids_in(first) + ids_in(second) == tagged[:5:-1]
    assert "next_token" not in second.json()["meta"]


def test_only_the_newest_own_posts_up_to_the_cap_can_be_reached(
    api: httpx.Client, asha: AccountTold, tagged: list[str], world: SandboxClient
) -> None:
    world.plan(timeline_cap=6)
    assert ids_in(api.get(f"/2/users/{asha.id}/tweets", params={"max_results": 100})) == tagged[:5:-1]


def test_the_own_timeline_refuses_to_leave_out_what_it_does_not_know(api: httpx.Client, asha: AccountTold) -> None:
    assert api.get(f"/2/users/{asha.id}/tweets", params={"exclude": "praise"}).status_code == 400


def test_caps_are_x_s_own_unless_set(world: SandboxClient) -> None:
    assert (world.plan()["mention_cap"], world.plan()["timeline_cap"]) == (800, 3_200)


def test_the_own_timeline_can_leave_replies_out(
    api: httpx.Client, handle: AccountTold, tagged: list[str], world: SandboxClient
) -> None:
    plain = world.post_as("JharkhandCMO", "Good morning, Jharkhand.")
    reply = world.post_as("JharkhandCMO", "Noted.", reply_to=tagged[0])
    timeline = f"/2/users/{handle.id}/tweets"
    assert ids_in(api.get(timeline)) == [reply.id, plain.id]
    assert ids_in(api.get(timeline, params={"exclude": "replies"})) == [plain.id]


def test_answering_a_post_names_its_author_without_an_at(
    api: httpx.Client, handle: AccountTold, asha: AccountTold, world: SandboxClient
) -> None:
    ours = world.post_as("JharkhandCMO", "We have asked the DC to look into it.")
    reply = world.post_as("asha_bolba", "thank you", reply_to=ours.id)
    told = mentions(api, handle, **{"post.fields": "text,display_text_range,entities"}).json()["data"][0]
    assert told["id"] == reply.id
    start, end = told["display_text_range"]
    assert (told["text"], told["text"][start:end]) == ("@JharkhandCMO thank you", "thank you")
    assert told["entities"]["mentions"][0]["id"] == handle.id


def test_an_edit_takes_the_place_of_the_old_version_under_a_new_id(
    api: httpx.Client, handle: AccountTold, tagged: list[str], world: SandboxClient
) -> None:
    world.advance_clock(timedelta(minutes=20))
    edit = world.edit(tagged[11], "@JharkhandCMO seven years without network")
    page = mentions(api, handle, since_id=tagged[10])
    assert ids_in(page) == [edit.id]
    assert page.json()["data"][0]["edit_history_post_ids"] == [tagged[11], edit.id]


def test_an_edit_that_drops_the_name_is_no_mention_any_more(
    api: httpx.Client, handle: AccountTold, tagged: list[str], world: SandboxClient
) -> None:
    world.edit(tagged[11], "seven years without network")
    assert ids_in(mentions(api, handle, since_id=tagged[10])) == []


def test_deleting_any_version_takes_the_whole_chain_down(
    api: httpx.Client, handle: AccountTold, tagged: list[str], world: SandboxClient
) -> None:
    world.edit(tagged[11], "@JharkhandCMO seven years without network")
    world.delete(tagged[11])
    assert ids_in(mentions(api, handle, since_id=tagged[10])) == []
    assert [post.id for post in world.published("asha_bolba")] == tagged[:11]


def test_posts_of_suspended_and_protected_authors_are_not_to_be_seen(
    api: httpx.Client, calling: Calling, handle: AccountTold, asha: AccountTold, tagged: list[str], world: SandboxClient
) -> None:
    world.change_account("asha_bolba", protected=True)
    assert ids_in(mentions(api, handle)) == []
    hidden = api.get(f"/2/users/{asha.id}/tweets").json()
    assert hidden["errors"][0]["type"].endswith("/not-authorized-for-resource")
    assert "data" not in hidden
    assert ids_in(calling(asha).get(f"/2/users/{asha.id}/tweets", params={"max_results": 5})) == tagged[:6:-1]
    world.change_account("asha_bolba", protected=False, suspended=True)
    assert ids_in(mentions(api, handle)) == []


def test_a_timeline_of_nobody_is_not_found(api: httpx.Client) -> None:
    for call in ("/2/users/7/mentions", "/2/users/asha/tweets"):
        answer = api.get(call)
        assert (answer.status_code, answer.json()["resource_type"]) == (404, "user")


def test_people_answered_and_named_come_along_when_asked_for(
    api: httpx.Client, handle: AccountTold, asha: AccountTold, world: SandboxClient
) -> None:
    officer = world.create_account("DC_Simdega")
    asked = world.post_as("asha_bolba", "@JharkhandCMO no network")
    world.post_as("DC_Simdega", "@JharkhandCMO one tower is going up", reply_to=asked.id)
    told = mentions(api, handle, since_id=asked.id, expansions="in_reply_to_user_id,entities.mentions.username").json()
    assert {user["id"] for user in told["includes"]["users"]} == {asha.id, handle.id}
    deep = {"expansions": "referenced_tweets.id.author_id,author_id"}
    told = mentions(api, handle, since_id=asked.id, **deep).json()
    assert {user["id"] for user in told["includes"]["users"]} == {asha.id, officer.id}


@pytest.mark.parametrize(
    ("params", "named"),
    [
        ({"max_results": "4"}, "max_results"),
        ({"max_results": "101"}, "max_results"),
        ({"max_results": "ten"}, "max_results"),
        ({"since_id": "abc"}, "since_id"),
        ({"start_time": "yesterday"}, "start_time"),
        ({"start_time": "2020-01-10"}, "start_time"),
        ({"start_time": "2020-01-10T09:00:00Z", "end_time": "2020-01-10T08:00:00Z"}, "start_time"),
        ({"pagination_token": "notours"}, "pagination_token"),
        ({"exclude": "replies"}, "exclude"),
        ({"post.fields": "author_id"}, "post.fields"),
        ({"expansions": "authors"}, "expansions"),
        ({"tweet.fields": "note_post"}, "tweet.fields"),
        ({"tweet.fields": "text", "post.fields": "text"}, "tweet.fields"),
        ({"count": "5"}, "count"),
    ],
)
def test_a_parameter_x_does_not_take_is_refused_by_name(
    api: httpx.Client, handle: AccountTold, params: dict[str, str], named: str
) -> None:
    answer = mentions(api, handle, **params)
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("application/problem+json")
    told = answer.json()
    assert told["type"].endswith("/problems/invalid-request")
    assert named in (told.get("parameter"), *(told.get("errors") or [{}])[0].get("parameters", {}))


def test_both_vocabularies_say_the_same_each_in_its_own_words(
    api: httpx.Client, handle: AccountTold, asha: AccountTold, world: SandboxClient
) -> None:
    ours = world.post_as("JharkhandCMO", "Where?")
    world.post_as("asha_bolba", "@JharkhandCMO in Bolba", reply_to=ours.id)
    old = mentions(
        api, handle, **{"tweet.fields": "author_id,referenced_tweets", "expansions": "referenced_tweets.id"}
    ).json()
    new = mentions(api, handle, expansions="author_id,referenced_posts").json()
    assert old["data"][0]["referenced_tweets"] == new["data"][0]["referenced_posts"]
    assert old["data"][0]["referenced_tweets"] == [{"type": "replied_to", "id": ours.id}]
    assert old["data"][0]["edit_history_tweet_ids"] == new["data"][0]["edit_history_post_ids"]
    assert old["data"][0]["author_id"] == new["data"][0]["author_id"] == asha.id
    assert old["includes"]["tweets"][0]["id"] == new["includes"]["posts"][0]["id"] == ours.id


def test_the_plan_says_which_words_answer_a_call_that_uses_neither(
    api: httpx.Client, handle: AccountTold, tagged: list[str], network: Sandbox
) -> None:
    assert "edit_history_post_ids" in mentions(api, handle).json()["data"][0]
    network.client.plan(dialect="tweet")
    assert "edit_history_tweet_ids" in mentions(api, handle).json()["data"][0]


def test_a_post_that_was_answered_and_is_gone_is_told_in_errors(
    api: httpx.Client, handle: AccountTold, asha: AccountTold, world: SandboxClient
) -> None:
    gone = world.post_as("asha_bolba", "first")
    world.post_as("asha_bolba", "@JharkhandCMO second", reply_to=gone.id)
    world.delete(gone.id)
    told = mentions(api, handle, expansions="referenced_posts").json()
    assert told["errors"][0]["resource_id"] == gone.id
    assert told["errors"][0]["type"].endswith("/resource-not-found")
    assert "includes" not in told
