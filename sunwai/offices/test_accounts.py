"""What meeting, verifying and suspending accounts, and appointing holders, promise."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sunwai.networks.post import Author
from sunwai.offices.actions import (
    AlreadyHolds,
    AlreadySuspended,
    AlreadyVerified,
    IdentityUnknown,
    SpeaksForAnother,
    appoint,
    meet,
    meet_many,
    suspend_account,
    verify_account,
)
from sunwai.offices.models import Account, Office

NOON = datetime(2026, 1, 20, 6, 30, tzinfo=UTC)
LATER = NOON + timedelta(days=3)

pytestmark = pytest.mark.django_db


def office(code: str = "dc-simdega") -> Office:
    return Office.objects.create(code=code, kind="district", name_en=code, name_hi=code, acts_by="direction")


def verified(code: str = "dc-simdega") -> Account:
    account = meet(Author("77", "DCSimdega", "DC Simdega"), network="x", at=NOON)
    verify_account(account, office=office(code), source="government badge", by="Meena", at=NOON)
    return account


def test_an_author_met_twice_is_one_account() -> None:
    first = meet(Author("1", "asha", "Asha"), network="x", at=NOON)
    second = meet(Author("1", "asha", "Asha"), network="x", at=LATER)

    assert first.pk == second.pk
    assert Account.objects.count() == 1


def test_the_same_key_on_another_network_is_another_account() -> None:
    assert meet(Author("1", "asha"), network="x", at=NOON) != meet(Author("1", "asha"), network="press", at=NOON)


def test_a_citizen_who_renames_is_still_the_same_account() -> None:
    meet(Author("1", "asha", "Asha"), network="x", at=NOON)

    account = meet(Author("1", "asha_devi", "Asha Devi"), network="x", at=LATER)
    account.refresh_from_db()

    assert (account.handle, account.name, account.suspended_at) == ("asha_devi", "Asha Devi", None)


def test_a_name_left_out_by_the_network_is_not_forgotten() -> None:
    meet(Author("1", "asha", "Asha"), network="x", at=NOON)

    assert meet(Author("1", "asha"), network="x", at=LATER).name == "Asha"


def test_a_renamed_office_account_is_suspended_with_the_reason() -> None:
    verified()

    account = meet(Author("77", "SomebodyElse", "DC Simdega"), network="x", at=LATER)
    account.refresh_from_db()

    assert not account.is_verified_for_office(LATER)
    assert account.suspended_at == LATER
    assert "@DCSimdega to @SomebodyElse" in account.suspended_why


def test_a_change_of_capitals_or_display_name_suspends_nobody() -> None:
    verified()

    account = meet(Author("77", "dcsimdega", "Deputy Commissioner"), network="x", at=LATER)

    assert account.is_verified_for_office(LATER)
    assert account.handle == "dcsimdega"


def test_another_account_taking_an_offices_old_handle_gains_nothing() -> None:
    verified()

    impostor = meet(Author("666", "DCSimdega", "DC Simdega"), network="x", at=LATER)

    assert not impostor.is_verified_for_office(LATER)


def test_of_an_author_met_twice_in_one_batch_the_last_handle_counts() -> None:
    met = meet_many([Author("1", "old"), Author("2", "ravi"), Author("1", "new")], network="x", at=NOON)

    assert {key: account.handle for key, account in met.items()} == {"1": "new", "2": "ravi"}
    assert Account.objects.count() == 2


def test_thousands_are_met_in_a_few_queries() -> None:
    authors = [Author(str(n), f"person{n}") for n in range(1_200)]
    meet(authors[3], network="x", at=NOON)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        met = meet_many(authors, network="x", at=NOON)

    assert len(met) == 1_200
    assert all(account.pk for account in met.values())
    assert len(queries) < 40


def test_nobody_to_meet_is_no_error() -> None:
    assert meet_many([], network="x", at=NOON) == {}


def test_a_handle_no_column_could_hold_does_not_stop_the_batch() -> None:
    account = meet(Author("1", "a\0" * 400, "न" * 400), network="x", at=NOON)

    assert len(account.handle) == len(account.name) == 255
    assert "\0" not in account.handle


def test_an_office_account_may_be_tagged_once_verified() -> None:
    account = verified()
    account.refresh_from_db()

    assert account.is_verified_for_office(NOON)
    assert (account.verified_on, account.verified_by, account.source) == (
        date(2026, 1, 20),
        "Meena",
        "government badge",
    )


def test_verifying_twice_is_said_aloud() -> None:
    account = verified()

    with pytest.raises(AlreadyVerified):
        verify_account(account, office=account.office, source="again", by="Ravi", at=LATER)


def test_an_account_is_not_moved_to_another_office_unseen() -> None:
    account = verified()

    with pytest.raises(SpeaksForAnother, match="Suspend it there first"):
        verify_account(account, office=office("dc-gumla"), source="call", by="Ravi", at=LATER)


def test_a_suspended_account_may_be_verified_anew() -> None:
    account = verified()
    suspend_account(account, why="The officer was transferred", by="Meena", at=LATER)
    assert not account.is_verified_for_office(LATER)

    verify_account(account, office=office("dc-gumla"), source="call", by="Ravi", at=LATER)
    account.refresh_from_db()

    assert account.is_verified_for_office(LATER)
    assert account.suspended_why == ""


def test_suspending_twice_is_said_aloud() -> None:
    account = verified()
    suspend_account(account, why="Transferred", by="Meena", at=LATER)

    with pytest.raises(AlreadySuspended, match="Transferred"):
        suspend_account(account, why="Again", by="Ravi", at=LATER)


def test_a_bare_handle_is_never_verified() -> None:
    listed = Account.objects.create(network="x", key="@railminindia", handle="RailMinIndia")

    with pytest.raises(IdentityUnknown):
        verify_account(listed, office=office("union-x"), source="list", by="Meena", at=NOON)


def test_verifying_the_real_account_replaces_the_listed_handle() -> None:
    Account.objects.create(network="x", key="@dcsimdega", handle="dcsimdega")

    account = verified()

    assert list(Account.objects.all()) == [account]


def test_a_new_holder_ends_the_time_of_the_one_before() -> None:
    simdega = office()
    appoint(simdega, name="First", phone="", since=date(2025, 1, 1), by="Meena", at=NOON)
    appoint(simdega, name="Second", phone="0651-0000000", since=date(2026, 1, 20), by="Meena", at=NOON)

    now, before = simdega.holder(NOON), simdega.holder(NOON - timedelta(days=1))

    assert (now and now.name, before and before.name) == ("Second", "First")
    assert now is not None
    assert now.source == "entered by Meena on 2026-01-20"


@pytest.mark.parametrize(("name", "since"), [("First", date(2026, 1, 1)), ("Second", date(2024, 1, 1))])
def test_an_appointment_that_changes_nothing_or_the_past_is_refused(name: str, since: date) -> None:
    simdega = office()
    appoint(simdega, name="First", phone="", since=date(2025, 1, 1), by="Meena", at=NOON)

    with pytest.raises(AlreadyHolds, match="First since 2025-01-01"):
        appoint(simdega, name=name, phone="", since=since, by="Meena", at=NOON)

    assert simdega.holder(NOON).name == "First"
