"""Each armed fault does to a caller what it says, and to the network no more and no less."""

import httpx
import pytest

from sunwai.sandbox.client import AccountTold, SandboxClient, SandboxRefused


def said(world: SandboxClient) -> list[str]:
    return [post.text for post in world.published("JharkhandCMO")]


def test_accept_then_drop_keeps_the_post_and_loses_the_answer(api: httpx.Client, world: SandboxClient) -> None:
    world.arm("accept_then_drop", endpoint="create_post")
    with pytest.raises(httpx.RemoteProtocolError):
        api.post("/2/tweets", json={"text": "DC Simdega, please look into it. JH-20-00001/1"})
    assert said(world) == ["DC Simdega, please look into it. JH-20-00001/1"]


def test_cut_before_keeps_nothing(api: httpx.Client, world: SandboxClient) -> None:
    world.arm("cut_before", endpoint="create_post")
    with pytest.raises(httpx.RemoteProtocolError):
        api.post("/2/tweets", json={"text": "Please look into it."})
    assert said(world) == []


def test_cut_midway_keeps_the_post_and_sends_half_the_answer(api: httpx.Client, world: SandboxClient) -> None:
    world.arm("cut_midway", endpoint="create_post")
    with pytest.raises(httpx.RemoteProtocolError, match=r"incomplete|without sending complete"):
        api.post("/2/tweets", json={"text": "Please look into it."})
    assert said(world) == ["Please look into it."]


def test_a_slow_answer_outlasts_an_impatient_caller_though_the_post_stands(
    api: httpx.Client, world: SandboxClient
) -> None:
    world.arm("slow", endpoint="create_post", seconds=0.5)
    with pytest.raises(httpx.ReadTimeout):
        api.post("/2/tweets", json={"text": "Please look into it."}, timeout=0.05)
    assert said(world) == ["Please look into it."]


@pytest.mark.parametrize(
    ("kind", "status", "type_ending"),
    [
        ("server_error", 503, "about:blank"),
        ("rate_limited", 429, "about:blank"),
        ("usage_capped", 429, "/problems/usage-capped"),
        ("unauthorized", 401, "about:blank"),
    ],
)
def test_a_refusal_that_was_armed_accepts_nothing(
    api: httpx.Client, world: SandboxClient, kind: str, status: int, type_ending: str
) -> None:
    world.arm(kind, endpoint="create_post")
    answer = api.post("/2/tweets", json={"text": "Please look into it."})
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert answer.json()["type"].endswith(type_ending)
    assert said(world) == []


def test_an_error_may_be_answered_though_the_post_stands(api: httpx.Client, world: SandboxClient) -> None:
    world.arm("error_after", endpoint="create_post", status=502)
    assert api.post("/2/tweets", json={"text": "Please look into it."}).status_code == 502
    assert said(world) == ["Please look into it."]


def test_malformed_json_ends_too_soon(api: httpx.Client, world: SandboxClient) -> None:
    world.arm("malformed")
    with pytest.raises(ValueError):
        api.get("/2/users/me").json()


def test_a_huge_answer_has_ten_megabytes(api: httpx.Client, world: SandboxClient) -> None:
    world.arm("huge")
    assert len(api.get("/2/users/me").content) > 10 * 1024 * 1024


def test_wrong_encoding_is_not_utf8_inside_the_text(
    api: httpx.Client, world: SandboxClient, handle: AccountTold, asha: AccountTold
) -> None:
    world.post_as("asha_bolba", "@JharkhandCMO no network in Bolba")
    world.arm("wrong_encoding")
    content = api.get(f"/2/users/{handle.id}/mentions").content
    assert b'"text": "\xff@JharkhandCMO' in content


def test_unknown_fields_stand_at_every_level_and_nothing_is_lost(
    api: httpx.Client, world: SandboxClient, handle: AccountTold, asha: AccountTold
) -> None:
    post = world.post_as("asha_bolba", "@JharkhandCMO no network in Bolba")
    world.arm("unknown_fields")
    told = api.get(f"/2/users/{handle.id}/mentions").json()
    assert "never_heard_of" in told
    assert "never_heard_of" in told["data"][0]
    assert told["data"][0]["id"] == post.id


def test_missing_fields_leave_every_second_post_without_id(
    api: httpx.Client, world: SandboxClient, handle: AccountTold, asha: AccountTold
) -> None:
    for number in range(2):
        world.post_as("asha_bolba", f"@JharkhandCMO no network in Bolba, {number}")
    world.arm("missing_fields")
    told = api.get(f"/2/users/{handle.id}/mentions").json()
    assert [sorted(post) for post in told["data"]] == [
        ["edit_history_post_ids", "id", "text"],
        ["edit_history_post_ids"],
    ]
    assert "meta" not in told


def test_a_fault_waits_for_its_endpoint_its_turn_and_strikes_as_often_as_said(
    api: httpx.Client, world: SandboxClient
) -> None:
    world.arm("server_error", endpoint="me", skip=1, times=2)
    assert api.get("/2/users", params={"ids": "1"}).status_code == 200
    assert [api.get("/2/users/me").status_code for _ in range(4)] == [200, 503, 503, 200]


def test_disarming_takes_every_fault_away(api: httpx.Client, world: SandboxClient) -> None:
    world.arm("server_error", times=5)
    world.disarm()
    assert world.faults() == []
    assert api.get("/2/users/me").status_code == 200


def test_a_fault_or_endpoint_there_is_not_cannot_be_armed(world: SandboxClient) -> None:
    with pytest.raises(SandboxRefused, match="Kinds: cut_before"):
        world.arm("meteor")
    with pytest.raises(SandboxRefused, match="create_post"):
        world.arm("slow", endpoint="creat_post")


def test_calls_are_noted_with_the_fault_they_met(api: httpx.Client, world: SandboxClient, handle: AccountTold) -> None:
    world.arm("server_error")
    api.get("/2/users/me")
    api.get("/2/users/me")
    noted = [(call["endpoint"], call["account"], call["status"], call["fault"]) for call in world.calls()]
    assert noted == [("me", "", 0, "server_error"), ("me", handle.id, 200, "")]
