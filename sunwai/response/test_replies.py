"""An office's answer: matched or waiting in sight, read by the machine, decided by the desk, believed by nobody."""

import pytest

from sunwai.cases import ledger
from sunwai.cases.lifecycle import Verb
from sunwai.cases.models import Case, Need
from sunwai.clock.models import Window
from sunwai.desk import actions as desk
from sunwai.escalation.models import Escalation
from sunwai.intake.models import Post
from sunwai.loop import sweep
from sunwai.networks.post import ItemKind
from sunwai.offices import actions as offices
from sunwai.offices.models import Account
from sunwai.promise.models import Commitment
from sunwai.response import actions
from sunwai.response.models import Reply
from tests import builders as b

pytestmark = pytest.mark.django_db
NOTED = "Noted, sir."
DC = "office-dc-simdega"


def confirm(reply: Reply, kind: str | None = None, **more: object) -> None:
    actions.confirm_reading(reply, by="Ravi", at=b.later(hours=3), kind=kind, **more)  # type: ignore[arg-type]  # needs


# --- matching ---------------------------------------------------------------------------------------------------------


def test_an_answer_under_our_post_is_matched_by_it() -> None:
    direction = b.a_direction_out()

    reply = b.a_reply(direction)

    assert (reply.case, reply.direction, reply.matched_how) == (direction.case, direction, "reply_to_ours")
    assert reply.kind == ""
    assert b.last(direction.case).verb == "reply_matched"


def test_an_answer_in_the_citizens_thread_is_matched_by_the_thread() -> None:
    direction = b.a_direction_out()
    parent = Post.objects.get(role="new_matter").key

    reply = b.a_reply(None, parent=parent)

    assert (reply.direction, reply.matched_how) == (direction, "thread")


def test_an_answer_elsewhere_is_matched_by_its_code_before_anything_is_guessed() -> None:
    first = b.a_direction_out()
    b.a_direction_out(b.an_accepted_case(by="sunita"))

    reply = b.a_reply(None, f"{first.code}: {b.DONE}")

    assert (reply.direction, reply.case) == (first, first.case)


def test_a_code_of_a_case_that_was_joined_leads_to_where_the_matter_goes_on() -> None:
    direction = b.a_direction_out()
    other = b.a_case(by="sunita")
    desk.join(other, into=direction.case, by="Ravi", at=b.AT)

    reply = b.a_reply(None, f"{other.docket}: {b.DONE}")

    assert reply.case == direction.case


def test_an_offices_only_open_matter_is_proposed_and_two_are_never_guessed_between() -> None:
    direction = b.a_direction_out()
    only = b.a_reply(None)
    b.a_direction_out(b.an_accepted_case(by="sunita"))

    either = b.a_reply(None)

    assert (only.case, only.matched_how) == (direction.case, "only_window")
    assert (either.case, either.matched_how) == (None, "")


def test_an_impostor_or_a_suspended_account_answers_for_nobody() -> None:
    direction = b.a_direction_out()
    b.a_post(b.DONE, by=f"{DC}0", parent=direction.outgoing.sent_key)  # type: ignore[union-attr]  # it is out
    post = b.a_post(b.DONE, by=DC, parent=direction.outgoing.sent_key)  # type: ignore[union-attr]  # as above
    offices.suspend_account(Account.objects.get(key=DC), why="sold", by="Meena", at=b.AT)

    sweep(at=b.AT, sop=b.the_sop())

    post.refresh_from_db()
    assert not Reply.objects.exists()
    assert "NotAnOffice" in post.parked_error


def test_a_loose_reply_waits_until_a_person_puts_it_to_its_case() -> None:
    b.an_office()
    reply = b.a_reply(None)
    direction = b.a_direction_out()
    with pytest.raises(actions.InHoldingPen):
        confirm(reply)

    actions.match_by_hand(reply, case=direction.case, direction=direction, by="Meena", at=b.later(hours=1))

    assert (reply.case, reply.matched_how, reply.matched_by) == (direction.case, "person", "Meena")
    assert reply.post is not None
    assert Post.objects.get(pk=reply.post.pk).case == direction.case


