"""Deciding what an office's reply says, and what became of its promises. One address each."""

from datetime import datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from sunwai.cases.models import Case
from sunwai.promise import actions as promises
from sunwai.promise.models import Commitment
from sunwai.response import actions as response
from sunwai.response.models import Reply
from sunwai.response.parts import KINDS
from sunwai.web import forms
from sunwai.web.at import sop_at
from sunwai.web.case.verb import case_verb
from sunwai.web.refusals import NotFilledIn


@case_verb
def confirm_reading(request: HttpRequest, case: Case, *, by: str, at: datetime, reply_id: int) -> str:
    """Will decide what the reply says; the machine's reading stands where its own kind was confirmed."""
    reply = get_object_or_404(Reply, case=case, pk=reply_id)
    kind = forms.chosen(request, "kind", KINDS, missing=_("Choose what the reply says; the machine was not sure."))
    needs = forms.numbers(request.POST, "needs")
    as_read = kind == (reply.reading or {}).get("kind")
    helped = forms.count(request, "helped")
    response.confirm_reading(reply, by=by, at=at, kind=None if as_read else kind, needs=needs, helped=helped)
    return _("The reading is decided. An office's word stays a claim until the citizen is heard.")


@case_verb
def keep(request: HttpRequest, case: Case, *, by: str, at: datetime, promise_id: int) -> str:
    """Will note that a promise was kept, as the office says."""
    promise = get_object_or_404(Commitment, case=case, pk=promise_id)
    promises.keep(promise, by=by, at=at, why=forms.maybe_words(request, "why", most=200))
    return _("Noted as kept, as the office says; the citizen is still to be heard.")


@case_verb
def break_(request: HttpRequest, case: Case, *, by: str, at: datetime, promise_id: int) -> str:
    """Will note that a promise was broken."""
    promise = get_object_or_404(Commitment, case=case, pk=promise_id)
    promises.break_(promise, by=by, at=at, why=forms.maybe_words(request, "why", most=200))
    return _("Noted as broken; the need is open again.")


@case_verb
def date_it(request: HttpRequest, case: Case, *, by: str, at: datetime, promise_id: int) -> str:
    """Will give a promise the date its office has named."""
    promise = get_object_or_404(Commitment, case=case, pk=promise_id)
    due_at = forms.moment(request, "due_at", missing=_("Write the day and the time the office named."))
    if due_at <= at:
        raise NotFilledIn(_("That time has passed already. A promise needs a time to come."))
    promises.date_it(promise, due_at=due_at, by=by, at=at, sop=sop_at(at))
    return _("The promise has its date and will come back by itself.")
