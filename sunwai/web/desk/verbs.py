"""Verbs of the desk on a matter as a whole: accept, set aside, take up again, join, separate. One address each."""

from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sunwai.cases.models import Case
from sunwai.desk import actions as desk
from sunwai.desk.models import SetAside
from sunwai.web import forms
from sunwai.web.case.verb import case_verb
from sunwai.web.refusals import NotFilledIn


@case_verb
def accept(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will take the matter up, with what was corrected on the way."""
    desk.accept(case, by=by, at=at, **forms.corrections(request.POST))
    return _("Accepted.")


@case_verb
def set_aside(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will set the matter aside for a reason."""
    reason = forms.chosen(
        request,
        "reason",
        SetAside.Reason.values,
        missing=_("Choose why it is set aside; others will look at it again."),
    )
    words = forms.maybe_words(request, "words", most=200)
    if reason == SetAside.Reason.OTHER and not words:
        raise NotFilledIn(_("Say the other reason in a few words."))
    desk.set_aside(case, reason=reason, words=words, by=by, at=at)
    return _("Set aside. It stays in the register of what was not chosen.")


@case_verb
def take_up_again(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will take up a matter that was set aside."""
    desk.take_up_again(case, by=by, at=at)
    return _("Taken up again.")


@case_verb
def join(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will join the case to the one whose number was written."""
    docket = forms.words(
        request, "into", most=24, missing=_("Write the number of the other case, such as JH-26-00405.")
    )
    into = Case.objects.filter(docket=docket.upper()).first()
    if into is None:
        raise NotFilledIn(_("No case has the number %(docket)s. Check it in the list.") % {"docket": docket})
    desk.join(case, into=into, by=by, at=at)
    return _("Joined to %(docket)s; its people are kept informed there.") % {"docket": into.docket}


@case_verb
def unjoin(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will separate a joined case again."""
    desk.unjoin(case, by=by, at=at)
    return _("Separated again; its posts came back with it.")
