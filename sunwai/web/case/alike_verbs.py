"""Verbs on what may be one matter: join in one press, say that they are not the same, join a campaign's copies."""

from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sunwai.cases.models import Case
from sunwai.desk import alike
from sunwai.web import forms
from sunwai.web.case.verb import case_verb
from sunwai.web.refusals import NotFilledIn


@case_verb
def join_alike(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will join the case and the other one, the way round that can be."""
    joined, into = alike.join_alike(case, _other(request), by=by, at=at)
    facts = {"joined": joined.docket, "into": into.docket}
    return _("%(joined)s was joined to %(into)s; its people are kept informed there.") % facts


@case_verb
def not_same(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will remember that the two are not the same."""
    other = _other(request)
    alike.not_same(case, other, by=by, at=at)
    return _("Remembered: %(docket)s is another matter. It is not proposed again.") % {"docket": other.docket}


@case_verb
def join_copies(request: HttpRequest, case: Case, *, by: str, at: datetime) -> str:
    """Will join the copies of a campaign into the case."""
    count = alike.join_copies(case, by=by, at=at)
    said = ngettext("%(count)d copy was joined to this case.", "%(count)d copies were joined to this case.", count)
    return said % {"count": count}


def _other(request: HttpRequest) -> Case:
    docket = forms.words(request, "other", most=24, missing=_("Say which other case is meant."))
    other = Case.objects.filter(docket=docket.upper()).first()
    if other is None:
        raise NotFilledIn(_("No case has the number %(docket)s. Check it in the list.") % {"docket": docket})
    return other
