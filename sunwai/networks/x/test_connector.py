"""Promises of the connector: posting once, looking up, pictures, deleting, conversations."""

import base64

import httpx
import pytest

from sunwai.networks import base
from sunwai.networks.post import Author, Draft, LocalMedia, RemoteState, SendToken, Sent
from sunwai.networks.x.auth import FixedKeys
from sunwai.networks.x.conftest import NOON, OAUTH1, OFFICE, wire_page, wire_post
from sunwai.networks.x.connector import connect_x
from sunwai.networks.x.dialect import UnknownDialect

DRAFT = Draft(text="@DCSimdega कृपया जाँच करें JH-26-00412/1", code="JH-26-00412/1", in_reply_to="50", media=("7",))
TOKEN = SendToken(key="case:412:direction:1", since=NOON)


def test_a_draft_is_posted_as_a_reply_with_its_pictures(wire):
    wire.says({"data": {"id": "70", "text": DRAFT.text.replace("कृपया", "कृपया &amp;")}}, status=201)

    sent = wire.connector().send(DRAFT, TOKEN, at=NOON)

    text = DRAFT.text.replace("कृपया", "कृपया &")
    assert sent == Sent(key="70", at=NOON, text=text, url="https://x.com/JharkhandCMO/status/70")
    assert wire.sent_json() == {
        "text": DRAFT.text,
        "reply": {"in_reply_to_tweet_id": "50"},
        "media": {"media_ids": ["7"]},
    }


def test_a_post_of_its_own_carries_nothing_but_its_text(wire):
    wire.says({"data": {"id": "70", "text": "x"}}, status=201)
    wire.connector().send(Draft(text="e\u0301", code=""), TOKEN, at=NOON)
    assert wire.sent_json() == {"text": "\u00e9"}


@pytest.mark.parametrize("mode", ["assisted", "off"])
def test_only_mode_api_posts(wire, mode):
    with pytest.raises(base.NotAllowed, match=mode):
        wire.connector(mode=mode).send(DRAFT, TOKEN, at=NOON)
    assert wire.asked == []


def test_a_text_too_long_for_x_never_goes_out(wire):
    with pytest.raises(base.TooLong, match="281"):
        wire.connector().send(Draft(text="क" * 281, code=""), TOKEN, at=NOON)
    assert wire.asked == []


def test_a_post_whose_answer_is_lost_is_unknown_and_not_tried_twice(wire):
    wire.fails(httpx.ReadTimeout("cut"))
    with pytest.raises(base.Unknown):
        wire.connector().send(DRAFT, TOKEN, at=NOON)
    assert len(wire.asked) == 1


@pytest.mark.parametrize("body", [{}, {"data": {}}, {"data": {"id": 70}}, {"data": []}, {"errors": [{"title": "x"}]}])
def test_an_accepting_answer_without_an_id_is_unknown_not_failed(wire, body):
    wire.says(body, status=201)
    with pytest.raises(base.Unknown):
        wire.connector().send(DRAFT, TOKEN, at=NOON)


def test_a_duplicate_is_told_apart_from_a_refusal(wire):
    wire.says({"detail": "You are not allowed to create a Tweet with duplicate content."}, status=403)
    with pytest.raises(base.Duplicate):
        wire.connector().send(DRAFT, TOKEN, at=NOON)


def test_posts_asked_for_are_alive_edited_gone_or_hidden(wire):
    body = wire_page([wire_post(50), wire_post(52, chain=["51", "52"])])
    body["data"].append(wire_post(53, chain=["53", "59"]))
    body["errors"] = [
        {"type": "https://api.twitter.com/2/problems/resource-not-found", "resource_id": "60", "title": "Not Found"},
        {"type": "https://api.x.com/2/problems/not-authorized-for-resource", "value": "61", "title": "Authorization"},
    ]
    wire.says(body)

    states = wire.connector().check(["50", "51", "53", "60", "61", "62", "civic-5"], at=NOON)

    assert states == {
        "50": RemoteState.ALIVE,
        "51": RemoteState.EDITED,
        "53": RemoteState.EDITED,
        "60": RemoteState.GONE,
        "61": RemoteState.HIDDEN,
        "62": RemoteState.HIDDEN,  # X passed over it in silence
    }
    assert wire.asked[0].url.params["ids"] == "50,51,53,60,61,62"


def test_posts_are_looked_up_a_hundred_at_a_time_and_none_costs_no_call(wire):
    for _ in range(3):
        wire.says(wire_page([]))
    assert len(wire.connector().check([str(n) for n in range(1000, 1250)], at=NOON)) == 250
    assert [len(request.url.params["ids"].split(",")) for request in wire.asked] == [100, 100, 50]
    assert wire.connector().check([], at=NOON) == {}


