"""Red words that went out first: the approver's yes or no after. One verb each, by POST. (SOP 3.18)"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sunwai.direction import disowning
from sunwai.nod import first
from sunwai.nod.models import NodAfter
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
    at = now()
    sop = sop_at(at)
    row = get_object_or_404(NodAfter.objects.select_related("nod__case", "case"), nod=pk)
    proof.prove(request, sop=sop)
    first.say_yes(row, by=name_of(request.user), duty=duty_for(request, row.nod, sop=sop), at=at, sop=sop)
    messages.success(request, _("Your yes to %(docket)s is on the record.") % {"docket": row.case.docket})
    return back_to_list()


@require_POST
@nodding_required
@refused_on(nod_page)
def nod_after_no(request: HttpRequest, pk: int) -> HttpResponse:
    """Will record a no to words that are out already; what is not out yet is stopped, for the rest the desk answers."""
    at = now()
    sop = sop_at(at)
    row = get_object_or_404(NodAfter.objects.select_related("nod__case", "case"), nod=pk)
    duty, reason = duty_for(request, row.nod, sop=sop), request.POST.get("reason", "")
    disowning.disown(row, by=name_of(request.user), duty=duty, at=at, sop=sop, reason=reason)
    messages.success(
        request, _("No to %(docket)s. The desk is told to put a correcting word.") % {"docket": row.case.docket}
    )
    return back_to_list()
