"""Undo: for ten seconds an act the world has not seen may be taken back by whoever did it.

Owns which acts these are and when it is too late. Each undo is the stage's own inverse verb, with its own entry."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sunwai.cases import actions as cases
from sunwai.cases.lifecycle import NotNow, Verb
from sunwai.cases.models import Case, Entry
from sunwai.desk import actions as desk
from sunwai.direction import actions as directions
from sunwai.direction import fanning, telling
from sunwai.direction.models import Direction, ToCitizen
from sunwai.errors import SunwaiError
from sunwai.lib.timekeeping import at_pace
from sunwai.nod import actions as nods
from sunwai.nod.models import Nod
from sunwai.web.at import now, sop_at
from sunwai.web.case import page as case_page
from sunwai.web.desk import done as desk_done
from sunwai.web.desk.going_back import going_back
from sunwai.web.people import AT_DESK, duty_required, name_of
from sunwai.web.refusals import refused_on

SECONDS = 10
ON_THE_WAY = timedelta(seconds=2)  # what the press itself may take to reach us
WHY = "undone at once"

Undo = Callable[[Entry, str, datetime], None]


class TooLate(SunwaiError):
    """The ten seconds are over."""


class SomethingCameAfter(NotNow):
    """The record went on since; taking one step out of its middle would falsify it."""


class NotYours(SunwaiError):
    """Only whoever did it may undo it so."""


class NoUndo(SunwaiError):
    """The act has no inverse, or the world has seen it."""


def done(request: HttpRequest, told: str, *, case: Case) -> HttpResponse:
    """Will say what was done, with an undo beside it where CASE's newest entry has one, on the page it was done on."""
    newest = Entry.objects.filter(case=case).order_by("-seq").first()
    offered = newest is not None and newest.by == name_of(request.user) and newest.verb in INVERSES
    entry = newest.pk if offered and newest else None
    if desk_done.wanted(request):
        return desk_done.answer(request, case.docket, told=told, undo=entry, seconds=SECONDS)
    messages.success(request, told, extra_tags=f"undo-{entry}" if entry else "")
    return going_back(request, case.docket)


@require_POST
@duty_required(*AT_DESK)
@refused_on(lambda request, pk, **rest: case_page.page(request, _docket(pk), **rest))
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Will take back what the entry PK tells of."""
    entry = get_object_or_404(Entry.objects.select_related("case"), pk=pk)
    by, at = name_of(request.user), now()
    refuse_if_late(entry, by=by, at=at)
    INVERSES[Verb(entry.verb)](entry, by, at)
    told = _("Undone. Both steps stand on the record.")
    if desk_done.wanted(request):
        return desk_done.answer(request, entry.case.docket, told=told, undo=None, seconds=SECONDS)
    messages.success(request, told)
    return going_back(request, entry.case.docket)


def refuse_if_late(entry: Entry, *, by: str, at: datetime) -> None:
    """Will refuse what cannot be undone (any more), with the reason a person can act on."""
    docket = entry.case.docket
    if entry.verb not in INVERSES:
        raise NoUndo(
            _("%(docket)s: this cannot be undone; it may be public. Nothing was changed.") % {"docket": docket}
        )
    if entry.by != by:
        raise NotYours(_("%(docket)s: %(name)s did this; ask them.") % {"docket": docket, "name": entry.by})
    if at - entry.at > at_pace(timedelta(seconds=SECONDS) + ON_THE_WAY):
        raise TooLate(_("%(docket)s: the ten seconds are over. Change it on the case page.") % {"docket": docket})
    if entry.seq != entry.case.head_seq:
        raise SomethingCameAfter(
            _("%(docket)s: something was done after it, so it was not undone. Look at the record.") % {"docket": docket}
        )


def _docket(pk: int) -> str:
    return get_object_or_404(Entry.objects.select_related("case"), pk=pk).case.docket


def _accepted(entry: Entry, by: str, at: datetime) -> None:
    desk.undo_accepting(entry.case, by=by, at=at)
    came_with = Entry.objects.filter(
        case=entry.case, seq=entry.seq - 1, verb=Verb.CORRECTED, at=entry.at, by=by
    ).first()
    if came_with is not None:
        _corrected(came_with, by, at)


def _corrected(entry: Entry, by: str, at: datetime) -> None:
    before: dict[str, Any] = dict(entry.facts["before"])
    if before.get("event_deadline"):
        before["event_deadline"] = datetime.fromisoformat(before["event_deadline"])
    desk.correct(entry.case, by=by, at=at, why=WHY, **before)


def _let_go(entry: Entry, by: str, at: datetime) -> None:
    cases.hold(entry.case, by=by, at=at, holder=entry.facts.get("held_by") or by)


def _direction_of(entry: Entry) -> Direction:
    return Direction.objects.select_related("case", "nod", "outgoing", "owner", "fanout").get(
        case=entry.case, number=entry.facts["direction"]
    )


def _drafted(entry: Entry, by: str, at: datetime) -> None:
    """One press drafted it, and all that were drafted with it."""
    direction = _direction_of(entry)
    if direction.fanout is None:
        directions.withdraw(direction, by=by, at=at, why=WHY)
    else:
        fanning.withdraw_all(direction.fanout, by=by, at=at, why=WHY)


def _telling_drafted(entry: Entry, by: str, at: datetime) -> None:
    row = ToCitizen.objects.select_related("case", "nod").get(case=entry.case, number=entry.facts["number"])
    telling.withdraw(row, by=by, at=at, why=WHY)


def _nod_asked(entry: Entry, by: str, at: datetime) -> None:
    nods.lapse(Nod.objects.select_related("case").get(pk=entry.facts["nod"]), by=by, at=at, why=WHY)


def _amended(entry: Entry, by: str, at: datetime) -> None:
    """The words before these; a nod that was lost by the change stays lost."""
    number = entry.facts["direction"]
    if "withdrawn" in entry.facts:
        raise NoUndo(_("A draft that was taken back stays so: its number is used once. Draft it anew."))
    earlier = Entry.objects.filter(
        case=entry.case, seq__lt=entry.seq, verb__in=[Verb.DRAFTED, Verb.AMENDED], facts__direction=number
    ).order_by("-seq")
    directions.amend(_direction_of(entry), words=earlier[0].words, by=by, at=at, sop=sop_at(at))


INVERSES: Mapping[Verb, Undo] = {
    Verb.ACCEPTED: _accepted,
    Verb.SET_ASIDE: lambda entry, by, at: desk.undo_setting_aside(entry.case, by=by, at=at),
    Verb.HELD: lambda entry, by, at: cases.release(entry.case, by=by, at=at),
    Verb.RELEASED: _let_go,
    Verb.CORRECTED: _corrected,
    Verb.JOINED: lambda entry, by, at: desk.unjoin(entry.case, by=by, at=at),
    Verb.SEALED: lambda entry, by, at: cases.unseal(entry.case, by=by, at=at, why=WHY),
    Verb.DRAFTED: _drafted,
    Verb.TELLING_DRAFTED: _telling_drafted,
    Verb.AMENDED: _amended,
    Verb.NOD_ASKED: _nod_asked,
}
