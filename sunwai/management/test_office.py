"""Verifying an office's account from the command line: the network says who it is, and look-alikes are called out."""

from sunwai.management.conftest import Sunwai
from sunwai.offices.models import Account, Office
from sunwai.simulate import World

SOURCE = "letter of 14 January"


def verify(sunwai: Sunwai, handle: str, office: str = "dc-simdega"):  # type: ignore[no-untyped-def]  # click's Result
    return sunwai("office", "verify", handle, "--office", office, "--source", SOURCE, "--by", "Meena")


def test_an_account_is_verified_under_the_identity_the_network_gives_now(sunwai: Sunwai, world: World) -> None:
    account = world.network.create_account("DCSimdega", name="DC Simdega", verified_type="government")

    result = verify(sunwai, "@dcsimdega")

    assert result.exit_code == 0, result.output
    assert f"@DCSimdega  key {account.id}  name DC Simdega  badges: government" in result.output
    row = Account.objects.get(key=account.id)
    assert (row.office, row.source, row.verified_by) == (Office.objects.get(code="dc-simdega"), SOURCE, "Meena")
    assert row.verified_on is not None


def test_a_lookalike_of_another_office_is_called_out(sunwai: Sunwai, world: World) -> None:
    world.network.create_account("DC_Simdega_", name="District office")
    verify(sunwai, "DC_Simdega_")
    impostor = world.network.create_account("DCSimdegaa", name="Deputy Commissioner, Simdega")

    result = verify(sunwai, "DCSimdegaa", office="dc-gumla")

    assert result.exit_code == 0
    assert "WARNING: @DCSimdegaa could be taken for Deputy Commissioner, Simdega" in result.stderr
    assert "sunwai office suspend @DCSimdegaa" in result.stderr
    assert Account.objects.get(key=impostor.id).office == Office.objects.get(code="dc-gumla")


def test_an_offices_own_name_is_no_warning(sunwai: Sunwai, world: World) -> None:
    world.network.create_account("DCSimdega", name="Deputy Commissioner, Simdega")

    assert "WARNING" not in verify(sunwai, "DCSimdega").stderr


def test_a_handle_the_network_does_not_know_is_not_recorded(sunwai: Sunwai, world: World) -> None:
    result = verify(sunwai, "@nobody_here")

    assert result.exit_code == 1
    assert "knows nobody called @nobody_here" in result.stderr
    assert not Account.objects.filter(verified_by="Meena").exists()


def test_an_office_nobody_listed_is_refused_before_anybody_is_asked(sunwai: Sunwai, world: World) -> None:
    result = verify(sunwai, "@jh_sunwai", office="dc-atlantis")

    assert result.exit_code == 1
    assert "dc-atlantis" in result.stderr
    assert "sunwai import-directory" in result.stderr


def test_without_a_connected_handle_nobody_can_be_looked_up(sunwai: Sunwai, world: World) -> None:
    result = sunwai(
        "office",
        "verify",
        "@dc",
        "--office",
        "dc-simdega",
        "--source",
        SOURCE,
        "--by",
        "Meena",
        "--network",
        "mastodon",
    )

    assert result.exit_code == 1
    assert "sunwai connect x" in result.stderr


def test_verifying_twice_is_said_aloud(sunwai: Sunwai, world: World) -> None:
    world.network.create_account("DCSimdega")
    verify(sunwai, "DCSimdega")

    result = verify(sunwai, "DCSimdega")

    assert result.exit_code == 1
    assert "already" in result.stderr


def test_a_suspended_account_is_not_heard_as_an_office_any_more(sunwai: Sunwai, world: World) -> None:
    account = world.network.create_account("DCSimdega")
    verify(sunwai, "DCSimdega")

    result = sunwai("office", "suspend", "@dcsimdega", "--why", "changed hands", "--by", "Meena")

    row = Account.objects.get(key=account.id)
    assert result.exit_code == 0
    assert row.suspended_why == "changed hands (Meena)"
    again = sunwai("office", "suspend", "@dcsimdega", "--why", "once more", "--by", "Ravi")
    assert again.exit_code == 1
    assert "suspended already" in again.stderr


def test_an_account_that_speaks_for_no_office_is_not_suspended(sunwai: Sunwai, world: World) -> None:
    result = sunwai("office", "suspend", "@asha", "--why", "no reason", "--by", "Meena")

    assert result.exit_code == 1
    assert "Nothing was changed" in result.stderr
