"""The part of docs/triage.md that is made from the development set. Owns its marks and its tables."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from sunwai.errors import SunwaiError
from sunwai.management.judging import judge_posts, judge_replies
from sunwai.triage.evaluate.layout import reliability_table, table
from sunwai.triage.evaluate.report import Report

BEGIN, END = "<!-- scores: made by `sunwai triage scores` -->", "<!-- end of scores -->"
_PARTS = ("dev", "check", "fresh")
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
    parts = [(name, judge_posts(posts, split=name)) for name in _PARTS if _has(posts, name)]
    dev = parts[0][1]
    yield f"### Posts: {_sizes(parts)}\n"
    yield from table(parts, groups=("all",))
    yield "\n### Posts of dev, by language\n"
    yield from table([("dev", dev)], groups=_LANGUAGES, types=False)
    yield "\n### How far confidence can be believed (dev)\n"
    yield from reliability_table(dev)
    read = [(name, judge_replies(replies, split=name)) for name in _PARTS if _has(replies, name)]
    yield f"\n### Replies: {_sizes(read)}\n"
    yield from table(read, groups=("all",))
    false = ", ".join(f"{name} {len(report.falsely_done)}" for name, report in read)
    yield f"\nFalsely called done: {false}."


def _has(gold: Path, part: str) -> bool:
    return f'"split": "{part}"' in gold.read_text(encoding="utf-8")


def _sizes(parts: Sequence[tuple[str, Report]]) -> str:
    return ", ".join(f"{name} ({report.rows})" for name, report in parts)
