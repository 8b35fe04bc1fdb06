"""Who may stand before these words: the screens of the nod are open to whoever the protocol in force lets nod to any.

Owns that door and as what somebody nods. Whether they may nod to just these words, `nod.actions` decides."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from sunwai.errors import MissingPrerequisite
from sunwai.nod.actions import urgency_of
from sunwai.nod.models import Nod
from sunwai.sop.clauses import Sop
from sunwai.sop.until_out import MayNod
from sunwai.sop.words import Duty
from sunwai.web.at import now, sop_at
from sunwai.web.people import DUTIES, NAMES, duties_of, duty_required

View = Callable[..., HttpResponse]


def nodding_required(view: View) -> View:
    """Will let a view be seen only by people whose yes counts for something under the protocol in force."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return duty_required(*_nodding())(view)(request, *args, **kwargs)

    return guarded


def terms_of(nod: Nod, *, sop: Sop) -> MayNod:
    """Will give whose yes counts for NOD, and the clause that says so."""
    return sop.nod.who_may(nod.act, urgency_of(nod.case))


def duty_for(request: HttpRequest, nod: Nod, *, sop: Sop) -> Duty:
    """Will give as what the person signed in answers NOD: a duty it is given to, else their first, to be refused."""
    held = [duty for duty in DUTIES if duty in duties_of(request.user) and duty in set(Duty)]
    given = {duty.value for duty in terms_of(nod, sop=sop).duties}
    return Duty(next((duty for duty in held if duty in given), held[0]))


def said(terms: MayNod) -> str:
    """Will say whose yes counts, in the reader's language."""
    return _(" or ").join(str(NAMES[duty]) for duty in DUTIES if duty in {each.value for each in terms.duties})


def _nodding() -> tuple[str, ...]:
    try:
        duties = sop_at(now()).nod.duties
    except MissingPrerequisite:
        return (Duty.APPROVER.value,)  # no protocol is in force yet, so nothing can be nodded to either
    return tuple(duty for duty in DUTIES if duty in {each.value for each in duties})
