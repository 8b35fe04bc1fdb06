"""The saved views beside the list, and what the list is narrowed by; both stand in the address and nowhere else.

Owns their names and keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from sunwai.cases.models import Case
from sunwai.desk import listing
from sunwai.desk.listing import Cases, Narrowed
from sunwai.gazetteer.tables import load as gazetteer
from sunwai.offices.models import Office
from sunwai.triage.lexicon import kinds
from sunwai.web.desk import counting
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
    "spoke": _("Spoke after the end"),
    "by_hand": _("To be posted by hand"),
    "unnodded": _("Out, not nodded to"),
    "stuck": _("Did not go out"),
    "parked": _("Parked"),
    "closed": _("Closed"),
}
LABELS = {"district": _("District"), "kind": _("Kind"), "office": _("Office"), "network": _("Network")}
_FIXED = ("district", "kind", "network")
KEYS = dict(zip(VIEW_NAMES, "0123456789-", strict=False))
QUIET_UNLESS_FILLED = frozenset({"spoke", "unnodded", "by_hand", "stuck", "parked"})


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
    """One thing the list can be narrowed by: its name, and the choices as the form's own options."""

    field: str
    label: str
    options: SafeString


def questions(me: str) -> Mapping[str, QuerySet[Case]]:
    """Will give each view's cases, to be counted; ME is who looks."""
    every = Case.objects.all()
    return {name: keep(every) for name, keep in listing.VIEWS.items()} | {MINE: listing.held_by(every, me)}


def rows(view: str, *, of: Cases, me: str, narrowed: Narrowed) -> Cases:
    """Will give those of the cases OF that are in VIEW, narrowed, in the order of what cannot wait."""
    found = listing.held_by(of, me) if view == MINE else listing.VIEWS[view](of)
    return narrowed.keep(found).in_order()


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
    fits = {field: code for field in _FIXED if (code := given.get(field, "")) in dict(_fixed(field, "en"))}
    return view if view in VIEW_NAMES else "desk", Narrowed(**fits, office=given.get("office", "")[:64])


def filters(narrowed: Narrowed, *, language: str) -> list[Filter]:
    """Will list what the list can be narrowed by, with what stands chosen."""
    offices = [(office.code, office.name(language)) for office in Office.objects.order_by("code")]
    fixed = {field: _fixed_options(field, language, getattr(narrowed, field)) for field in _FIXED}
    every = {**fixed, "office": _options(offices, narrowed.office)}
    return [Filter(field, str(LABELS[field]), every[field]) for field in LABELS]


def address(view: str, narrowed: Narrowed, **more: str) -> str:
    """Will write the address of VIEW, narrowed; the plain list has the plain address."""
    given = {"view": "" if view == "desk" else view, **_fields(narrowed), **more}
    asked = urlencode({name: value for name, value in given.items() if value})
    return f"?{asked}" if asked else "?"


def _fields(narrowed: Narrowed) -> dict[str, str]:
    return {name: getattr(narrowed, name) for name in LABELS}


def _fixed(field: str, language: str) -> list[tuple[str, str]]:
    if field == "district":
        return [(place.key, place.name(language)) for place in gazetteer().districts()]
    if field == "kind":
        return [(code, names[1 if language == "hi" else 0]) for code, names in kinds().items()]
    return [(code, str(name)) for code, name in NETWORKS.items()]


@lru_cache(maxsize=1000)
def _fixed_options(field: str, language: str, chosen: str) -> SafeString:
    return _options(_fixed(field, language), chosen)


def _options(choices: list[tuple[str, str]], chosen: str) -> SafeString:
    """Some hundred options cost a template more than the fifty rows beside them."""
    marked = ((code, mark_safe(" selected") if code == chosen else "", name) for code, name in choices)  # our own word
    return format_html_join("", '<option value="{}"{}>{}</option>', marked)
