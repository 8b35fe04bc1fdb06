"""Set-up: five plain steps, each done or not by what the rows say, so that one may stop anywhere and come back.

Owns the order of the steps and the page; each step's form has a page of its own or lies in setup_steps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sunwai.networks.models import Credential
from sunwai.offices.models import Account, Holder, Office
from sunwai.offices.people import protocol
from sunwai.offices.people.links import INSTALLATION
from sunwai.offices.people.models import OfficeEntry
from sunwai.offices.people.record import Act
from sunwai.outbox.models import Handle
from sunwai.web.at import now
from sunwai.web.people import duty_required
from sunwai.web.setup.examining import EXAMINATIONS, looked_at

LEAD = "desk_lead"
EXAMINED: Mapping[str, Any] = {
    "Python": "Python",
    "Settings": _("Settings"),
    "Data folder": _("Data folder"),
    "Database": _("Database"),
    "Durability": _("What is written stays"),
    "SOP": _("SOP"),
    "Handle": _("Our handle"),
    "Token key": _("Key of the tokens"),
    "Clock": _("Clock"),
    "Worker": _("Worker"),
    "Devanagari": _("Devanagari"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its address, what it is for, whether the rows say that it is done."""

    address: str
    name: Any
    means: Any
    done: bool


def steps() -> list[Step]:
    """Will list the steps as they stand now."""
    return [
        Step("setup-office", _("The office"), _("Its name in both languages."), _named()),
        Step("people", _("People"), _("Somebody at the desk and somebody who gives the nod."), _peopled()),
        Step("setup-network", _("Our handle on X"), _("Its keys, tried before they are kept."), _connected()),
        Step("setup-directory", _("Directory"), _("Whom the office directs: holders, numbers, accounts."), _listed()),
        Step("setup-sop", _("SOP"), _("How long offices have, who is rung, which words go out."), _ruled()),
    ]


@require_safe
@duty_required(LEAD)
def setup(request: HttpRequest) -> HttpResponse:
    """Will show the steps, what is done, and the same list as `sunwai doctor`."""
    found = steps()
    at = now()
    context = {
        "steps": found,
        "next": next((step.address for step in found if not step.done), ""),
        "doctor": [(EXAMINED.get(title, title), _look(examine, at)) for title, examine in EXAMINATIONS.items()],
    }
    return render(request, "setup/setup.html", context)


def _look(examine: Callable[[datetime], Any], at: datetime) -> Any:
    return looked_at(examine, at=at)


def _named() -> bool:
    return OfficeEntry.objects.filter(verb=Act.OFFICE_NAMED).exists()


def _peopled() -> bool:
    there = User.objects.filter(is_active=True)
    at_desk = there.filter(groups__name__in=["desk", LEAD]).distinct().count()
    return at_desk > 1 and there.filter(groups__name="approver").exists()


def _connected() -> bool:
    held = set(Credential.objects.values_list("network", "account"))
    return any((handle.network, handle.account) in held for handle in Handle.objects.exclude(mode=Handle.Mode.OFF))


def _listed() -> bool:
    own = OfficeEntry.objects.filter(verb__in=[Act.LIST_IMPORTED, Act.ACCOUNT_VERIFIED, Act.HOLDER_SET])
    return own.exclude(by=INSTALLATION).exists() and Office.objects.exists()


def _ruled() -> bool:
    return protocol.was_looked_at()


def directory_counts() -> dict[str, int]:
    """Will count what the directory holds."""
    return {
        "offices": Office.objects.filter(closed_at=None).count(),
        "holders": Holder.objects.filter(until=None).count(),
        "verified": Account.objects.filter(verified_on__isnull=False, suspended_at=None).count(),
        "handles": Account.objects.filter(office__isnull=False).count(),
    }
