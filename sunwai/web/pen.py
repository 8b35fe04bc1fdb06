"""The holding pen: everything a machine could not place waits here, in sight, until a person has decided.

Owns the page and its five small verbs; nothing leaves the pen by itself."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sunwai.cases.actions import unpark
from sunwai.cases.models import Case
from sunwai.intake import actions as intake
from sunwai.intake.models import Gap, Unread
from sunwai.response import actions as response
from sunwai.response.models import Reply
from sunwai.web import pen_rows
from sunwai.web.at import now
from sunwai.web.people import AT_DESK, duty_required, name_of
from sunwai.web.refusals import NotFilledIn, Refusal, refused_on
from sunwai.web.see_other import told_at


def pen_page(request: HttpRequest, refusal: Refusal | None = None, **row: Any) -> HttpResponse:
    """Will show everything that waits, each sort with its own acts; ROW names the row a refusal is about."""
    most = pen_rows.AT_ONCE
    replies, gaps, unread = pen_rows.replies(), pen_rows.gaps(), pen_rows.unread()
    context = {
        "language": (get_language() or "en")[:2],
        "replies": replies[:most],
        "replies_count": replies.count(),
        "gaps": gaps[:most],
        "gaps_count": gaps.count(),
        "unread": unread[:most],
        "unread_count": unread.count(),
        "parked": list(pen_rows.parked()),
        "first_lines": pen_rows.FIRST_LINES,
        "refusal": refusal,
        "refused_row": row.get("pk"),
    }
    return render(request, "pen/pen.html", context)


@require_safe
@duty_required(*AT_DESK)
def pen(request: HttpRequest) -> HttpResponse:
    """Will open the holding pen."""
    return pen_page(request)


@require_POST
@duty_required(*AT_DESK)
@refused_on(pen_page)
def match(request: HttpRequest, pk: int) -> HttpResponse:
    """Will put a reply to the case whose docket was typed."""
    reply = get_object_or_404(Reply, pk=pk)
    docket = request.POST.get("docket", "").strip().upper()
    case = Case.objects.filter(docket=docket).first()
    if case is None:
        raise NotFilledIn(
            _("There is no case %(docket)s. A docket looks like JH-26-00412.") % {"docket": docket or "?"}
        )
    direction = pen_rows.answered_direction(case, reply.office)
    response.match_by_hand(reply, case=case, direction=direction, by=name_of(request.user), at=now())
    return told_at(request, _("The reply stands in %(docket)s now.") % {"docket": case.docket}, "holding-pen")


@require_POST
@duty_required(*AT_DESK)
@refused_on(pen_page)
def put_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Will put a reply aside: it answers no case of ours."""
    response.put_aside(get_object_or_404(Reply, pk=pk), by=name_of(request.user), at=now())
    return told_at(request, _("The reply was put aside."), "holding-pen")


@require_POST
@duty_required(*AT_DESK)
@refused_on(pen_page)
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Will note that a person has dealt with an item no machine could read."""
    intake.settle_unread(get_object_or_404(Unread, pk=pk), by=name_of(request.user), at=now())
    return told_at(request, _("The item is settled."), "holding-pen")


@require_POST
@duty_required(*AT_DESK)
@refused_on(pen_page)
def heal(request: HttpRequest, pk: int) -> HttpResponse:
    """Will note that a person has dealt with a gap in reading."""
    intake.heal_gap(get_object_or_404(Gap, pk=pk), by=name_of(request.user), at=now())
    return told_at(request, _("The gap is dealt with."), "holding-pen")


@require_POST
@duty_required(*AT_DESK)
@refused_on(pen_page)
def try_again(request: HttpRequest, sort: str, pk: int) -> HttpResponse:
    """Will let the machine try a parked row again."""
    table = pen_rows.parkables().get(sort)
    if table is None:
        raise Http404
    row: Any = get_object_or_404(table, pk=pk, parked_at__isnull=False)
    unpark(row, by=name_of(request.user), at=now(), case=pen_rows.case_of(row))
    return told_at(request, _("The machine tries it again at its next round."), "holding-pen")
