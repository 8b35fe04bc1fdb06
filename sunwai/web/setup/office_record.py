"""The office's own record in the reader's language: one plain sentence for each act. Owns the table.

A kind of act without a sentence fails a test; facts are named in braces."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from sunwai.offices.models import Office
from sunwai.offices.people.models import OfficeEntry
from sunwai.offices.people.record import Act
from sunwai.web.people import NAMES

SENTENCES: Mapping[str, Any] = {
    Act.PERSON_ADDED: _("{about} may sign in: {duties}."),
    Act.DUTIES_CHANGED: _("Duties of {about}: {after} (before: {before})."),
    Act.ACCOUNT_CLOSED: _("The account {about} was closed."),
    Act.ACCOUNT_OPENED: _("The account {about} was opened again."),
    Act.LINK_MADE: _("A one-time link was made for {about}."),
    Act.LINK_USED: _("{about} came in by the one-time link and chose a password."),
    Act.FACTOR_RESET: _("The second factor of {about} was taken off."),
    Act.SEAT_OFFERED: _("{about} was invited to answer for {office}."),
    Act.SEAT_TAKEN: _("{about} answers for {office}."),
    Act.SEAT_CLOSED: _("{about} answers for {office} no more."),
    Act.HOLDER_SET: _("{about} is held by {name} since {since}."),
    Act.OFFICE_CORRECTED: _("How {about} is reached was changed."),
    Act.ACCOUNT_VERIFIED: _("{about} speaks for {office}: {source}."),
    Act.ACCOUNT_SUSPENDED: _("{about} speaks for no office any more: {why}."),
    Act.LIST_IMPORTED: _("A list was imported ({about}): {new} new, {changed} changed."),
    Act.NETWORK_CONNECTED: _("{about} was connected ({network}, {mode})."),
    Act.SOP_IN_FORCE: _("SOP version {about} was put in force."),
    Act.SOP_KEPT: _("SOP version {about} was read and found right."),
    Act.OFFICE_NAMED: _("The office is called {about} ({hi})."),
}
OF_OFFICES = {Act.HOLDER_SET, Act.OFFICE_CORRECTED}  # whose `about` is an office's code


@dataclass(frozen=True, slots=True)
class Line:
    """One line: when, who, what in words."""

    at: datetime
    by: str
    says: str


def lines_of(entries: Iterable[OfficeEntry], language: str) -> list[Line]:
    """Will give ENTRIES as lines in LANGUAGE; one query however many there are."""
    rows = list(entries)
    codes = {str(row.facts.get("office", "")) for row in rows} | {row.about for row in rows}
    names = {office.code: office.name(language) for office in Office.objects.filter(code__in=codes)}
    return [Line(row.at, row.by, _sentence(row, names)) for row in rows]


def _sentence(row: OfficeEntry, names: Mapping[str, str]) -> str:
    facts = {name: _said(value) for name, value in row.facts.items()}
    about = names.get(row.about, row.about) if row.verb in OF_OFFICES else row.about
    if "office" in facts:
        facts["office"] = names.get(facts["office"], facts["office"])
    return str(SENTENCES.get(row.verb, row.verb)).format_map(_Known({**facts, "about": about}))


def _said(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(NAMES.get(str(part), part)) for part in value) or "–"
    return str(value)


class _Known(dict[str, str]):
    """A fact that an old entry lacks is left out, never an error on the page that shows the record."""

    def __missing__(self, key: str) -> str:
        return "–"
