"""What is right and wrong in the reading of one labelled reply. Owns the measures of replies. Pure.

Calling a thing done that is not is the worst error of the desk, so it is counted apart and must be none."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sunwai.triage.evaluate.tally import Count

Row = Mapping[str, Any]
DONE = "action_reported"


def counts(gold: Row, answer: Row) -> Iterator[Count]:
    """Will give every count that the labels of GOLD allow."""
    allowed = {gold["kind"], *gold.get("also", ())}
    yield Count("reply kind", int(answer["kind"] in allowed), 1)
    if answer["kind"] == DONE:
        yield Count("action_reported precision", int(DONE in allowed), 1)
    if gold["kind"] == DONE:
        yield Count("action_reported recall", int(answer["kind"] == DONE), 1)
    yield from _dates(gold, answer)
    yield from _undated(gold, answer)


def falsely_done(gold: Row, answer: Row) -> bool:
    """Will say whether ANSWER calls done what GOLD does not."""
    return bool(answer["kind"] == DONE and DONE not in {gold["kind"], *gold.get("also", ())})


def confusion(pairs: Sequence[tuple[Row, Row]]) -> dict[str, dict[str, int]]:
    """Will count, for each labelled kind, what the replies were read as."""
    met = Counter((gold["kind"], answer["kind"]) for gold, answer in pairs)
    kinds = sorted({kind for kind, _ in met})
    return {kind: {said: n for (k, said), n in sorted(met.items()) if k == kind} for kind in kinds}


def _dates(gold: Row, answer: Row) -> Iterator[Count]:
    labelled, said = _days(gold), _days(answer)
    both = (labelled & said).total()
    yield Count("commitment dates recall", both, labelled.total())
    yield Count("commitment dates precision", both, said.total())


def _undated(gold: Row, answer: Row) -> Iterator[Count]:
    """Replies that promise something without a day, and whether that was kept as an undated promise."""
    bare = [c for c in gold["commitments"] if not c["due"]]
    kept = [c for c in answer["commitments"] if not c["due"]]
    yield Count("undated promises recall", int(bool(bare and kept)), int(bool(bare)))


def _days(row: Row) -> Counter[str]:
    return Counter(str(c["due"])[:10] for c in row["commitments"] if c["due"])
