"""The citizen is asked once and heard: yes, no or silence, by whoever may say it, and never on an office's word."""

from datetime import datetime
from typing import Any

import pytest

from sunwai.cases import ledger
from sunwai.cases.lifecycle import NotNow, Verb
from sunwai.cases.models import Case, Need
from sunwai.closure import actions as closure
from sunwai.desk import actions as desk
from sunwai.intake.models import Post
from sunwai.loop import sweep
from sunwai.networks.post import ItemKind
from sunwai.outbox.models import Outgoing, State
from sunwai.response import actions as response
from sunwai.verification import actions
from sunwai.verification.models import Confirmation
from tests import builders as b

pytestmark = pytest.mark.django_db
W = Confirmation.Word
YES, NO, THANKS = "हाँ, अब नेटवर्क आ गया है।", "नहीं, अब भी नेटवर्क नहीं है।", "धन्यवाद"


def swept(*, at: datetime = b.AT) -> None:
    sweep(at=at, sop=b.the_sop())


def asked(*, out: bool = True, **more: Any) -> Case:
    """A matter in which the citizen has been asked."""
    case = b.an_answered_case(**more)
    swept()
    if out:
        b.went_out(Outgoing.objects.get(case=case, act="question"))
        swept()
    return Case.objects.get(pk=case.pk)


def says(text: str, *, by: str = "asha", at: datetime = b.AT, **more: Any) -> Post:
    parent = Post.objects.filter(role="new_matter").order_by("id")[0].key
    post = b.a_post(text, by=by, parent=parent, at=at, **more)
    swept(at=at)
    return post


def word(case: Case) -> str:
    return Confirmation.objects.filter(case=case).order_by("-id")[0].word


def test_after_a_claim_the_citizen_is_asked_once_under_their_own_post_by_the_standing_nod() -> None:
    case = asked(out=False)
    swept()

    question = Outgoing.objects.get(act="question")
    assert question.in_reply_to == Post.objects.get(role="new_matter").key
    assert "?" in question.words
    assert case.nods.get(act="confirmation").how == "standing"
    assert (case.status, Confirmation.objects.count()) == ("confirming", 1)


def test_two_sweepers_ask_once(transactional_db: None) -> None:
    case = b.an_answered_case()
    sop = b.the_sop()

    b.together(*[lambda: sweep(at=b.AT, sop=sop)] * 3)

    assert Confirmation.objects.count() == b.count_of(case, Verb.CITIZEN_ASKED) == 1
    assert Case.objects.get().parked_at is None


def test_nobody_is_asked_before_an_office_has_claimed_anything() -> None:
    case = b.an_accepted_case()
    b.a_handle()

    b.refusal_writes_nothing(case, NotNow, lambda: actions.ask(case, by="Ravi", at=b.AT, sop=b.the_sop()))


def test_a_matter_from_a_newspaper_has_nobody_to_ask_and_is_not_parked_for_it() -> None:
    case = b.an_answered_case()
    Post.objects.filter(role="new_matter").update(network="press", author=None)

    swept()

    assert Case.objects.get().parked_at is None
    b.refusal_writes_nothing(case, actions.NobodyToAsk, lambda: actions.ask(case, by="Ravi", at=b.AT, sop=b.the_sop()))


def test_a_matter_from_a_network_without_a_handle_is_not_parked_by_asking() -> None:
    b.an_answered_case()
    Post.objects.filter(role="new_matter").update(network="file")

    swept()

    assert Case.objects.get().parked_at is None
    assert not Confirmation.objects.exists()


@pytest.mark.parametrize(
    ("text", "status", "need"),
    [(YES, "heard", "met"), (NO, "accepted", "disputed"), (THANKS, "confirming", "claimed")],
)
def test_a_clear_yes_or_no_counts_and_thanks_are_not_a_yes(text: str, status: str, need: str) -> None:
    case = asked()

    says(text)

    assert (Case.objects.get(pk=case.pk).status, Need.objects.get().status) == (status, need)
    assert ledger.verify(Case.objects.get(pk=case.pk)) == []


def test_only_a_complainant_is_heard() -> None:
    case = asked()

    says(YES, by="troll")
    says(NO, by="troll")

    assert (Case.objects.get(pk=case.pk).status, word(case)) == ("confirming", "")


def test_the_complainant_of_a_joined_matter_is_heard_until_it_is_parted_again() -> None:
    case = asked()
    other = b.a_case(by="sunita")
    desk.join(other, into=case, by="Ravi", at=b.AT)
    desk.unjoin(other, by="Ravi", at=b.AT)
    says(NO, by="sunita")
    assert Case.objects.get(pk=case.pk).status == "confirming"

    desk.join(Case.objects.get(pk=other.pk), into=Case.objects.get(pk=case.pk), by="Ravi", at=b.AT)
    says(NO, by="sunita", at=b.later(minutes=1))

    assert Case.objects.get(pk=case.pk).status == "accepted"


def test_silence_counts_from_when_the_question_is_really_out() -> None:
    case = asked(out=False)
    swept(at=b.later(hours=20))
    b.went_out(Outgoing.objects.get(act="question"), at=b.later(hours=20))
    swept(at=b.later(hours=21))

    swept(at=b.later(hours=91))
    assert word(case) == ""
    swept(at=b.later(hours=92))

    assert (word(case), Case.objects.get(pk=case.pk).status) == ("unreachable", "heard")
    assert Need.objects.get().status == "claimed"


