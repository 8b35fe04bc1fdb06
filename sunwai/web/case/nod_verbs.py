"""Writing down a nod that was given by phone, on paper or in person. The nod on a screen is the approver's own page."""

from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sunwai.cases.models import Case
from sunwai.nod import actions as nods
from sunwai.nod import first
from sunwai.nod.models import Nod, Sheet
from sunwai.sop.words import Duty
from sunwai.web import forms
from sunwai.web.at import sop_at
from sunwai.web.case import direction as case_direction
from sunwai.web.case.verb import case_verb
from sunwai.web.people import DUTIES, duties_of
from sunwai.web.refusals import NotFilledIn

ELSEWHERE = (Nod.How.PHONE.value, Nod.How.PAPER.value, Nod.How.IN_PERSON.value)


def _sheet(request: HttpRequest) -> Sheet | None:
    """The sheet of paper that was nodded to, where its number was written."""
    written = forms.maybe_words(request, "sheet", most=9)
    if not written:
        return None
    sheet = Sheet.objects.filter(number=int(written)).first() if written.isascii() and written.isdigit() else None
    if sheet is None:
        raise NotFilledIn(
            _("There is no sheet %(number)s. Its number stands at the top of the paper.") % {"number": written}
        )
    return sheet


@case_verb
def record_nod(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will write down who gave the nod to the words that were read to them, how, and who wrote it down."""
    sop = sop_at(at)
    nod = case_direction.open_nod(case)
    if nod is None:
        raise nods.AlreadyAnswered(f"No words of {case.docket} lie before the approver any more.")
    givers = {giver.name: giver for giver in case_direction.approvers(sop, nod)}
    given_by = forms.chosen(request, "by", list(givers), missing=_("Choose who gave the nod."))
    how = forms.chosen(request, "how", ELSEWHERE, missing=_("Choose how the nod was given."))
    nods.give(
        nod,
        words_hash=request.POST.get("words_hash", ""),
        by=given_by,
        duty=Duty(givers[given_by].duty),
        at=at,
        sop=sop,
        how=Nod.How(how),
        recorded_by=by,
        witnessed_by=forms.maybe_words(request, "witnessed_by", most=80),
        sheet=_sheet(request),
    )
    return _("The nod is on the record, with your name as the one who wrote it down.")


@case_verb
def let_out(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will let the red words that lie before the approver out first, by the standing clause. (SOP 3.18)"""
    sop = sop_at(at)
    nod = case_direction.open_nod(case)
    if nod is None:
        raise nods.AlreadyAnswered(f"No words of {case.docket} lie before the approver any more.")
    held = [duty for duty in DUTIES if duty in duties_of(request.user) and duty in set(Duty)]
    named = {duty.value for duty in sop.nod.red_first.let_out_by} if sop.nod.red_first else set()
    duty = Duty(next((duty for duty in held if duty in named), held[0]))
    first.let_out(nod, words_hash=request.POST.get("words_hash", ""), by=by, duty=duty, at=at, sop=sop)
    return _(
        "The words go out on your word. The approver is asked now, and you are told where no answer comes in time."
    )
