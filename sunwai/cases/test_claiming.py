"""Claiming and parking: one row at a time, no row waited for, and no broken row that stops the others."""

import threading

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction

from sunwai.cases import actions
from sunwai.cases.claiming import claimed
from sunwai.cases.lifecycle import NeedStatus, NotNow, Verb
from sunwai.cases.models import Case
from sunwai.clock.models import Window
from tests import builders as b

pytestmark = pytest.mark.django_db


def test_nothing_due_takes_no_lock_and_writes_nothing(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1), claimed(Window.objects.due(b.AT)) as row:  # type: ignore[operator]  # pytest-django's
        assert row is None


def test_a_row_whose_case_is_in_somebodys_hands_is_passed_over_not_waited_for(transactional_db: None) -> None:
    busy, free = b.a_window(), b.a_window(case=b.an_accepted_case(by="sunita"))
    held, done = threading.Event(), threading.Event()

    def desk() -> None:
        with transaction.atomic():
            actions.locked(busy.case)
            held.set()
            done.wait(timeout=0.5)

    def sweeper() -> int | None:
        held.wait(timeout=20)
        try:
            with claimed(Window.objects.due(b.later(hours=9))) as row:
                return row.pk if row else None
        finally:
            done.set()

    taken = b.together(desk, sweeper)[1]

    # SQLite lets one transaction write at a time: there the sweeper had to let the desk finish.
    assert taken == (free.pk if connection.features.has_select_for_update_skip_locked else busy.pk)


def test_a_claimed_row_comes_with_its_case_as_it_stands_now() -> None:
    window = b.a_window()
    Case.objects.update(people=7)

    with claimed(Window.objects.due(b.later(hours=9))) as row:
        assert row == window
        assert row.case.people == 7  # type: ignore[union-attr]  # asserted above


@pytest.mark.parametrize("error", [OperationalError("disk is full"), OperationalError("deadlock detected")])
def test_a_full_or_deadlocked_database_parks_nothing(error: OperationalError) -> None:
    case = b.a_case()

    with pytest.raises(OperationalError), actions.parked_on_error(case, at=b.AT, case=case):
        raise error

    case.refresh_from_db()
    assert case.parked_at is None


@pytest.mark.parametrize("words", ["NUL \x00 within", "half a pair \ud83d", "x" * 5_000])
def test_an_error_parks_its_row_whatever_it_quotes(words: str) -> None:
    case = b.a_case()

    with actions.parked_on_error(case, at=b.AT, case=case):
        raise ValueError(words)

    case.refresh_from_db()
    assert case.parked_error.startswith("ValueError: ")
    assert len(case.parked_error) <= 500


def test_a_row_is_parked_even_where_its_case_takes_no_entry() -> None:
    window = b.a_window()
    Case.objects.update(status="nonsense")

    with actions.parked_on_error(window, at=b.AT, case=window.case):
        raise IntegrityError("no such thing")

    window.refresh_from_db()
    assert window.parked_at == b.AT


def test_a_person_lets_a_parked_row_go_again() -> None:
    window = b.a_window()
    Window.objects.update(parked_at=b.AT, parked_error="ValueError: no such clause")
    assert not Window.objects.due(b.later(hours=9)).exists()

    actions.unpark(window, by="Ravi", at=b.AT, case=window.case)

    assert Window.objects.due(b.later(hours=9)).get() == window
    assert b.last(window.case).by == "Ravi"


# --- verbs on a case as such ------------------------------------------------------------------------------------------


def test_a_seal_is_set_and_lifted_once_with_its_reason_also_by_two_people(transactional_db: None) -> None:
    case = b.a_case()

    ends = b.together(*[lambda: actions.seal(Case.objects.get(pk=case.pk), by="Meena", at=b.AT, why="child")] * 3)

    assert sorted(type(end).__name__ for end in ends) == ["NoneType", "NotNow", "NotNow"]
    assert b.count_of(case, Verb.SEALED) == 1
    sealed = Case.objects.get()
    assert (sealed.is_sealed, sealed.sealed_by, sealed.sealed_why) == (True, "Meena", "child")
    actions.unseal(sealed, by="Meena", at=b.AT, why="grown up")
    b.refusal_writes_nothing(sealed, NotNow, lambda: actions.unseal(sealed, by="Meena", at=b.AT, why=""))


def test_two_officers_cannot_hold_one_case(transactional_db: None) -> None:
    case = b.a_case()

    ends = b.together(*[lambda by=by: actions.hold(Case.objects.get(), by=by, at=b.AT) for by in ("Ravi", "Meena")])

    assert sorted(type(end).__name__ for end in ends) == ["HeldByAnother", "NoneType"]
    assert b.count_of(case, Verb.HELD) == 1


def test_the_desks_own_words_are_kept_in_each_language() -> None:
    case = b.a_case()
    actions.summarise(case, by="Ravi", at=b.AT, en="No network")
    actions.summarise(case, by="Ravi", at=b.AT, hi="नेटवर्क नहीं")

    assert (Case.objects.get().summary_en, Case.objects.get().summary_hi) == ("No network", "नेटवर्क नहीं")


def test_a_need_moves_by_its_own_table_and_standing_there_already_is_no_entry() -> None:
    need = b.an_accepted_case().needs.get()

    with pytest.raises(NotNow, match="cannot become"):
        actions.move_need(need, NeedStatus.DISPUTED, by="Ravi", at=b.AT)
    actions.move_need(need, NeedStatus.CLAIMED, by="Ravi", at=b.AT)
    actions.move_need(need, NeedStatus.CLAIMED, by="Ravi", at=b.AT)

    assert b.count_of(need.case, Verb.NEED_MOVED) == 1


def test_a_need_that_somebody_moved_meanwhile_is_moved_from_where_it_stands_now() -> None:
    need = b.an_accepted_case().needs.get()
    stale = b.Case.objects.get().needs.get()
    actions.move_need(need, NeedStatus.MET, by="Ravi", at=b.AT)

    with pytest.raises(NotNow, match="met cannot become claimed"):
        actions.move_need(stale, NeedStatus.CLAIMED, by="Meena", at=b.AT)


def test_an_account_stands_once_in_a_role() -> None:
    case = b.a_case()
    asha = case.parties.get()

    again = actions.add_party(case, role=b.desk.PartyRole.COMPLAINANT, account_id=asha.account_id)

    assert again == asha
