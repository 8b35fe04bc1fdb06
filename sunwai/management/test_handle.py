"""The kill switch from the command line: nothing goes out while a handle is stopped, and what waited goes out after."""

import pytest

from sunwai.cases.models import Case
from sunwai.management.conftest import Sunwai
from sunwai.outbox.models import Handle
from sunwai.simulate import World


@pytest.fixture
def case(world: World) -> Case:
    """A matter whose words lie before the approver."""
    world.office("dc-simdega")
    post = world.citizen("Asha").posts("सिमडेगा के बोलबा में छह साल से मोबाइल नेटवर्क नहीं है।")
    world.wait(minutes=1)
    case = world.desk("Ravi").accepts(post)
    world.desk("Ravi").drafts(case, owner="dc-simdega")
    world.desk("Ravi").asks_nod(case)
    return case


def test_nothing_goes_out_from_a_stopped_handle_and_all_of_it_once_started(
    sunwai: Sunwai, world: World, case: Case
) -> None:
    stopped = sunwai("handle", "stop", "@jh_sunwai", "--by", "Meena")
    world.approver().nods(case)
    world.wait(minutes=20)

    assert stopped.exit_code == 0, stopped.output
    assert "Nothing goes out from it until: sunwai handle start @jh_sunwai" in stopped.output
    assert world.published() == []

    started = sunwai("handle", "start", "jh_sunwai")
    world.wait(minutes=1)

    assert "Acts go out from @jh_sunwai on x again; 1 waited." in started.output
    assert len(world.published()) == 1


def test_a_handle_is_stopped_by_a_name_and_once(sunwai: Sunwai, world: World) -> None:
    assert sunwai("handle", "stop", "jh_sunwai").exit_code == 2, "nobody would answer for it"
    sunwai("handle", "stop", "jh_sunwai", "--by", "Meena")

    again = sunwai("handle", "stop", "jh_sunwai", "--by", "Ravi")

    assert again.exit_code == 1
    assert "stopped by Meena" in again.stderr
    assert Handle.objects.get().stopped_by == "Meena"


def test_the_list_says_how_each_handle_stands(sunwai: Sunwai, world: World) -> None:
    assert "@jh_sunwai  x  api  sends" in sunwai("handle", "list").output
    sunwai("handle", "stop", "jh_sunwai", "--by", "Meena")
    assert "@jh_sunwai  x  api  stopped by Meena at " in sunwai("handle", "list").output


def test_with_no_handle_the_list_says_what_to_do(sunwai: Sunwai, office: None) -> None:
    assert "sunwai connect x" in sunwai("handle", "list").output


def test_a_handle_that_runs_is_not_started_in_silence(sunwai: Sunwai, world: World) -> None:
    result = sunwai("handle", "start", "jh_sunwai")

    assert result.exit_code == 1
    assert "is not stopped" in result.stderr


@pytest.mark.parametrize("name", ["jh_sunwal", "jh_sunwai"])
def test_a_name_that_fits_none_or_two_stops_nothing(sunwai: Sunwai, world: World, name: str) -> None:
    Handle.objects.create(network="mastodon", account="7", handle="jh_sunwai", mode="assisted")

    result = sunwai("handle", "stop", name, "--by", "Meena")

    assert result.exit_code == 1
    assert "Ours are: x:jh_sunwai, mastodon:jh_sunwai." in result.stderr
    assert not Handle.objects.filter(stopped_at__isnull=False).exists()


def test_of_two_networks_the_named_one_is_stopped_and_people_are_to_be_told(sunwai: Sunwai, world: World) -> None:
    Handle.objects.create(network="mastodon", account="7", handle="jh_sunwai", mode="assisted")

    result = sunwai("handle", "stop", "mastodon:@jh_sunwai", "--by", "Meena")

    assert "tell them to post nothing" in result.output
    assert Handle.objects.get(stopped_at__isnull=False).network == "mastodon"
