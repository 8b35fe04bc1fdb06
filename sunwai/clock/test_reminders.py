"""A silent office is reminded once, in public, by a nod: never twice, never after its answer or by a dead clause."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import settings

from sunwai.cases import ledger
from sunwai.cases.models import Case
from sunwai.clock import actions as clock
from sunwai.clock.models import Window
from sunwai.direction.models import Reminder
from sunwai.loop import sweep
from sunwai.nod.models import Nod
from sunwai.outbox.models import Handle, Outgoing
from sunwai.sop import actions as sops
from sunwai.sop.clauses import Sop
from sunwai.sop.load import SopRefused, parse
from tests import builders as b

pytestmark = pytest.mark.django_db
TEXT = settings.SOP_FILE.read_text(encoding="utf-8")
BY_NOD = TEXT.replace("in_force = false\nurgencies", "in_force = true\nurgencies")
BY_CLAUSE = BY_NOD.replace('wording = "reminder"\nin_force = false', 'wording = "reminder"\nin_force = true')
WARNED, DUE = timedelta(hours=5), timedelta(hours=6)


def protocol(text: str, *, version: int = 2, at: datetime | None = None) -> Sop:
    b.the_sop()
    numbered = text.replace("version = 1", f"version = {version}", 1).replace(
        'take_back_for = "10 s"', 'take_back_for = "at once"'
    )
    at = at or b.AT - timedelta(hours=1)
    return sops.sop_of(sops.put_in_force(numbered, by="Chief Minister", at=at, duty="approver"))


def out(**more: Any) -> Window:
    b.a_direction_out(**more)
    sweep(at=b.AT, sop=b.the_sop())
    return Window.objects.select_related("case", "direction").order_by("id")[0]


def reminders() -> list[Outgoing]:
    return list(Outgoing.objects.filter(act="reminder"))


def test_as_shipped_nobody_is_reminded_in_public() -> None:
    out()
    sweep(at=b.AT + WARNED, sop=b.the_sop())

    assert not Reminder.objects.exists()


def test_at_the_warning_the_office_is_reminded_once_under_the_direction_by_the_standing_nod() -> None:
    sop = protocol(BY_CLAUSE)
    window = out()
    sweep(at=b.AT + WARNED - timedelta(minutes=1), sop=sop)
    assert not reminders()

    for minutes in (0, 1, 30):
        sweep(at=b.AT + WARNED + timedelta(minutes=minutes), sop=sop)

    [reminder] = reminders()
    assert reminder.in_reply_to == window.direction.outgoing.sent_key
    assert reminder.words.startswith("@dc_simdega")
    assert f"{window.case.docket}/2" in reminder.words
    nod = Nod.objects.get(act="reminder")
    assert (nod.how, nod.clause, nod.given_by) == ("standing", "3.22", "Chief Minister")
    assert (Case.objects.get().status, b.verbs(window.case).count("reminded")) == ("directed", 1)
    window.refresh_from_db()
    assert window.due_at == b.AT + DUE
    assert not ledger.verify(Case.objects.get())


def test_a_direction_with_two_needs_has_two_windows_and_one_reminder() -> None:
    sop = protocol(BY_CLAUSE)
    out(case=b.an_accepted_case(needs=2))
    assert Window.objects.count() == 2

    sweep(at=b.AT + WARNED, sop=sop)

    assert len(reminders()) == 1


def test_without_a_standing_nod_the_approver_is_asked_and_only_their_yes_sends_it() -> None:
    sop = protocol(BY_NOD)
    window = out()
    sweep(at=b.AT + WARNED, sop=sop)
    nod = Nod.objects.select_related("case").get(act="reminder")
    assert (nod.asked_by, nod.given_at, reminders()) == ("machine", None, [])

    b.give(nod, at=b.AT + WARNED + timedelta(minutes=5))
    sweep(at=b.AT + WARNED + timedelta(minutes=6), sop=sop)

    assert len(reminders()) == 1
    assert Case.objects.get().status == "directed"
    assert b.verbs(window.case).count("reminder_issued") == 1


def test_an_answer_before_the_warning_leaves_nothing_to_remind_of() -> None:
    sop = protocol(BY_CLAUSE)
    clock.stop(out(), cause="answered", by="Ravi", at=b.AT + timedelta(hours=4))

    sweep(at=b.AT + WARNED, sop=sop)

    assert not Reminder.objects.exists()


@pytest.mark.parametrize("given", [False, True])
def test_an_answer_takes_back_a_reminder_that_is_not_out_and_the_question_about_it(given: bool) -> None:
    sop = protocol(BY_NOD)
    window = out()
    sweep(at=b.AT + WARNED, sop=sop)
    nod = Nod.objects.select_related("case").get(act="reminder")
    if given:
        b.give(nod, at=b.AT + WARNED + timedelta(minutes=5))
    clock.stop(window, cause="answered", by="Ravi", at=b.AT + WARNED + timedelta(minutes=5))

    sweep(at=b.AT + WARNED + timedelta(minutes=6), sop=sop)

    nod.refresh_from_db()
    assert nod.lapsed_at
    assert not reminders()
    assert "answered" in window.case.entries.get(verb="reminder_unsent").facts["why"]
    assert Case.objects.get().status == "answered"


def test_a_reminder_still_waiting_for_a_hand_is_taken_back_when_the_office_answers() -> None:
    sop = protocol(BY_CLAUSE)
    window = out()
    Handle.objects.update(mode=Handle.Mode.ASSISTED)
    sweep(at=b.AT + WARNED, sop=sop)
    clock.stop(window, cause="answered", by="Ravi", at=b.AT + WARNED + timedelta(minutes=5))

    sweep(at=b.AT + WARNED + timedelta(minutes=6), sop=sop)

    assert reminders()[0].state == "withdrawn"
    assert Reminder.objects.get().withdrawn_at


def test_a_reminder_asked_about_is_given_up_when_the_window_falls_due_and_the_telephone_takes_over() -> None:
    sop = protocol(BY_NOD)
    window = out()
    sweep(at=b.AT + WARNED, sop=sop)

    sweep(at=b.AT + DUE, sop=sop)

    assert Nod.objects.get(act="reminder").lapsed_at
    assert b.verbs(window.case).count("reminder_unsent") == 1


def test_a_clause_switched_off_since_leaves_no_ghost_reminder_and_says_why() -> None:
    protocol(BY_CLAUSE)
    window = out()
    newer = protocol(TEXT, version=3, at=b.AT + timedelta(hours=1))

    sweep(at=b.AT + WARNED, sop=newer)

    assert not Reminder.objects.exists()
    assert "reminds nobody any more" in window.case.entries.get(verb="reminder_unsent").facts["why"]


@pytest.mark.parametrize("fault", ["sealed", "stopped"])
def test_what_keeps_a_reminder_back_is_on_record_and_holds_up_no_clock(fault: str) -> None:
    sop = protocol(BY_CLAUSE)
    window = out()
    if fault == "sealed":
        Case.objects.update(sealed_at=b.AT, sealed_by="Ravi")
    else:
        Handle.objects.update(stopped_at=b.AT, stopped_by="Meena")

    sweep(at=b.AT + WARNED, sop=sop)
    window.refresh_from_db()

    assert not reminders()
    assert (window.warned_at, window.parked_at) == (b.AT + WARNED, None)
    assert fault in window.case.entries.get(verb="reminder_unsent").facts["why"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('urgencies = ["soon", "today", "red"]', "urgencies = []", "names nothing"),
        ('urgencies = ["soon", "today", "red"]', 'urgencies = ["amber"]', '"amber" is not known'),
        ('wording = "reminder"\n', 'wording = "direction"\n', "always needs its own nod"),
    ],
)
def test_nonsense_about_reminders_is_refused_with_its_line(old: str, new: str, says: str) -> None:
    assert old in TEXT

    with pytest.raises(SopRefused) as refusal:
        parse(TEXT.replace(old, new, 1))

    assert any(says in mistake.says and mistake.line for mistake in refusal.value.mistakes)
