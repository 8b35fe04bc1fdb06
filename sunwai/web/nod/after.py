"""Red words that went out first: the approver's yes or no after. One verb each, by POST. (SOP 3.18)"""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sunwai.direction import disowning
from sunwai.nod import first
from sunwai.nod.models import NodAfter
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Duty
from sunwai.web.at import now, sop_at
from sunwai.web.nod.answers import back_to_list
from sunwai.web.nod.shortlist import nod_page
from sunwai.web.nod.whose import duty_for, nodding_required
from sunwai.web.people import name_of
from sunwai.web.refusals import refused_on
from sunwai.web.sign import proof


@require_POST
@nodding_required
@refused_on(nod_page)
def nod_after_yes(request: HttpRequest, pk: int) -> HttpResponse:
    """Will record a yes to words that are out already."""
    row, duty, at, sop = _asked(request, pk)
    proof.prove(request, sop=sop)
    first.say_yes(row, by=name_of(request.user), duty=duty, at=at, sop=sop)
    messages.success(request, _("Your yes to %(docket)s is on the record.") % {"docket": row.case.docket})
    return back_to_list()


@require_POST
@nodding_required
@refused_on(nod_page)
def nod_after_no(request: HttpRequest, pk: int) -> HttpResponse:
    """Will record a no to words that are out already; what is not out yet is stopped, for the rest the desk answers."""
    row, duty, at, sop = _asked(request, pk)
    disowning.disown(row, by=name_of(request.user), duty=duty, at=at, sop=sop, reason=request.POST.get("reason", ""))
    messages.success(
        request, _("No to %(docket)s. The desk is told to put a correcting word.") % {"docket": row.case.docket}
    )
    return back_to_list()


def _asked(request: HttpRequest, pk: int) -> tuple[NodAfter, Duty, datetime, Sop]:
    """What the approver is asked after, by which duty they answer, when, and by which protocol."""
    at = now()
    sop = sop_at(at)
    row = get_object_or_404(NodAfter.objects.select_related("nod__case", "case"), nod=pk)
    return row, duty_for(request, row.nod, sop=sop), at, sop
