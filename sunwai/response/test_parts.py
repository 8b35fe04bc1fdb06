"""What a decided reply means, need by need; a proposal of the machine never stops a clock by itself."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunwai.cases.lifecycle import NeedStatus
from sunwai.response.parts import KINDS, Decided, KindUnknown, decide, need_after

CAME = datetime(2020, 1, 19, 6, 0, tzinfo=UTC)
LATER = CAME + timedelta(days=12)
N = NeedStatus


def part(kind: str, *, due: datetime | None = None, what: str = "a tower") -> dict[str, Any]:
    return {"kind": kind, "what": what, "due": due.isoformat() if due else None}


def reading(kind: str, *parts: dict[str, Any]) -> dict[str, Any]:
    return {"kind": kind, "parts": list(parts)}


@pytest.mark.parametrize(
    ("kind", "due", "stops"),
    [
        ("action_reported", None, True),
        ("refused", None, True),
        ("transferred", None, True),
        ("promised", LATER, True),
        ("promised", None, False),
        ("acknowledged", None, False),
        ("under_way", None, False),
        ("needs_info", None, False),
    ],
)
def test_noted_under_way_a_question_and_an_undated_promise_stop_no_clock(
    kind: str, due: datetime | None, stops: bool
) -> None:
    assert Decided(1, kind, due=due).stops_clock is stops


def test_the_machines_reading_stands_where_the_desk_says_nothing_else() -> None:
    read = reading("action_reported", part("action_reported"), part("promised", due=LATER))

    kind, parts = decide(read, kind=None, needs=[1, 2], came_at=CAME)

    assert kind == "action_reported"
    assert {(p.need, p.kind, p.due) for p in parts} == {
        (need, *said) for need in (1, 2) for said in (("action_reported", None), ("promised", LATER))
    }


def test_the_desks_kind_wins_and_promises_are_kept_under_any_kind() -> None:
    read = reading("action_reported", part("action_reported"), part("promised", due=LATER))

    kind, parts = decide(read, kind="under_way", needs=[1], came_at=CAME)

    assert (kind, [p.kind for p in parts]) == ("under_way", ["under_way", "promised"])


def test_a_reply_no_machine_could_read_is_an_acknowledgement_until_somebody_says_otherwise() -> None:
    assert decide({}, kind=None, needs=[1], came_at=CAME) == ("acknowledged", [Decided(1, "acknowledged")])


def test_a_date_that_had_passed_when_it_was_written_is_no_promise_of_that_date() -> None:
    read = reading("promised", part("promised", due=CAME))

    _, [promised] = decide(read, kind=None, needs=[1], came_at=CAME)

    assert (promised.due, promised.stops_clock) == (None, False)


def test_an_unknown_kind_is_refused_with_those_there_are() -> None:
    with pytest.raises(KindUnknown, match="needs_info"):
        decide({}, kind="resolved", needs=[1], came_at=CAME)


@pytest.mark.parametrize(
    ("parts", "stands"),
    [
        ([("action_reported", None)], N.CLAIMED),
        ([("action_reported", None), ("promised", LATER)], N.PROMISED),
        ([("action_reported", None), ("promised", None)], N.PROMISED),
        ([("promised", LATER)], N.PROMISED),
        ([("promised", None)], None),
        ([("refused", None)], N.REFUSED),
        ([("transferred", None)], None),
        ([("acknowledged", None)], None),
        ([("under_way", None)], None),
        ([("needs_info", None)], None),
        ([], None),
    ],
)
def test_where_a_need_stands_after_a_reply(parts: list[tuple[str, datetime | None]], stands: NeedStatus | None) -> None:
    decided = [Decided(1, kind, due=due) for kind, due in parts]

    assert need_after(decided, need=1) == stands
    assert need_after(decided, need=2) is None


kinds = st.sampled_from(KINDS)
dues = st.none() | st.integers(-5, 5).map(lambda days: CAME + timedelta(days=days))
readings = st.builds(reading, kinds, *[st.builds(part, kinds, due=dues)] * 2) | st.builds(
    reading, kinds, st.builds(part, kinds, due=dues)
)


@given(read=readings, kind=st.none() | kinds, needs=st.lists(st.integers(1, 4), unique=True, min_size=1))
def test_whatever_was_read_every_need_is_spoken_of_and_none_is_ever_met_by_an_office(
    read: dict[str, Any], kind: str | None, needs: list[int]
) -> None:
    chosen, parts = decide(read, kind=kind, needs=needs, came_at=CAME)

    assert {p.need for p in parts if p.kind == chosen} == set(needs)
    assert kind is None or chosen == kind
    assert all(p.due is None or p.due > CAME for p in parts)
    assert {need_after(parts, need=need) for need in needs} <= {None, N.CLAIMED, N.PROMISED, N.REFUSED}
