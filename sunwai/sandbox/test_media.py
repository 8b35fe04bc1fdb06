"""Media: whole or in pieces, described, posted, shown, and their bytes served again."""

import base64
from collections.abc import Callable

import httpx
import pytest

from sunwai.sandbox.client import AccountTold, Picture, SandboxClient

Calling = Callable[[AccountTold], httpx.Client]
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAEUlEQVR4nGP4z8DwH4QZYAwAR8oH+Rq28akAAAAASUVORK5CYII="
)
FIELDS = {"expansions": "attachments.media_keys", "media.fields": "url,alt_text,width,height,preview_image_url"}


def uploaded(api: httpx.Client, content: bytes = PNG, category: str = "tweet_image") -> httpx.Response:
    return api.post("/2/media/upload", data={"media_category": category}, files={"media": ("notice.png", content)})


@pytest.mark.parametrize("dialect", ["post", "tweet"])
def test_a_picture_is_uploaded_described_posted_and_served(
    api: httpx.Client, world: SandboxClient, dialect: str
) -> None:
    world.plan(dialect=dialect)
    told = uploaded(api).json()["data"]
    alt = {"id": told["id"], "metadata": {"alt_text": {"text": "A tower in Bolba"}}}
    assert api.post("/2/media/metadata", json=alt).status_code == 200
    key = api.post("/2/tweets", json={"text": "It stands.", "media": {"media_ids": [told["id"]]}}).json()["data"]["id"]
    post = api.get("/2/tweets", params={"ids": key, **FIELDS}).json()
    assert post["data"][0]["attachments"] == {"media_keys": [told["media_key"]]}
    shown = post["includes"]["media"][0]
    assert (shown["type"], shown["alt_text"], shown["width"], shown["height"]) == ("photo", "A tower in Bolba", 2, 1)
    assert httpx.get(shown["url"], trust_env=False).content == PNG


def test_a_posted_picture_leaves_a_link_behind_the_words_people_are_shown(api: httpx.Client) -> None:
    media = {"media_ids": [uploaded(api).json()["data"]["id"]]}
    told = api.post("/2/tweets", json={"text": "It stands.", "media": media}).json()["data"]
    assert told["text"].startswith("It stands. https://t.co/")
    post = api.get(f"/2/tweets/{told['id']}", params={"post.fields": "display_text_range"}).json()["data"]
    start, end = post["display_text_range"]
    assert post["text"][start:end] == "It stands."


def test_base64_in_json_is_taken_as_well(api: httpx.Client) -> None:
    body = {"media": base64.b64encode(PNG).decode(), "media_category": "tweet_image"}
    assert api.post("/2/media/upload", json=body).json()["data"]["size"] == len(PNG)
    assert api.post("/2/media/upload", json={**body, "media": "not base64!"}).status_code == 400


@pytest.mark.parametrize("dialect", ["post", "tweet"])
def test_an_upload_in_pieces_is_joined_by_segment_whatever_came_first(
    api: httpx.Client, world: SandboxClient, dialect: str
) -> None:
    world.plan(dialect=dialect)
    begun = {"media_category": "tweet_video", "media_type": "video/mp4", "total_bytes": 6}
    told = api.post("/2/media/upload/initialize", json=begun).json()["data"]
    upload = f"/2/media/upload/{told['id']}"
    for segment, piece in ((1, b"def"), (0, b"xxx"), (0, b"abc")):
        sent = api.post(f"{upload}/append", data={"segment_index": segment}, files={"media": piece})
        assert sent.status_code == 200
    assert api.post(f"{upload}/finalize").json()["data"]["size"] == 6
    status = api.get("/2/media/upload", params={"media_id": told["id"], "command": "STATUS"}).json()["data"]
    assert status["media_key"] == told["media_key"]
    assert httpx.get(f"{api.base_url}/media/{told['media_key']}", trust_env=False).content == b"abcdef"
    assert api.post(f"{upload}/finalize").status_code == 400
    assert api.post(f"{upload}/append", data={"segment_index": 2}, files={"media": b"ghi"}).status_code == 400


def test_an_unfinished_upload_can_neither_be_posted_nor_seen(api: httpx.Client) -> None:
    told = api.post("/2/media/upload/initialize", json={"media_category": "tweet_image"}).json()["data"]
    body = {"text": "x", "media": {"media_ids": [told["id"]]}}
    assert api.post("/2/tweets", json=body).status_code == 400
    assert httpx.get(f"{api.base_url}/media/{told['media_key']}", trust_env=False).status_code == 404


