"""The morning brief in one language: each matter in a line.

Owns the words; which matters stand in it is accountability's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sunwai.accountability.brief import Brief, Part, QuietDistrict, Silence
from sunwai.cases.models import Case
from sunwai.desk.models import SetAside
from sunwai.intake.models import Gap
from sunwai.promise.models import Commitment
from sunwai.sop.clauses import Sop
from sunwai.verification.models import Confirmation
from sunwai.web import spans
from sunwai.web.nod.lines import Matter, matter_of
from sunwai.web.public.lasting import grouped
from sunwai.web.vocabulary import REASONS, kind_name, place_name, said

T = TypeVar("T")
L = TypeVar("L")


@dataclass(frozen=True, slots=True)
class Line:
    """One matter: its number, what it is, and what is to be known of it this morning."""

    docket: str
    what: str
    more: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Every part of the brief in words."""

    red: Sequence[Line]
    silences: Sequence[Line]
    promises: Sequence[Line]
    disputes: Sequence[Line]
    nods: Sequence[Matter]
    set_aside: str
    look_again: Line | None
    taken_up: Sequence[Line]
    unseen: Sequence[str]


def lines_of(page: Brief, *, language: str, sop: Sop) -> Lines:
    """Will put PAGE into the words of LANGUAGE."""
    return Lines(
        red=_each(page.red, lambda case: _red(case, page.at, language)),
        silences=_each(page.silences, lambda silence: _silence(silence, page.at, language)),
        promises=_each(page.promises, lambda promise: _promise(promise, page.at, language)),
        disputes=_each(page.disputes, lambda word: _dispute(word, language)),
        nods=_each(page.nods, lambda nod: matter_of(nod, at=page.at, language=language, sop=sop)),
        set_aside=", ".join(f"{said(REASONS, reason)}: {grouped(count)}" for reason, count in page.set_aside.items()),
        look_again=_aside(page.look_again, language) if page.look_again else None,
        taken_up=_each(page.taken_up, lambda row: _aside(row, language)),
        unseen=[*_each(page.gaps, _gap), *_each(page.quiet, lambda district: _quiet(district, language))],
    )


def _each(part: Part[T], say: Callable[[T], L]) -> list[L]:
    return [say(row) for row in part.rows]


def _asked(case: Case, language: str) -> str:
    first, other = (case.asked_hi, case.asked_en) if language == "hi" else (case.asked_en, case.asked_hi)
    return first or other or kind_name(case.kind, language) or case.docket


def _red(case: Case, at: datetime, language: str) -> Line:
    since = _("came %(span)s ago") % {"span": spans.length(at - case.opened_at)}
    return Line(case.docket, _asked(case, language), since)


def _silence(silence: Silence, at: datetime, language: str) -> Line:
    window = silence.window
    told = [_("silent for %(span)s") % {"span": spans.length(at - window.due_at)}]
    if silence.rung:
        told.append(ngettext("rung %(times)d time", "rung %(times)d times", silence.rung) % {"times": silence.rung})
    if silence.broke_a_promise:
        told.append(_("a promise was broken"))
    about = f"{_asked(window.case, language)}; {', '.join(told)}"
    return Line(window.case.docket, window.office.name(language), about)


def _promise(promise: Commitment, at: datetime, language: str) -> Line:
    due = promise.due_at or at
    when = spans.day_and_clock(due)
    late = _("%(when)s, gone by") % {"when": when} if due < at else when
    return Line(promise.case.docket, f"{late}: {promise.office.name(language)}", _asked(promise.case, language))


def _dispute(word: Confirmation, language: str) -> Line:
    when = _("said on %(when)s") % {"when": spans.day_and_clock(word.heard_at)} if word.heard_at else ""
    return Line(word.case.docket, _asked(word.case, language), when)


def _aside(row: SetAside, language: str) -> Line:
    return Line(row.case.docket, _asked(row.case, language), said(REASONS, row.reason))


def _gap(gap: Gap) -> str:
    since = spans.day_and_clock(gap.since) if gap.since else _("an unknown time")
    told = {"network": gap.network.title(), "since": since, "until": spans.day_and_clock(gap.until)}
    if gap.healed_at:
        return _("%(network)s was not read from %(since)s to %(until)s; dealt with since.") % told
    return _("%(network)s was not read from %(since)s to %(until)s. Posts may be missing.") % told


def _quiet(district: QuietDistrict, language: str) -> str:
    told = {"district": place_name(district.key, language), "days": district.days}
    return _("Nothing came from %(district)s for %(days)d days.") % told
