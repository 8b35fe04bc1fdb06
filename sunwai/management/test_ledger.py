"""The record and the clocks, proved from the command line; whatever was altered by hand is found."""

from datetime import date, timedelta

import pytest

from sunwai.accountability.models import DayRoot
from sunwai.audit.models import Finding
from sunwai.cases.models import Case, Entry
from sunwai.clock.models import Window
from sunwai.management.conftest import Sunwai
from sunwai.simulate import World


@pytest.fixture
def case(world: World) -> Case:
    """A case whose direction is out, with the day before rolled up."""
    world.office("dc-simdega")
    post = world.citizen("Asha").posts("सिमडेगा के बोलबा में छह साल से मोबाइल नेटवर्क नहीं है।")
    world.wait(minutes=1)
    case = world.desk("Ravi").accepts(post)
    world.desk("Ravi").drafts(case, owner="dc-simdega")
    world.desk("Ravi").asks_nod(case)
    world.approver().nods(case)
    world.wait(days=2)
    return case


def test_a_record_as_it_was_written_is_said_to_stand(sunwai: Sunwai, case: Case) -> None:
    result = sunwai("ledger", "verify")

    assert result.exit_code == 0
    assert "stands as it was written: 1 cases, 2 days" in result.output


def test_an_altered_entry_a_forced_status_and_a_false_root_are_all_listed(sunwai: Sunwai, case: Case) -> None:
    Entry.objects.filter(case=case, seq=2).update(by="somebody else")
    Case.objects.filter(pk=case.pk).update(status="closed")
    DayRoot.objects.filter(day=date(2020, 1, 16)).update(root="0" * 64)

    result = sunwai("ledger", "verify")

    assert result.exit_code == 1
    assert f"{case.docket}, entry 2: its facts were changed" in result.stderr
    assert "the status is closed, the entries say directed" in result.stderr
    assert "2020-01-16: the day's entries no longer give its root" in result.stderr


def test_a_root_that_was_cut_out_is_missed(sunwai: Sunwai, case: Case) -> None:
    first = DayRoot.objects.order_by("day").first()
    assert first is not None
    DayRoot.objects.filter(pk=first.pk).update(day=first.day - timedelta(days=3))

    result = sunwai("ledger", "verify")

    assert "have no root" in result.stderr


def test_a_root_that_does_not_follow_is_found(sunwai: Sunwai, case: Case) -> None:
    DayRoot.objects.filter(day=date(2020, 1, 16)).update(previous="")

    assert "does not follow the day before" in sunwai("ledger", "verify").stderr


def test_every_status_is_rebuilt_beside_the_stored_one(sunwai: Sunwai, case: Case) -> None:
    assert f"{case.docket}  stored directed  rebuilt directed\n" in sunwai("ledger", "rebuild").output

    Case.objects.update(status="closed")
    result = sunwai("ledger", "rebuild")

    assert result.exit_code == 1
    assert "stored closed  rebuilt directed  DIFFERS" in result.output


def test_due_times_are_what_the_record_says(sunwai: Sunwai, case: Case) -> None:
    assert "1 windows are due exactly when the record says." in sunwai("clock", "verify").output

    window = Window.objects.get()
    Window.objects.update(due_at=window.due_at + timedelta(hours=2))
    result = sunwai("clock", "verify")

    assert result.exit_code == 1
    assert f"{case.docket}, dc-simdega: stored as due" in result.stderr


def test_a_proof_asked_for_alarms_the_desk_as_the_nightly_one_does(sunwai: Sunwai, case: Case) -> None:
    assert "1 running windows are due exactly when the record says." in sunwai("clock", "prove").output
    assert not Finding.objects.exists()

    window = Window.objects.get()
    Window.objects.update(due_at=window.due_at + timedelta(hours=2))
    result = sunwai("clock", "prove")

    assert result.exit_code == 1
    assert f"{case.docket}, dc-simdega: stored as due" in result.stderr
    alarm = Finding.objects.get(gone_at=None)
    assert (alarm.kind, alarm.case, alarm.row) == ("differs", case, f"Window {window.pk}")


def test_a_window_whose_entries_are_gone_is_a_fault_and_stops_no_other(sunwai: Sunwai, case: Case) -> None:
    Entry.objects.filter(verb="window_opened").update(verb="held")

    result = sunwai("clock", "verify")

    assert result.exit_code == 1
    assert "its entries cannot be followed" in result.stderr
