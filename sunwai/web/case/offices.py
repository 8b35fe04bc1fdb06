"""Which offices are open, and which a direction may be put to: the one the rules propose, and all others by kind.

Owns the choice as it is shown; the proposal is offices.responsible's, the decision the desk's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils.translation import gettext as _

from sunwai.cases.models import Case
from sunwai.offices.models import Office
from sunwai.offices.responsible import KINDS, OfficeFacts, Routing, who_acts
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


class OpenOffices:
    """The offices that are open at one moment: asked of the database once, when somebody first wants to know."""

    def __init__(self, *, at: datetime) -> None:
        self.at = at

    @cached_property
    def found(self) -> tuple[Mapping[str, Office], Sequence[OfficeFacts]]:
        """Every office open now, by its code, and what routing needs of each."""
        return Office.open_facts_with_names(self.at)

    def named(self, codes: Iterable[str]) -> list[Office]:
        """Will give the offices of CODES, each once and in their order; one that is about to close is left out."""
        known = {office.code: office for office in self.found[0].values() if office.closed_at is None}
        return [known[code] for code in dict.fromkeys(codes) if code in known]

    def listed(self) -> list[Office]:
        """Will list the offices that a direction may be put to, by name: any that stays open but the chief minister."""
        open_ones = [o for o in self.found[0].values() if o.closed_at is None and o.kind != Office.Kind.CM]
        return sorted(open_ones, key=lambda office: office.name_en)


def choices(case: Case, offices: OpenOffices, *, marks: frozenset[str], language: str) -> Choices:
    """Will list the open OFFICES for CASE, the proposed owner first named; MARKS are those of its newest proposal."""
    listed = offices.listed()
    routing = _routing(case, offices, marks)
    told = set(routing.informed) if routing else set()
    owner = (routing.owner or "") if routing else ""
    names = _kind_names()
    by_kind = tuple(
        (said(names, kind), tuple(Choice(o.code, o.name(language), o.code == owner) for o in listed if o.kind == kind))
        for kind in KIND_ORDER
        if any(office.kind == kind for office in listed)
    )
    informed = tuple(Choice(o.code, o.name(language), True) for o in listed if o.code in told)
    unknown = _("The kind of matter is not known, so no office can be proposed.")
    reason = unknown if routing is None else routing.reason_hi if language == "hi" else routing.reason
    return Choices(owner, reason, by_kind, informed)


def _routing(case: Case, offices: OpenOffices, marks: frozenset[str]) -> Routing | None:
    if case.kind not in KINDS:
        return None
    may_act = {office.code for office in offices.listed()}
    facts = [office for office in offices.found[1] if office.code in may_act]
    return who_acts(case.kind, case.district_key or None, offices=facts, marks=marks)


def _kind_names() -> dict[str, str]:
    return {
        "district": _("Districts"),
        "police": _("Police"),
        "department": _("Departments of the state"),
        "union": _("Union ministries (request only)"),
        "other_state": _("Other states (request only)"),
    }
