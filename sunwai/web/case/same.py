"""What may be one matter with a case, with the words of both that say so. Owns the lines; decides nothing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sunwai.cases.models import Case
from sunwai.desk import alike
from sunwai.triage.models import Likeness
from sunwai.web.case.assessment import SURE_FROM
from sunwai.web.desk.rows import asked
from sunwai.web.vocabulary import STATUSES, said

WHY: Mapping[str, Any] = {
    "place/same": gettext_lazy("the same place"),
    "place/district": gettext_lazy("the same district"),
    "place/other": gettext_lazy("but another place in it"),
    "kind/same": gettext_lazy("the same kind"),
    "kind/also": gettext_lazy("perhaps the same kind"),
    "number/span": gettext_lazy("for as long"),
    "number/money": gettext_lazy("the same sum"),
    "number/count": gettext_lazy("the same number"),
    "number/other_span": gettext_lazy("but not for as long"),
    "number/other_money": gettext_lazy("but another sum"),
    "number/other_count": gettext_lazy("but another number"),
    "name/same": gettext_lazy("the same name"),
    "thread/same": gettext_lazy("in one thread"),
    "picture/same": gettext_lazy("the same picture"),
    "words/like": gettext_lazy("words alike"),
}


@dataclass(frozen=True, slots=True)
class Why:
    """One reason, with the words of this case's post and of the other's."""

    what: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Same:
    """One case that may be the same matter; `joins` says whether pressing the button can join the two."""

    docket: str
    asked: str
    status: str
    copy: bool
    sureness: str
    why: tuple[Why, ...]
    joins: bool


@dataclass(frozen=True, slots=True)
class Alike:
    """All that may be one with a case; `copies` counts the cases of a campaign that can go into it."""

    same: tuple[Same, ...]
    copies: int


def alike_with(
    case: Case, rows: Sequence[Likeness], *, copies: int, spoken_of: Collection[int], language: str
) -> Alike:
    """Will show which of ROWS wait to be decided about CASE, copies first, then the surest."""
    ranked = sorted(rows, key=lambda row: (row.kind, -row.confidence, row.pk))
    told = [row for row in ranked if alike.across(row, case).pk != case.pk][: alike.MOST_SHOWN]
    return Alike(tuple(_line(row, case, spoken_of, language) for row in told), copies)


def _line(row: Likeness, case: Case, spoken_of: Collection[int], language: str) -> Same:
    other = alike.across(row, case)
    return Same(
        docket=other.docket,
        asked=asked(other, language),
        status=said(STATUSES, other.status),
        copy=row.kind == Likeness.Kind.NEAR_COPY,
        sureness=_("likely") if row.confidence >= SURE_FROM else _("possible"),
        why=tuple(_why(reason, swapped=row.case_id != case.pk) for reason in row.because),
        joins=alike.which_way(case, other, spoken_of=spoken_of) is not None,
    )


def _why(reason: Mapping[str, Any], *, swapped: bool) -> Why:
    mine, theirs = ((reason.get(side) or {}).get("text", "") for side in ("mine", "theirs"))
    if swapped:
        mine, theirs = theirs, mine
    if reason["rule"] == "copy/letters":
        return Why(_("%(percent)d %% of the letters alike") % {"percent": round(reason["weight"] * 100)}, "", "")
    return Why(said(WHY, reason["rule"]), mine, theirs)
