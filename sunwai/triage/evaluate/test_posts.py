"""Each measure of posts, on rows whose scores are known by hand."""

from typing import Any

import pytest

from sunwai.triage.evaluate.posts import Answer, counts, known
from sunwai.triage.evaluate.tally import by_measure

GOLD: dict[str, Any] = {
    "id": "a", "lang": "hi", "sort": "grievance", "is_grievance": True, "kind": "water", "kinds": ["water", "health"],
    "district_code": "331", "place": "Sisai", "authority": {"kind": "district", "office": "dc-gumla"}, "urgency": 3,
    "sealed": "child", "pii": [{"start": 0, "end": 10, "type": "phone"}], "duplicate_of": None,
}  # fmt: skip
SAID: dict[str, Any] = {
    "id": "a", "lang": "hi", "sort": "grievance", "is_grievance": True, "kind": "water", "kinds": ["water"],
    "district_code": "331", "place": "Sisai", "authority": {"kind": "district", "office": "dc-gumla"}, "urgency": 3,
    "sealed": True, "pii": [{"start": 0, "end": 10, "type": "phone"}], "duplicate_of": None,
}  # fmt: skip


def scored(
    gold: dict[str, Any] | None = None, *, others: tuple[str, ...] = (), **said: Any
) -> dict[str, tuple[int, int]]:
    """What one row adds to each measure, (hit, of); the answer differs from a perfect one by SAID."""
    row = GOLD | (gold or {})
    facts = known([row, {"id": "first"}, {"id": "else"}], same_place=lambda one, other: one == other)
    found = by_measure([counts(row, Answer(SAID | said, 0.5, 0.5, others), known=facts)])
    return {measure: (sum(c.hit for c in cs), sum(c.of for c in cs)) for measure, cs in found.items()}


def test_a_perfect_answer_is_right_everywhere() -> None:
    made = scored()

    wrong = {measure for measure, (hit, of) in made.items() if of and hit != of}
    assert wrong == {"kind silent", "district wrong", "district silent", "place wrong", "place silent"}


def test_a_second_reading_that_the_label_allows_is_right() -> None:
    assert scored(kind="health")["kind top-1"] == (1, 1)


def test_the_right_kind_among_the_first_three_counts_for_those_only() -> None:
    made = scored(kind="land", kinds=["land", "bank", "water"])

    assert (made["kind top-1"], made["kind top-3"]) == ((0, 1), (1, 1))
    assert scored(kind="land", kinds=["land", "bank", "power", "water"])["kind top-3"] == (0, 1)


def test_the_kind_of_what_is_no_grievance_is_not_counted() -> None:
    assert "kind top-1" not in scored({"is_grievance": False, "sort": "query"})


@pytest.mark.parametrize(
    ("code", "said", "right", "wrong", "silent", "false"),
    [
        ("331", "331", (1, 1), (0, 1), (0, 1), (0, 0)),
        ("331", "332", (0, 1), (1, 1), (0, 1), (0, 0)),
        ("331", None, (0, 1), (0, 1), (1, 1), (0, 0)),
        (None, "331", (0, 0), (0, 0), (0, 0), (1, 1)),
        (None, None, (0, 0), (0, 0), (0, 0), (0, 1)),
    ],
)
def test_a_wrong_district_is_counted_apart_from_a_silent_one(
    code: str | None, said: str | None, right: object, wrong: object, silent: object, false: object
) -> None:
    made = scored({"district_code": code}, district_code=said)

    measures = ("district right", "district wrong", "district silent", "district false")
    assert tuple(made[m] for m in measures) == (right, wrong, silent, false)


def test_a_place_that_the_label_does_not_name_or_that_is_the_district_itself_is_not_counted() -> None:
    assert "place right" not in scored({"place": None})
    assert "place right" not in scored({"place": "Gumla", "district": "Gumla"}, place=None)
    assert scored({"place": "Sisai", "district": "Gumla"})["place right"] == (1, 1)
    assert scored(place="Basia")["place wrong"] == (1, 1)


@pytest.mark.parametrize(("said", "exact", "near"), [(3, 1, 1), (2, 0, 1), (1, 0, 0), (None, 0, 0)])
def test_urgency_is_exact_or_within_one(said: int | None, exact: int, near: int) -> None:
    made = scored(urgency=said)

    assert (made["urgency exact"], made["urgency within one"]) == ((exact, 1), (near, 1))


def test_a_life_missed_costs_recall_and_a_false_alarm_costs_precision() -> None:
    missed, alarm = scored(urgency=1), scored({"urgency": 0}, urgency=3)

    assert (missed["urgency 3 recall"], missed["urgency 3 precision"]) == ((0, 1), (0, 0))
    assert (alarm["urgency 3 recall"], alarm["urgency 3 precision"]) == ((0, 0), (0, 1))


def test_a_seal_is_found_missed_or_false() -> None:
    assert scored(sealed=False)["sealed recall"] == (0, 1)
    assert scored({"sealed": None})["sealed precision"] == (0, 1)


def test_the_kind_of_authority_counts_also_where_no_office_can_be_told() -> None:
    made = scored({"authority": {"kind": "district", "office": None}})

    assert (made["authority kind"], made["authority office"]) == ((1, 1), (0, 0))


def test_a_repeat_is_found_among_the_first_three() -> None:
    repeat = {"duplicate_of": "first"}

    assert scored(repeat, others=("else", "first"))["duplicates recall@3"] == (1, 1)
    assert scored(repeat, others=("else", "first"))["duplicates precision"] == (0, 1)
    assert scored(repeat, others=("else", "x", "y", "first"))["duplicates recall@3"] == (0, 1)
    assert scored(repeat)["duplicates recall@3"] == (0, 1)


def test_another_post_of_the_same_matter_is_as_good_as_the_first() -> None:
    rows = [GOLD | {"id": name, "duplicate_of": "first"} for name in ("second", "third")]
    facts = known([{"id": "first"}, *rows], same_place=lambda *_: True)

    found = by_measure([counts(rows[1], Answer(SAID, 0.5, 0.5, ("second",)), known=facts)])

    assert found["duplicates recall@3"][0].hit == 1


def test_a_field_that_the_label_leaves_out_is_not_counted() -> None:
    facts = known([{"id": "a"}], same_place=lambda *_: True)

    assert all(c.of == 0 for c in counts({"id": "a"}, Answer(SAID, 0.5, 0.5, ()), known=facts))
