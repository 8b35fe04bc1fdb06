"""Each measure of replies, on rows whose scores are known by hand."""

from typing import Any

from sunwai.triage.evaluate.replies import confusion, counts, falsely_done
from sunwai.triage.evaluate.tally import by_measure


def reply(kind: str, *due: str | None, **more: Any) -> dict[str, Any]:
    return {"id": "r", "kind": kind, "commitments": [{"due": day, "what": "x"} for day in due], **more}


def scored(gold: dict[str, Any], said: dict[str, Any]) -> dict[str, tuple[int, int]]:
    found = by_measure([counts(gold, said)])
    return {measure: (sum(c.hit for c in cs), sum(c.of for c in cs)) for measure, cs in found.items()}


def test_calling_done_what_is_not_is_counted_apart() -> None:
    assert falsely_done(reply("acknowledged"), reply("action_reported"))
    assert not falsely_done(reply("action_reported"), reply("action_reported"))
    assert not falsely_done(reply("under_way", also=["action_reported"]), reply("action_reported"))
    assert not falsely_done(reply("action_reported"), reply("acknowledged"))


def test_a_second_reading_that_the_label_allows_is_right() -> None:
    assert scored(reply("under_way", also=["promised"]), reply("promised"))["reply kind"] == (1, 1)
    assert scored(reply("under_way", also=["promised"]), reply("refused"))["reply kind"] == (0, 1)


def test_a_date_is_right_on_its_day_whatever_the_hour() -> None:
    made = scored(reply("promised", "2026-04-02"), reply("promised", "2026-04-02T23:59:00+05:30"))

    assert (made["commitment dates recall"], made["commitment dates precision"]) == ((1, 1), (1, 1))


def test_a_date_missed_costs_recall_and_a_false_one_precision() -> None:
    made = scored(reply("promised", "2026-04-02", "2026-04-09"), reply("promised", "2026-04-02", "2026-05-01"))

    assert (made["commitment dates recall"], made["commitment dates precision"]) == ((1, 2), (1, 2))


def test_the_same_day_said_once_answers_one_promise_only() -> None:
    made = scored(reply("promised", "2026-04-02", "2026-04-02"), reply("promised", "2026-04-02"))

    assert made["commitment dates recall"] == (1, 2)


def test_a_promise_without_a_day_must_be_kept_as_one() -> None:
    assert scored(reply("promised", None), reply("promised", None))["undated promises recall"] == (1, 1)
    assert scored(reply("promised", None), reply("promised", "2026-04-02"))["undated promises recall"] == (0, 1)


def test_the_confusion_says_what_each_kind_was_read_as() -> None:
    pairs = [(reply("refused"), reply("refused")), (reply("refused"), reply("acknowledged"))]

    assert confusion(pairs) == {"refused": {"acknowledged": 1, "refused": 1}}
