"""Verbs on a direction's words: draft, change, count, put before the approver, take back. One address each."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sunwai.cases.models import Case
from sunwai.direction import actions as directions
from sunwai.direction.models import Direction
from sunwai.nod import actions as nods
from sunwai.web import case_direction, forms
from sunwai.web.at import sop_at
from sunwai.web.people import AT_DESK, duty_required
from sunwai.web.refusals import NotFilledIn
from sunwai.web.verb import case_verb

LONGEST = 20_000  # letters that are still counted: far beyond any post, far below what would tire the machine


@case_verb
def draft(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will draft a direction to one owner; empty words take the SOP's own."""
    code = forms.words(request, "owner", most=64, missing=_("Choose the one office whose clock will run."))
    owner = forms.offices([code])[0]
    informed = forms.offices(list(dict.fromkeys(c for c in request.POST.getlist("informed") if c and c != code)))
    ticked = forms.numbers(request.POST, "needs")
    needs = None if ticked is None else list(case.needs.filter(number__in=ticked))
    words = forms.maybe_words(request, "words") or None
    language = forms.language(request.POST)
    sop = sop_at(at)
    directions.draft(
        case, owner=owner, informed=informed, needs=needs, language=language, words=words, by=by, at=at, sop=sop
    )
    return _("Drafted. Read the words, then ask for the nod.")


@case_verb
def amend(request: HttpRequest, case: Case, *, by: str, at: datetime, number: int) -> str:
    """Will change the words of a draft; a nod to the old words is gone."""
    direction = get_object_or_404(Direction, case=case, number=number)
    words = forms.words(request, "words", missing=_("Write the words that are to be posted."))
    if words == direction.words:
        raise NotFilledIn(_("The words are the same as before; nothing was changed."))
    directions.amend(direction, words=words, by=by, at=at, sop=sop_at(at))
    return _("The words were changed. A nod to the old words does not count.")


@case_verb
def ask_nod(request: HttpRequest, case: Case, *, by: str, at: datetime, number: int) -> str:
    """Will put the exact words before the approver."""
    direction = get_object_or_404(Direction, case=case, number=number)
    directions.ask_nod(direction, by=by, at=at, sop=sop_at(at))
    return _("These exact words lie before the approver.")


@case_verb
def withdraw(request: HttpRequest, case: Case, *, by: str, at: datetime, number: int) -> str:
    """Will take a draft back before it is issued."""
    direction = get_object_or_404(Direction, case=case, number=number)
    why = forms.words(request, "why", most=200, missing=_("Say in a few words why the draft is taken back."))
    directions.withdraw(direction, by=by, at=at, why=why)
    return _("The draft was taken back; nothing went out.")


@case_verb
def take_back(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will take the words back from before the approver."""
    nod = case_direction.open_nod(case)
    if nod is None:
        raise nods.AlreadyAnswered(f"No words of {case.docket} lie before the approver any more.")
    why = forms.words(request, "why", most=200, missing=_("Say in a few words why the words are taken back."))
    nods.lapse(nod, by=by, at=at, why=why)
    return _("The words were taken back from the approver.")


@require_POST
@duty_required(*AT_DESK)
def count(request: HttpRequest, docket: str) -> HttpResponse:
    """Will say how long the words are by the network's own count, for the line under the words; changes nothing."""
    case = get_object_or_404(Case, docket=docket)
    measure = case_direction.measured(case, request.POST.get("words", "")[:LONGEST])
    return render(request, "case/count.html", {"measure": measure})
