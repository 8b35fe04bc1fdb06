"""The loop: it ends, it starves nobody, and after any walk of verbs the record leads to what is stored."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sunwai import loop
from sunwai.cases import actions as cases
from sunwai.cases import ledger
from sunwai.cases.models import AT_REST, Case
from sunwai.clock import actions as clock
from sunwai.clock.models import Window
from sunwai.closure import actions as closure
from sunwai.desk import actions as desk
from sunwai.direction import actions as directions
from sunwai.direction.models import Direction
from sunwai.errors import SunwaiError
from sunwai.escalation import actions as escalation
from sunwai.escalation.models import Escalation
from sunwai.nod import actions as nods
from sunwai.nod.models import Nod
from sunwai.outbox.models import Outgoing, State
from sunwai.promise import actions as promises
from sunwai.promise.models import Commitment
from sunwai.response import actions as response
from sunwai.response.models import Reply
from sunwai.sop.words import CallOutcome, Duty
from sunwai.verification import actions as verification
from sunwai.verification.models import Confirmation
from tests import builders as b

pytestmark = pytest.mark.django_db


def swept(*, at: datetime) -> int:
    return loop.sweep(at=at, sop=b.the_sop())


def test_a_sweep_with_nothing_due_writes_nothing_and_is_quick(django_assert_max_num_queries: Any) -> None:
    b.a_direction_out()
    swept(at=b.AT)

    with django_assert_max_num_queries(25):
        assert swept(at=b.AT) == 0


def test_a_stage_that_breaks_outright_stops_no_other_stage_and_is_told() -> None:
    window = b.a_window()
    statement = "sunwai_nod"  # the nod comes first in the sweep; its every question to the database fails

    def broken(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if f'FROM "{statement}"' in sql and "lapses_at" in sql:
            raise RuntimeError("this table cannot be read")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(broken), pytest.raises(RuntimeError, match="cannot be read"):
        swept(at=window.due_at)

    assert Escalation.objects.filter(window=window).exists()


def test_one_poisoned_row_of_every_stage_stops_nothing_else() -> None:
    b.an_answered_case()
    healthy = b.a_window(case=b.an_accepted_case(by="sunita"))
    poisoned = b.a_direction_out(b.an_accepted_case(by="c"))
    Window.objects.filter(direction=poisoned).update(sop_version=99)
    Direction.objects.filter(pk=b.a_nodded_direction(b.an_accepted_case(by="d")).pk).update(words="changed")

    for hours in (6, 7, 8):
        assert swept(at=b.later(hours=hours)) < 60

    assert Escalation.objects.filter(window=healthy).exists()
    assert Window.objects.get(direction=poisoned).parked_at is not None
    assert Direction.objects.get(words="changed").parked_at is not None
    assert Case.objects.filter(status="confirming").exists()


# --- any walk of verbs ------------------------------------------------------------------------------------------------

W = Confirmation.Word


class Walk:
    """One case and everything that people and the machine may do to it, in any order."""

    def __init__(self) -> None:
        b.a_handle()
        self.office = b.an_office()
        self.case, self.at = b.a_case(by=f"citizen-{Case.objects.count()}"), b.AT

    def fresh(self) -> Case:
        return Case.objects.get(pk=self.case.pk)

    def by(self) -> dict[str, Any]:
        return {"by": "Ravi", "at": self.at}

    def step(self, name: str) -> None:
        self.at += timedelta(hours=2)
        act = getattr(self, name)
        try:
            act()
        except SunwaiError:
            return  # a refusal is an answer; what matters is what it left behind

    def accept(self) -> None:
        desk.accept(self.fresh(), **self.by())

    def set_aside(self) -> None:
        desk.set_aside(self.fresh(), reason="spam", **self.by())

    def draft_and_ask(self) -> None:
        direction = directions.draft(self.fresh(), owner=self.office, sop=b.the_sop(), **self.by())
        directions.ask_nod(direction, sop=b.the_sop(), **self.by())

    def nod(self) -> None:
        for nod in Nod.objects.filter(case=self.case):
            b.give(nod, at=self.at)

    def refuse(self) -> None:
        for nod in Nod.objects.filter(case=self.case):
            nods.refuse(nod, duty=Duty.APPROVER, sop=b.the_sop(), reason="no", **self.by())

    def goes_out(self) -> None:
        for act in Outgoing.objects.filter(case=self.case, state=State.READY):
            b.went_out(act, at=self.at)

    def fails(self) -> None:
        Outgoing.objects.filter(case=self.case, state=State.READY).update(state=State.FAILED)

    def withdraw(self) -> None:
        for direction in Direction.objects.filter(case=self.case, withdrawn_at=None, out_at=None):
            directions.withdraw(direction, why="stuck", **self.by())

    def office_answers(self) -> None:
        out = Direction.objects.filter(case=self.case, out_at__isnull=False).last()
        if out is not None:
            b.a_reply(out, at=self.at)

    def desk_reads(self, kind: str = "action_reported") -> None:
        for reply in Reply.objects.filter(case=self.case, read_at=None):
            response.confirm_reading(reply, kind=kind, **self.by())

    def desk_reads_refusal(self) -> None:
        self.desk_reads("refused")

    def rings(self) -> None:
        rows = list(Escalation.objects.filter(case=self.case, settled_at=None))
        escalation.record_call(rows, outcome=CallOutcome.REACHED, **self.by())

    def pauses(self) -> None:
        for window in Window.objects.running().filter(case=self.case):
            clock.pause(window, cause="election_code", duties={"desk_lead"}, **self.by())

    def resumes(self) -> None:
        for window in Window.objects.running().filter(case=self.case):
            clock.resume(window, **self.by())

    def yes(self) -> None:
        verification.record_word(self.fresh(), W.CONFIRMED, heard_from="phone", **self.by())

    def no(self) -> None:
        verification.record_word(self.fresh(), W.DISPUTED, heard_from="phone", **self.by())

    def breaks(self) -> None:
        for row in Commitment.objects.filter(case=self.case):
            promises.break_(row, **self.by())

    def seal(self) -> None:
        cases.seal(self.fresh(), why="child", **self.by())

    def close(self) -> None:
        closure.close(self.fresh(), outcome="not possible", reason="r", sop=b.the_sop(), **self.by())

    def reopen(self) -> None:
        closure.reopen(self.fresh(), why="an appeal", **self.by())

    def days_pass(self) -> None:
        self.at += timedelta(days=3)

    def sweep(self) -> None:
        assert swept(at=self.at) < 100


STEPS: list[str] = sorted(
    name for name in vars(Walk) if not name.startswith("_") and name not in {"fresh", "by", "step"}
)
OUT = ["accept", "draft_and_ask", "nod", "sweep", "goes_out", "sweep"]
STORIES = [
    [*OUT, "office_answers", "desk_reads", "sweep", "yes", "close", "reopen", *OUT[1:]],
    [*OUT, "draft_and_ask", "office_answers", "desk_reads", "refuse", "sweep", "no"],
    [*OUT, "draft_and_ask", "nod", "sweep", "fails", "withdraw", "days_pass", "sweep", "rings", "sweep"],
    [*OUT, "days_pass", "sweep", "pauses", "sweep", "resumes", "draft_and_ask", "nod", "sweep", "goes_out", "sweep"],
    [*OUT, "yes", "no", "seal", "draft_and_ask", "days_pass", "sweep", "office_answers", "desk_reads_refusal"],
]
walks = st.builds(
    lambda story, odd, where, dropped: [
        *(name for n, name in enumerate(story[:where]) if n not in dropped),
        *odd,
        *story[where:],
    ],
    st.sampled_from(STORIES),
    st.lists(st.sampled_from(STEPS), max_size=5),
    st.integers(0, 18),
    st.sets(st.integers(6, 18), max_size=2),
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=walks)
def test_after_any_walk_the_record_leads_to_what_is_stored_and_nothing_is_parked_or_left_without_a_clock(
    names: list[str],
) -> None:
    walk = Walk()
    for name in names:
        walk.step(name)
    swept(at=walk.at)
    case = walk.fresh()

    assert ledger.verify(case) == []
    assert [w.pk for w in Window.objects.filter(case=case) if clock.differs(w)] == []
    assert not Window.objects.filter(case=case, parked_at__isnull=False).exists()
    assert not Nod.objects.filter(case=case, parked_at__isnull=False).exists()
    assert not Confirmation.objects.filter(case=case, parked_at__isnull=False).exists()
    running = Window.objects.running().filter(case=case)
    if case.status in AT_REST:
        assert not running.exists()
        assert not Escalation.objects.filter(case=case, settled_at=None).exists()
        assert not Outgoing.objects.filter(case=case, state__in=[State.READY, State.BY_HAND]).exists()
    assert case.status != "directed" or running.exists()
    assert case.status != "accepted" or not running.exists()
    for need in case.needs.all():
        assert running.filter(need=need).count() <= 1
