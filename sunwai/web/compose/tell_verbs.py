"""Verbs on words to the citizen: draft, change, put before the approver, take back. One address each."""

from datetime import datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from sunwai.cases.models import Case
from sunwai.direction import guarding, jotting, telling
from sunwai.direction.models import ToCitizen
from sunwai.sop.words import Language
from sunwai.web import forms
from sunwai.web.at import sop_at
from sunwai.web.case.verb import case_verb
from sunwai.web.compose import fields as compose_fields
from sunwai.web.compose.draft_verbs import refuse_unkept
from sunwai.web.refusals import NotFilledIn

F = ToCitizen.Form


@case_verb
def tell(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will draft a question, an interim word or an answer in the SOP's words."""
    form = F(forms.chosen(request, "what", F.values, missing=_("Choose what it is: a question, an answer ...")))
    said = ""
    if form is not F.INTERIM:
        said = forms.words(request, "said", missing=_("Write what the citizen is to be asked or told."))
    fields = compose_fields.typed(request.POST, case)
    facts = compose_fields.interim_facts(case, fields) if form is F.INTERIM else {}
    if form is F.INTERIM and not facts["next_on"]:
        raise NotFilledIn(_("Say by which day the citizen will hear more."))
    if form is F.INTERIM and not facts["office"]:
        raise NotFilledIn(_("No office has been directed in this case yet, so there is nothing to report on."))
    telling.draft(case, form, said=said, facts=facts, language=fields.language, by=by, at=at, sop=sop_at(at))
    jotting.throw_away(case, by=by)
    return _("Drafted. Read the words, then ask for the nod.")


@case_verb
def amend(request: HttpRequest, case: Case, *, by: str, at: datetime, number: int) -> str:
    """Will change the words; a nod to the old words is gone."""
    row = get_object_or_404(ToCitizen, case=case, number=number)
    words = forms.words(request, "words", missing=_("Write the words that are to be posted."))
    if request.POST.get("take") == "safe":
        words = guarding.safely(case, words, language=Language(row.language), sealed_words=None)
    elif words == row.words:
        raise NotFilledIn(_("The words are the same as before; nothing was changed."))
    telling.amend(row, words=words, seen=forms.maybe_words(request, "seen", most=32), by=by, at=at)
    jotting.throw_away(case, by=by)
    return _("The words were changed. A nod to the old words does not count.")


@case_verb
def ask_nod(request: HttpRequest, case: Case, *, by: str, at: datetime, number: int) -> str:
    """Will put the exact words before the approver."""
    row = get_object_or_404(ToCitizen, case=case, number=number)
    refuse_unkept(case, number, row.words, by=by, at=at)
    seen, why = forms.maybe_words(request, "seen", most=32), forms.maybe_words(request, "kept_why", most=200)
    telling.ask_nod(row, by=by, at=at, sop=sop_at(at), seen=seen, kept_why=why)
    return _("These exact words lie before the approver.")


@case_verb
def withdraw(request: HttpRequest, case: Case, *, by: str, at: datetime, number: int) -> str:
    """Will take a draft back before it is out."""
    row = get_object_or_404(ToCitizen, case=case, number=number)
    why = forms.words(request, "why", most=200, missing=_("Say in a few words why the draft is taken back."))
    telling.withdraw(row, by=by, at=at, why=why)
    return _("The draft was taken back; nothing went out.")
