"""The right-hand pane's smaller facts: clocks, replies, outcomes. Owns how each is shown; reads only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from sunwai.cases.lifecycle import TRANSITIONS, Status, Verb
from sunwai.clock.models import Window
from sunwai.lib.window_bar import Bar, to_scale
from sunwai.response.models import Reply
from sunwai.response.parts import KINDS
from sunwai.sop.actions import sop_among
from sunwai.sop.clauses import Sop
from sunwai.sop.models import SopVersion
from sunwai.sop.words import Language, Outcome
from sunwai.web import spans
from sunwai.web.sop.links import clause_link
from sunwai.web.vocabulary import OUTCOMES, PROOFS, REPLY_KINDS, STOPS, said


@dataclass(frozen=True, slots=True)
class Clock:
    """One window: whose, in which words it stands, and its bar."""

    id: int
    office: str
    need: int
    clause: str
    state: str
    until: str
    running: bool
    paused: bool
    bar: Bar
    clause_address: str
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One reply: what the machine reads in it, and whether it is sure enough to be ticked beforehand."""

    row: Reply
    kinds: tuple[tuple[str, str], ...]
    proposed: str
    sure: bool
    because: tuple[str, ...]
    decided: str


@dataclass(frozen=True, slots=True)
class End:
    """One outcome a case may have, and what must be on record for it."""

    code: str
    name: str
    wants: str


def windows(rows: Sequence[Window], *, protocols: Sequence[SopVersion], at: datetime, language: str) -> list[Clock]:
    """Will list the windows of ROWS, running ones first, then the newest; each is explained by its own of PROTOCOLS."""
    newest = sorted(rows, key=lambda row: (row.opened_at, row.pk), reverse=True)
    found = [_clock(row, sop_among(protocols, row.sop_version), at=at, language=language) for row in newest]
    return sorted(found, key=lambda clock: not clock.running)


def may(status: Status) -> dict[str, bool]:
    """Will say which verbs the lifecycle allows from STATUS, by name; a verb that moves no status is not listed."""
    return {verb.value: status in steps for verb, steps in TRANSITIONS.items()}


def may_hear(status: Status) -> bool:
    """Will say whether the citizen's or a witness's word can be put on record at STATUS."""
    words = (Verb.CITIZEN_CONFIRMED, Verb.CITIZEN_DISPUTED, Verb.CITIZEN_UNREACHABLE, Verb.CITIZEN_WITHDREW)
    return any(status in TRANSITIONS[verb] for verb in words)


def reply(row: Reply, *, sop: Sop) -> Answer:
    """Will show ROW with the machine's reading beside the kinds a person may choose."""
    reading = row.reading or {}
    proposed = str(reading.get("kind") or "")
    return Answer(
        row=row,
        kinds=tuple((kind, said(REPLY_KINDS, kind)) for kind in KINDS),
        proposed=proposed,
        sure=_is_sure(reading, sop),
        because=_quotes(reading.get("because", ())),
        decided=said(REPLY_KINDS, row.kind) if row.kind else "",
    )


def _is_sure(reading: Mapping[str, Any], sop: Sop) -> bool:
    """Figures for a whole district answer no one case, so they are never ticked beforehand."""
    confident = float(reading.get("confidence", 0)) >= sop.triage.not_sure_below
    return reading.get("kind") in KINDS and confident and not reading.get("aggregate", False)


def outcomes(sop: Sop) -> list[End]:
    """Will list the outcomes that SOP allows, each with the proof it asks for."""
    return [End(o.value, said(OUTCOMES, o.value), _wants(sop, o)) for o in Outcome if sop.closure.allows(o)]


def _wants(sop: Sop, outcome: Outcome) -> str:
    rule = sop.closure.rule(outcome)
    either = pgettext("one proof or another", "or")
    choices = ([said(PROOFS, proof.value) for proof in sorted(choice)] for choice in rule.lacks(frozenset()))
    return "; ".join(f" {either} ".join(names) for names in choices)


def _clock(row: Window, pinned: Sop, *, at: datetime, language: str) -> Clock:
    until = row.stopped_at or row.paused_at or at
    spoken = Language(language)
    return Clock(
        id=row.pk,
        office=row.office.name(language),
        need=row.need.number,
        clause=row.clause,
        state=_state(row, at=at),
        until=spans.day_and_clock(row.due_at),
        running=row.stopped_at is None,
        paused=row.paused_at is not None and row.stopped_at is None,
        bar=to_scale(opened_at=row.opened_at, due_at=row.due_at, until=until),
        clause_address=clause_link(row.sop_version, row.clause),
        reasons=tuple((each.reason, each.name(spoken)) for each in pinned.pause_reasons),
    )


def _state(row: Window, *, at: datetime) -> str:
    if row.stopped_at is not None:
        return said(STOPS, row.stop_cause)
    if row.paused_at is not None:
        return _("stands still")
    if row.due_at <= at:
        return _("silent, late by %(time)s") % {"time": spans.length(at - row.due_at)}
    return _("%(time)s left") % {"time": spans.length(row.due_at - at)}


def _quotes(because: Sequence[object]) -> tuple[str, ...]:
    texts = [str(reason.get("text", "")) if isinstance(reason, dict) else str(reason) for reason in because]
    return tuple(dict.fromkeys(text for text in texts if text))[:3]