def test_another_s_upload_is_not_ours_to_post_or_describe(
    api: httpx.Client, calling: Calling, asha: AccountTold
) -> None:
    theirs = uploaded(calling(asha)).json()["data"]["id"]
    assert api.post("/2/tweets", json={"text": "x", "media": {"media_ids": [theirs]}}).status_code == 400
    assert api.post("/2/media/metadata", json={"id": theirs}).status_code == 404


def test_four_pictures_or_one_film_and_nothing_beside_a_quote(api: httpx.Client, world: SandboxClient) -> None:
    world.plan(quote_ban=False)
    pictures = [uploaded(api, PNG + bytes([n])).json()["data"]["id"] for n in range(4)]
    film = uploaded(api, b"GIF89a....", "tweet_gif").json()["data"]["id"]
    first = api.post("/2/tweets", json={"text": "four", "media": {"media_ids": pictures}})
    assert first.status_code == 201
    mixed = {"text": "mixed", "media": {"media_ids": [pictures[0], film]}}
    assert api.post("/2/tweets", json=mixed).status_code == 400
    both = {"text": "both", "quote_tweet_id": first.json()["data"]["id"], "media": {"media_ids": pictures[:1]}}
    assert api.post("/2/tweets", json=both).status_code == 400


@pytest.mark.parametrize(
    ("content", "category"), [(b"", "tweet_image"), (b"x" * (5 * 1024 * 1024 + 1), "tweet_image"), (PNG, "dm_film")]
)
def test_an_empty_a_too_big_and_an_unheard_of_upload_are_refused(
    api: httpx.Client, content: bytes, category: str
) -> None:
    body = {"media": base64.b64encode(content).decode(), "media_category": category}
    assert api.post("/2/media/upload", json=body).status_code == 400


@pytest.mark.parametrize(
    ("call", "body"),
    [
        ("initialize", {"media_category": "tweet_image", "colour": "red"}),
        ("initialize", ["tweet_image"]),
        ("", {"media_category": "tweet_image"}),
    ],
)
def test_an_upload_whose_body_x_does_not_take_is_refused(api: httpx.Client, call: str, body: object) -> None:
    assert api.post(f"/2/media/upload/{call}".rstrip("/"), json=body).status_code == 400


def test_segments_progress_and_descriptions_are_checked(api: httpx.Client) -> None:
    key = api.post("/2/media/upload/initialize", json={"media_category": "tweet_image"}).json()["data"]["id"]
    append = {"data": {"segment_index": 1000}, "files": {"media": b"abc"}}
    assert api.post(f"/2/media/upload/{key}/append", **append).status_code == 400
    assert api.post(f"/2/media/upload/{key}/finalize").status_code == 400
    assert api.get("/2/media/upload", params={"media_id": key, "command": "APPEND"}).status_code == 400
    assert api.get("/2/media/upload", params={"media_id": "7"}).status_code == 404
    alt = {"alt_text": {"text": "x" * 1001}}
    assert api.post("/2/media/metadata", json={"id": key, "metadata": alt}).status_code == 400


def test_a_gif_tells_its_size_and_shows_a_preview(api: httpx.Client, asha: AccountTold, world: SandboxClient) -> None:
    gif = Picture(b"GIF89a\x03\x00\x02\x00..", kind="animated_gif", media_type="image/gif")
    post = world.post_as("asha_bolba", "see", media=[gif])
    shown = api.get("/2/tweets", params={"ids": post.id, **FIELDS}).json()["includes"]["media"][0]
    assert (shown["type"], shown["width"], shown["height"]) == ("animated_gif", 3, 2)
    assert httpx.get(shown["preview_image_url"], trust_env=False).content == gif.content


def test_a_citizen_s_picture_comes_with_the_mention(
    api: httpx.Client, asha: AccountTold, handle: AccountTold, world: SandboxClient
) -> None:
    picture = Picture(PNG, alt="a newspaper cutting")
    world.post_as("asha_bolba", "@JharkhandCMO read this", media=[picture])
    told = api.get(f"/2/users/{handle.id}/mentions", params=FIELDS).json()
    assert told["includes"]["media"][0]["alt_text"] == "a newspaper cutting"
    assert httpx.get(told["includes"]["media"][0]["url"], trust_env=False).content == PNG
