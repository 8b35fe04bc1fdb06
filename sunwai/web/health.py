"""What a watchdog asks: does the process answer (/healthz), and may it be relied on (/readyz).

Owns the reasons. Says nothing of any matter, and needs no signing in."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from sunwai.accountability.models import Heartbeat
from sunwai.errors import SunwaiError
from sunwai.lib import timekeeping
from sunwai.web.at import now, sop_at

BEATS_WITHIN = timedelta(minutes=5)
SWEEP = "sweep"
SWEEP_WITHIN = timedelta(seconds=60)


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Will answer 200 as long as the process can answer at all."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Will answer 200, or 503 with every reason why the product must not be relied on now."""
    at = now()
    reasons = list(reasons_against(at))
    response = JsonResponse(
        {"ready": not reasons, "at": at.isoformat(), "reasons": reasons}, status=503 if reasons else 200
    )
    add_never_cache_headers(response)
    return response


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
    for beat in beats:
        yield from _against(beat, at)


def _against(beat: Heartbeat, at: datetime) -> Iterator[str]:
    pace = max(1.0, timekeeping.rate())  # on a clock driven fast, five shown minutes may be half a real second
    if at - beat.beat_at > BEATS_WITHIN * pace:
        yield f"The worker's thread '{beat.name}' gave its last sign of life at {beat.beat_at.isoformat()}. Restart it."
    late = timedelta(seconds=beat.late_seconds)
    if beat.name == SWEEP and late > SWEEP_WITHIN * pace:
        yield f"The sweep is {beat.late_seconds} s late: windows fall due unnoticed until it has caught up."
