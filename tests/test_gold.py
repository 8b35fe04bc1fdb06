"""The development set of triage is whole: its form, its spans, its spread. Says nothing of how well the rules do."""

import csv
import json
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from sunwai.offices.responsible import KINDS
from sunwai.triage.verhoeff import agrees

HERE = Path(__file__).parent
OFFICES = HERE.parent / "sunwai" / "offices" / "tables"
LANGUAGES = {"hi", "en", "hinglish", "bn", "or", "ur", "sat", "mixed"}
SORTS = {"grievance", "praise", "politics", "abuse", "spam", "greeting", "news", "query", "suggestion", "none"}
REPLY_KINDS = {"acknowledged", "under_way", "action_reported", "promised", "refused", "transferred", "needs_info"}
SEALS = {None, "child", "survivor", "missing", "hiv", "witch"}
POST_FIELDS = {
    "id", "text", "lang", "sort", "is_grievance", "kind", "kinds", "district_code", "district", "place", "authority",
    "urgency", "sealed", "pii", "duplicate_of", "class", "split",
}  # fmt: skip


def read(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / "gold" / name).read_text(encoding="utf-8").splitlines()]


POSTS, REPLIES = read("posts.jsonl"), read("replies.jsonl")


def offices() -> dict[str, str]:
    files = ("districts", "state", "other_states", "union")
    rows = [row for name in files for row in csv.DictReader((OFFICES / f"{name}.csv").open(encoding="utf-8"))]
    return {row["code"]: row["kind"] for row in rows}


@pytest.mark.parametrize("post", POSTS, ids=lambda post: post["id"])
def test_each_post_has_every_field_in_the_fixed_words(post: dict[str, Any]) -> None:
    assert post.keys() - {"posted_at", "thread"} == POST_FIELDS
    assert post["lang"] in LANGUAGES
    assert post["sort"] in SORTS
    assert post["sealed"] in SEALS
    assert post["is_grievance"] == (post["sort"] == "grievance")
    assert post["urgency"] in ((0, 1, 2, 3) if post["is_grievance"] else (None,))
    assert set(post["kinds"]) <= KINDS
    assert post["kinds"][:1] == ([post["kind"]] if post["kind"] else [])
    assert post["kind"] or not post["is_grievance"]


@pytest.mark.parametrize("post", POSTS, ids=lambda post: post["id"])
def test_each_post_names_an_office_that_is_on_the_shipped_lists(post: dict[str, Any]) -> None:
    kind, office = post["authority"]["kind"], post["authority"]["office"]
    assert office is None or offices()[office] == kind
    assert post["is_grievance"] == (kind != "none")
    assert (post["district"] is None) == (post["district_code"] is None)


def test_every_span_covers_what_it_says() -> None:
    for post in POSTS:
        for span in post["pii"]:
            said = post["text"][span["start"] : span["end"]]
            assert said == said.strip() != "", post["id"]
            if span["type"] == "aadhaar" and post["split"] != "fresh":  # people also copy a digit wrong
                assert agrees("".join(str(int(c)) for c in said if c.isdigit())), post["id"]


def test_a_repeated_matter_points_to_an_earlier_post_on_its_own_side() -> None:
    by_id = {post["id"]: post for post in POSTS}
    for post in POSTS:
        if first := by_id.get(post["duplicate_of"] or ""):
            assert datetime.fromisoformat(first["posted_at"]) < datetime.fromisoformat(post["posted_at"])
            assert (first["split"], first["duplicate_of"]) == (post["split"], None)
    assert sum(post["duplicate_of"] is not None for post in POSTS) >= 15


def test_the_posts_spread_over_languages_kinds_and_districts() -> None:
    share = Counter(post["lang"] for post in POSTS)
    assert len(POSTS) >= 320
    assert share["hi"] > share["en"] > len(POSTS) / 5
    assert share["hinglish"] > len(POSTS) / 5
    kinds = Counter(post["kind"] for post in POSTS if post["is_grievance"])
    assert min(kinds[kind] for kind in KINDS) >= 6
    districts = Counter(post["district_code"] for post in POSTS)
    assert len(districts) == 25
    assert min(districts.values()) >= 4


def test_nothing_is_written_twice() -> None:
    for rows in (POSTS, REPLIES):
        assert len({row["id"] for row in rows}) == len({row["text"] for row in rows}) == len(rows)
        parts = Counter(row["split"] for row in rows)
        assert set(parts) == {"dev", "check", "fresh"}
        assert 0.17 < parts["check"] / (parts["dev"] + parts["check"]) < 0.23


@pytest.mark.parametrize("reply", REPLIES, ids=lambda reply: reply["id"])
def test_each_reply_is_of_a_known_kind_and_promises_no_day_that_is_past(reply: dict[str, Any]) -> None:
    assert {reply["kind"], *reply["also"]} <= REPLY_KINDS
    for promise in reply["commitments"]:
        if promise["due"]:
            assert date.fromisoformat(promise["due"]) >= datetime.fromisoformat(reply["posted_at"]).date()


def test_there_are_replies_enough() -> None:
    assert len(REPLIES) >= 130
    assert min(Counter(reply["kind"] for reply in REPLIES).values()) >= 6
