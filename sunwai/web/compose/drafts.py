"""Drafts of a case that are not handed over yet: to an office, to many together, to the citizen.

Owns how each is shown, and where its verbs lie. Reads only, in as many queries for one office as for forty."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse

from sunwai.cases.models import Case
from sunwai.direction import actions as directions
from sunwai.direction import addressing, drafted
from sunwai.direction.models import Direction, ToCitizen
from sunwai.direction.outward import posting_handle
from sunwai.direction.unsent import seen_mark
from sunwai.networks.lengths import limits_of
from sunwai.networks.post import Measure
from sunwai.nod.models import Nod
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Language
from sunwai.web.compose.look import Look, Speech, look


@dataclass(frozen=True, slots=True)
class Line:
    """One of many directions drafted together."""

    direction: Direction
    office: str
    measure: Measure


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as the composer shows it. `lines` are the texts of many; `verbs` the stem of its addresses."""

    row: Direction | ToCitizen
    code: str
    form: str
    look: Look
    seen: str
    lines: tuple[Line, ...] = ()
    lost_nod: bool = False

    @property
    def where(self) -> str:
        """How its form calls itself while it is typed in."""
        return str(self.row.number)

    @property
    def is_to_citizen(self) -> bool:
        """Whether it goes under the citizen's post and not to an office."""
        return isinstance(self.row, ToCitizen)

    def _verb(self, verb: str) -> str:
        stem = "case-tell" if self.is_to_citizen else "case"
        return reverse(f"{stem}-{verb}", args=[self.row.case.docket, self.row.number])

    @property
    def amend_url(self) -> str:
        """Where its words are changed."""
        return self._verb("amend")

    @property
    def ask_url(self) -> str:
        """Where the approver is asked."""
        return self._verb("ask-nod")

    @property
    def withdraw_url(self) -> str:
        """Where it is taken back; of many, all that are not out."""
        return self._verb("withdraw-all") if self.lines else self._verb("withdraw")


def drafts_of(case: Case, *, at: datetime, language: str, sop: Sop) -> list[Draft]:
    """Will list the drafts of CASE that wait, the newest first; those drafted together are one."""
    waiting = {"case": case, "issued_at": None, "withdrawn_at": None}
    rows = Direction.objects.filter(**waiting).select_related("owner", "nod", "fanout").order_by("-number")
    told = ToCitizen.objects.filter(**waiting).select_related("nod").order_by("-number")
    found = [_to_citizen(case, row, language=language, at=at) for row in told]
    for group in _together(list(rows)):
        for row in group:
            row.case = case
        one = _to_many if group[0].fanout_id else _to_office
        found.append(one(case, group, language=language, at=at, sop=sop))
    newest_first = sorted(found, key=lambda draft: -draft.row.number)
    return [replace(draft, lost_nod=_lost_nod(case, draft)) for draft in newest_first]


def _lost_nod(case: Case, draft: Draft) -> bool:
    """Whether the words were changed when a nod was asked for, or given, to the old ones."""
    if draft.row.nod_id is not None:
        return False
    ended = Nod.objects.filter(case=case, lapsed_at__gte=draft.row.drafted_at, lapsed_why=directions.REWORDED)
    return ended.exists()


def _together(rows: Sequence[Direction]) -> list[list[Direction]]:
    groups: dict[object, list[Direction]] = {}
    for row in rows:
        groups.setdefault(("fanout", row.fanout_id) if row.fanout_id else row.pk, []).append(row)
    return [sorted(group, key=lambda row: row.number) for group in groups.values()]


def _to_office(case: Case, group: Sequence[Direction], *, language: str, at: datetime, sop: Sop) -> Draft:
    row = group[0]
    named = drafted.named_in(row, at=at)
    sealed = drafted.composed(row, named, sop=sop) if case.is_sealed else None
    speech = Speech(row.words, row.code, Language(row.language), named, sealed)
    return Draft(row, row.code, row.form, look(case, speech, language=language, at=at), seen_mark(row.words))


def _to_many(case: Case, group: Sequence[Direction], *, language: str, at: datetime, sop: Sop) -> Draft:
    network = posting_handle(case).network
    longest = max(group, key=lambda row: len(row.words))
    owners = [longest.owner, *(row.owner for row in group if row is not longest)]
    named = addressing.address(owners, network=network, language=longest.language, at=at)
    sealed = drafted.composed(longest, named[:1], sop=sop) if case.is_sealed else None
    speech = Speech(longest.words, longest.code, Language(longest.language), named, sealed, alone=True)
    limits = limits_of(network)
    lines = tuple(Line(row, row.owner.name(language), limits.measure(row.words)) for row in group)
    seen = seen_mark(group[0].words)
    return Draft(group[0], group[0].code, group[0].form, look(case, speech, language=language, at=at), seen, lines)


def _to_citizen(case: Case, row: ToCitizen, *, language: str, at: datetime) -> Draft:
    row.case = case
    speech = Speech(row.words, row.code, Language(row.language))
    return Draft(row, row.code, row.form, look(case, speech, language=language, at=at), seen_mark(row.words))
