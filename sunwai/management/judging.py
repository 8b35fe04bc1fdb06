"""Judging triage and the reading of replies by files that people have labelled. Owns how a labelled file is read.

Needs no database, and the same file gives the same scores: the clock is not read."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sunwai.errors import SunwaiError
from sunwai.gazetteer.tables import Gazetteer, load
from sunwai.lib.folding import name_fold
from sunwai.management.lines import Row, moment_of, read_lines
from sunwai.management.progress import bar
from sunwai.management.proposals import answers
from sunwai.management.readings import office_zone, reading_line
from sunwai.triage.evaluate.report import Report, of_posts, of_replies

SPLITS = ("dev", "check", "fresh", "all")
_UNTIMED = datetime(2026, 1, 1, tzinfo=UTC)  # for a post without an hour, in a file where none has one


class NothingToJudge(SunwaiError):
    """The file holds no row of the part that was asked for."""


def judge_posts(gold: Path, *, split: str = "all") -> Report:
    """Will propose for every post of GOLD and judge those of SPLIT ("dev", "check" or "all")."""
    rows, places = read_lines(gold), load()
    _refuse_empty(_held(rows, split), gold, split)
    with bar(gold.name, len(rows)) as shown:
        made = answers(rows, gazetteer=places, at=_latest(rows), step=lambda: shown.update(1))
    chosen = [(row, said) for row, said in zip(rows, made, strict=True) if _in(row, split)]
    return of_posts([r for r, _ in chosen], [a for _, a in chosen], same_place=_same_place(places))


def judge_replies(gold: Path, *, split: str = "all") -> Report:
    """Will read every reply of GOLD that is in SPLIT and judge the readings."""
    rows = _held(read_lines(gold, needs=("kind", "commitments")), split)
    _refuse_empty(rows, gold, split)
    latest, zone = _latest(rows), office_zone()
    return of_replies(rows, [reading_line(row, zone=zone, at=latest) for row in rows])


def _held(rows: list[Row], split: str) -> list[Row]:
    return [row for row in rows if _in(row, split)]


def _in(row: Mapping[str, Any], split: str) -> bool:
    return split == "all" or row.get("split") == split


def _refuse_empty(rows: list[Row], gold: Path, split: str) -> None:
    if not rows:
        asked = "rows" if split == "all" else f"rows with split {split!r}"
        raise NothingToJudge(f"{gold} has no {asked}, so there is nothing to judge. Choose another --split or file.")


def _latest(rows: list[Row]) -> datetime:
    return max((moment for row in rows if (moment := moment_of(row))), default=_UNTIMED)


def _same_place(places: Gazetteer) -> Callable[[str, str], bool]:
    """Whether a labelled name is one of the spellings on record of the place that was proposed."""

    def same(labelled: str, said: str) -> bool:
        names = {name_fold(name) for place in places.named(said) for name in place.names}
        return name_fold(labelled) in names | {name_fold(said)}

    return same
