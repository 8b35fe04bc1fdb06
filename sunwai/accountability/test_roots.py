"""The daily root: anybody can compute it again, nobody can change what is under it, and no clock fools it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunwai.accountability import due, roots
from sunwai.accountability.models import DayRoot
from sunwai.cases import actions as cases
from sunwai.cases.lifecycle import Verb
from sunwai.cases.models import Case, Entry
from sunwai.cases.opening import Opening, open_case
from sunwai.lib import hashing
from tests import builders as b

FIFTEENTH = date(2020, 1, 15)
MIDNIGHT = datetime(2020, 1, 15, 18, 30, tzinfo=UTC)  # in Ranchi
leaf = st.integers().map(hashing.digest)


@given(leaves=st.lists(leaf, max_size=40, unique=True), other=leaf, where=st.integers(0, 39))
def test_any_change_gives_another_root(leaves: list[str], other: str, where: int) -> None:
    root = roots.merkle_root(leaves)

    assert root == roots.merkle_root(list(leaves))
    assert root != roots.merkle_root([*leaves, other])
    if where < len(leaves) and leaves[where] != other:
        assert root != roots.merkle_root([*leaves[:where], other, *leaves[where + 1 :]])
    if len(leaves) > 1:
        assert root != roots.merkle_root(leaves[::-1])


def test_a_leaf_cannot_pass_for_a_node_nor_an_odd_end_for_a_pair() -> None:
    one, two, three = (hashing.digest(n) for n in range(3))

    assert roots.merkle_root([roots.merkle_root([one, two])]) != roots.merkle_root([one, two])
    assert roots.merkle_root([one, two, three]) != roots.merkle_root([one, two, three, three])


def wrote(*, at: datetime) -> Case:
    return open_case(Opening(opened_at=at, asked_en="", asked_hi=""), by="machine", at=at)


def rolled_up(*, at: datetime) -> list[date]:
    while due.work_one(at=at, sop=b.the_sop()):
        pass
    return list(DayRoot.objects.order_by("day").values_list("day", flat=True))


def faults() -> list[DayRoot]:
    return [row for row in DayRoot.objects.all() if roots.differs(row)]


stored = pytest.mark.django_db


@stored
def test_a_day_is_rolled_up_once_it_is_over_in_the_office() -> None:
    wrote(at=b.AT)

    assert rolled_up(at=MIDNIGHT + timedelta(minutes=9)) == []
    assert rolled_up(at=MIDNIGHT + timedelta(minutes=10)) == [FIFTEENTH]
    assert rolled_up(at=MIDNIGHT + timedelta(minutes=10)) == [FIFTEENTH]

    row = DayRoot.objects.get()
    assert (row.entries, row.previous) == (1, "")
    assert row.root == roots.merkle_root(list(Entry.objects.values_list("hash", flat=True)))


@stored
def test_after_an_outage_every_day_gets_its_root_each_chained_to_the_one_before() -> None:
    wrote(at=b.AT)
    wrote(at=b.later(days=2))

    days = rolled_up(at=b.later(days=4))

    assert days == [FIFTEENTH + timedelta(days=n) for n in range(4)]
    rows = list(DayRoot.objects.order_by("day"))
    assert [row.entries for row in rows] == [1, 0, 1, 0]
    assert [row.previous for row in rows[1:]] == [row.root for row in rows[:-1]]
    assert faults() == []


@stored
def test_an_entry_edited_removed_or_slipped_in_later_is_found() -> None:
    first, second = wrote(at=b.AT), wrote(at=b.AT)
    rolled_up(at=b.later(days=1))

    Entry.objects.filter(case=first).update(hash=hashing.digest("another"))
    assert [row.day for row in faults()] == [FIFTEENTH]
    Entry.objects.filter(case=first).delete()
    assert [row.day for row in faults()] == [FIFTEENTH]
    assert Entry.objects.filter(case=second).exists()


@stored
def test_an_entry_written_late_or_under_a_clock_set_back_is_no_fault_and_is_under_a_later_root() -> None:
    case = wrote(at=b.AT)
    rolled_up(at=b.later(days=1))

    cases.record(case, Verb.CORRECTED, by="Ravi", at=b.later(hours=2))  # a moment of the day that is rolled up
    assert faults() == []
    rolled_up(at=b.later(days=2))

    assert list(DayRoot.objects.order_by("day").values_list("entries", flat=True)) == [1, 1]
    assert faults() == []
    assert rolled_up(at=b.later(days=-3)) == [FIFTEENTH, FIFTEENTH + timedelta(days=1)]


@stored
def test_every_entry_is_under_exactly_one_root_whatever_the_clock_did() -> None:
    for hours in (0, 30, 5, 26, -40, 3, 60, 61):
        wrote(at=b.later(hours=hours))
        rolled_up(at=b.later(hours=hours))
    rolled_up(at=b.later(days=9))

    leaves = [leaf for row in DayRoot.objects.order_by("day") for leaf in roots.entries_of(row.day)]
    assert leaves == list(Entry.objects.order_by("id").values_list("hash", flat=True))
    assert faults() == []


@stored
def test_nothing_written_gives_no_root() -> None:
    assert rolled_up(at=b.AT) == []


def test_two_sweepers_make_one_root(transactional_db: None) -> None:
    wrote(at=b.AT)
    sop = b.the_sop()

    b.together(*[lambda: due.work_one(at=b.later(days=1), sop=sop)] * 3)

    assert DayRoot.objects.count() == 1
    assert faults() == []