def test_a_word_by_phone_or_a_named_witness_is_recorded_and_a_nameless_witness_is_refused() -> None:
    case = asked()
    given = {"by": "Ravi", "at": b.AT}

    b.refusal_writes_nothing(
        case,
        actions.NobodyToAsk,
        lambda: actions.record_word(case, W.CONFIRMED, heard_from="witness", witness=" ", **given),  # type: ignore[arg-type]  # as given
    )
    row = actions.record_word(case, W.CONFIRMED, heard_from="witness", witness="Mukhiya", **given)  # type: ignore[arg-type]  # as given

    assert (row.word, row.witness, row.recorded_by) == ("confirmed", "Mukhiya", "Ravi")
    assert "Mukhiya" not in str(b.last(case).facts)


def test_a_citizen_may_say_by_phone_that_it_is_put_right_before_any_office_has_said_so() -> None:
    case = Case.objects.get(pk=b.a_direction_out().case_id)

    actions.record_word(case, W.CONFIRMED, by="Ravi", at=b.AT, heard_from="phone")

    assert (Case.objects.get().status, Need.objects.get().status) == ("heard", "met")
    closure.close(Case.objects.get(), outcome="relief", by="Ravi", at=b.AT, sop=b.the_sop())


def test_a_yes_taken_back_while_the_offices_time_runs_leaves_it_running() -> None:
    direction = b.a_direction_out()
    actions.record_word(direction.case, W.CONFIRMED, by="Ravi", at=b.AT, heard_from="phone")

    actions.record_word(Case.objects.get(), W.DISPUTED, by="Ravi", at=b.AT, heard_from="phone")

    assert Case.objects.get().status == "directed"
    response.confirm_reading(b.a_reply(direction), by="Ravi", at=b.AT, kind="action_reported")
    assert Case.objects.get().status == "answered"


def test_a_yes_is_about_what_was_claimed_and_leaves_the_other_need_open() -> None:
    direction = b.a_direction_out(b.an_accepted_case(needs=2))
    response.confirm_reading(b.a_reply(direction), by="Ravi", at=b.AT, kind="action_reported", needs=[1])

    actions.record_word(direction.case, W.CONFIRMED, by="Ravi", at=b.AT, heard_from="phone")

    assert list(Need.objects.order_by("number").values_list("status", flat=True)) == ["met", "open"]


def test_an_answer_that_comes_before_the_question_went_out_keeps_it_from_going_out() -> None:
    asked(out=False)

    says(NO)

    assert Outgoing.objects.get(act="question").state == State.WITHDRAWN


def test_a_no_reopens_a_closed_case_with_its_history_and_an_old_question_is_not_counted_as_silence() -> None:
    case = asked()
    actions.record_word(case, W.UNREACHABLE, by="Ravi", at=b.AT, heard_from="phone")
    closure.close(case, outcome="relief", by="Ravi", at=b.AT, sop=b.the_sop())

    says(NO, at=b.later(days=400))

    case = Case.objects.get()
    assert (case.status, Need.objects.get().status) == ("accepted", "disputed")
    assert case.closures.get().reopened_by == "citizen"
    swept(at=b.later(days=500))
    assert not Confirmation.objects.filter(parked_at__isnull=False).exists()


def test_a_protocol_that_bounds_reopening_is_kept_to() -> None:
    case = asked()
    actions.record_word(case, W.CONFIRMED, by="Ravi", at=b.AT, heard_from="phone")
    closure.close(case, outcome="relief", by="Ravi", at=b.AT, sop=b.the_sop())
    b.the_sop(within='"30 days"')

    says(NO, at=b.later(days=31))
    assert Case.objects.get().status == "closed"
    says(NO, at=b.later(days=29))
    assert Case.objects.get().status == "accepted"


def test_a_question_still_open_when_the_case_was_closed_counts_as_nothing_later() -> None:
    case = asked()
    closure.close(case, outcome="not possible", reason="forest land", by="Ravi", at=b.AT, sop=b.the_sop())
    closure.reopen(Case.objects.get(), by="Ravi", at=b.later(hours=1), why="an appeal")

    swept(at=b.later(days=30))

    assert Confirmation.objects.get().word == ""
    assert Case.objects.get().status == "accepted"
    assert not Confirmation.objects.filter(parked_at__isnull=False).exists()


def test_words_edited_into_a_no_are_heard() -> None:
    case = asked()
    says(THANKS, key="900")

    b.a_post(NO, by="asha", key="900", version="901", kind=ItemKind.EDIT)
    swept()

    assert Case.objects.get(pk=case.pk).status == "accepted"


def test_two_sweepers_count_one_silence(transactional_db: None) -> None:
    case = asked()
    sop = b.the_sop()

    b.together(*[lambda: sweep(at=b.later(days=4), sop=sop)] * 3)

    assert b.count_of(case, Verb.CITIZEN_UNREACHABLE) == 1
    assert b.count_of(case, Verb.PARKED) == 0
