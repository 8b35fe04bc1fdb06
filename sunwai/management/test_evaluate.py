"""Triage is judged from the command line, and the documentation holds what was scored."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from sunwai.management import scores_page
from sunwai.management.conftest import Sunwai
from sunwai.management.judging import judge_posts

POWER = "सिमडेगा के बोलबा प्रखंड में 12 दिन से बिजली नहीं है"


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def post(name: str, text: str = POWER, **labels: Any) -> dict[str, Any]:
    return {"id": name, "text": text, "lang": "hi", "kind": "power", "district_code": "342", "split": "dev"} | labels


def test_a_labelled_file_is_scored_field_by_field(sunwai: Sunwai, tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", post("a"), post("b", kind="land"), post("c", district_code="331"))

    result = sunwai("triage", "evaluate", gold, "--json")

    scores = {(s["group"], s["measure"]): s for s in json.loads(result.stdout)["scores"]}
    assert (scores["all", "kind top-1"]["hit"], scores["all", "kind top-1"]["of"]) == (2, 3)
    assert scores["all", "district wrong"]["share"] == pytest.approx(1 / 3, abs=0.001)


def test_only_the_part_asked_for_is_judged(sunwai: Sunwai, tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", post("a"), post("b", split="check", kind="land"))

    assert "kind top-1                           0/1" in sunwai("triage", "evaluate", gold, "--split", "check").stdout
    assert "kind top-1                           1/2" in sunwai("triage", "evaluate", gold).stdout


def test_a_part_without_rows_is_refused_in_words(sunwai: Sunwai, tmp_path: Path) -> None:
    result = sunwai("triage", "evaluate", write(tmp_path / "gold.jsonl", post("a")), "--split", "check")

    assert result.exit_code == 1
    assert "has no rows with split 'check'" in result.stderr


def test_replies_are_scored_with_their_dates(sunwai: Sunwai, tmp_path: Path) -> None:
    row = {"id": 1, "text": "दूसरा टावर 31 जनवरी तक लगा दिया जाएगा।", "posted_at": "2020-01-18T06:00:00Z"}
    gold = write(
        tmp_path / "gold.jsonl", row | {"kind": "promised", "commitments": [{"due": "2020-01-31", "what": "tower"}]}
    )

    said = sunwai("triage", "evaluate", gold, "--replies").stdout

    assert "commitment dates recall              1/1" in said
    assert "falsely called done: none" in said


def test_posts_given_as_replies_are_refused_before_anything_is_scored(sunwai: Sunwai, tmp_path: Path) -> None:
    result = sunwai("triage", "evaluate", write(tmp_path / "gold.jsonl", post("a")), "--replies")

    assert "Line 1 needs commitments to be judged by." in result.stderr


def test_the_same_file_gives_the_same_scores_again(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", post("a"), post("b", kind="land"))

    assert judge_posts(gold).as_json() == judge_posts(gold).as_json()


def test_a_repeat_in_the_file_is_named_by_the_first_post_of_its_matter(sunwai: Sunwai, tmp_path: Path) -> None:
    said = [
        {"id": "one", "text": POWER, "posted_at": "2026-03-02T08:00:00Z"},
        {"id": "two", "text": "Bolba block Simdega, no electricity for 12 days", "posted_at": "2026-03-02T11:00:00Z"},
        {"id": "six", "text": "Bolba block Simdega, no electricity again", "posted_at": "2026-09-02T11:00:00Z"},
    ]

    sunwai("triage", "propose", write(tmp_path / "in.jsonl", *said), tmp_path / "out.jsonl")

    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["duplicate_of"] for line in lines] == [None, "one", None]


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        (POWER, {"kind": "district", "office": "dc-simdega"}),
        ("12 दिन से बिजली नहीं है, ट्रांसफार्मर जला है", {"kind": "district", "office": None}),
        (
            "गुमला के 12 मजदूर केरल में फंसे हैं, ठेकेदार मजदूरी नहीं देता और घर आने नहीं देता",
            {"kind": "other_state", "office": "cm-kerala"},
        ),
        ("जोहार, करमा पर्व की हार्दिक शुभकामनाएं", {"kind": "none", "office": None}),
    ],
)
def test_the_authority_is_told_as_far_as_it_is_known(
    sunwai: Sunwai, tmp_path: Path, text: str, authority: dict[str, str | None]
) -> None:
    sunwai("triage", "propose", write(tmp_path / "in.jsonl", {"id": 1, "text": text}), tmp_path / "out.jsonl")

    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))["authority"] == authority


def test_the_speed_of_the_rules_is_told_beside_a_plain_pass(sunwai: Sunwai) -> None:
    said = sunwai("bench", "triage", "--posts", "20").stdout

    assert "posts/s of one core over 20 posts, all rule stages" in said
    assert "in one plain regular expression over the same posts" in said


def test_scores_are_written_between_their_marks_and_nowhere_else(tmp_path: Path) -> None:
    rows = (post("a"), post("b", split="check"))
    write(tmp_path / "posts.jsonl", *rows)
    write(
        tmp_path / "replies.jsonl",
        *(row | {"kind": "promised", "commitments": [], "posted_at": "2026-01-01T00:00:00Z"} for row in rows),
    )
    page = f"# Triage\n{scores_page.BEGIN}\nold\n{scores_page.END}\nafter\n"

    made = scores_page.with_scores(page, gold=tmp_path)

    assert made.startswith(f"# Triage\n{scores_page.BEGIN}\n")
    assert made.endswith(f"{scores_page.END}\nafter\n")
    assert "old" not in made
    assert "| kind top-1 | 1.00 (1.00-1.00), 1 | 1.00 (1.00-1.00), 1 |" in made
    assert scores_page.with_scores(made, gold=tmp_path) == made


def test_a_page_without_marks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(scores_page.NoPlaceForScores, match="must hold the lines"):
        scores_page.with_scores("# Triage", gold=tmp_path)


def test_the_page_of_the_project_has_its_marks() -> None:
    page = (Path(settings.ROOT) / "docs" / "triage.md").read_text(encoding="utf-8")

    assert page.index(scores_page.BEGIN) < page.index(scores_page.END)
