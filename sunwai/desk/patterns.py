"""Matters that come again and again: one kind in one place, one road, one country, one employer. Reads only.

Owns what is a pattern (SOP 2.3). Proposes nothing and joins nothing: a pattern is for a person to see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from sunwai.cases.lifecycle import Status
from sunwai.cases.models import Case
from sunwai.sop.clauses import Duplicates
from sunwai.triage.models import Likeness, Trait

MOST_LINKED = 5
MOST_COUNTED = 999
# A country or an employer says something only where people work far from home, a road only where roads are spoken of.
SAYS_OF = {
    "country": frozenset({"migrant_abroad", "wages", "jobs", "trafficking_missing"}),
    "employer": frozenset({"migrant_abroad", "migrant_inland", "wages", "jobs"}),
    "road": frozenset({"roads", "transport"}),
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way in which a case's matter recurs: `sort` is place, district, road, country or employer.

    `count` is of matters, this one included; `cases` are the newest others."""

    sort: str
    key: str
    count: int
    cases: Sequence[Case]


def patterns_of(case: Case, *, at: datetime, terms: Duplicates) -> list[Pattern]:
    """Will list how CASE's matter recurred in the time that the SOP looks back over, most telling first."""
    rows = Trait.objects.filter(post__case=case).order_by("sort", "key").values_list("sort", "key").distinct()
    others = sharing(case, list(rows), at=at, terms=terms)
    found = [_pattern(sort, key, same) for (sort, key), same in others.items()]
    return [pattern for pattern in found if pattern.count >= terms.pattern_from]


def sharing(
    case: Case, traits: Sequence[tuple[str, str]], *, at: datetime, terms: Duplicates
) -> dict[tuple[str, str], "QuerySet[Case]"]:
    """Will give, for each of CASE's TRAITS (sort, key) that says something and for its district, the other cases that
    share it in the time that the SOP looks back over."""
    if not case.kind:
        return {}
    copied = Likeness.objects.filter(case=OuterRef("pk"), campaign=True, decided="")  # a campaign is one matter
    since = Case.objects.filter(opened_at__range=(at - terms.pattern_within, at)).exclude(status=Status.JOINED)
    since = since.exclude(Exists(copied)).exclude(pk=case.pk)
    told = [(sort, key) for sort, key in traits if _says(sort, case)]
    found = {(sort, key): _sharing(since, case, sort, key) for sort, key in told}
    if case.district_key and not any(sort == "place" for sort, _ in told):
        found["district", case.district_key] = since.filter(kind=case.kind, district_key=case.district_key)
    return found


def _says(sort: str, case: Case) -> bool:
    return case.kind in SAYS_OF.get(sort, frozenset({case.kind}))


def _sharing(since: "QuerySet[Case]", case: Case, sort: str, key: str) -> "QuerySet[Case]":
    named = Trait.objects.filter(sort=sort, key=key, post__case__isnull=False).values("post__case")
    return since.filter(kind__in=SAYS_OF.get(sort, {case.kind}), pk__in=named)


def _pattern(sort: str, key: str, others: "QuerySet[Case]") -> Pattern:
    count = others.values("pk")[:MOST_COUNTED].count() + 1
    return Pattern(sort, key, count, list(others.order_by("-opened_at", "-id")[:MOST_LINKED]))
