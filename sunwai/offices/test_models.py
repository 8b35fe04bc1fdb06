"""What an office, its holder and an account promise."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError

from sunwai.offices.models import Account, Holder, Office

NOON = datetime(2026, 1, 20, 6, 30, tzinfo=UTC)
LATE_EVENING_UTC = datetime(2026, 1, 19, 20, 0, tzinfo=UTC)  # already 20 January in Ranchi

pytestmark = pytest.mark.django_db


def simdega(**more: object) -> Office:
    return Office.objects.create(
        code="dc-simdega",
        kind="district",
        name_en="Deputy Commissioner, Simdega",
        name_hi="उपायुक्त, सिमडेगा",
        acts_by="direction",
        **more,
    )


def verified(office: Office, **more: object) -> Account:
    facts = {"verified_on": date(2026, 1, 20), "verified_by": "Meena", **more}
    return Account.objects.create(network="x", key="77", handle="DCSimdega", office=office, **facts)


def test_a_verified_account_of_an_open_office_may_be_tagged() -> None:
    account = verified(simdega())

    assert account.is_verified_for_office(NOON)


def test_the_day_of_verification_is_reckoned_in_the_offices_zone() -> None:
    account = verified(simdega())

    assert account.is_verified_for_office(LATE_EVENING_UTC)
    assert not account.is_verified_for_office(datetime(2026, 1, 19, 18, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    "lack",
    [
        {"verified_on": None},
        {"suspended_at": NOON, "suspended_why": "renamed"},
    ],
)
def test_an_unverified_or_suspended_account_is_never_tagged(lack: dict[str, object]) -> None:
    account = verified(simdega(), **lack)

    assert not account.is_verified_for_office(NOON)


def test_an_account_of_a_closed_office_is_never_tagged() -> None:
    assert not verified(simdega(closed_at=NOON)).is_verified_for_office(NOON)


def test_a_citizens_account_speaks_for_no_office() -> None:
    asha = Account.objects.create(network="x", key="1", handle="asha")

    assert not asha.is_verified_for_office(NOON)


def test_a_citizens_account_cannot_be_marked_verified() -> None:
    with pytest.raises(IntegrityError):
        Account.objects.create(network="x", key="1", verified_on=date(2026, 1, 1), verified_by="Meena")


def test_one_identity_on_a_network_has_one_row() -> None:
    Account.objects.create(network="x", key="1", handle="asha")

    with pytest.raises(IntegrityError):
        Account.objects.create(network="x", key="1", handle="asha_renamed")


def test_the_union_cannot_be_made_an_office_that_takes_directions() -> None:
    with pytest.raises(IntegrityError):
        Office.objects.create(
            code="union-railways", kind="union", name_en="Railways", name_hi="रेल", acts_by="direction"
        )


def test_the_holder_is_the_one_of_that_day() -> None:
    office = simdega()
    Holder.objects.create(
        office=office, name="Before", since=date(2025, 1, 1), until=date(2026, 1, 20), source="order 1"
    )
    Holder.objects.create(office=office, name="Now", since=date(2026, 1, 20), source="order 2")

    holder = office.holder(NOON)
    earlier = office.holder(datetime(2025, 6, 1, tzinfo=UTC))

    assert (holder and holder.name, earlier and earlier.name) == ("Now", "Before")
    assert office.holder(datetime(2024, 6, 1, tzinfo=UTC)) is None


def test_an_office_has_one_holder_at_a_time() -> None:
    office = simdega()
    Holder.objects.create(office=office, name="One", since=date(2026, 1, 1), source="order 1")

    with pytest.raises(IntegrityError):
        Holder.objects.create(office=office, name="Two", since=date(2026, 1, 2), source="order 2")


def test_an_office_is_named_in_the_readers_language() -> None:
    office = simdega()

    assert office.name("hi") == "उपायुक्त, सिमडेगा"
    assert office.name("en") == str(office) == "Deputy Commissioner, Simdega"
