"""What anybody may know of a case: facts from a closed list; of a sealed one docket, district and clock."""

from dataclasses import asdict

import pytest

from sunwai.accountability.record import public_case, public_record
from sunwai.cases import actions as cases
from sunwai.cases.models import Case, PartyRole
from sunwai.closure import actions as closure
from sunwai.escalation import actions as escalation
from sunwai.escalation.models import Escalation
from sunwai.loop import sweep
from sunwai.response import actions as response
from sunwai.sop.words import CallOutcome
from sunwai.verification import actions as verification
from sunwai.verification.models import Confirmation
from tests import builders as b

pytestmark = pytest.mark.django_db
SECRET = ("गुप्तशब्द", "9876543210", "asha", "Mukhiya", "Ravi", "Meena", "confidential", "Chief Minister")


def whole_story(*, sealed: bool) -> Case:
    """A matter that went the whole way, with something private in every place that takes words."""
    case = b.an_accepted_case("सिमडेगा के बोलबा में नेटवर्क नहीं है। गुप्तशब्द 9876543210")
    if sealed:
        cases.seal(case, by="Meena", at=b.AT, why="confidential")
    cases.correct(case, by="Ravi", at=b.AT, why="confidential", people=40)
    cases.add_party(case, role=PartyRole.BENEFICIARY, words="गुप्तशब्द")
    cases.summarise(case, by="Ravi", at=b.AT, en="No network in two panchayats", hi="दो पंचायतों में नेटवर्क नहीं")
    direction = b.a_direction_out(Case.objects.get(pk=case.pk))
    sweep(at=b.later(hours=6), sop=b.the_sop())
    escalation.record_call(
        list(Escalation.objects.all()), outcome=CallOutcome.REACHED, by="Ravi", at=b.later(hours=6), words="गुप्तशब्द"
    )
    reply = b.a_reply(
        direction, "गुप्तशब्द का काम हो गया। दूसरा टावर 31 जनवरी 2020 तक लगा दिया जाएगा।", at=b.later(hours=7)
    )
    response.confirm_reading(reply, by="Ravi", at=b.later(hours=7))
    sweep(at=b.later(hours=7), sop=b.the_sop())
    case = Case.objects.get(pk=case.pk)
    verification.record_word(
        case, Confirmation.Word.CONFIRMED, by="Ravi", at=b.later(hours=8), heard_from="witness", witness="Mukhiya"
    )
    closure.close(case, outcome="part relief", reason="गुप्तशब्द", by="Meena", at=b.later(hours=9), sop=b.the_sop())
    return Case.objects.get(pk=case.pk)


def test_the_public_record_holds_no_post_no_name_no_number_and_no_reason() -> None:
    said = str(asdict(public_record(whole_story(sealed=False))))

    assert [word for word in SECRET if word in said] == []
    assert "No network in two panchayats" in said


def test_it_tells_what_was_done_what_was_promised_and_on_whose_word_it_ended() -> None:
    record = public_record(whole_story(sealed=False))

    told = [step.verb for step in record.steps]
    assert told == [
        "opened",
        "accepted",
        "nod_given",
        "direction_out",
        "window_opened",
        "escalated",
        "called",
        "window_opened",
        "reply_read",
        "commitment_recorded",
        "citizen_confirmed",
        "closed",
    ]
    assert (record.outcome, record.rests_on) == ("part_relief", "witness")
    assert [promise.state for promise in record.promises] == ["open"]
    assert len(record.clocks) == 2
    assert record.posts[0].words.startswith("@dc_simdega")


def test_a_sealed_case_shows_its_docket_its_district_and_its_clock_and_nothing_more() -> None:
    case = whole_story(sealed=True)
    record = public_record(case)

    assert record.sealed
    assert record.docket == case.docket
    assert record.district_en == "Simdega"
    assert len(record.clocks) == 2
    assert {clock.office_en for clock in record.clocks} == {""}
    empty = ("summary_en", "summary_hi", "needs", "steps", "posts", "promises", "outcome", "rests_on")
    assert [name for name in empty if getattr(record, name)] == []
    said = str(asdict(record))
    assert [word for word in (*SECRET, "telecom", "network", "नेटवर्क", "dc_simdega", "relief") if word in said] == []


@pytest.mark.parametrize("status", ["received", "set_aside", "joined"])
def test_a_matter_that_was_not_taken_up_has_no_page(status: str) -> None:
    case = b.a_case()
    Case.objects.update(status=status)

    assert public_case(case.docket) is None


def test_there_is_no_page_of_a_case_that_does_not_exist() -> None:
    assert public_case("JH-20-99999") is None


def test_a_claim_and_a_confirmation_are_counted_apart() -> None:
    case = b.an_answered_case()
    claimed = public_case(case.docket)
    verification.record_word(case, Confirmation.Word.CONFIRMED, by="Ravi", at=b.AT, heard_from="phone")
    confirmed = public_case(case.docket)

    assert claimed is not None
    assert confirmed is not None
    assert (claimed.claimed, claimed.confirmed) == (1, 0)
    assert (confirmed.claimed, confirmed.confirmed) == (0, 1)


def test_our_words_of_a_case_that_was_sealed_later_are_shown_no_more() -> None:
    case = Case.objects.get(pk=b.a_direction_out().case_id)
    assert public_record(case).posts

    cases.seal(case, by="Meena", at=b.later(hours=1), why="child")

    assert not public_record(Case.objects.get()).posts
