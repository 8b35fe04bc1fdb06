"""A window in the tables: each verb with its entry, and a stored due time that its entries always bear out."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sunwai.cases import actions as cases
from sunwai.cases.lifecycle import Verb
from sunwai.cases.models import Case, Entry
from sunwai.clock import actions, due
from sunwai.clock.models import Window
from sunwai.direction.models import Direction
from sunwai.escalation.models import Escalation
from sunwai.intake.models import Post
from sunwai.loop import sweep
from sunwai.sop import load as loading
from sunwai.sop.hours import add_working
from tests import builders as b

pytestmark = pytest.mark.django_db


def test_a_window_opens_from_the_moment_the_direction_was_really_out_not_from_when_we_noticed() -> None:
    direction = b.an_issued_direction()
    b.went_out(direction.outgoing, at=b.later(minutes=3))  # type: ignore[arg-type]  # issued: it has one

    sweep(at=b.later(hours=2), sop=b.the_sop())

    window = Window.objects.get()
    assert window.opened_at == b.later(minutes=3)
    assert window.due_at == b.later(minutes=3, hours=6)
    assert window.sop_version == b.the_sop().version
    assert b.count_of(direction.case, Verb.WINDOW_OPENED) == 1
    assert not actions.differs(window)


def test_each_need_of_a_direction_has_its_window_and_no_second_sweep_opens_another() -> None:
    case = b.an_accepted_case(needs=2)
    b.a_direction_out(case)

    assert not due.work_one(at=b.AT, sop=b.the_sop())
    assert sorted(w.need.number for w in Window.objects.all()) == [1, 2]


def test_a_direction_that_had_no_need_left_is_not_looked_at_again_and_again() -> None:
    direction = b.an_issued_direction()
    direction.needs.clear()
    b.went_out(direction.outgoing)  # type: ignore[arg-type]  # as above

    sweep(at=b.AT, sop=b.the_sop())

    assert not Window.objects.exists()
    assert Direction.objects.get().clocked_at == b.AT


def test_no_window_opens_in_a_matter_that_was_closed_meanwhile() -> None:
    direction = b.an_issued_direction()
    b.went_out(direction.outgoing)  # type: ignore[arg-type]  # as above
    Direction.objects.update(out_at=b.AT)
    Case.objects.update(status="closed")

    assert not due.work_one(at=b.AT, sop=b.the_sop())
    assert not Window.objects.exists()


def test_a_need_has_one_clock_the_newest_directions() -> None:
    direction = b.a_direction_out()
    sweep(at=b.later(hours=7), sop=b.the_sop())
    other = b.an_office("sp-simdega", kind="police")

    b.a_direction_out(Case.objects.get(), owner=other, at=b.later(hours=7))
    sweep(at=b.later(hours=7), sop=b.the_sop())

    old, new = Window.objects.order_by("id")
    assert (old.direction, old.stop_cause) == (direction, "directed_again")
    assert (new.office, new.stopped_at) == (other, None)
    assert not Escalation.objects.filter(settled_at=None).exists()


def test_a_window_warns_once_and_its_next_moment_is_its_end() -> None:
    window = b.a_window()
    sop = b.the_sop()

    assert not due.work_one(at=b.later(hours=4, minutes=59), sop=sop)
    assert due.work_one(at=b.later(hours=5), sop=sop)
    assert not due.work_one(at=b.later(hours=5), sop=sop)

    window.refresh_from_db()
    assert (window.warned_at, window.next_at) == (b.later(hours=5), window.due_at)
    assert b.count_of(window.case, Verb.WINDOW_WARNED) == 1


def test_the_most_overdue_window_warns_first() -> None:
    late = b.a_window()
    b.a_window(case=b.an_accepted_case(by="sunita"), at=b.later(hours=1))

    due.work_one(at=b.later(hours=9), sop=b.the_sop())

    warned = Entry.objects.filter(verb=Verb.WINDOW_WARNED).order_by("id")
    assert next(entry.case_id for entry in warned) == late.case_id


def test_two_sweepers_open_and_warn_once(transactional_db: None) -> None:
    direction = b.an_issued_direction()
    b.went_out(direction.outgoing)  # type: ignore[arg-type]  # as above
    sop = b.the_sop()

    for at in (b.AT, b.later(hours=5)):
        b.together(*[lambda at=at: sweep(at=at, sop=sop)] * 3)  # type: ignore[misc]  # the moment is bound on purpose

    assert Window.objects.count() == 1
    assert b.count_of(direction.case, Verb.WINDOW_OPENED) == b.count_of(direction.case, Verb.WINDOW_WARNED) == 1
    assert b.count_of(direction.case, Verb.PARKED) == 0


def test_a_pause_holds_the_clock_and_a_resume_gives_back_what_was_left() -> None:
    window = b.a_window()
    actions.pause(window, cause="election_code", by="Meena", duties={"desk_lead"}, at=b.later(hours=2))
    sweep(at=b.later(hours=30), sop=b.the_sop())
    assert not Escalation.objects.exists()

    actions.resume(window, by="Meena", at=b.later(hours=30))

    assert window.due_at == b.later(hours=34)
    assert window.next_at == window.warn_at == b.later(hours=33)
    assert not actions.differs(window)


def test_a_paused_clock_runs_on_by_itself_after_the_longest_time_the_sop_allows() -> None:
    window = b.a_window()
    actions.pause(window, cause="weather", by="Ravi", duties={"desk"}, at=b.later(hours=2))
    sweep(at=b.later(days=6), sop=b.the_sop())
    assert Window.objects.get().paused_at is not None

    sweep(at=b.later(days=7, hours=2), sop=b.the_sop())

    window.refresh_from_db()
    assert (window.paused_at, window.runs_on_at) == (None, None)
    assert window.due_at == b.later(days=7, hours=6)
    assert not actions.differs(window)
    assert b.last(window.case).by == "machine"


def test_a_clock_stands_still_only_for_the_sops_reasons_and_for_those_who_may_say_so() -> None:
    window = b.a_window()

    with pytest.raises(actions.MayNotPause, match="Choose one of these"):
        actions.pause(window, cause="no time", by="Ravi", duties={"desk"}, at=b.later(hours=2))
    with pytest.raises(actions.MayNotPause, match="only the desk lead"):
        actions.pause(window, cause="court", by="Ravi", duties={"desk"}, at=b.later(hours=2))

    assert b.count_of(window.case, Verb.WINDOW_PAUSED) == 0
    actions.pause(window, cause="court", by="Meena", duties={"desk_lead"}, at=b.later(hours=2))
    assert b.last(window.case).facts["clause"] == "4.8"


def test_a_window_opened_under_a_version_without_such_reasons_stands_still_for_any() -> None:
    older = (Path(loading.__file__).parent / "older" / "1.toml").read_text(encoding="utf-8")
    b.sops.put_in_force(older, by="Chief Minister", at=b.later(days=-2))
    window = b.a_window()

    actions.pause(window, cause="a word of the approver", by="Ravi", duties={"desk"}, at=b.later(hours=2))

    assert Window.objects.get().runs_on_at is None


def test_the_office_hours_of_a_ministry_are_its_own_and_pinned_with_the_window() -> None:
    case = b.an_accepted_case()
    cases.correct(case, by="Ravi", at=b.AT, urgency=0)
    window = b.a_window(case=case, owner=b.an_office("mea", kind="union"))

    entry = case.entries.get(verb=Verb.WINDOW_OPENED)
    assert entry.facts["calendar"] == "1.7"
    assert not actions.differs(window)
    own = b.the_sop().calendar
    assert window.due_at != add_working(window.opened_at, timedelta(hours=24), own)


def test_a_window_past_due_keeps_its_due_time_through_pause_resume_and_stop() -> None:
    window = b.a_window()
    sweep(at=b.later(hours=7), sop=b.the_sop())

    actions.pause(window, cause="election_code", by="Meena", duties={"desk_lead"}, at=b.later(hours=8))
    assert not actions.differs(window)
    actions.resume(window, by="Meena", at=b.later(hours=10))
    assert (window.due_at, window.next_at) == (b.later(hours=6), None)
    actions.stop(window, cause="answered", by="Meena", at=b.later(hours=11))

    assert not actions.differs(window)


def test_no_rung_lapses_while_the_clock_stands_still() -> None:
    window = b.a_window()
    sweep(at=b.later(hours=6), sop=b.the_sop())
    actions.pause(window, cause="election_code", by="Meena", duties={"desk_lead"}, at=b.later(hours=6, minutes=5))

    sweep(at=b.later(hours=20), sop=b.the_sop())

    assert Escalation.objects.count() == 1


@pytest.mark.parametrize(
    ("before", "act"),
    [
        (("stop",), "stop"),
        (("stop",), "pause"),
        (("pause",), "pause"),
        ((), "resume"),
        (("pause", "stop"), "resume"),
    ],
)
def test_what_is_so_already_is_refused_and_writes_nothing(before: tuple[str, ...], act: str) -> None:
    window = b.a_window()
    for name in before:
        do(name, window, at=b.later(hours=1))

    b.refusal_writes_nothing(window.case, actions.NotRunning, lambda: do(act, window, at=b.later(hours=2)))


def test_an_entry_tells_the_cause_the_need_and_the_office() -> None:
    window = b.a_window()

    actions.stop(window, cause="answered", by="Ravi", at=b.later(hours=1))

    entry = b.last(window.case)
    assert (entry.verb, entry.by) == ("window_stopped", "Ravi")
    assert entry.facts == {"window": window.pk, "need": 1, "office": "dc-simdega", "cause": "answered"}


def test_a_new_protocol_does_not_move_a_running_clock() -> None:
    window = b.a_window()
    b.the_sop(due_after='"9 h"')

    newer = b.a_window(case=b.an_accepted_case(by="sunita"))

    window.refresh_from_db()
    assert (window.sop_version, window.due_at) == (1, b.later(hours=6))
    assert (newer.sop_version, newer.due_at) == (2, b.later(hours=9))
    assert not actions.differs(window)


def test_a_due_time_that_somebody_changed_by_hand_is_found() -> None:
    window = b.a_window()
    window.due_at += timedelta(hours=1)

    assert actions.differs(window)


def test_a_citizens_nudge_moves_no_clock() -> None:
    window = b.a_window()
    before = Window.objects.values().get()

    b.a_post("कुछ हुआ क्या?", by="asha", parent=Post.objects.get(role="new_matter").key, at=b.later(hours=1))
    sweep(at=b.later(hours=1), sop=b.the_sop())

    assert Window.objects.values().get() == before
    assert b.count_of(window.case, Verb.POST_ADDED) == 1


def do(name: str, window: Window, *, at: datetime) -> None:
    verbs: dict[str, Callable[[], None]] = {
        "pause": lambda: actions.pause(window, cause="election_code", by="Ravi", duties={"desk_lead"}, at=at),
        "resume": lambda: actions.resume(window, by="Ravi", at=at),
        "stop": lambda: actions.stop(window, cause="answered", by="Ravi", at=at),
        "sweep": lambda: sweep(at=at, sop=b.the_sop()) and None,
    }
    verbs[name]()


walks = st.lists(st.tuples(st.sampled_from(["pause", "resume", "stop", "sweep"]), st.integers(-90, 400)), max_size=7)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=walks)
def test_the_stored_due_time_is_what_the_entries_say_after_any_story(walk: list[tuple[str, int]]) -> None:
    window, at = b.a_window(case=b.an_accepted_case(by=f"citizen-{Entry.objects.count()}")), b.AT
    for name, minutes in walk:
        at += timedelta(minutes=minutes)
        try:
            do(name, window, at=at)
        except actions.NotRunning:
            continue
        window.refresh_from_db()
        found = actions.derived(window)
        assert (window.due_at, window.warn_at) == (found.due_at, found.warn_at)
        assert (window.paused_at is not None and window.stopped_at is None) == found.paused
        assert (window.stopped_at is not None) == found.stopped