def test_a_look_up_of_the_wrong_shape_is_malformed(wire):
    wire.says({"data": [{"text": "no id"}]})
    with pytest.raises(base.Malformed):
        wire.connector().check(["50"], at=NOON)


def test_handles_are_resolved_whatever_their_case_and_unknown_ones_left_out(wire):
    users = [{"id": "300", "username": "DC_Simdega", "name": "DC Simdega", "verified_type": "government"}]
    wire.says({"data": users, "errors": [{"value": "nobody", "title": "Not Found Error"}]})
    people = wire.connector().people(["dc_simdega", "nobody", "not a handle", "x" * 16], at=NOON)
    assert people == {
        "dc_simdega": Author(key="300", handle="DC_Simdega", name="DC Simdega", badges=frozenset({"government"}))
    }
    assert wire.asked[0].url.params["usernames"] == "dc_simdega,nobody"


def test_a_photo_goes_up_with_its_description(wire):
    wire.says({"data": {"id": "7", "media_key": "3_7"}})
    wire.says({"data": {"id": "7"}})
    photo = LocalMedia(content=b"\xff\xd8 jpeg", media_type="image/jpeg", alt="टूटा पुल")

    assert wire.connector().upload(photo, at=NOON) == "7"

    upload, alt = wire.asked
    assert (upload.url.path, alt.url.path) == ("/2/media/upload", "/2/media/metadata")
    assert base64.b64decode(httpx.Response(200, content=upload.content).json()["media"]) == photo.content
    assert wire.sent_json() == {"id": "7", "metadata": {"alt_text": {"text": "टूटा पुल"}}}


@pytest.mark.parametrize(
    ("content", "media_type"), [(b"x", "video/mp4"), (b"x", "application/pdf"), (b"x" * 5_000_001, "image/png")]
)
def test_what_x_would_not_take_is_not_uploaded(wire, content, media_type):
    with pytest.raises(base.NotAllowed):
        wire.connector().upload(LocalMedia(content=content, media_type=media_type), at=NOON)
    assert wire.asked == []


def test_an_upload_may_be_tried_again(wire):
    wire.says({}, status=503)
    with pytest.raises(base.Transient):
        wire.connector().upload(LocalMedia(content=b"x", media_type="image/png"), at=NOON)


def test_a_post_is_deleted_and_one_that_is_gone_is_gone(wire):
    wire.says({"data": {"deleted": True}})
    wire.says({"title": "Not Found Error", "type": "https://api.x.com/2/problems/resource-not-found"}, status=404)
    wire.says({"data": {"deleted": False}})
    office = wire.connector()
    office.delete("70", at=NOON)
    assert (wire.asked[0].method, wire.asked[0].url.path) == ("DELETE", "/2/tweets/70")
    with pytest.raises(base.Gone):
        office.delete("70", at=NOON)
    with pytest.raises(base.Malformed):
        office.delete("70", at=NOON)


def test_a_conversation_is_read_oldest_first_each_post_once(wire):
    reply = wire_post(
        60, "reply", minutes=2, conversation_id="50", referenced_posts=[{"type": "replied_to", "id": "50"}]
    )
    answer = wire_post(61, "answer", minutes=3, conversation_id="50")
    wire.says(wire_page([reply]))
    wire.says(wire_page([wire_post(50, "root")]))
    wire.says(wire_page([answer], next_token="p1"))
    wire.says(wire_page([reply]))

    items = wire.connector().thread("60", at=NOON)

    assert [item.key for item in items] == ["50", "60", "61"]
    assert wire.asked[2].url.params["query"] == "conversation_id:50"
    assert wire.asked[3].url.params["pagination_token"] == "p1"


def test_the_conversation_of_a_post_that_is_gone_is_gone(wire):
    wire.says({"errors": [{"value": "60", "title": "Not Found Error"}]})
    with pytest.raises(base.Gone):
        wire.connector().thread("60", at=NOON)


def test_a_dialect_x_never_spoke_is_refused_at_once():
    keys = FixedKeys(account=OFFICE, handle="JharkhandCMO", given=OAUTH1)
    with pytest.raises(UnknownDialect, match="SUNWAI_X_DIALECT"):
        connect_x(keys, base_url="http://127.0.0.1:9", dialect="toot", loopback_only=True)


def test_the_connector_is_known_by_its_account(wire):
    office = wire.connector(mode="assisted")
    assert (office.name, office.account, office.caps.mode, office.limits.measure("क").used) == (
        "x",
        OFFICE,
        "assisted",
        1,
    )
    office.close()
