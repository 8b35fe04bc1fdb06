"""Looking up posts and people: what is there is data, what is not is told in `errors`, with a 200."""

from collections.abc import Callable

import httpx
import pytest

from sunwai.sandbox.client import AccountTold, SandboxClient

Calling = Callable[[AccountTold], httpx.Client]


@pytest.mark.parametrize("dialect", ["post", "tweet"])
def test_missing_and_hidden_posts_are_errors_beside_those_that_stand(
    api: httpx.Client, asha: AccountTold, world: SandboxClient, dialect: str
) -> None:
    world.plan(dialect=dialect)
    world.create_account("shy", protected=True)
    stands = world.post_as("asha_bolba", "no network in Bolba")
    hidden, gone = world.post_as("shy", "no network either"), world.post_as("asha_bolba", "never mind")
    world.delete(gone.id)
    answer = api.get("/2/tweets", params={"ids": f"{gone.id},{stands.id},{hidden.id},7"})
    assert answer.status_code == 200
    assert [post["id"] for post in answer.json()["data"]] == [stands.id]
    told = {e["resource_id"]: e["type"].rpartition("/")[2] for e in answer.json()["errors"]}
    missing = "resource-not-found"
    assert told == {gone.id: missing, "7": missing, hidden.id: "not-authorized-for-resource"}


def test_when_nothing_is_found_there_is_no_data_at_all(api: httpx.Client) -> None:
    answer = api.get("/2/tweets", params={"ids": "7"})
    assert answer.status_code == 200
    assert list(answer.json()) == ["errors"]


def test_an_old_version_is_found_by_its_own_id_with_the_whole_history(
    api: httpx.Client, asha: AccountTold, world: SandboxClient
) -> None:
    first = world.post_as("asha_bolba", "six years")
    second = world.edit(first.id, "seven years")
    told = api.get("/2/tweets", params={"ids": first.id, "expansions": "edit_history_post_ids"}).json()
    assert told["data"][0]["text"] == "six years"
    assert told["data"][0]["edit_history_post_ids"] == [first.id, second.id]
    assert told["includes"]["posts"][0]["text"] == "seven years"


def test_every_field_that_can_be_asked_for_is_answered_in_both_vocabularies(
    api: httpx.Client, asha: AccountTold, handle: AccountTold, world: SandboxClient
) -> None:
    ours = world.post_as("JharkhandCMO", "Where?")
    post = world.post_as("asha_bolba", "@JharkhandCMO बोलबा #नेटवर्क see https://example.org/a?b=1&c=2", reply_to=ours.id)
    shared = "created_at,conversation_id,lang,entities,attachments,public_metrics,edit_controls,display_text_range"
    new = api.get(
        f"/2/tweets/{post.id}",
        params={"post.fields": shared, "expansions": "author_id,in_reply_to_user_id,referenced_posts"},
    ).json()["data"]
    old = api.get(
        f"/2/tweets/{post.id}",
        params={"tweet.fields": f"{shared},author_id,in_reply_to_user_id,referenced_tweets"},
    ).json()["data"]
    assert (new["lang"], new["conversation_id"], new["in_reply_to_user_id"]) == ("hi", ours.id, handle.id)
    assert new["entities"] == old["entities"]
    assert new["entities"]["hashtags"][0]["tag"] == "नेटवर्क"
    link = new["entities"]["urls"][0]
    assert link["expanded_url"] == "https://example.org/a?b=1&c=2"
    assert new["text"][link["start"] : link["end"]] == link["url"]
    assert new["created_at"] == "2020-01-10T03:30:00.000Z"
    assert new["public_metrics"]["repost_count"] == old["public_metrics"]["retweet_count"] == 0
    assert new["edit_controls"]["is_edit_eligible"] is False


def test_people_are_found_by_handle_in_any_case_and_the_rest_told(
    api: httpx.Client, handle: AccountTold, world: SandboxClient
) -> None:
    world.create_account("troll_99", suspended=True)
    answer = api.get(
        "/2/users/by", params={"usernames": "jharkhandcmo,troll_99,nobody", "user.fields": "verified_type"}
    )
    assert answer.json()["data"][0]["id"] == handle.id
    assert answer.json()["data"][0]["verified_type"] == "government"
    assert [e["detail"] for e in answer.json()["errors"]] == [
        "User has been suspended: [troll_99].",
        "Could not find user with usernames: [nobody].",
    ]


def test_a_renamed_account_keeps_its_id_and_its_old_name_is_free_for_an_impostor(
    api: httpx.Client, world: SandboxClient
) -> None:
    officer = world.create_account("DC_Simdega", verified_type="government")
    world.change_account("DC_Simdega", username="DCSimdegaJH")
    impostor = world.create_account("DC_Simdega")
    by_name = api.get("/2/users/by", params={"usernames": "DC_Simdega,DCSimdegaJH"}).json()["data"]
    assert [user["id"] for user in by_name] == [impostor.id, officer.id]


@pytest.mark.parametrize("dialect", ["post", "tweet"])
def test_one_s_own_account_and_every_field_of_a_person(
    api: httpx.Client, handle: AccountTold, world: SandboxClient, dialect: str
) -> None:
    world.plan(dialect=dialect)
    party = world.create_account("JharkhandGov", verified_type="government")
    world.change_account("JharkhandCMO", affiliated_with=int(party.id), description="We hear.", location="Ranchi")
    post = world.post_as("JharkhandCMO", "Good morning.")
    newest = {"post": "most_recent_post_id", "tweet": "most_recent_tweet_id"}[dialect]
    wanted = "created_at,description,location,protected,verified,verified_type,public_metrics"
    expansion = {"post": "affiliation", "tweet": "affiliation.user_id"}[dialect]
    params = {"user.fields": wanted, "expansions": f"{expansion},{newest}"}
    told = api.get("/2/users/me", params=params).json()["data"]
    assert told["id"] == handle.id
    assert (told["description"], told["location"], told[newest]) == ("We hear.", "Ranchi", post.id)
    assert told["affiliation"] == {"user_id": [party.id]}
    assert told["public_metrics"][f"{dialect}_count"] == 1


def test_one_person_by_id_by_name_and_many_by_ids(api: httpx.Client, handle: AccountTold, asha: AccountTold) -> None:
    assert api.get(f"/2/users/{asha.id}").json()["data"]["username"] == "asha_bolba"
    assert api.get("/2/users/by/username/asha_bolba").json()["data"]["id"] == asha.id
    many = api.get("/2/users", params={"ids": f"{asha.id},{handle.id},8"}).json()
    assert [user["id"] for user in many["data"]] == [asha.id, handle.id]
    assert many["errors"][0]["resource_id"] == "8"


@pytest.mark.parametrize(
    "call",
    [
        "/2/tweets",
        "/2/tweets?ids=",
        "/2/tweets?ids=x",
        "/2/tweets?ids=" + ",".join(map(str, range(1, 102))),
        "/2/users/by?usernames=with%20space",
        "/2/users/by?usernames=much_too_long_a_name",
        "/2/users?ids=1&media.fields=url",
    ],
)
def test_a_lookup_x_does_not_take_is_refused(api: httpx.Client, call: str) -> None:
    assert api.get(call).status_code == 400


def test_a_hundred_ids_are_taken(api: httpx.Client) -> None:
    assert api.get("/2/tweets", params={"ids": ",".join(map(str, range(1, 101)))}).status_code == 200


def test_a_call_that_x_does_not_have_is_not_found(api: httpx.Client) -> None:
    assert api.get("/2/spaces").status_code == 404
