"""Silence goes up the ladder: each rung once, each call on the record, and every end with a next moment."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from sunwai.cases.lifecycle import Verb
from sunwai.cases.models import Case
from sunwai.clock import actions as clock
from sunwai.clock.models import Window
from sunwai.escalation import actions, due
from sunwai.escalation.models import Call, Escalation
from sunwai.escalation.sheet import call_sheet, put_off
from sunwai.loop import next_moment, sweep
from sunwai.offices import actions as offices
from sunwai.offices.models import Holder, Office
from sunwai.sop.models import SopVersion
from sunwai.sop.words import CallOutcome
from tests import builders as b

pytestmark = pytest.mark.django_db


def silent(*, hours: float = 6, case: Case | None = None) -> Window:
    """A window nobody answered, swept after so many hours."""
    window = b.a_window(case=case)
    sweep(at=b.later(hours=hours), sop=b.the_sop())
    window.refresh_from_db()
    return window


def standing() -> Escalation:
    return Escalation.objects.get(settled_at=None)


def ring(outcome: CallOutcome, *, at: datetime, **more: Any) -> Call:
    return actions.record_call([standing()], outcome=outcome, by="Secretary", at=at, **more)


def test_a_silent_window_is_put_before_the_secretary_once() -> None:
    window = silent(hours=5.9)
    assert not Escalation.objects.exists()

    sweep(at=b.later(hours=6), sop=b.the_sop())
    sweep(at=b.later(hours=6), sop=b.the_sop())

    row = standing()
    assert (row.duty, row.act, row.lapses_at) == ("secretary", "rings", b.later(hours=7))
    assert b.last(window.case).facts == {
        "window": window.pk,
        "rung": row.rung,
        "duty": "secretary",
        "clause": "5.1",
        "due_at": window.due_at.isoformat(),
    }


def test_two_sweepers_raise_one_rung(transactional_db: None) -> None:
    window = b.a_window()
    sop = b.the_sop()

    b.together(*[lambda: sweep(at=b.later(hours=6), sop=sop)] * 4)

    assert Escalation.objects.count() == b.count_of(window.case, Verb.ESCALATED) == 1
    assert Window.objects.get().parked_at is None


def test_after_a_night_without_the_machine_the_most_overdue_comes_first() -> None:
    first = b.a_window()
    b.a_window(case=b.an_accepted_case(by="sunita"), at=b.later(hours=1))

    due.work_one(at=b.later(hours=12), sop=b.the_sop())

    assert Escalation.objects.order_by("id")[0].window == first


def test_a_rung_nobody_acts_on_goes_up_and_the_last_one_stands_until_a_person_decides() -> None:
    silent()

    for hours in (7, 8, 12, 100):
        sweep(at=b.later(hours=hours), sop=b.the_sop())

    rows = list(Escalation.objects.order_by("id").values_list("duty", "settled_how"))
    assert rows == [("secretary", "lapsed"), ("secretary", "lapsed"), ("chief_secretary", "lapsed"), ("desk", "")]
    assert standing().lapses_at is None


def test_the_rung_of_a_night_lapses_only_after_somebody_could_ring() -> None:
    window = b.a_window(at=b.later(hours=8))  # due at 23:30 in Ranchi
    sweep(at=window.due_at, sop=b.the_sop())

    row = standing()
    assert row.ring_from == b.later(hours=21.5)  # seven in the morning
    assert row.lapses_at == row.ring_from + timedelta(hours=1)
    assert call_sheet(duty="secretary", at=window.due_at) == []
    assert [line.office for line in put_off(duty="secretary", at=window.due_at)] == [window.office]
    assert len(call_sheet(duty="secretary", at=row.ring_from)) == 1


@pytest.mark.parametrize(
    ("outcome", "promise", "next_due"),
    [
        (CallOutcome.REACHED, None, 9.5),
        (CallOutcome.NO_ANSWER, None, 7),
        (CallOutcome.WRONG_NUMBER, None, 6.5),
        (CallOutcome.PROMISED, 30, 31),
    ],
)
def test_a_call_stops_the_window_and_opens_the_next(
    outcome: CallOutcome, promise: float | None, next_due: float
) -> None:
    old = silent()

    call = ring(outcome, at=b.later(hours=6.5), promise_by=promise and b.later(hours=promise), words="will see")

    old.refresh_from_db()
    new = Window.objects.running().get()
    assert (old.stop_cause, new.cause, new.due_at) == ("called", "called", b.later(hours=next_due))
    assert not Escalation.objects.filter(settled_at=None).exists()
    assert not clock.differs(new)
    assert not clock.differs(old)
    entry = old.case.entries.get(verb=Verb.CALLED)
    assert (entry.by, entry.words, entry.facts["call"], entry.facts["outcome"]) == (
        "Secretary",
        "will see",
        call.pk,
        outcome.value,
    )


def test_an_unanswered_telephone_rings_three_times_more_and_then_goes_up() -> None:
    silent()
    at = b.later(hours=6.5)
    duties = []
    for _ in range(5):
        duties.append(standing().duty + str(standing().rung))
        ring(CallOutcome.NO_ANSWER, at=at)
        at += timedelta(minutes=31)
        sweep(at=at, sop=b.the_sop())

    assert duties == ["secretary1"] * 4 + ["secretary2"]


def test_after_a_wrong_number_the_desk_decides_at_once() -> None:
    silent()
    ring(CallOutcome.WRONG_NUMBER, at=b.later(hours=6.5))

    sweep(at=b.later(hours=6.5), sop=b.the_sop())

    assert (standing().duty, standing().act) == ("desk", "decides")


def test_a_promise_without_a_time_to_come_is_refused() -> None:
    window = silent()

    for promise_by in (None, b.later(hours=6)):
        b.refusal_writes_nothing(
            window.case,
            actions.PromiseWanted,
            lambda when=promise_by: ring(CallOutcome.PROMISED, at=b.later(hours=6.5), promise_by=when),
        )


def test_a_matter_rung_about_already_is_not_rung_about_again() -> None:
    window = silent()
    row = standing()
    ring(CallOutcome.REACHED, at=b.later(hours=6.5))

    b.refusal_writes_nothing(
        window.case,
        actions.NothingToRing,
        lambda: actions.record_call([row], outcome=CallOutcome.REACHED, by="S", at=b.later(hours=6.6)),
    )


def test_two_secretaries_record_one_call(transactional_db: None) -> None:
    silent()
    row = standing()

    ends = b.together(
        *[lambda: actions.record_call([row], outcome=CallOutcome.REACHED, by="S", at=b.later(hours=6.5))] * 3
    )

    assert sorted(type(end).__name__ for end in ends) == ["Call", "NothingToRing", "NothingToRing"]
    assert Window.objects.running().count() == 1


def test_one_call_about_two_matters_of_one_office_opens_both_next_windows() -> None:
    b.a_window()
    silent(case=b.an_accepted_case(by="sunita"))
    [line] = call_sheet(duty="secretary", at=b.later(hours=6.5))
    assert len(line.matters) == 2

    call = actions.record_call(line.matters, outcome=CallOutcome.REACHED, by="Secretary", at=b.later(hours=6.5))

    assert call.escalations.count() == 2
    assert Window.objects.running().count() == 2
    assert call_sheet(duty="secretary", at=b.later(hours=6.5)) == []


def test_one_call_is_to_one_office() -> None:
    b.a_window()
    silent(case=b.an_accepted_case(by="sunita"))
    Escalation.objects.filter(pk=Escalation.objects.order_by("id")[0].pk).update(office=b.an_office("dc-gumla"))

    with pytest.raises(actions.NothingToRing):
        actions.record_call(list(Escalation.objects.all()), outcome=CallOutcome.REACHED, by="S", at=b.later(hours=6.5))


def test_the_sheet_shows_whom_to_ring_and_what_they_promised_last_red_first() -> None:
    office = b.an_office()
    offices.appoint(office, name="A. Kujur", phone="00000 00001", since=date(2019, 8, 1), by="Meena", at=b.AT)
    Office.objects.update(phone="00000 00002", phone_fallback="00000 00001")
    silent()
    ring(CallOutcome.PROMISED, at=b.later(hours=6), promise_by=b.later(hours=7))
    sweep(at=b.later(hours=8), sop=b.the_sop())
    other = b.an_accepted_case(by="sunita")
    Case.objects.filter(pk=other.pk).update(urgency=3)
    b.a_window(case=Case.objects.get(pk=other.pk), owner=b.an_office("dc-gumla"), at=b.later(hours=8))
    sweep(at=b.later(hours=8.75), sop=b.the_sop())

    Holder.objects.filter(office__code="dc-gumla").update(phone="")  # lost since it came on the sheet

    red, calm = call_sheet(duty="secretary", at=b.later(hours=8.75))

    assert (red.office.code, red.red, red.lacks_number) == ("dc-gumla", True, True)
    assert (calm.office, calm.red, calm.numbers) == (office, False, ("00000 00001", "00000 00002"))
    assert calm.holder is not None
    assert calm.last_promise is not None


def test_a_protocol_changed_while_a_window_runs_does_not_change_its_ladder() -> None:
    window = b.a_window()
    text = SopVersion.objects.get().text.replace('duty = "secretary"', 'duty = "desk_lead"')
    b.sops.put_in_force(text.replace("version = 1", "version = 2", 1), by="Chief Minister", at=b.later(hours=1))

    sweep(at=window.due_at, sop=b.sops.sop_of(b.sops.in_force(at=window.due_at)))

    assert standing().duty == "secretary"


def test_a_poisoned_window_is_parked_and_the_other_is_escalated() -> None:
    poisoned = b.a_window()
    b.a_window(case=b.an_accepted_case(by="sunita"))
    Window.objects.filter(pk=poisoned.pk).update(sop_version=99)

    done = sweep(at=b.later(hours=6), sop=b.the_sop())

    poisoned.refresh_from_db()
    assert "SOP version 99" in poisoned.parked_error
    assert standing().case != poisoned.case
    assert done < 20


def test_every_silent_matter_has_a_next_moment_or_a_person() -> None:
    window = silent()
    at: datetime | None = b.later(hours=6)

    for _ in range(40):
        at = next_moment(after=at)  # type: ignore[arg-type]  # asserted below
        if at is None:
            break
        sweep(at=at, sop=b.the_sop())

    assert at is None
    assert standing().window == window
    assert standing().act == "decides"
