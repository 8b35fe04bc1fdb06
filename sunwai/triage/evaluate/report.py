"""The scores of a whole file: per language and per field, with the reliability table, as text and as JSON.

Owns the shape of a report and how it is laid out. Measures nothing itself."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from sunwai.triage.evaluate import posts, replies
from sunwai.triage.evaluate.posts import Answer, Row
from sunwai.triage.evaluate.reliability import Bin, bins
from sunwai.triage.evaluate.tally import Count, Score, by_measure, score

ALL = "all"
_OWN_GROUP = 20  # a language with fewer rows says nothing by itself


@dataclass(frozen=True, slots=True)
class Report:
    """Scores in order; for posts the reliability table, for replies the confusion and those falsely called done."""

    rows: int
    scores: tuple[Score, ...]
    reliability: tuple[Bin, ...] = ()
    confusion: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    falsely_done: tuple[Any, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Will return the report as plain JSON values."""
        return asdict(self) | {"scores": [asdict(s) | {"share": round(s.share, 4)} for s in self.scores]}


def of_posts(gold: Sequence[Row], answers: Sequence[Answer], *, same_place: Callable[[str, str], bool]) -> Report:
    """Will judge ANSWERS by GOLD, row by row; SAME_PLACE says whether two names mean one place."""
    known = posts.known(list(gold), same_place=same_place)
    counted = [list(posts.counts(row, said, known=known)) for row, said in zip(gold, answers, strict=True)]
    return Report(len(gold), tuple(_scores(_groups(gold, counted))), tuple(_reliability(gold, answers)))


def of_replies(gold: Sequence[Row], answers: Sequence[Row]) -> Report:
    """Will judge the readings ANSWERS by GOLD, row by row."""
    pairs = list(zip(gold, answers, strict=True))
    counted = [list(replies.counts(*pair)) for pair in pairs]
    false = tuple(row["id"] for row, said in pairs if replies.falsely_done(row, said))
    return Report(len(gold), tuple(_scores({ALL: counted})), (), replies.confusion(pairs), false)


def _groups(gold: Sequence[Row], counted: Sequence[list[Count]]) -> dict[str, list[list[Count]]]:
    """All rows, then each language with rows enough, then the other languages together."""
    spoken: dict[str, list[list[Count]]] = {}
    for row, counts in zip(gold, counted, strict=True):
        spoken.setdefault(str(row.get("lang") or "not said"), []).append(counts)
    groups = {ALL: list(counted)}
    groups |= {lang: rows for lang, rows in sorted(spoken.items()) if len(rows) >= _OWN_GROUP}
    rest = [counts for rows in spoken.values() if len(rows) < _OWN_GROUP for counts in rows]
    return groups | ({"others": rest} if rest else {})


def _scores(groups: Mapping[str, list[list[Count]]]) -> Iterator[Score]:
    for group, rows in groups.items():
        for measure, counts in by_measure(rows).items():
            made = score(group, measure, counts)
            if made:
                yield made


def _reliability(gold: Sequence[Row], answers: Sequence[Answer]) -> Iterator[Bin]:
    pairs = list(zip(gold, answers, strict=True))
    yield from bins(
        "kind",
        (
            (said.kind_confidence, said.line["kind"] in {row.get("kind"), *(row.get("kinds") or ())})
            for row, said in pairs
            if said.line["kind"] and row.get("is_grievance", True) and row.get("kind")
        ),
    )
    yield from bins(
        "district",
        (
            (said.district_confidence, str(said.line["district_code"]) == str(row.get("district_code")))
            for row, said in pairs
            if said.line["district_code"] and "district_code" in row
        ),
    )
