"""The officer's page: an office's own directions, what each asks and by when, and the form for an answer.

Works on a cheap phone: no script, no fonts to fetch, big targets. What may be shown is officer_lines'."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sunwai.offices.models import Office
from sunwai.offices.people.models import OfficeSeat
from sunwai.offices.people.seats import seat_of
from sunwai.response.evidence_store import MOST_BYTES, MOST_PICTURES, path_of
from sunwai.response.models import AnswerPicture
from sunwai.response.officers_page import directions_of
from sunwai.web.at import now, sop_at
from sunwai.web.officer.lines import asked_in, given_in, tasks
from sunwai.web.officer.seat import direction_for, for_seat
from sunwai.web.people import AT_DESK, OFFICE, duties_of, duty_required
from sunwai.web.refusals import Refusal

AT_ONCE = 100
# What an officer may tick, in an officer's own words; the desk reads it as a claim of that kind.
SAYS = {
    "action_reported": _("is done"),
    "under_way": _("is under way"),
    "promised": _("will be done by the day given below"),
    "refused": _("is not possible, for the reason written above"),
    "needs_info": _("waits for something we must know first"),
    "acknowledged": _("is noted; nothing is done yet"),
}


@require_safe
@for_seat
def officer_list(request: HttpRequest, seat: OfficeSeat) -> HttpResponse:
    """Will list the office's own directions, what runs out first at the top."""
    at, language = now(), (get_language() or "hi")[:2]
    rows = tasks(directions_of(seat)[:AT_ONCE], at=at, language=language, sop=sop_at(at))
    context = {
        "office": seat.office.name(language),
        "open": [task for task in rows if not task.answered],
        "done": [task for task in rows if task.answered],
    }
    return render(request, "officer/list.html", context)


def direction_page(
    request: HttpRequest, docket: str, number: int, *, seat: OfficeSeat, refusal: Refusal | None = None
) -> HttpResponse:
    """Will show one direction of the seat's office and the form for an answer, with what was typed if refused."""
    at, language = now(), (get_language() or "hi")[:2]
    direction = direction_for(seat, docket, number)
    (task,) = tasks(directions_of(seat).filter(pk=direction.pk), at=at, language=language, sop=sop_at(at))
    typed: Any = refusal.typed if refusal else {}
    context = {
        "office": seat.office.name(language),
        "task": task,
        "asked": [(row, typed.get(f"date-{row.number}", "")) for row in asked_in(direction, language=language)],
        "given": given_in(direction, seat),
        "says": [(code, name, typed.get("kind") == code) for code, name in SAYS.items()],
        "offices": _others(seat, language),
        "today": timezone.localdate(at).isoformat(),
        "most_pictures": MOST_PICTURES,
        "most_mb": MOST_BYTES // 2**20,
        "refusal": refusal,
    }
    return render(request, "officer/direction.html", context)


@require_safe
@for_seat
def direction(request: HttpRequest, docket: str, number: int, seat: OfficeSeat) -> HttpResponse:
    """Will open one direction."""
    return direction_page(request, docket, number, seat=seat)


@require_safe
@duty_required(OFFICE, *AT_DESK)
def picture(request: HttpRequest, pk: int) -> HttpResponse:
    """Will give one picture of an answer: to the desk, and to the office that sent it; to nobody else (404)."""
    row = get_object_or_404(AnswerPicture.objects.select_related("answer__seat"), pk=pk)
    seat = seat_of(request.user)
    own = seat is not None and seat.accepted_at is not None and seat.office_id == row.answer.seat.office_id
    if not own and not duties_of(request.user) & set(AT_DESK):
        raise Http404
    path = path_of(row.sha256, row.kind)
    if not path.exists():
        raise Http404
    response = HttpResponse(path.read_bytes(), content_type=row.kind)
    response["Cache-Control"] = "private, max-age=86400"
    response["Content-Disposition"] = "inline"
    return response


def _others(seat: OfficeSeat, language: str) -> list[tuple[str, str]]:
    """Whose matter it could be: offices by name alone, as the public directory of the state has them."""
    others = Office.objects.filter(closed_at=None).exclude(pk=seat.office_id).exclude(kind=Office.Kind.CM)
    return sorted(((office.code, office.name(language)) for office in others), key=lambda row: row[1])
