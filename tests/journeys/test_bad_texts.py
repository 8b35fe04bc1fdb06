"""Posts that are odd, late, doubled, out of order or too long: each is kept once, or kept for a person to look at."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from sunwai.cases.models import Case
from sunwai.intake import actions as intake
from sunwai.intake.models import Post, Unread, Version
from sunwai.management.import_posts import assess_all, take_file
from sunwai.networks.post import Author, Item, ItemKind
from sunwai.simulate import World
from sunwai.simulate.outside import SaidPost

TAG = "सिमडेगा जिले के बोलबा प्रखंड में छह साल से मोबाइल नेटवर्क नहीं है।"
Write = Callable[..., Path]


def test_control_characters_are_taken_out_and_the_words_kept(world: World) -> None:
    post = world.citizen("Asha").posts("बोलबा\x00 में\x07 पानी\x1b[31m नहीं\u0085 है")
    world.settle()

    row = world.post_row(post)
    assert row is not None
    assert row.text == f"@{world.handle} बोलबा में पानी[31m नहीं है"
    assert world.case_of(post) is not None


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Will write a file of posts for `sunwai import`: an object a line, or a line as it is."""

    def write(*lines: Any) -> Path:
        path = tmp_path / "posts.jsonl"
        path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines) + "\n")
        return path

    return write


def line(key: str, text: str = TAG, **more: Any) -> dict[str, Any]:
    return {"id": key, "network": "x", "author": "asha", "text": text, "at": "2020-01-15T09:00:00+05:30", **more}


def test_half_a_letter_is_replaced_and_stops_nothing(world: World, write: Write) -> None:
    """JSON can carry half of a pair that no database takes."""
    path = write(line("1", "\ud83d बोलबा में पानी नहीं"), line("2"))

    assert take_file(path, at=world.at)["new"] == 2
    assert assess_all(at=world.at) == 2

    assert Post.objects.get(key="1").text == "\N{REPLACEMENT CHARACTER} बोलबा में पानी नहीं"


def test_a_text_of_a_million_characters_is_kept_for_a_person_and_the_others_are_taken(
    world: World, write: Write
) -> None:
    path = write(line("1"), line("2", "प" * 1_000_000), line("3", TAG + " फिर"))

    counts = take_file(path, at=world.at)
    assert assess_all(at=world.at) == 2

    assert counts == {"new": 2, "known": 0, "unread": 1}
    unread = Unread.objects.get()
    assert "longer than 4000000 bytes" in unread.reason
    assert len(unread.raw) <= 20_100
    assert unread.settled_at is None


