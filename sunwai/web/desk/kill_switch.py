"""The kill switch: stop everything that would go out from one of our handles, and let it go on again.

Owns the screen. Who stopped and who started, when and why, is the outbox's to keep."""

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sunwai.outbox import actions as outbox
from sunwai.outbox.models import Handle, Outgoing, State, Stop
from sunwai.web import forms
from sunwai.web.at import now
from sunwai.web.people import AT_DESK, duties_of, duty_required, name_of
from sunwai.web.refusals import Refusal, refused_on

LATEST = 20
WAITING = (State.READY, State.BY_HAND)


def page(request: HttpRequest, refusal: Refusal | None = None, **row: Any) -> HttpResponse:
    """Will show every handle, what waits to go out from it, and the latest stops."""
    shown = {
        "refusal": refusal,
        "refused_row": row.get("pk"),
        "handles": _handles(),
        "stops": Stop.objects.select_related("handle").order_by("-at", "-id")[:LATEST],
        "may": "desk_lead" in duties_of(request.user),
    }
    return render(request, "switch/page.html", shown)


@require_safe
@duty_required(*AT_DESK, "approver")
def kill_switch(request: HttpRequest) -> HttpResponse:
    """Will open the page."""
    return page(request)


@require_POST
@duty_required("desk_lead")
@refused_on(page)
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Will stop everything from a handle; a reason is asked for, as the next person wonders."""
    why = forms.words(request, "why", most=200, missing=_("Say in a few words why nothing may go out."))
    outbox.stop_handle(get_object_or_404(Handle, pk=pk), by=name_of(request.user), at=now(), why=why)
    messages.success(request, _("Stopped. What was being sent this very moment may still appear."))
    return redirect("kill-switch")


@require_POST
@duty_required("desk_lead")
@refused_on(page)
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Will let what waits go out again."""
    outbox.start_handle(get_object_or_404(Handle, pk=pk), by=name_of(request.user), at=now())
    messages.success(request, _("Started again; what waited goes out now."))
    return redirect("kill-switch")


def _handles() -> list[tuple[Handle, int]]:
    rows = Outgoing.objects.filter(state__in=WAITING).values("network", "account").annotate(n=Count("pk"))
    waiting = {(row["network"], row["account"]): row["n"] for row in rows}
    handles = Handle.objects.exclude(mode=Handle.Mode.OFF).order_by("network", "handle", "id")
    return [(handle, waiting.get((handle.network, handle.account), 0)) for handle in handles]
