"""A network kept in a file comes back as it was: posts, edits, deletions, keys and pictures."""

from pathlib import Path

import httpx
import pytest

from sunwai.sandbox.client import Picture
from sunwai.sandbox.conftest import NINE
from sunwai.sandbox.server import Sandbox
from sunwai.sandbox.snapshot import SnapshotUnreadable


def test_a_restarted_network_has_its_posts_keys_and_pictures(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    with Sandbox(clock=lambda: NINE, file=file) as before:
        keys = before.client.create_account("JharkhandCMO", verified_type="government", premium=True).keys
        before.client.create_account("asha_bolba")
        first = before.client.post_as("asha_bolba", "@JharkhandCMO six years", media=[Picture(b"cutting")])
        edited = before.client.edit(first.id, "@JharkhandCMO seven years")
        gone = before.client.post_as("asha_bolba", "never mind")
        before.client.delete(gone.id)
        told = before.client.published(standing=False)
    assert keys is not None
    with Sandbox(clock=lambda: NINE, file=file) as after:
        assert after.client.published(standing=False) == told
        headers = {"Authorization": f"Bearer {keys.access_token}"}
        mentions = httpx.get(f"{after.base_url}/2/users/{keys.account}/mentions", headers=headers, trust_env=False)
        assert [post["id"] for post in mentions.json()["data"]] == [edited.id]
        assert httpx.get(f"{after.base_url}/media/{first.media[0]}", trust_env=False).content == b"cutting"
        assert int(after.client.post_as("asha_bolba", "next").id) > int(gone.id)


def test_a_post_whose_answer_was_dropped_is_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    with Sandbox(clock=lambda: NINE, file=file) as before:
        keys = before.client.create_account("JharkhandCMO").keys
        assert keys is not None
        before.client.arm("accept_then_drop", endpoint="create_post")
        headers = {"Authorization": f"Bearer {keys.access_token}"}
        with pytest.raises(httpx.RemoteProtocolError):
            httpx.post(f"{before.base_url}/2/tweets", json={"text": "Noted."}, headers=headers, trust_env=False)
        before.client.now()  # one more call, so that the dropped one has surely ended
    with Sandbox(clock=lambda: NINE, file=file) as after:
        assert [post.text for post in after.client.published("JharkhandCMO")] == ["Noted."]


def test_a_refused_call_writes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    with Sandbox(clock=lambda: NINE, file=file) as network:
        network.client.create_account("asha_bolba")
        kept = file.stat().st_mtime_ns
        httpx.get(f"{network.base_url}/2/users/me", trust_env=False)
        network.client.published()
        assert file.stat().st_mtime_ns == kept


@pytest.mark.parametrize("content", ["", "{}", '{"form": 99}', "no json"])
def test_a_file_that_holds_no_network_is_refused_and_left_alone(tmp_path: Path, content: str) -> None:
    file = tmp_path / "x.json"
    file.write_text(content)
    with pytest.raises(SnapshotUnreadable, match="Move it away"):
        Sandbox(clock=lambda: NINE, file=file)
    assert file.read_text() == content
