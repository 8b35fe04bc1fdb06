"""Posts from a file: once each, with their cases, and nothing unreadable lost."""

import json
from pathlib import Path

import pytest

from sunwai.cases.models import Case
from sunwai.intake.models import Post, Role, Unread
from sunwai.management import import_posts
from sunwai.management.conftest import Sunwai

pytestmark = pytest.mark.usefixtures("office")


def line(number: int, **more: object) -> str:
    post = {"id": f"p{number}", "network": "x", "author": f"asha{number}", "at": "2026-01-14T09:00:00Z"}
    return json.dumps({**post, "text": f"सिमडेगा में पानी नहीं आ रहा {number}", **more}, ensure_ascii=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "posts.jsonl"
    path.write_text("\n".join([*map(line, range(7)), "not JSON", line(3)]) + "\n", encoding="utf-8")
    return path


def test_every_post_is_taken_in_and_gets_its_case(sunwai: Sunwai, file: Path) -> None:
    result = sunwai("import", file)

    assert result.exit_code == 0
    assert "7 posts are new, 1 were known, 1 could not be read." in result.output
    assert "7 cases were opened." in result.output
    assert Case.objects.filter(district_key="district:342").count() == 7


def test_a_second_import_doubles_nothing(sunwai: Sunwai, file: Path) -> None:
    sunwai("import", file)

    result = sunwai("import", file)

    assert "0 posts are new, 8 were known, 1 could not be read." in result.output
    assert (Post.objects.count(), Case.objects.count(), Unread.objects.count()) == (7, 7, 1)


def test_what_cannot_be_read_is_kept_with_its_reason(sunwai: Sunwai, file: Path) -> None:
    sunwai("import", file)

    kept = Unread.objects.get()
    assert kept.raw == "not JSON"
    assert "line 8" in kept.reason


def test_posts_of_several_networks_stand_in_one_file(sunwai: Sunwai, tmp_path: Path) -> None:
    path = tmp_path / "mixed.jsonl"
    path.write_text(f"{line(1)}\n{line(1, network='bluesky')}\n", encoding="utf-8")

    sunwai("import", path)

    assert set(Post.objects.values_list("network", flat=True)) == {"x", "bluesky"}


def test_the_batches_do_not_change_what_is_taken(sunwai: Sunwai, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_posts, "BATCH", 2)

    assert "7 posts are new, 1 were known, 1 could not be read." in sunwai("import", file).output


def test_a_post_that_breaks_triage_stops_no_other(sunwai: Sunwai, file: Path) -> None:
    sunwai("import", file, "--no-assess")
    Post.objects.filter(key="p2").update(media=["no picture"])

    result = sunwai("import", file)

    assert "6 cases were opened." in result.output
    assert Post.objects.get(parked_at__isnull=False).key == "p2"


def test_assessing_may_be_left_to_the_worker(sunwai: Sunwai, file: Path) -> None:
    sunwai("import", file, "--no-assess")

    assert Post.objects.filter(role=Role.NEW_MATTER, assessed_at=None).count() == 7
    assert not Case.objects.exists()


def test_a_file_that_is_not_there_is_refused_in_words(sunwai: Sunwai, tmp_path: Path) -> None:
    result = sunwai("import", tmp_path / "nowhere.jsonl")

    assert result.exit_code == 1
    assert "Give the path of a JSON or JSONL file." in result.stderr