def test_what_answers_no_case_of_ours_is_put_aside_once_and_can_be_put_to_a_case_after_all() -> None:
    b.an_office()
    reply = b.a_reply(None)
    actions.put_aside(reply, by="Ravi", at=b.AT)

    with pytest.raises(actions.PutAside, match="put aside by Ravi"):
        actions.put_aside(reply, by="Meena", at=b.AT)
    direction = b.a_direction_out()
    actions.match_by_hand(reply, case=direction.case, direction=direction, by="Meena", at=b.AT)

    assert reply.put_aside_at is None
    with pytest.raises(actions.PutAside, match=direction.case.docket):
        actions.put_aside(reply, by="Meena", at=b.AT)


def test_two_sweepers_take_one_reply(transactional_db: None) -> None:
    direction = b.a_direction_out()
    b.a_post(b.DONE, by=DC, parent=direction.outgoing.sent_key)  # type: ignore[union-attr]  # it is out
    sop = b.the_sop()

    b.together(*[lambda: sweep(at=b.AT, sop=sop)] * 3)

    assert Reply.objects.count() == b.count_of(direction.case, Verb.REPLY_MATCHED) == 1
    assert not Post.objects.filter(parked_at__isnull=False).exists()


# --- deciding ---------------------------------------------------------------------------------------------------------


def test_no_reply_moves_anything_before_the_desk_has_decided() -> None:
    direction = b.a_direction_out()
    before = Window.objects.values().get()

    b.a_reply(direction)
    sweep(at=b.later(hours=1), sop=b.the_sop())

    assert Window.objects.values().get() == before
    assert Need.objects.get().status == "open"


def test_a_claim_stops_the_clock_and_its_rungs_and_the_need_is_claimed_not_met() -> None:
    direction = b.a_direction_out()
    sweep(at=b.later(hours=6), sop=b.the_sop())

    confirm(b.a_reply(direction))

    window = Window.objects.get()
    assert (window.stop_cause, window.stopped_at) == ("answered", b.later(hours=3))
    assert Escalation.objects.get().settled_how == "answered"
    assert Need.objects.get().status == "claimed"
    assert Case.objects.get().status == "answered"
    assert b.verbs(direction.case)[-4:] == ["reply_read", "need_moved", "window_stopped", "answered"]


@pytest.mark.parametrize("kind", ["acknowledged", "under_way", "needs_info"])
def test_noted_sir_stops_nothing(kind: str) -> None:
    reply = b.a_reply(b.a_direction_out(), NOTED)

    confirm(reply, kind)

    assert Window.objects.running().count() == 1
    assert (Case.objects.get().status, Need.objects.get().status) == ("directed", "open")


def test_an_answer_to_one_of_two_needs_stops_one_of_two_clocks() -> None:
    direction = b.a_direction_out(b.an_accepted_case(needs=2))

    confirm(b.a_reply(direction), "action_reported", needs=[2])

    assert Window.objects.running().get().need.number == 1
    assert list(Need.objects.order_by("number").values_list("status", flat=True)) == ["open", "claimed"]
    assert Case.objects.get().status == "directed"
    confirm(b.a_reply(direction), "refused", needs=[1])
    assert Case.objects.get().status == "answered"


def test_an_office_that_was_only_informed_answers_for_itself_and_never_stops_the_owners_clock() -> None:
    police = b.an_office("sp-simdega", kind="police")
    direction = b.a_direction_out(informed=[police])

    confirm(b.a_reply(direction, by="office-sp-simdega"), "action_reported")

    assert Window.objects.running().get().office == direction.owner
    assert Need.objects.get().status == "claimed"
    confirm(b.a_reply(direction), "action_reported")
    assert Case.objects.get().status == "answered"


