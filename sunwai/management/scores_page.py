"""The part of docs/triage.md that is made from the development set. Owns its marks and its tables."""

from collections.abc import Iterator
from pathlib import Path

from sunwai.errors import SunwaiError
from sunwai.management.judging import judge_posts, judge_replies
from sunwai.triage.evaluate.layout import reliability_table, table

BEGIN, END = "<!-- scores: made by `sunwai triage scores` -->", "<!-- end of scores -->"
_LANGUAGES = ("hi", "en", "hinglish", "others")


class NoPlaceForScores(SunwaiError):
    """The page has lost the marks between which scores stand."""


def with_scores(page: str, *, gold: Path) -> str:
    """Will give PAGE with its scores made anew from the files in the folder GOLD. Raises NoPlaceForScores."""
    head, begin, rest = page.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise NoPlaceForScores(f"docs/triage.md must hold the lines {BEGIN} and {END}. Put them back and run again.")
    return "\n".join([head + BEGIN, "", *_section(gold), "", END + tail])


def _section(gold: Path) -> Iterator[str]:
    posts, replies = gold / "posts.jsonl", gold / "replies.jsonl"
    dev, check = judge_posts(posts, split="dev"), judge_posts(posts, split="check")
    yield f"### Posts: dev ({dev.rows}) and check ({check.rows})\n"
    yield from table([("dev", dev), ("check", check)], groups=("all",))
    yield "\n### Posts of dev, by language\n"
    yield from table([("dev", dev)], groups=_LANGUAGES, types=False)
    yield "\n### How far confidence can be believed (dev)\n"
    yield from reliability_table(dev)
    parts = [(name, judge_replies(replies, split=name)) for name in ("dev", "check")]
    yield f"\n### Replies: dev ({parts[0][1].rows}) and check ({parts[1][1].rows})\n"
    yield from table(parts, groups=("all",))
    false = ", ".join(f"{name} {len(report.falsely_done)}" for name, report in parts)
    yield f"\nFalsely called done: {false}."
