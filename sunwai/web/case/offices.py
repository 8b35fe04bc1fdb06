"""Which offices a direction may be put to: the one the rules propose, with the reason, and all others by kind.

Owns the choice as it is shown; the proposal is offices.responsible's, the decision the desk's."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sunwai.cases.models import Case
from sunwai.offices.models import Office
from sunwai.offices.responsible import KINDS, Routing, who_acts
from sunwai.triage.actions import marks_of
from sunwai.web.at import now
from sunwai.web.vocabulary import said

KIND_ORDER = ("district", "police", "department", "union", "other_state", "cm")


@dataclass(frozen=True, slots=True)
class Choice:
    """One office to choose. `proposed` says that the rules name it (as owner or to be informed)."""

    code: str
    name: str
    proposed: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """The owner's choices by kind, those proposed to be informed, and why."""

    owner: str
    reason: str
    by_kind: tuple[tuple[str, tuple[Choice, ...]], ...]
    informed: tuple[Choice, ...]


def choices(case: Case, *, language: str) -> Choices:
    """Will list the open offices for CASE, the proposed owner first named."""
    offices = list(Office.objects.filter(closed_at=None).exclude(kind=Office.Kind.CM).order_by("name_en"))
    routing = _routing(case, offices)
    told = set(routing.informed) if routing else set()
    owner = (routing.owner or "") if routing else ""
    names = _kind_names()
    by_kind = tuple(
        (said(names, kind), tuple(Choice(o.code, o.name(language), o.code == owner) for o in offices if o.kind == kind))
        for kind in KIND_ORDER
        if any(office.kind == kind for office in offices)
    )
    informed = tuple(Choice(o.code, o.name(language), True) for o in offices if o.code in told)
    reason = routing.reason if routing else _("The kind of matter is not known, so no office can be proposed.")
    return Choices(owner, reason, by_kind, informed)


def _routing(case: Case, offices: Sequence[Office]) -> Routing | None:
    if case.kind not in KINDS:
        return None
    listed = {office.code for office in offices}
    facts = [office for office in Office.open_facts(now()) if office.code in listed]
    return who_acts(case.kind, case.district_key or None, offices=facts, marks=marks_of(case))


def _kind_names() -> dict[str, str]:
    return {
        "district": _("Districts"),
        "police": _("Police"),
        "department": _("Departments of the state"),
        "union": _("Union ministries (request only)"),
        "other_state": _("Other states (request only)"),
    }
