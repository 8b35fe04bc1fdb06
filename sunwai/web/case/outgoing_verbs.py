"""Words that did not go out, or of which nobody knows: again, by hand, or what a person found. And the clocks.

One address each. Nothing here sends anything; the worker does, once."""

from datetime import datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from sunwai.cases.models import Case
from sunwai.clock import actions as clock
from sunwai.clock.models import Window
from sunwai.outbox import actions as outbox
from sunwai.outbox.models import Outgoing
from sunwai.web import forms
from sunwai.web.case.verb import case_verb
from sunwai.web.people import duties_of
from sunwai.web.refusals import NotFilledIn


@case_verb
def try_again(request: HttpRequest, case: Case, *, by: str, at: datetime, outgoing_id: int) -> str:
    """Will send once more what definitely failed."""
    outbox.try_again(get_object_or_404(Outgoing, case=case, pk=outgoing_id), by=by, at=at)
    return _("It is sent once more.")


@case_verb
def post_by_hand(request: HttpRequest, case: Case, *, by: str, at: datetime, outgoing_id: int) -> str:
    """Will leave to a person what the machine failed to post or has not tried."""
    outbox.post_by_hand(get_object_or_404(Outgoing, case=case, pk=outgoing_id), by=by, at=at)
    return _("It is yours to post now; the machine will not.")


@case_verb
def decide(request: HttpRequest, case: Case, *, by: str, at: datetime, outgoing_id: int) -> str:
    """Will take a person's word for whether it is out."""
    outgoing = get_object_or_404(Outgoing, case=case, pk=outgoing_id)
    answer = forms.chosen(request, "went_out", ("yes", "no"), missing=_("Look on the network, then say: is it there?"))
    sent_key = forms.maybe_words(request, "sent_key", most=255).rstrip("/").rsplit("/", 1)[-1]
    if answer == "yes" and not sent_key:
        raise NotFilledIn(_("Copy the address of the post, or its number, so that replies under it are found."))
    outbox.decide(outgoing, went_out=answer == "yes", by=by, at=at, sent_key=sent_key)
    return _("Noted. Nothing is sent twice.")


@case_verb
def pause(request: HttpRequest, case: Case, *, by: str, at: datetime, window_id: int) -> str:
    """Will make a clock stand still for a cause."""
    cause = forms.words(request, "cause", most=80, missing=_("Say why the clock must stand still."))
    window = get_object_or_404(Window, case=case, pk=window_id)
    clock.pause(window, cause=cause, by=by, duties=duties_of(request.user), at=at)
    return _("The clock stands still.")


@case_verb
def resume(request: HttpRequest, case: Case, *, by: str, at: datetime, window_id: int) -> str:
    """Will let a clock run on."""
    clock.resume(get_object_or_404(Window, case=case, pk=window_id), by=by, at=at)
    return _("The clock runs on with the time it had left.")
