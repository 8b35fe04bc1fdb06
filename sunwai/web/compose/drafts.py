"""Drafts of a case that are not handed over yet: to an office, to many together, to the citizen.

Owns how each is shown, and where its verbs lie. Reads nothing but the ground it is given."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from sunwai.direction.models import Direction, ToCitizen
from sunwai.direction.unsent import seen_mark
from sunwai.networks.lengths import limits_of
from sunwai.networks.post import Measure
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Language
from sunwai.web.compose.ground import Ground
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


def drafts_of(ground: Ground, *, language: str, sop: Sop) -> list[Draft]:
    """Will list the drafts that wait, the newest first; those drafted together are one."""
    found = [_to_citizen(ground, row, language=language, sop=sop) for row in ground.told]
    for group in _together(ground.drafts):
        one = _to_many if group[0].fanout_id else _to_office
        found.append(one(ground, group, language=language, sop=sop))
    newest_first = sorted(found, key=lambda draft: -draft.row.number)
    return [replace(draft, lost_nod=_lost_nod(ground, draft)) for draft in newest_first]


def _lost_nod(ground: Ground, draft: Draft) -> bool:
    """Whether the words were changed when a nod was asked for, or given, to the old ones."""
    if draft.row.nod_id is not None:
        return False
    return ground.reworded_at is not None and ground.reworded_at >= draft.row.drafted_at


def _together(rows: Sequence[Direction]) -> list[list[Direction]]:
    groups: dict[object, list[Direction]] = {}
    for row in rows:
        groups.setdefault(("fanout", row.fanout_id) if row.fanout_id else row.pk, []).append(row)
    return [sorted(group, key=lambda row: row.number) for group in groups.values()]


def speech_of(ground: Ground, row: Direction | ToCitizen, words: str, *, sop: Sop) -> Speech:
    """Will give WORDS as what the draft ROW would say."""
    if isinstance(row, ToCitizen):
        return Speech(words, row.code, Language(row.language))
    named = ground.address(ground.named_by(row), language=row.language)
    sealed, alone = ground.sealed_words(row, named, sop=sop), row.fanout_id is not None
    return Speech(words, row.code, Language(row.language), named, sealed, alone)


def _to_office(ground: Ground, group: Sequence[Direction], *, language: str, sop: Sop) -> Draft:
    row = group[0]
    seen = look(ground, speech_of(ground, row, row.words, sop=sop), language=language)
    return Draft(row, row.code, row.form, seen, seen_mark(row.words))


def _to_many(ground: Ground, group: Sequence[Direction], *, language: str, sop: Sop) -> Draft:
    longest = max(group, key=lambda row: len(row.words))
    owners = [longest.owner, *(row.owner for row in group if row is not longest)]
    named = ground.address(owners, language=longest.language)
    sealed = ground.sealed_words(longest, named[:1], sop=sop)
    speech = Speech(longest.words, longest.code, Language(longest.language), named, sealed, alone=True)
    limits = limits_of(ground.network)
    lines = tuple(Line(row, row.owner.name(language), limits.measure(row.words)) for row in group)
    first = group[0]
    return Draft(first, first.code, first.form, look(ground, speech, language=language), seen_mark(first.words), lines)


def _to_citizen(ground: Ground, row: ToCitizen, *, language: str, sop: Sop) -> Draft:
    seen = look(ground, speech_of(ground, row, row.words, sop=sop), language=language)
    return Draft(row, row.code, row.form, seen, seen_mark(row.words))
