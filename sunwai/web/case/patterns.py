"""The patterns of a case as lines with links. Owns their words; reads only."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sunwai.cases.models import Case
from sunwai.desk.patterns import Pattern
from sunwai.sop.clauses import Sop
from sunwai.triage.recurring import countries
from sunwai.web import spans
from sunwai.web.vocabulary import kind_name, place_name


@dataclass(frozen=True, slots=True)
class Line:
    """One pattern: what recurs, how often in how long, and the newest other cases."""

    said: str
    dockets: tuple[str, ...]


def lines(case: Case, found: Sequence[Pattern], *, sop: Sop, language: str) -> list[Line]:
    """Will show how CASE's matter recurs, by the patterns FOUND."""
    within = spans.length(sop.duplicates.pattern_within)
    return [Line(_said(p, case, within, language), tuple(other.docket for other in p.cases)) for p in found]


def _said(pattern: Pattern, case: Case, within: str, language: str) -> str:
    facts = {"count": pattern.count, "within": within, "kind": kind_name(case.kind, language)}
    facts |= {"what": _name(pattern, language)}
    if pattern.sort in {"place", "district"}:
        return _("%(kind)s, %(what)s: %(count)d matters within %(within)s") % facts
    if pattern.sort == "road":
        return _("The same road: %(count)d matters within %(within)s") % facts
    if pattern.sort == "employer":
        return _("The same employer: %(count)d matters within %(within)s") % facts
    return _("%(what)s again: %(count)d matters within %(within)s") % facts


def _name(pattern: Pattern, language: str) -> str:
    if pattern.sort in {"place", "district"}:
        return place_name(pattern.key, language)
    if pattern.sort == "country":
        names = countries().get(pattern.key, [pattern.key])
        own = [name for name in names if (language == "hi") != name.isascii()]
        return (own or names)[0]
    return pattern.key
