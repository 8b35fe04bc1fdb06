"""A private stretch counts as found when half of it is covered."""

from sunwai.triage.evaluate import spans
from sunwai.triage.evaluate.tally import by_measure

PHONE = {"start": 10, "end": 20, "type": "phone"}


def scored(gold: list[dict[str, object]], answer: list[dict[str, object]]) -> dict[str, tuple[int, int]]:
    found = by_measure([spans.counts(gold, answer)])
    return {measure: (sum(c.hit for c in cs), sum(c.of for c in cs)) for measure, cs in found.items()}


def test_half_a_number_covered_is_found_and_less_is_not() -> None:
    assert scored([PHONE], [PHONE | {"start": 15}])["spans recall"] == (1, 1)
    assert scored([PHONE], [PHONE | {"start": 16}])["spans recall"] == (0, 1)


def test_a_number_under_another_name_is_covered_but_not_recalled() -> None:
    made = scored([PHONE], [PHONE | {"type": "account"}])

    assert (made["spans covered"], made["spans recall"], made["spans precision"]) == ((1, 1), (0, 1), (1, 1))
    assert (made["spans recall, phone"], made["spans precision, account"]) == ((0, 1), (0, 1))


def test_a_stretch_mostly_of_ordinary_words_costs_precision() -> None:
    assert scored([PHONE], [{"start": 0, "end": 40, "type": "phone"}])["spans precision"] == (0, 1)


def test_touching_is_not_covering() -> None:
    assert scored([PHONE], [{"start": 20, "end": 30, "type": "phone"}])["spans covered"] == (0, 1)


def test_each_type_is_counted_by_itself() -> None:
    made = scored([PHONE, {"start": 30, "end": 40, "type": "pan"}], [PHONE])

    assert (made["spans recall, pan"], made["spans recall, phone"]) == ((0, 1), (1, 1))
