"""The call sheet on a phone: each office once, its number the largest thing, one tap for what came of the call.

Owns the page. Whom to ring, when and in which order is escalation's; quiet hours are the SOP's."""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sunwai.escalation import actions
from sunwai.escalation.models import Escalation
from sunwai.escalation.sheet import call_sheet, calls_made, put_off, unanswered, within_budget
from sunwai.nod.models import NodAfter
from sunwai.offices.models import Office
from sunwai.sop.words import CallOutcome
from sunwai.web.at import now, sop_at
from sunwai.web.call_lines import office_line, picks
from sunwai.web.people import duty_of, duty_required, name_of
from sunwai.web.refusals import NotFilledIn, Refusal, refused_on
from sunwai.web.see_other import told_at
from sunwai.web.vocabulary import CALLS, said

RINGING = ("secretary", "chief_secretary")
SEEING = (*RINGING, "desk_lead")
NO_END = 10_000  # the person chose to ring beyond the day's calls
OWN = "own"  # promise_by: the moment written into `promise_own`


def sheet_page(request: HttpRequest, office: str = "", refusal: Refusal | None = None) -> HttpResponse:
    """Will show whom to ring now, what quiet hours hold back, and (for OFFICE) why a call was not recorded."""
    at, language, duty = now(), (get_language() or "en")[:2], _duty(request)
    sop = sop_at(at)
    made = calls_made(duty=duty, since=_morning(at))
    left = NO_END if request.GET.get("all") == "1" else sop.interrupt.calls_a_day - made
    now_due, over = within_budget(call_sheet(duty=duty, at=at), left=left)
    tried = unanswered(now_due)
    lines = [office_line(line, at=at, language=language, unanswered=tried) for line in now_due]
    later = [office_line(line, at=at, language=language, over_budget=True) for line in over]
    later += [office_line(line, at=at, language=language) for line in put_off(duty=duty, at=at)]
    matters = [matter for line in lines for matter in line.matters]
    context = {
        "at": at,
        "lines": lines,
        "red": sum(matter.red for matter in matters),
        "silent": sum(not matter.red for matter in matters),
        "unnodded": NodAfter.objects.filter(overdue_at__isnull=False, answered_at=None, nod__lapsed_at=None)
        .select_related("case")
        .order_by("due_at", "id"),
        "later": later,
        "made": made,
        "over": bool(over),
        "interrupt": sop.interrupt,
        "picks": picks(at, calendar=sop.calendar),
        "refusal": refusal,
        # in its place beside the office, or at the top where that office has left the sheet meanwhile
        "refused_office": office if refusal and office in {line.code for line in lines} else "",
    }
    return render(request, "calls/sheet.html", context)


@require_safe
@duty_required(*SEEING)
def sheet(request: HttpRequest) -> HttpResponse:
    """Will open the call sheet of the person's duty; a desk lead sees the secretary's."""
    return sheet_page(request)


@require_POST
@duty_required(*SEEING)
@refused_on(sheet_page)
def record(request: HttpRequest, office: str) -> HttpResponse:
    """Will record one call to OFFICE about the matters that were shown, and say so on the sheet."""
    at = now()
    rung = get_object_or_404(Office, code=office)
    outcome = _outcome(request.POST.get("outcome", ""))
    actions.record_call(
        _asked_about(request, rung),
        outcome=outcome,
        by=name_of(request.user),
        at=at,
        promise_by=_promised(request) if outcome is CallOutcome.PROMISED else None,
        words=request.POST.get("words", "").strip(),
    )
    done = {"office": rung.name(get_language() or "en"), "outcome": said(CALLS, outcome.value)}
    return told_at(request, _("%(office)s: %(outcome)s. It is on the record.") % done, "call-sheet")


def _morning(at: datetime) -> datetime:
    """The beginning of the office's day."""
    return timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)


def _duty(request: HttpRequest) -> str:
    duty = duty_of(request.user)
    return duty if duty in RINGING else RINGING[0]


def _asked_about(request: HttpRequest, office: Office) -> Sequence[Escalation]:
    """The matters on the sheet as it was shown: one that fell silent since was not spoken about."""
    rows = Escalation.objects.filter(office=office, duty=_duty(request), act="rings", settled_at=None)
    shown = [int(pk) for pk in request.POST.getlist("escalations") if pk.isdecimal()]
    return list(rows.filter(pk__in=shown) if shown else rows.filter(ring_from__lte=now()))


def _outcome(word: str) -> CallOutcome:
    if word not in {outcome.value for outcome in CallOutcome}:
        raise NotFilledIn(_("Say what came of the call: reached, promised, no answer or wrong number."))
    return CallOutcome(word)


def _promised(request: HttpRequest) -> datetime | None:
    """The moment promised; a time without a zone is the office's."""
    given = request.POST.get("promise_by", "")
    text = request.POST.get("promise_own", "") if given == OWN else given
    try:
        moment = parse_datetime(text.strip()) if text.strip() else None
    except ValueError:
        moment = None
    if text.strip() and moment is None:
        raise NotFilledIn(
            _("“%(text)s” is no day and time. Choose one, or write it like 2026-01-16 11:00.") % {"text": text}
        )
    if moment is not None and timezone.is_naive(moment):
        return timezone.make_aware(moment)
    return moment
