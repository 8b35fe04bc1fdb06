"""The case page's rows: what an office says beside what the citizen says, the clocks, the story. Pure.

An office's word and the citizen's never share a column. (rule 9)"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sunwai.accountability.kinds import kind_names
from sunwai.accountability.record import PublicCase, PublicClock, PublicNeed, PublicStep
from sunwai.lib.window_bar import Bar, to_scale
from sunwai.web.public.lasting import lasting
from sunwai.web.public.words import NEED, STANDING, STEP, UNREACHED, said

HEARD = ("citizen_confirmed", "citizen_disputed", "citizen_unreachable")


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One thing asked for. `mark` is the icon's name and one of the words of truth."""

    asked: str
    office_says: str
    citizen_says: str
    mark: str
    standing: str


@dataclass(frozen=True, slots=True)
class ClockRow:
    """One office's time to answer, drawn and in words; `over` is "" while it lasts."""

    office: str
    took: str
    allowed: str
    over: str
    due_at: datetime
    running: bool
    bar: Bar
    clause: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One line of the story."""

    at: datetime
    words: str


def need_rows(case: PublicCase, *, language: str) -> list[NeedRow]:
    """Will give a row for each need of CASE; a claim the citizen did not answer stands as unreachable."""
    last_heard = next((step.verb for step in reversed(case.steps) if step.verb in HEARD), "")
    return [_need(need, last_heard=last_heard, language=language) for need in case.needs]


def _need(need: PublicNeed, *, last_heard: str, language: str) -> NeedRow:
    office, citizen, mark = NEED[need.status]
    if mark == "claimed" and last_heard == "citizen_unreachable":
        citizen, mark = UNREACHED, "unreachable"
    asked = kind_names(need.kind)[language == "hi"]
    return NeedRow(asked, str(office), str(citizen), mark, said(STANDING, mark))


def clock_rows(case: PublicCase, *, at: datetime, language: str) -> list[ClockRow]:
    """Will give each office's time once, also where several needs ran under one direction."""
    once = dict.fromkeys(case.clocks)
    return [_clock(clock, at=at, language=language) for clock in once]


def _clock(clock: PublicClock, *, at: datetime, language: str) -> ClockRow:
    until = clock.stopped_at or at
    over = until - clock.due_at
    return ClockRow(
        office=clock.office_hi if language == "hi" else clock.office_en,
        took=lasting(until - clock.opened_at),
        allowed=lasting(clock.due_at - clock.opened_at),
        over=lasting(over) if over.total_seconds() >= 60 else "",
        due_at=clock.due_at,
        running=clock.stopped_at is None,
        bar=to_scale(opened_at=clock.opened_at, due_at=clock.due_at, until=until),
        clause=clock.clause,
    )


def step_rows(steps: Sequence[PublicStep]) -> list[StepRow]:
    """Will tell STEPS in plain words; what has no words is not told, and the same line is not told twice running."""
    rows: list[StepRow] = []
    for step in steps:
        words = said(STEP, f"{step.verb} {step.detail}") or said(STEP, step.verb)
        if words and not (rows and rows[-1].words == words):
            rows.append(StepRow(step.at, words))
    return rows