@pytest.mark.parametrize(
    ("first", "second", "stands"),
    [
        ("acknowledged", "action_reported", "claimed"),
        ("action_reported", "refused", "refused"),
        ("refused", "action_reported", "claimed"),
        ("action_reported", "acknowledged", "claimed"),
        ("action_reported", "action_reported", "claimed"),
    ],
)
def test_a_second_reply_can_always_be_decided(first: str, second: str, stands: str) -> None:
    direction = b.a_direction_out()
    confirm(b.a_reply(direction, at=b.later(hours=1)), first)

    confirm(b.a_reply(direction, at=b.later(hours=2)), second)

    assert Need.objects.get().status == stands
    assert not Window.objects.running().exists()
    assert ledger.verify(Case.objects.get()) == []


def test_no_office_takes_back_what_the_citizen_confirmed() -> None:
    direction = b.a_direction_out()
    confirm(b.a_reply(direction), "action_reported")
    Need.objects.update(status="met")

    confirm(b.a_reply(direction), "refused")

    assert Need.objects.get().status == "met"


def test_a_reply_is_decided_once() -> None:
    reply = b.a_reply(b.a_direction_out())
    confirm(reply)

    assert reply.case is not None
    b.refusal_writes_nothing(reply.case, actions.AlreadyRead, lambda: confirm(reply, "refused"))
    b.refusal_writes_nothing(
        reply.case,
        actions.AlreadyRead,
        lambda: actions.match_by_hand(reply, case=reply.case, direction=None, by="R", at=b.AT),  # type: ignore[arg-type]  # it has one
    )


def test_two_officers_decide_one_reply_once(transactional_db: None) -> None:
    reply = b.a_reply(b.a_direction_out(), "31 जनवरी 2020 तक टावर लगा दिया जाएगा।")

    ends = b.together(*[lambda kind=kind: confirm(Reply.objects.get(), kind) for kind in (None, "refused")])

    assert sorted(type(end).__name__ for end in ends) == ["AlreadyRead", "NoneType"]
    assert reply.case is not None
    assert b.count_of(reply.case, Verb.REPLY_READ) == 1


def test_a_need_that_does_not_exist_is_refused_in_words() -> None:
    reply = b.a_reply(b.a_direction_out())

    assert reply.case is not None
    said = b.refusal_writes_nothing(reply.case, actions.NeedUnknown, lambda: confirm(reply, needs=[1, 7]))
    assert "no need 7" in said


def test_a_reply_its_office_changes_is_read_again_until_the_desk_has_decided() -> None:
    reply = b.a_reply(b.a_direction_out(), NOTED, key="700")
    assert reply.reading["kind"] == "acknowledged"

    b.a_post(b.DONE, by=DC, key="700", version="701", kind=ItemKind.EDIT)
    sweep(at=b.AT, sop=b.the_sop())

    reply.refresh_from_db()
    assert (Reply.objects.count(), reply.reading["kind"]) == (1, "action_reported")
    confirm(reply)
    b.a_post(NOTED, by=DC, key="700", version="702", kind=ItemKind.EDIT)
    sweep(at=b.AT, sop=b.the_sop())
    reply.refresh_from_db()
    assert (reply.kind, reply.reading["kind"]) == ("action_reported", "action_reported")
    assert not Post.objects.filter(parked_at__isnull=False).exists()


def test_a_dated_promise_stops_the_clock_and_is_recorded_once() -> None:
    reply = b.a_reply(b.a_direction_out(), "दूसरा टावर 31 जनवरी 2020 तक लगा दिया जाएगा।")
    confirm(reply)

    for _ in range(2):
        sweep(at=b.later(hours=3), sop=b.the_sop())

    assert Commitment.objects.get().reply == reply
    assert Need.objects.get().status == "promised"
    assert not Window.objects.running().exists()
