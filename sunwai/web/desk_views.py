"""The saved views beside the list, and what the list is narrowed by; both stand in the address and nowhere else.

Owns their names and keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sunwai.cases.models import Case
from sunwai.desk import listing
from sunwai.desk.listing import Cases, Narrowed
from sunwai.gazetteer.tables import load as gazetteer
from sunwai.offices.models import Office
from sunwai.triage.lexicon import kinds
from sunwai.web import counting
from sunwai.web.vocabulary import NETWORKS

MINE = "mine"
VIEW_NAMES = {
    "desk": _("On the desk"),
    "new": _("New"),
    MINE: _("Mine"),
    "nod": _("Waiting for nod"),
    "out": _("Out"),
    "silent": _("Silent"),
    "replied": _("Replied"),
    "promises": _("Promises due"),
    "confirm": _("Citizen asked"),
    "sealed": _("Sealed"),
    "set_aside": _("Set aside"),
    "accepted": _("Accepted"),
    "going": _("Going out"),
    "by_hand": _("To be posted by hand"),
    "stuck": _("Did not go out"),
    "parked": _("Parked"),
    "closed": _("Closed"),
}
KEYS = dict(zip(VIEW_NAMES, "0123456789-", strict=False))
QUIET_UNLESS_FILLED = frozenset({"by_hand", "stuck", "parked"})


@dataclass(frozen=True, slots=True)
class ViewLink:
    """One saved view as the side pane shows it."""

    name: str
    key: str
    count: str
    current: bool
    letter: str
    address: str


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing the list can be narrowed by: its name, the choices, and which one stands."""

    field: str
    label: str
    choices: tuple[tuple[str, str], ...]
    chosen: str


def questions(me: str) -> Mapping[str, QuerySet[Case]]:
    """Will give each view's cases, to be counted; ME is who looks."""
    every = Case.objects.all()
    return {name: keep(every) for name, keep in listing.VIEWS.items()} | {MINE: listing.held_by(every, me)}


def rows(view: str, *, me: str, narrowed: Narrowed) -> Cases:
    """Will give the cases of VIEW, narrowed, in the order of what cannot wait."""
    found = listing.held_by(Case.objects.all(), me).in_order() if view == MINE else listing.listed(view)
    return narrowed.keep(found)


def links(view: str, counted: Mapping[str, int], narrowed: Narrowed) -> list[ViewLink]:
    """Will list the views with their counts; what is rarely filled stays away until it is."""
    return [
        ViewLink(str(name), key, counting.shown(counted[key]), key == view, KEYS.get(key, ""), address(key, narrowed))
        for key, name in VIEW_NAMES.items()
        if key not in QUIET_UNLESS_FILLED or counted[key] or key == view
    ]


def read(given: QueryDict) -> tuple[str, Narrowed]:
    """Will read view and narrowing out of an address; what it does not know is as if it were not there."""
    view = given.get("view", "")
    known = {field: {code for code, _name in choices} for field, _label, choices in _choices("en", offices=False)}
    office = given.get("office", "")[:64]
    chosen = {field: given.get(field, "") for field in known}
    fits = {field: value if value in known[field] else "" for field, value in chosen.items()}
    return view if view in VIEW_NAMES else "desk", Narrowed(**fits, office=office)


def filters(narrowed: Narrowed, *, language: str) -> list[Filter]:
    """Will list what the list can be narrowed by, with what stands."""
    return [
        Filter(field, str(label), choices, getattr(narrowed, field))
        for field, label, choices in _choices(language, offices=True)
    ]


def address(view: str, narrowed: Narrowed, **more: str) -> str:
    """Will write the address of VIEW, narrowed; the plain list has the plain address."""
    given = {"view": "" if view == "desk" else view, **_fields(narrowed), **more}
    asked = urlencode({name: value for name, value in given.items() if value})
    return f"?{asked}" if asked else "?"


def _fields(narrowed: Narrowed) -> dict[str, str]:
    return {name: getattr(narrowed, name) for name in ("district", "kind", "office", "network")}


def _choices(language: str, *, offices: bool) -> list[tuple[str, object, tuple[tuple[str, str], ...]]]:
    named = 1 if language == "hi" else 0
    found: list[tuple[str, object, tuple[tuple[str, str], ...]]] = [
        ("district", _("District"), tuple((p.key, p.name(language)) for p in gazetteer().districts())),
        ("kind", _("Kind"), tuple((code, names[named]) for code, names in kinds().items())),
    ]
    if offices:
        every = Office.objects.order_by("code")
        found.append(("office", _("Office"), tuple((office.code, office.name(language)) for office in every)))
    found.append(("network", _("Network"), tuple((code, str(name)) for code, name in NETWORKS.items())))
    return found