def test_a_long_text_that_still_fits_a_line_is_told_by_its_length(world: World, write: Write) -> None:
    counts = take_file(write(line("1", "a" * 1_000_000)), at=world.at)

    assert counts["unread"] == 1
    assert "1000000 characters" in Unread.objects.get().reason


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ('{"id": "9", "network": "x", "text": "कटा', "not JSON"),
        ('{"id": "9", "network": "x"}', "line 2"),
        ('"only words"', "line 2"),
        (json.dumps({**line("9"), "at": "yesterday"}), "at"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_line_that_cannot_be_read_waits_for_a_person_and_stops_no_other(
    world: World, write: Write, bad: str, why: str
) -> None:
    counts = take_file(write(line("1"), bad, line("3", TAG + " फिर")), at=world.at)

    assert counts == {"new": 2, "known": 0, "unread": 1}
    assert why in Unread.objects.get().reason


def test_a_file_in_another_encoding_is_refused_line_by_line_with_what_to_do(world: World, tmp_path: Path) -> None:
    path = tmp_path / "posts.jsonl"
    good = json.dumps(line("1")).encode()
    path.write_bytes(good + b"\n" + json.dumps(line("2"), ensure_ascii=False).encode("utf-16") + b"\n")

    counts = take_file(path, at=world.at)

    assert counts["new"] == 1
    assert counts["unread"] >= 1
    assert Unread.objects.filter(reason__contains="UTF-8").exists()


def test_the_same_file_twice_changes_nothing(world: World, write: Write) -> None:
    path = write(line("1"), '{"broken', line("3", TAG + " फिर"))
    take_file(path, at=world.at)

    again = take_file(path, at=world.at + timedelta(hours=1))

    assert again["new"] == 0
    assert (Post.objects.count(), Version.objects.count(), Unread.objects.count()) == (2, 2, 1)


def test_a_mention_that_arrives_late_with_a_lower_id_is_still_taken(world: World) -> None:
    first = world.citizen("Asha").posts(TAG)
    world.wait(minutes=2)
    low = str(int(first.key) - 5_000)
    imran = world.network.create_account("imran")
    world.network.post_as(imran.id, f"@{world.handle} धनबाद में बिजली नहीं।", id=low, at=world.at - timedelta(minutes=3))

    world.wait(minutes=1)

    assert world.case_of(SaidPost("x", low, "imran", "")) is not None


def test_an_answer_read_before_what_it_answers_keeps_its_place(world: World) -> None:
    """X may show a reply minutes before the post it stands under."""
    imran = world.network.create_account("imran")
    root = world.network.post_as(imran.id, "धनबाद में बिजली नहीं।")  # without our handle: not among our mentions
    reply = world.network.post_as(imran.id, f"@{world.handle} देखिए", reply_to=root.id)
    world.wait(minutes=1)
    [item] = world.connector.newest([root.id], at=world.at)

    intake.take_in([item], own_account=world.connector.account, at=world.at)

    row = Post.objects.get(key=reply.id)
    assert (row.parent_key, row.root_key) == (root.id, root.id)
    assert Post.objects.get(key=root.id).case_id == row.case_id  # one person's thread is one matter


def test_an_author_goes_on_under_strangers_we_do_not_see_and_it_is_still_one_matter(world: World) -> None:
    world.network.plan(reply_prefix=False)
    asha = world.citizen("Asha")
    first = asha.posts(TAG)
    world.wait(minutes=5)
    unseen = world.network.post_as(world.network.create_account("imran").id, "हमारे यहाँ भी", reply_to=first.key)

    more = asha.posts("दूसरी पंचायत का नाम भी जोड़िए।", reply_to=unseen.id)
    world.wait(minutes=1)

    assert not Post.objects.filter(key=unseen.id).exists()
    assert world.case_of(more) == world.case_of(first)


def test_a_thread_written_in_one_breath_is_one_matter(world: World) -> None:
    asha = world.citizen("Asha")
    first = asha.posts(TAG)
    second = asha.posts("और पंचायत भवन में भी यही हाल है।", reply_to=first)
    world.wait(minutes=1)

    assert world.case_of(first) == world.case_of(second)
    assert Case.objects.count() == 1


def version(number: int, text: str, world: World) -> Item:
    kind = ItemKind.POST if number == 100 else ItemKind.EDIT
    author = Author(key="7", handle="asha")
    return Item("x", key="100", version=str(number), kind=kind, author=author, text=text, created_at=world.at)


@pytest.mark.parametrize("order", [(100, 101, 102), (102, 101, 100), (101, 100, 102), (101, 102, 100, 101)])
def test_versions_in_any_order_are_each_kept_once_and_the_newest_is_shown(world: World, order: tuple[int, ...]) -> None:
    texts = {100: "पुल टूटा", 101: "पुल टूटा, दो घायल", 102: "पुल टूटा, तीन घायल"}

    for number in order:
        intake.take_in([version(number, texts[number], world)], own_account="1", at=world.at)

    post = Post.objects.get()
    assert post.text == texts[102]
    assert dict(post.versions.values_list("key", "text")) == {str(n): t for n, t in texts.items()}


def test_versions_in_one_batch_newest_first_show_the_newest(world: World) -> None:
    batch = [version(102, "तीसरा", world), version(101, "दूसरा", world), version(100, "पहला", world)]

    intake.take_in(batch, own_account="1", at=world.at)
    intake.take_in(batch, own_account="1", at=world.at)

    post = Post.objects.get()
    assert post.text == "तीसरा"
    assert post.versions.count() == 3


def test_a_version_that_comes_after_its_post_was_taken_back_brings_no_word_back(world: World) -> None:
    intake.take_in([version(100, "पहला", world)], own_account="1", at=world.at)
    intake.remove(Post.objects.get(), at=world.at)

    intake.take_in([version(101, "दूसरा", world)], own_account="1", at=world.at)

    assert Post.objects.get().text == ""
    assert not Version.objects.exclude(text="").exists()
