"""The commands that are judged from outside: the fixed form of their lines, and what is said of a bad one."""

import json
from pathlib import Path
from typing import Any

import pytest

from sunwai.management.conftest import Sunwai

PROPOSED = {
    "id", "lang", "sort", "is_grievance", "kind", "kinds", "district", "district_code", "place", "place_confidence",
    "authority", "urgency", "people", "sealed", "pii", "duplicate_of", "because",
}  # fmt: skip


def answers(sunwai: Sunwai, folder: Path, *words: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    source, target = folder / "in.jsonl", folder / "out.jsonl"
    source.write_text("\n".join(json.dumps(row) for row in rows) + "\n\n", encoding="utf-8")
    result = sunwai(*words, source, target)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


def test_a_proposal_is_one_line_in_the_fixed_form(sunwai: Sunwai, tmp_path: Path) -> None:
    text = "सिमडेगा के बोलबा में छह साल से मोबाइल नेटवर्क नहीं है। मेरा नंबर 9876543210"
    [row] = answers(sunwai, tmp_path, "triage", "propose", rows=[{"id": 1, "text": text}])

    assert set(row) == PROPOSED
    assert (row["id"], row["kind"], row["district"], row["district_code"]) == (1, "telecom", "Simdega", "342")
    assert row["authority"] == {"kind": "district", "office": "dc-simdega"}
    assert [text[p["start"] : p["end"]] for p in row["pii"]] == ["9876543210"]


def test_a_silent_post_gets_an_honest_line(sunwai: Sunwai, tmp_path: Path) -> None:
    [row] = answers(sunwai, tmp_path, "triage", "propose", rows=[{"id": "x", "text": "..."}])

    assert (row["kind"], row["district"], row["authority"]["kind"]) == (None, None, "none")


@pytest.mark.parametrize("thread", ["सिमडेगा में", ["सिमडेगा में"], [{"text": "सिमडेगा में"}], None])
def test_a_thread_may_come_in_any_form(sunwai: Sunwai, tmp_path: Path, thread: Any) -> None:
    row = {"id": 1, "text": "बिजली नहीं है", "thread": thread, "posted_at": "2020-01-14T09:00:00"}

    [answer] = answers(sunwai, tmp_path, "triage", "propose", rows=[row])

    assert answer["kind"] == "power"


def test_a_reply_is_one_line_with_its_dated_promises(sunwai: Sunwai, tmp_path: Path) -> None:
    row = {"id": 7, "text": "दूसरा टावर 31 जनवरी तक लगा दिया जाएगा।", "posted_at": "2020-01-18T06:00:00Z"}

    [answer] = answers(sunwai, tmp_path, "response", "read", rows=[row])

    assert set(answer) == {"id", "kind", "commitments", "because"}
    assert answer["kind"] == "promised"
    assert answer["commitments"][0]["due"].startswith("2020-01-31")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "Line 1 is not JSON"),
        ('{"id": 1}', "Line 1 needs an id and a text"),
        ('{"id": 1, "text": "x", "posted_at": "yesterday"}', "posted_at of 1 is 'yesterday'"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(sunwai: Sunwai, tmp_path: Path, line: str, says: str) -> None:
    (tmp_path / "in.jsonl").write_text(line)

    result = sunwai("triage", "propose", tmp_path / "in.jsonl", tmp_path / "out.jsonl")

    assert result.exit_code == 1
    assert says in result.stderr


def test_a_file_that_is_not_there_is_refused_in_words(sunwai: Sunwai, tmp_path: Path) -> None:
    result = sunwai("response", "read", tmp_path / "nowhere", tmp_path / "out")

    assert "Give a file of JSON lines in UTF-8." in result.stderr
