"""Hearing the citizen, closing, opening again. One address each; an office's word alone closes nothing."""

from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sunwai.cases.models import Case
from sunwai.closure import actions as closure
from sunwai.verification import actions as verification
from sunwai.verification.models import Confirmation
from sunwai.web import forms
from sunwai.web.at import sop_at
from sunwai.web.case.verb import case_verb


@case_verb
def ask_citizen(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will ask the citizen, under their own post, whether it is put right."""
    verification.ask(case, by=by, at=at, sop=sop_at(at))
    return _("The question to the citizen is on its way.")


@case_verb
def record_word(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will put on record what the citizen said by phone, or what a named witness says."""
    word = forms.chosen(request, "word", Confirmation.Word.values, missing=_("Choose what was said."))
    source = forms.chosen(request, "heard_from", ("phone", "witness"), missing=_("Choose whom it was heard from."))
    witness = forms.maybe_words(request, "witness", most=120)
    verification.record_word(case, Confirmation.Word(word), by=by, at=at, heard_from=source, witness=witness)
    return _("The word is on the record.")


@case_verb
def close(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will close the case with an outcome that its record bears out."""
    outcome = forms.words(request, "outcome", most=40, missing=_("Choose how the case ends."))
    reason = forms.maybe_words(request, "reason", most=300)
    closure.close(case, outcome=outcome, by=by, at=at, sop=sop_at(at), reason=reason)
    return _("Closed. The citizen's no opens it again.")


@case_verb
def reopen(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will open the case again."""
    why = forms.words(request, "why", most=200, missing=_("Say why the case is opened again."))
    closure.reopen(case, by=by, at=at, why=why)
    return _("Open again. A new direction needs a new nod.")
