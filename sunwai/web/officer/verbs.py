"""What an officer does on their page: answer, pass the matter on. What the desk does with it: put it up. One each."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sunwai.cases.models import Case
from sunwai.direction.models import Direction
from sunwai.offices.models import Office
from sunwai.offices.people.models import OfficeSeat
from sunwai.response import officers_page, under_direction
from sunwai.response.evidence_store import MOST_BYTES, MOST_PICTURES
from sunwai.response.models import PageAnswer
from sunwai.response.officers_page import MOST_LETTERS, Said
from sunwai.web import forms
from sunwai.web.at import now, sop_at
from sunwai.web.case.verb import case_verb
from sunwai.web.officer.page import SAYS, direction_page
from sunwai.web.officer.seat import direction_for, for_seat
from sunwai.web.refusals import NotFilledIn, refused_on
from sunwai.web.see_other import see_other


def _officer_verb(act: Callable[[HttpRequest, Direction], tuple[Said, str]]) -> Callable[..., HttpResponse]:
    """Will make of ACT (form -> what is said, and what to tell) a view that takes it in as the office's reply."""

    @require_POST
    @for_seat
    @refused_on(direction_page)
    @wraps(act)
    def view(request: HttpRequest, docket: str, number: int, *, seat: OfficeSeat) -> HttpResponse:
        row, at = direction_for(seat, docket, number), now()
        said, told = act(request, row)
        officers_page.answer(row, said, seat=seat, at=at, sop=sop_at(at))
        messages.success(request, told)
        return see_other("officer-direction", docket, number)

    return view


@_officer_verb
def answer(request: HttpRequest, direction: Direction) -> tuple[Said, str]:
    """Will take an answer: words, what they report, a day for each need, pictures."""
    text = forms.words(request, "text", missing=_("Write what was done, or why not."), most=MOST_LETTERS)
    kind = request.POST.get("kind", "")
    said = Said(text, kind=kind if kind in SAYS else "", dates=_dates(request), pictures=_pictures(request))
    return said, _("Your answer has reached the desk. It is on record.")


@_officer_verb
def transfer(request: HttpRequest, direction: Direction) -> tuple[Said, str]:
    """Will tell the desk, with a reason, whose matter it is."""
    office = Office.objects.filter(code=request.POST.get("office", ""), closed_at=None).first()
    if office is None:
        raise NotFilledIn(_("Choose the office whose matter it is."))
    reason = forms.words(request, "reason", missing=_("Give the reason, so that the desk can direct anew."), most=1000)
    said = Said(_("Passed on to %(office)s: %(reason)s") % {"office": office, "reason": reason}, transfer_to=office)
    return said, _("The desk knows that it is another office's matter, and decides.")


@case_verb
def put_up(request: HttpRequest, case: Case, *, by: str, at: datetime, reply_id: int) -> str:
    """Will put an office's answer under its direction, in the words the desk leaves it."""
    row = get_object_or_404(PageAnswer, reply_id=reply_id, reply__case=case)
    text = forms.words(request, "words", missing=_("There are no words to put up."), most=MOST_LETTERS)
    outgoing = under_direction.put_up(row, text, by=by, at=at, sop=sop_at(at))
    if outgoing is None:
        return _("The office's answer lies before the approver; it goes under the direction after the yes.")
    return _("The office's answer is on its way under the direction.")


def _dates(request: HttpRequest) -> dict[int, date]:
    found = {}
    for field, typed in request.POST.items():
        number = field.removeprefix("date-")
        if not field.startswith("date-") or not (number.isascii() and number.isdigit() and len(number) < 5):
            continue
        text = str(typed).strip()
        try:
            if text:
                found[int(number)] = date.fromisoformat(text)
        except ValueError as wrong:
            told = _("“%(text)s” is no day. Choose one, or write it like 2026-01-31.") % {"text": text}
            raise NotFilledIn(told) from wrong
    return found


def _pictures(request: HttpRequest) -> list[tuple[str, bytes]]:
    files = [file for file in request.FILES.getlist("pictures") if file.size]
    # one more than fit is read, so that too many are refused by their count
    return [(str(file.name or "?")[:80], file.read(MOST_BYTES + 1)) for file in files[: MOST_PICTURES + 1]]
