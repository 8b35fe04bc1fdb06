"""Where a person is told that something waits: their mailbox, the office's gateway, and what was sent lately.

Owns the page. Phones are added on the phone itself (`web.push`); the telling is notify's."""

from typing import cast

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sunwai.notify import actions
from sunwai.notify.models import Address, Notice
from sunwai.offices.models import Office
from sunwai.web.at import now
from sunwai.web.people import DUTIES, duties_of, duty_required, name_of
from sunwai.web.refusals import NotFilledIn, Refusal, refused_on
from sunwai.web.see_other import told_at

TOLD = tuple(duty for duty in DUTIES if duty != "reviewer")
SHOWN = 20
WAYS = {
    Address.Way.PUSH: gettext_lazy("A phone or browser"),
    Address.Way.MAIL: gettext_lazy("E-mail"),
    Address.Way.GATEWAY: gettext_lazy("Gateway"),
}
STATES = {
    Notice.State.READY: gettext_lazy("waits"),
    Notice.State.SENDING: gettext_lazy("is being sent"),
    Notice.State.SENT: gettext_lazy("sent"),
    Notice.State.FAILED: gettext_lazy("not taken"),
    Notice.State.GONE: gettext_lazy("address gone"),
    Notice.State.STALE: gettext_lazy("no longer needed"),
}
ABOUTS = {
    Notice.About.NODS: gettext_lazy("words for a nod"),
    Notice.About.RED_NODS: gettext_lazy("red words for a nod"),
    Notice.About.CALLS: gettext_lazy("calls to make"),
    Notice.About.RED_CALLS: gettext_lazy("red calls to make"),
    Notice.About.RED_NEW: gettext_lazy("a red matter at the desk"),
    Notice.About.STUCK: gettext_lazy("a post that did not go out"),
    Notice.About.DECIDE: gettext_lazy("silence to decide about"),
    Notice.About.FOUND: gettext_lazy("a fault the auditor found"),
    Notice.About.ASKED: gettext_lazy("directions to answer"),
    Notice.About.LATE: gettext_lazy("time nearly over"),
    Notice.About.BRIEF: gettext_lazy("the morning brief"),
}


def page(request: HttpRequest, refusal: Refusal | None = None, **_row: int) -> HttpResponse:
    """Will show where the person is told, the last notices, and (to a desk lead) the offices' addresses."""
    leads = "desk_lead" in duties_of(request.user)
    own = Address.objects.filter(user=cast(User, request.user), gone_at=None).order_by("id")
    offices = Address.objects.filter(office__isnull=False, gone_at=None).select_related("office").order_by("id")
    last = Notice.objects.filter(address__user=cast(User, request.user)).select_related("address")
    shown = {
        "own": [(row, WAYS[Address.Way(row.way)]) for row in own],
        "last": [_sent(notice) for notice in last.order_by("-id")[:SHOWN]],
        "leads": leads,
        "offices": [(row, WAYS[Address.Way(row.way)]) for row in offices] if leads else [],
        "all_offices": Office.objects.order_by("code") if leads else [],
        "refusal": refusal,
    }
    return render(request, "notices/page.html", shown)


@require_safe
@duty_required(*TOLD)
def notices(request: HttpRequest) -> HttpResponse:
    """Will open the page."""
    return page(request)


@require_POST
@duty_required(*TOLD)
@refused_on(page)
def add_mailbox(request: HttpRequest) -> HttpResponse:
    """Will tell the person, or (by a desk lead) an office, by e-mail too."""
    actions.add_mailbox(
        _reader(request),
        mailbox=request.POST.get("mailbox", "").strip(),
        language=_language(),
        by=name_of(request.user),
        at=now(),
        takes_brief=bool(request.POST.get("takes_brief")),
    )
    return told_at(request, _("Notices go there from now on."), "notices")


@require_POST
@duty_required("desk_lead")
@refused_on(page)
def add_gateway(request: HttpRequest) -> HttpResponse:
    """Will tell the desk lead, or an office, through the office's own gateway; its address holds keys."""
    address = request.POST.get("address", "").strip()
    actions.add_gateway(_reader(request), address=address, language=_language(), by=name_of(request.user), at=now())
    return told_at(request, _("Notices go there from now on."), "notices")


@require_POST
@duty_required(*TOLD)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Will tell nobody at an address any more: one's own, or (by a desk lead) an office's."""
    may = Address.objects.filter(gone_at=None)
    own = may.filter(user=cast(User, request.user))
    row = get_object_or_404(
        own | may.filter(office__isnull=False) if "desk_lead" in duties_of(request.user) else own, pk=pk
    )
    actions.end(row, at=now(), why="turned off")
    return told_at(request, _("Nothing is sent there any more."), "notices")


def _reader(request: HttpRequest) -> User | Office:
    code = request.POST.get("office", "")
    if not code:
        return cast(User, request.user)
    if "desk_lead" not in duties_of(request.user):
        raise NotFilledIn(_("Only a desk lead may say where an office is told. Nothing was changed."))
    return get_object_or_404(Office, code=code)


def _sent(notice: Notice) -> dict[str, object]:
    way = Address.Way(notice.address.way)
    return {
        "at": notice.ended_at or notice.made_at,
        "about": ABOUTS[Notice.About(notice.about)],
        "count": notice.count,
        "where": notice.address.shown or WAYS[way],
        "state": STATES[Notice.State(notice.state)],
        "why": notice.error if notice.state in {Notice.State.FAILED, Notice.State.READY} else "",
    }


def _language() -> str:
    return (get_language() or "en")[:2]
