"""What is right and wrong in the proposal for one labelled post, field by field.

Owns the measures of posts and what each means. A field that the label leaves out is not counted. Pure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sunwai.triage.evaluate import spans
from sunwai.triage.evaluate.tally import Count

Row = Mapping[str, Any]
HOURS = 3  # the urgency of a life within hours


@dataclass(frozen=True, slots=True)
class Answer:
    """What triage said of one post: the line in its fixed form, and what that form has no room for."""

    line: Row
    kind_confidence: float
    district_confidence: float
    same_matter: tuple[Any, ...]  # up to three ids, likeliest first


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beyond one row: which matter each post of the file is of, and whether two names mean one place."""

    matters: Mapping[Any, Any]
    same_place: Callable[[str, str], bool]


def known(gold: list[Row], *, same_place: Callable[[str, str], bool]) -> Known:
    """Will gather from GOLD which posts are of one matter."""
    return Known({row["id"]: row.get("duplicate_of") or row["id"] for row in gold}, same_place)


def counts(gold: Row, answer: Answer, *, known: Known) -> Iterator[Count]:
    """Will give every count that the labels of GOLD allow."""
    line = answer.line
    if "lang" in gold:
        yield _right("language", line["lang"] == gold["lang"])
    yield from _sort(gold, line)
    yield from _kind(gold, line)
    yield from _district(gold, line)
    yield from _place(gold, line, known)
    yield from _urgency(gold, line)
    yield from _sealed(gold, line)
    yield from _authority(gold, line)
    yield from _repeats(gold, answer, known)
    if "pii" in gold:
        yield from spans.counts(gold["pii"], line["pii"])


def _right(measure: str, hit: object) -> Count:
    return Count(measure, int(bool(hit)), 1)


def _found(measure: str, gold: object, said: object) -> Iterator[Count]:
    """Recall and precision of one yes-or-no."""
    both = int(bool(gold and said))
    yield Count(f"{measure} recall", both, int(bool(gold)))
    yield Count(f"{measure} precision", both, int(bool(said)))


def _named(measure: str, said: object, *, right: bool, of: bool = True) -> Iterator[Count]:
    """Right, wrong or silent: three shares of one whole; not OF that whole, the row adds nothing."""
    yield Count(f"{measure} right", int(of and right), int(of))
    yield Count(f"{measure} wrong", int(of and said is not None and not right), int(of))
    yield Count(f"{measure} silent", int(of and said is None), int(of))


def _sort(gold: Row, line: Row) -> Iterator[Count]:
    if "sort" in gold:
        yield _right("sort", line["sort"] == gold["sort"])
    if "is_grievance" in gold:
        yield _right("grievance", bool(line["is_grievance"]) == bool(gold["is_grievance"]))
        yield from _found("grievance", gold["is_grievance"], line["is_grievance"])


def _kind(gold: Row, line: Row) -> Iterator[Count]:
    allowed = _allowed(gold)
    if allowed and gold.get("is_grievance", True):
        yield _right("kind top-1", line["kind"] in allowed)
        yield _right("kind top-3", allowed & set(line["kinds"][:3]))
        yield _right("kind silent", line["kind"] is None)


def _allowed(gold: Row) -> set[str]:
    return {kind for kind in (gold.get("kind"), *(gold.get("kinds") or ())) if kind}


def _district(gold: Row, line: Row) -> Iterator[Count]:
    if "district_code" not in gold:
        return
    code, said = gold["district_code"], line["district_code"]
    yield from _named("district", said, right=str(said) == str(code), of=code is not None)
    yield Count("district false", int(said is not None and code is None), int(code is None))


def _place(gold: Row, line: Row, known: Known) -> Iterator[Count]:
    """A place is counted where it is finer than the district: whoever says only "Godda" may mean town or district."""
    if gold.get("place") and not known.same_place(gold["place"], gold.get("district") or ""):
        said = line["place"]
        yield from _named("place", said, right=said is not None and known.same_place(gold["place"], said))


def _urgency(gold: Row, line: Row) -> Iterator[Count]:
    if "urgency" not in gold:
        return
    level, said = gold["urgency"], line["urgency"]
    if level is not None:
        yield _right("urgency exact", said == level)
        yield _right("urgency within one", said is not None and abs(said - level) <= 1)
    yield from _found("urgency 3", level == HOURS, said == HOURS)


def _sealed(gold: Row, line: Row) -> Iterator[Count]:
    if "sealed" in gold:
        yield from _found("sealed", gold["sealed"], line["sealed"])


def _authority(gold: Row, line: Row) -> Iterator[Count]:
    labelled = gold.get("authority")
    if labelled:
        yield _right("authority kind", line["authority"]["kind"] == labelled["kind"])
    office = (labelled or {}).get("office")
    yield Count("authority office", int(bool(office) and line["authority"]["office"] == office), int(bool(office)))


def _repeats(gold: Row, answer: Answer, known: Known) -> Iterator[Count]:
    if "duplicate_of" not in gold:
        return
    own = known.matters[gold["id"]]
    found = [known.matters.get(other) == own for other in answer.same_matter[:3]]
    repeat = bool(gold["duplicate_of"])
    yield Count("duplicates recall@3", int(repeat and any(found)), int(repeat))
    yield Count("duplicates precision", int(any(found[:1])), len(found[:1]))
