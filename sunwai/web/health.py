"""What a watchdog asks: does the process answer (/healthz), and may it be relied on (/readyz).

Owns the reasons. Says nothing of any matter, and needs no signing in."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from sunwai.accountability.models import Heartbeat
from sunwai.audit import lateness
from sunwai.audit.models import Round
from sunwai.errors import SunwaiError
from sunwai.lib import timekeeping
from sunwai.sop import standing_file
from sunwai.web.at import now, sop_at

BEATS_WITHIN = timedelta(minutes=5)
MOST_NAMED = 20  # findings; more would hide the rest of the answer


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Will answer 200 as long as the process can answer at all."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Will answer 200, or 503 with every reason why the product must not be relied on now."""
    at = now()
    reasons = list(reasons_against(at))
    said = {"ready": not reasons, "at": at.isoformat(), "reasons": reasons}
    if not reasons:
        said["warnings"] = list(warnings_at(at))
    response = JsonResponse(said, status=503 if reasons else 200)
    add_never_cache_headers(response)
    return response


def warnings_at(at: datetime) -> Iterator[str]:
    """Will give what is wrong and yet no reason not to rely on the product."""
    path, standing = Path(settings.SOP_FILE), sop_at(at)
    if found := standing_file.fault(path, standing=standing):
        yield standing_file.told(found, path, version=standing.version)


def reasons_against(at: datetime) -> Iterator[str]:
    """Will give each reason, in words that say what to do."""
    try:
        sop_at(at)
        beats = list(Heartbeat.objects.order_by("name"))
    except DatabaseError as error:
        yield f"The database does not answer ({type(error).__name__}). Is it running, and is the disk full?"
        return
    except SunwaiError as error:
        yield str(error)
        return
    if not beats:
        yield "The worker has never given a sign of life. Start it: sunwai worker"
    pace = max(1.0, timekeeping.rate())  # on a clock driven fast, five shown minutes may be half a real second
    for beat in beats:
        if at - beat.beat_at > BEATS_WITHIN * pace:
            last = beat.beat_at.isoformat()
            yield f"The worker's thread '{beat.name}' gave its last sign of life at {last}. Restart it."
    if late := lateness.sweep_late(beats, at=at, pace=pace):
        yield f"The sweep is {late.total_seconds():.0f} s late: windows fall due unnoticed until it has caught up."
    yield from _against_audit(at, pace)


def _against_audit(at: datetime, pace: float) -> Iterator[str]:
    if lateness.never_audited():
        yield "The auditor has never looked. It is part of the worker: sunwai worker --only audit"
    for late in lateness.late_rounds(at=at, pace=pace):
        last = late.at.isoformat()
        if late.kind == Round.Kind.MOMENTS:
            yield f"The auditor last looked at {last}: nobody watches who keeps the clocks. Restart the worker."
        else:
            yield f"Due times were last proved at {last}. Prove them now: sunwai clock prove"
    for finding in lateness.open_findings()[:MOST_NAMED]:
        yield f"The auditor found in {finding.case.docket}{_row(finding.row)}: {finding.what}"


def _row(row: str) -> str:
    return f", {row}" if row else ""
