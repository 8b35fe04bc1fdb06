"""Whom the rules would ask, said at once on the case page: accused, vacant or unknown on the network comes first.

Owns the words. The proposal is offices.responsible's, the choice the composer's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sunwai.cases.lifecycle import Status
from sunwai.cases.models import Case
from sunwai.offices.responsible import KINDS, OfficeFacts, Routing, who_acts
from sunwai.triage.proposal import Proposal
from sunwai.web.case.offices import OpenOffices

AGAINST: Mapping[str, Any] = {
    "against_block": gettext_lazy("The block's or circle's own office is accused: it must not be sent back there."),
    "against_police": gettext_lazy("The police station itself is accused: another station must inquire."),
    "against_police_chief": gettext_lazy("The district's police chief is accused: police headquarters is asked."),
    "against_district": gettext_lazy(
        "The deputy commissioner's own office is accused and cannot judge itself: name who inquires."
    ),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The office proposed ("" where none can be), and what must be known of it before a word is written."""

    office: str
    warnings: tuple[str, ...]


def asked_of(case: Case, made: Proposal | None, *, offices: OpenOffices, language: str) -> Asked | None:
    """Will say which of OFFICES the rules would ask about CASE while nobody has been asked; None where they cannot."""
    if case.standing not in {Status.RECEIVED, Status.ACCEPTED} or case.kind not in KINDS:
        return None
    by_code, facts = offices.found
    marks = frozenset(mark.name for mark in made.marks) if made else frozenset()
    found = who_acts(case.kind, case.district_key or None, offices=facts, marks=marks)
    name = by_code[found.owner].name(language) if found.owner else ""
    return Asked(name, tuple(_warnings(found, facts)))


def _warnings(found: Routing, facts: Sequence[OfficeFacts]) -> list[str]:
    owner = next((office for office in facts if office.code == found.owner), None)
    said = [str(AGAINST[found.conflict])] if found.conflict in AGAINST else []
    if owner is not None and not owner.is_held:
        said.append(_("Nobody is on record as holding this office: it may be vacant."))
    if owner is not None and not owner.is_verified:
        said.append(_("No account of it is verified: it will be named, not tagged."))
    if owner is None and not said:
        said.append(_("No office can be proposed: the place is not known, or its office is not in the directory."))
    return said
