"""The ledger: append-only, chained, provable, and still provable when words are erased."""

from datetime import UTC, datetime, timedelta

import pytest

from sunwai.cases import actions, ledger
from sunwai.cases.lifecycle import NotNow, Status, Verb
from sunwai.cases.models import Case, Entry
from sunwai.cases.opening import Opening, open_case, open_many

pytestmark = pytest.mark.django_db
AT = datetime(2020, 1, 15, 4, 0, tzinfo=UTC)


def opened(**more: object) -> Case:
    return open_case(
        Opening(opened_at=AT, asked_en="Water, Torpa", asked_hi="पानी, तोरपा", **more), by="machine", at=AT
    )


def worked_on() -> Case:
    case = opened()
    actions.record(case, Verb.ACCEPTED, by="Ravi", at=AT + timedelta(minutes=5))
    actions.set_need(case, by="Ravi", at=AT + timedelta(minutes=6), kind="water", what="Hand pump broken")
    actions.record(case, Verb.NOD_ASKED, by="Ravi", at=AT + timedelta(minutes=9), words="These exact words")
    return case


def test_an_untouched_record_verifies_and_rebuilds_its_status() -> None:
    case = worked_on()

    assert ledger.verify(case) == []
    assert ledger.rebuild(case.entries.order_by("seq"), docket=case.docket) is Status.AWAITING_NOD


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"by": "Meena"}, "facts were changed"),
        ({"facts": {"need": 7}}, "facts were changed"),
        ({"at": AT + timedelta(days=1)}, "facts were changed"),
        ({"words": "Other words"}, "words were changed"),
    ],
)
def test_any_later_change_to_an_entry_is_found(change: dict[str, object], told: str) -> None:
    case = worked_on()
    Entry.objects.filter(case=case, seq=4).update(**change)

    assert any(fault.seq == 4 and told in fault.what for fault in ledger.verify(case))


def test_a_removed_entry_is_found() -> None:
    case = worked_on()
    Entry.objects.filter(case=case, seq=2).delete()

    assert [fault.what for fault in ledger.verify(case)][:2] == [
        "entry 2 is missing",
        "it does not follow the entry before it",
    ]


def test_an_entry_cut_off_the_end_is_found() -> None:
    case = worked_on()
    Entry.objects.filter(case=case, seq=4).delete()

    assert "the case's head is not the end of its chain" in [fault.what for fault in ledger.verify(case)]


def test_a_status_set_past_the_lifecycle_is_found() -> None:
    case = worked_on()
    Case.objects.filter(pk=case.pk).update(status=Status.CLOSED)
    case.refresh_from_db()

    assert [fault.what for fault in ledger.verify(case)] == ["the status is closed, the entries say awaiting_nod"]


def test_erasing_words_keeps_the_proof() -> None:
    case = worked_on()
    entry = case.entries.get(verb=Verb.NOD_ASKED)

    ledger.erase(entry)

    entry.refresh_from_db()
    assert (entry.words, entry.words_salt) == ("", "")
    assert entry.words_hash
    assert ledger.verify(case) == []


def test_the_same_words_leave_different_hashes_so_that_short_words_cannot_be_guessed_back() -> None:
    case = opened()
    first = actions.record(case, Verb.CORRECTED, by="Ravi", at=AT, words="9 years old")
    second = actions.record(case, Verb.CORRECTED, by="Ravi", at=AT, words="9 years old")

    assert first.words_hash != second.words_hash


def test_a_refused_verb_writes_no_entry() -> None:
    case = opened()

    with pytest.raises(NotNow):
        actions.record(case, Verb.CLOSED, by="Ravi", at=AT)

    assert case.entries.count() == 1
    assert Case.objects.get(pk=case.pk).head_seq == 1


def test_dockets_run_on_without_a_hole_and_never_twice() -> None:
    first = opened()
    more = open_many([Opening(opened_at=AT, asked_en="", asked_hi="")] * 3, by="machine", at=AT)

    assert [case.docket for case in [first, *more]] == ["JH-20-00001", "JH-20-00002", "JH-20-00003", "JH-20-00004"]


def test_a_docket_bears_the_year_of_the_office_not_of_greenwich() -> None:
    late = datetime(2020, 12, 31, 20, 0, tzinfo=UTC)  # 1 January 2021, 01:30 in Ranchi

    case = open_case(Opening(opened_at=late, asked_en="", asked_hi=""), by="machine", at=late)

    assert case.docket == "JH-21-00001"


def test_a_case_opened_sealed_says_so_in_its_second_entry() -> None:
    case = opened(sealed_why="child")

    assert [entry.verb for entry in case.entries.order_by("seq")] == ["opened", "sealed"]
    assert ledger.verify(case) == []


def test_one_person_holds_a_case_at_a_time() -> None:
    case = opened()
    actions.hold(case, by="Ravi", at=AT)

    with pytest.raises(actions.HeldByAnother, match="held by Ravi"):
        actions.hold(case, by="Meena", at=AT)
    actions.release(case, by="Meena", at=AT)
    actions.hold(case, by="Meena", at=AT)

    assert Case.objects.get(pk=case.pk).held_by == "Meena"


def test_a_poisoned_row_is_parked_with_its_error_and_what_it_did_is_undone() -> None:
    case = opened()

    with actions.parked_on_error(case, at=AT, case=case):
        actions.record(case, Verb.ACCEPTED, by="Ravi", at=AT)
        raise RuntimeError("no such clause")

    case.refresh_from_db()
    assert (case.status, case.parked_error) == ("received", "RuntimeError: no such clause")
    assert case.entries.order_by("-seq").first().facts == {"row": f"Case {case.pk}", "error": "RuntimeError"}


def test_a_correction_that_changes_nothing_is_refused() -> None:
    case = opened(kind="water")

    with pytest.raises(actions.NothingToCorrect):
        actions.correct(case, by="Ravi", at=AT, kind="water")


def test_unknown_urgency_stands_above_low_and_below_today() -> None:
    urgencies = [0, 1, None, 2, 3]
    for urgency in urgencies:
        opened(urgency=urgency)

    assert [case.urgency for case in Case.objects.in_order()] == [3, 2, None, 1, 0]
