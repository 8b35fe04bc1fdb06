"""A report shows all rows and each language apart, and whether confidence can be believed."""

from typing import Any

from sunwai.triage.evaluate.layout import lines, reliability_table, table
from sunwai.triage.evaluate.posts import Answer
from sunwai.triage.evaluate.reliability import bins
from sunwai.triage.evaluate.report import of_posts, of_replies


def gold(n: int, lang: str = "hi") -> dict[str, Any]:
    return {"id": n, "lang": lang, "is_grievance": True, "kind": "water", "district_code": "331"}


def said(kind: str | None = "water", *, sure: float = 0.9, lang: str = "hi") -> Answer:
    line = {"lang": lang, "is_grievance": True, "kind": kind, "kinds": [kind] if kind else [], "district_code": "331"}
    return Answer(line, sure, 0.95, ())


def test_a_language_with_rows_enough_stands_apart_and_the_rest_together() -> None:
    rows = [*(gold(n) for n in range(20)), gold(20, "or"), gold(21, "sat")]

    report = of_posts(rows, [said()] * 22, same_place=lambda *_: True)

    shares = {(s.group, s.measure): (s.hit, s.of) for s in report.scores}
    assert shares["all", "language"] == (20, 22)
    assert shares["hi", "language"] == (20, 20)
    assert shares["others", "language"] == (0, 2)


def test_proposals_are_sorted_by_how_sure_they_were() -> None:
    made = list(bins("kind", [(0.55, True), (0.52, False), (0.95, True), (1.0, True), (0.2, False)]))

    assert [(b.low, b.proposals, b.right, b.confidence) for b in made] == [
        (0.0, 1, 0, 0.2),
        (0.5, 2, 1, 0.535),
        (0.9, 2, 2, 0.975),
    ]


def test_a_silent_kind_is_no_proposal_to_believe_in() -> None:
    report = of_posts([gold(1), gold(2)], [said(None), said("land", sure=0.62)], same_place=lambda *_: True)

    kinds = [b for b in report.reliability if b.field == "kind"]
    assert [(b.low, b.proposals, b.right) for b in kinds] == [(0.6, 1, 0)]


def test_a_reply_falsely_called_done_is_named() -> None:
    row = {"id": "r7", "kind": "promised", "commitments": []}

    report = of_replies([row], [row | {"kind": "action_reported"}])

    assert report.falsely_done == ("r7",)
    assert "falsely called done: r7" in list(lines(report))


def test_a_report_is_laid_out_for_a_person_and_for_the_documentation() -> None:
    report = of_posts([gold(1), gold(2)], [said(), said("land")], same_place=lambda *_: True)

    assert any(line.split()[:3] == ["kind", "top-1", "1/2"] for line in lines(report))
    assert "| kind top-1 | 0.50 (0.00-1.00), 2 |" in list(table([("dev", report)], groups=("all",)))
    assert "| kind | 0.9 to 1.0 | 2 | 0.90 | 0.50 |" in list(reliability_table(report))


def test_the_same_rows_give_the_same_report_again() -> None:
    def made() -> dict[str, Any]:
        return of_posts([gold(1), gold(2)], [said(), said("land")], same_place=lambda *_: True).as_json()

    assert made() == made()
