"""A person posts what the product may not: the exact words are claimed by their code and held against the nod."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from sunwai.cases import ledger
from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.intake import actions as intake
from sunwai.outbox import actions as outbox
from sunwai.outbox.models import Outgoing, State
from sunwai.simulate import World
from sunwai.simulate.outside import SaidPost

TAG = "सिमडेगा जिले के बोलबा प्रखंड में छह साल से मोबाइल नेटवर्क नहीं है।"


@pytest.fixture
def assisted(open_world: Callable[..., World]) -> World:
    """Will open a World in which people post and the product finds what they posted."""
    return open_world(mode="assisted")


def nodded(world: World, said: SaidPost | None = None) -> tuple[Case, Outgoing]:
    post = said or world.citizen("Asha").posts(TAG)
    world.office("dc-simdega")
    ravi = world.desk("Ravi")
    case = ravi.accepts(post)
    ravi.drafts(case, owner="dc-simdega")
    ravi.asks_nod(case)
    world.approver().nods(case)
    return case, Outgoing.objects.get(case=case)


def by_hand(world: World, words: str, *, under: str | None = None) -> SaidPost:
    """Will post WORDS from our handle as a person does in the app."""
    said = world.network.post_as(world.connector.account, words, reply_to=under, at=world.at)
    return SaidPost("x", said.chain, world.handle, words)


def waiting_by_hand(world: World) -> list[str]:
    return [case.docket for case in world.desk("Ravi").list("by_hand")]


def test_in_assisted_mode_the_words_wait_for_a_person_and_nothing_is_posted(assisted: World) -> None:
    case, act = nodded(assisted)

    assisted.wait(hours=3)

    assert act.state == State.BY_HAND
    assert act.code in act.words
    assert act.in_reply_to
    assert assisted.published() == []
    assert waiting_by_hand(assisted) == [case.docket]
    assert not Window.objects.exists()


def test_the_post_is_claimed_by_its_code_and_the_window_opens_from_its_own_time(assisted: World) -> None:
    case, act = nodded(assisted)
    assisted.wait(minutes=20)
    posted_at = assisted.at

    post = by_hand(assisted, act.words, under=act.in_reply_to)
    assisted.wait(minutes=25)

    act.refresh_from_db()
    assert (act.state, act.sent_key, act.differs) == (State.SENT, post.key, False)
    assert waiting_by_hand(assisted) == []
    window = Window.objects.get(case=case)
    assert abs(window.opened_at - posted_at) < timedelta(seconds=1)
    assert "post_claimed" in [entry.verb for entry in assisted.ledger(case)]
    assert len(assisted.published()) == 1


def test_words_a_person_changed_are_claimed_and_flagged_as_not_those_of_the_nod(assisted: World) -> None:
    case, act = nodded(assisted)

    by_hand(assisted, act.words.replace("कृपया", "तुरंत"), under=act.in_reply_to)
    assisted.wait(minutes=5)

    act.refresh_from_db()
    assert (act.state, act.differs) == (State.SENT, True)
    assert "तुरंत" in act.sent_words
    assert [e.verb for e in assisted.ledger(case)].count("post_differs") == 1
    assert not ledger.verify(Case.objects.get(pk=case.pk))


def test_a_post_by_hand_without_the_code_is_not_claimed_and_the_row_still_waits(assisted: World) -> None:
    case, act = nodded(assisted)

    by_hand(assisted, act.words.replace(act.code, ""), under=act.in_reply_to)
    assisted.wait(hours=1)

    act.refresh_from_db()
    assert act.state == State.BY_HAND
    assert waiting_by_hand(assisted) == [case.docket]
    assert not Window.objects.exists()


def test_a_code_that_only_begins_like_ours_claims_nothing(assisted: World) -> None:
    _, act = nodded(assisted)

    by_hand(assisted, f"एक और मामला {act.code}0")
    assisted.wait(minutes=5)

    act.refresh_from_db()
    assert act.state == State.BY_HAND


def test_the_code_in_somebody_elses_post_claims_nothing(assisted: World) -> None:
    _, act = nodded(assisted)

    assisted.impostor("dc-simdega").posts(act.words)
    assisted.wait(minutes=5)

    act.refresh_from_db()
    assert act.state == State.BY_HAND


def unsummoned(world: World) -> tuple[Case, Outgoing]:
    """A complaint that came by a file and does not tag us: X takes no reply to it from a program."""
    asha = world.network.create_account("asha_quiet")
    said = world.network.post_as(asha.id, TAG)
    [item] = world.connector.newest([said.id], at=world.at)
    intake.take_in([item], own_account=world.connector.account, at=world.at)
    case, act = nodded(world, SaidPost("x", said.chain, "asha_quiet", TAG))
    act.refresh_from_db()
    return case, act


def test_a_reply_x_refuses_is_shown_with_its_words_and_can_be_posted_by_hand(world: World) -> None:
    case, act = unsummoned(world)
    assert act.state == State.FAILED
    assert "not been mentioned or otherwise engaged" in act.error
    assert [c.docket for c in world.desk("Ravi").list("stuck")] == [case.docket]
    assert world.published() == []

    outbox.post_by_hand(act, by="Ravi", at=world.at)
    by_hand(world, act.words, under=act.in_reply_to)
    world.wait(minutes=5)

    act.refresh_from_db()
    assert (act.state, act.differs) == (State.SENT, False)
    assert Window.objects.filter(case=case).count() == 1
    assert len(world.published()) == 1
    handed = [e for e in world.ledger(case) if e.verb == "post_ready" and e.by == "Ravi"]
    assert [e.facts["by_hand"] for e in handed] == [True]
    assert not ledger.verify(Case.objects.get(pk=case.pk))


def test_what_waits_for_a_person_is_not_sent_by_the_machine_as_well(world: World) -> None:
    _, act = unsummoned(world)

    outbox.post_by_hand(act, by="Ravi", at=world.at)
    world.wait(hours=2)

    assert world.published() == []


@pytest.mark.parametrize("state", [State.SENDING, State.UNCERTAIN, State.ASK_PERSON, State.SENT, State.BY_HAND])
def test_what_is_or_may_be_out_is_not_handed_to_a_person(world: World, state: State) -> None:
    case, act = unsummoned(world)
    Outgoing.objects.filter(pk=act.pk).update(state=state)

    with pytest.raises(outbox.NotForAPerson, match="could stand twice"):
        outbox.post_by_hand(act, by="Ravi", at=world.at)

    assert Outgoing.objects.get(pk=act.pk).state == state
    assert not [e for e in world.ledger(case) if e.verb == "post_ready" and e.by == "Ravi"]
