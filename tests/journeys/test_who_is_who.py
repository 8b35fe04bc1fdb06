"""Handles change hands: an impostor stops no clock, a renamed officer and a taken-over handle are not tagged."""

import pytest

from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.direction.models import Direction
from sunwai.offices.models import Account
from sunwai.outbox.models import Outgoing, State
from sunwai.response.models import Reply
from sunwai.simulate import World

TAG = "सिमडेगा जिले के बोलबा प्रखंड में छह साल से मोबाइल नेटवर्क नहीं है।"


def drafted(world: World, *, tag: str = TAG) -> Case:
    post = world.citizen("Asha").posts(tag)
    ravi = world.desk("Ravi")
    case = ravi.accepts(post)
    ravi.drafts(case, owner="dc-simdega")
    return case


def sent(world: World, case: Case) -> None:
    world.desk("Ravi").asks_nod(case)
    world.approver().nods(case)
    world.wait(minutes=2)


def test_an_impostors_answer_is_no_reply_and_stops_no_clock(world: World) -> None:
    world.office("dc-simdega")
    case = drafted(world)
    sent(world, case)

    answer = world.impostor("dc-simdega").posts("दोनों टावर चालू कर दिए गए हैं।", reply_to=world.published()[0])
    world.wait(minutes=10)

    assert world.case_of(answer) == case  # the desk sees it, as anybody's word
    assert not Reply.objects.exists()
    assert Window.objects.get(case=case).stopped_at is None
    assert case.needs.get().status == "open"
    world.wait(hours=6)
    assert len(world.secretary().call_sheet()) == 1


def test_an_officers_account_that_was_renamed_is_suspended_when_it_is_next_read(world: World) -> None:
    dc = world.office("dc-simdega")
    case = drafted(world)
    sent(world, case)

    world.network.change_account(dc.account, username="simdega_works")
    answer = dc.posts("दोनों टावर चालू कर दिए गए हैं।", reply_to=world.published()[0])
    world.wait(minutes=10)

    account = Account.objects.get(key=dc.account)
    assert account.suspended_at is not None
    assert "Renamed from @dc_simdega_jh to @simdega_works" in account.suspended_why
    assert world.case_of(answer) == case
    assert not Reply.objects.exists()
    assert Window.objects.get(case=case).stopped_at is None


def test_a_suspended_account_is_named_by_its_office_and_not_tagged(world: World) -> None:
    dc = world.office("dc-simdega")
    world.network.change_account(dc.account, username="simdega_works")
    dc.posts("नया नाम।")
    world.wait(minutes=1)

    case = drafted(world)
    sent(world, case)

    [posted] = world.published()
    assert "@dc_simdega_jh" not in posted.text
    assert "@simdega_works" not in posted.text
    assert Direction.objects.get(case=case).owner.name_hi in posted.text
    assert Outgoing.objects.get(case=case).tagged == []


def test_a_rename_seen_between_the_draft_and_the_nod_asks_for_a_new_nod(world: World) -> None:
    dc = world.office("dc-simdega")
    case = drafted(world)
    world.desk("Ravi").asks_nod(case)

    world.network.change_account(dc.account, username="simdega_works")
    dc.posts("नया नाम।")
    world.approver().nods(case)
    world.wait(minutes=5)

    assert world.published() == []
    direction = Direction.objects.get(case=case)
    assert direction.parked_at is not None
    assert "account changed since the nod" in direction.parked_error
    assert "parked" in [entry.verb for entry in world.ledger(case)]


@pytest.mark.parametrize("taken_over", [True, False])
def test_a_handle_given_up_since_the_nod_is_not_tagged(world: World, taken_over: bool) -> None:
    dc = world.office("dc-simdega")
    case = drafted(world)
    world.desk("Ravi").asks_nod(case)

    world.network.change_account(dc.account, username="simdega_works")
    if taken_over:
        world.network.create_account("dc_simdega_jh", name="Deputy Commissioner, Simdega")
    world.approver().nods(case)
    world.wait(minutes=5)

    act = Outgoing.objects.get(case=case)
    assert act.state == State.FAILED
    assert "@dc_simdega_jh is not the account that was verified" in act.error
    assert world.published() == []
    assert [c.docket for c in world.desk("Ravi").list("stuck")] == [case.docket]
    assert not Window.objects.exists()
