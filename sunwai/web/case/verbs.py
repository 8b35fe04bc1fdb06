"""Verbs on a case as such: take it in hand, correct it, seal it, sum it up, add a need. One address each."""

from datetime import datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from sunwai.cases import actions as cases
from sunwai.cases.lifecycle import NotNow
from sunwai.cases.models import Case
from sunwai.desk import actions as desk
from sunwai.direction import asking
from sunwai.intake.models import Post
from sunwai.triage.lexicon import kinds
from sunwai.verification import actions as verification
from sunwai.web import forms
from sunwai.web.at import sop_at
from sunwai.web.case.verb import case_verb
from sunwai.web.refusals import NotFilledIn


@case_verb
def hold(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will take the case in hand."""
    cases.hold(case, by=by, at=at)
    return _("You hold this case.")


@case_verb
def release(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will let the case go."""
    cases.release(case, by=by, at=at)
    return _("Nobody holds this case now.")


@case_verb
def correct(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will set what the desk decided otherwise; a form in which nothing was changed is refused."""
    fields = forms.corrections(request.POST)
    if desk.says_so_already(case, **fields):
        raise cases.NothingToCorrect(f"{case.docket} says so already; nothing was changed.")
    desk.correct(case, by=by, at=at, why=forms.maybe_words(request, "why", most=200), **fields)
    return _("Corrected. What the machine had proposed is kept beside it.")


@case_verb
def ask_place(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will ask the citizen, under their post, which place is meant."""
    asking.ask_place(case, by=by, at=at, sop=sop_at(at))
    return _("The question is on its way. When the answer comes, correct the place.")


@case_verb
def add_need(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will add a need."""
    kind = forms.chosen(request, "kind", list(kinds()), missing=_("Choose the kind of the need."))
    what = forms.words(request, "what", most=200, missing=_("Write what is to be put right, in a few words."))
    places = [case.district_key] if case.district_key else []
    desk.add_need(case, kind=kind, what=what, places=places, by=by, at=at)
    return _("The need was added.")


@case_verb
def seal(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will seal the case."""
    why = forms.words(request, "why", most=200, missing=_("Say why it must be sealed."))
    cases.seal(case, by=by, at=at, why=why)
    return _("Sealed: nothing but its number, district and clock is public.")


@case_verb
def unseal(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will lift the seal."""
    why = forms.words(request, "why", most=200, missing=_("Say why the seal may be lifted; it stays on the record."))
    cases.unseal(case, by=by, at=at, why=why)
    return _("The seal was lifted.")


@case_verb
def summarise(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will write the public summary."""
    en, hi = forms.maybe_words(request, "en", most=400), forms.maybe_words(request, "hi", most=400)
    if not en and not hi:
        raise NotFilledIn(_("Write the summary in Hindi, in English, or in both."))
    cases.summarise(case, by=by, at=at, en=en, hi=hi)
    return _("The public page has its summary.")


@case_verb
def lift_veil(request: HttpRequest, case: Case, *, by: str, at: datetime, post_id: int) -> str:
    """Will lift the veil of a post's pictures for whoever asks, and for nobody else."""
    desk.lift_veil(get_object_or_404(Post, case=case, pk=post_id), by=by, at=at)
    return _("The veil is lifted for you alone. That you looked stands on the record.")


@case_verb
def see_words(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will note that what the citizen said after the end was read."""
    verification.see_late_words(case, by=by, at=at)
    return _("Noted: read, and nothing is to be done.")


@case_verb
def unpark(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will let the machine try a parked case again."""
    if case.parked_at is None:
        raise NotNow(f"{case.docket} is not parked.")
    cases.unpark(case, by=by, at=at, case=case)
    return _("It is tried again.")
