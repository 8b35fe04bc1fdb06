"""The auditor finds what must not be, repairs nothing, and says when it is gone."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from sunwai import loop
from sunwai.audit import actions, due
from sunwai.audit.models import Finding, Round
from sunwai.cases.models import Case
from sunwai.clock import actions as clock
from sunwai.clock.models import Window
from sunwai.direction.models import Direction
from sunwai.escalation.models import Escalation
from sunwai.nod.models import Nod
from sunwai.promise.models import Commitment
from sunwai.verification.models import Confirmation
from tests import builders as b

pytestmark = pytest.mark.django_db


def found() -> list[tuple[str, str]]:
    return list(Finding.objects.filter(gone_at=None).order_by("kind", "id").values_list("kind", "row"))


def swept(*, at: datetime) -> None:
    loop.sweep(at=at, sop=b.the_sop())


def waiting_for_the_nod() -> datetime:
    b.asked()
    return b.AT


def on_its_way() -> datetime:
    b.an_issued_direction()
    return b.AT


def out() -> datetime:
    b.a_window()
    return b.later(hours=2)


def silent() -> datetime:
    window = b.a_window()
    swept(at=window.due_at)
    return window.due_at


def up_the_whole_ladder() -> datetime:
    b.a_window()
    for hours in (6, 7, 8, 12):
        swept(at=b.later(hours=hours))
    return b.later(days=30)


def paused() -> datetime:
    clock.pause(b.a_window(), cause="election_code", by="Meena", duties={"desk_lead"}, at=b.later(hours=1))
    return b.later(days=30)


def asked_about() -> datetime:
    b.an_answered_case()
    swept(at=b.later(minutes=1))
    b.went_out(Confirmation.objects.get().outgoing, at=b.later(minutes=2))  # type: ignore[arg-type]  # a question has one
    swept(at=b.later(minutes=3))
    return b.later(days=2)


COVERED = [waiting_for_the_nod, on_its_way, out, silent, up_the_whole_ladder, paused, asked_about]
UNCOVERED = [
    (waiting_for_the_nod, lambda: Nod.objects.all().update(refused_at=b.AT)),
    (on_its_way, lambda: Direction.objects.all().update(withdrawn_at=b.AT)),
    (out, lambda: Window.objects.all().update(next_at=None)),
    (silent, lambda: Escalation.objects.all().update(settled_at=b.AT)),
    (up_the_whole_ladder, lambda: Escalation.objects.all().update(settled_at=b.AT)),
    (paused, lambda: Window.objects.all().update(paused_at=None)),
    (asked_about, lambda: Confirmation.objects.all().update(silent_at=None)),
]


@pytest.mark.parametrize("story", COVERED)
def test_a_case_with_a_next_moment_or_a_person_is_no_finding(story: Callable[[], datetime]) -> None:
    at = story()

    assert actions.look(at=at) == 0
    assert Round.objects.get(kind="moments").at == at


@pytest.mark.parametrize(("story", "loses"), UNCOVERED, ids=[story.__name__ for story, _ in UNCOVERED])
def test_a_case_that_loses_its_next_moment_is_found_and_not_repaired(
    story: Callable[[], datetime], loses: Callable[[], int]
) -> None:
    at = story()
    loses()
    before = [*Case.objects.values(), *Window.objects.values(), *Escalation.objects.values()]

    assert actions.look(at=at) == 1

    assert found() == [("stranded", "")]
    assert [*Case.objects.values(), *Window.objects.values(), *Escalation.objects.values()] == before


def test_a_moment_that_passed_and_was_forgotten_is_found_after_ten_minutes() -> None:
    window = b.a_window()

    assert actions.look(at=window.warn_at + timedelta(minutes=10)) == 0  # type: ignore[operator]  # it has one
    actions.look(at=window.warn_at + timedelta(minutes=11))  # type: ignore[operator]  # as above

    assert ("overdue", f"Window {window.pk}") in found()


def test_a_promise_that_did_not_wake_is_found() -> None:
    case = b.an_answered_case()
    need = case.needs.get()
    row = Commitment.objects.create(
        case=case, need=need, office=b.an_office(), made_at=b.AT, what="a tower", wakes_at=b.later(hours=1)
    )

    actions.look(at=b.later(hours=2))

    assert found() == [("overdue", f"Commitment {row.pk}")]


def test_a_finding_that_a_later_look_does_not_find_is_gone_and_one_that_stays_is_one() -> None:
    window = b.a_window()
    Window.objects.update(next_at=None)
    actions.look(at=b.later(hours=1))
    actions.look(at=b.later(hours=2))
    assert Finding.objects.get().found_at == b.later(hours=1)

    Window.objects.update(next_at=window.warn_at)
    actions.look(at=b.later(hours=3))

    assert found() == []
    assert Finding.objects.get().gone_at == b.later(hours=3)


@pytest.mark.parametrize(
    "changed", [{"due_at": b.later(hours=9)}, {"warn_at": b.later(hours=1)}, {"paused_at": b.AT}, {"sop_version": 99}]
)
def test_a_stored_time_that_is_not_what_the_entries_say_is_found(changed: dict[str, object]) -> None:
    sound = b.a_window()
    window = b.a_window(case=b.an_accepted_case(by="sunita"))
    assert actions.prove(at=b.AT) == 0
    assert Round.objects.get(kind="clocks").looked_at == 2

    Window.objects.filter(pk=window.pk).update(**changed)

    assert actions.prove(at=b.later(hours=1)) == 1
    assert found() == [("differs", f"Window {window.pk}")]
    sound.refresh_from_db()
    assert not clock.differs(sound)


def test_it_looks_every_five_minutes_and_proves_once_a_night() -> None:
    sop = b.the_sop()
    noon = b.later(hours=2.5)
    assert (due.work_one(at=noon, sop=sop), due.work_one(at=noon, sop=sop)) == (True, True)  # the first look, the proof
    assert not due.work_one(at=noon, sop=sop)

    assert not due.work_one(at=noon + timedelta(minutes=4, seconds=59), sop=sop)
    assert loop.audit(at=noon + timedelta(minutes=5), sop=sop) == 1
    night = b.later(hours=17.5)  # three in the morning in Ranchi
    loop.audit(at=night - timedelta(minutes=1), sop=sop)
    assert Round.objects.get(kind="clocks").at == noon
    loop.audit(at=night, sop=sop)
    assert Round.objects.get(kind="clocks").at == night


def test_two_auditors_keep_one_finding(transactional_db: None) -> None:
    b.a_window()
    Window.objects.update(next_at=None)

    ends = b.together(*[lambda: actions.look(at=b.later(hours=1))] * 3)

    assert ends == [1, 1, 1]
    assert Finding.objects.count() == 1
