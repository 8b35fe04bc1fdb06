"""The ledger of one case as lines a person reads: when, what, who, by which clause.

Owns the filling of the sentences. Shows words of an entry only where they are ours; reads, writes nothing."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from sunwai.cases.lifecycle import Verb
from sunwai.cases.models import Entry
from sunwai.offices.models import Account, Office
from sunwai.triage.second.actions import BY as SECOND_READER
from sunwai.triage.shield import SHOWN as SEALED_FOR
from sunwai.web import spans, vocabulary
from sunwai.web.case import record_words
from sunwai.web.vocabulary import said

FOLDED_FROM = 4
MOST_NEWER = 50
_ACCOUNT = re.compile(r"^account:(\d+)$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the record."""

    seq: int
    verb: str
    day: str
    clock: str
    icon: str
    sentence: str
    words: str
    by: str
    clause: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Fold:
    """A line, and the many like it that follow at once."""

    line: Line
    more: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the record."""

    name: str
    folds: tuple[Fold, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """What facts call by code, as the reader calls it."""

    offices: Mapping[str, str]
    accounts: Mapping[str, str]
    language: str


def lines(entries: Sequence[Entry], names: Names) -> list[Line]:
    """Will give ENTRIES, oldest first, as lines."""
    return [_line(entry, names) for entry in entries]


def days(found: Sequence[Line]) -> list[Day]:
    """Will group lines by day; a long run of one and the same act in a day is folded into its first line."""
    return [Day(day, tuple(_folded(list(of_day)))) for day, of_day in groupby(found, key=lambda line: line.day)]


def _folded(of_day: Sequence[Line]) -> Iterable[Fold]:
    for _act, run in groupby(of_day, key=lambda line: (line.verb, line.words != "")):
        same = tuple(run)
        if len(same) < FOLDED_FROM:
            yield from (Fold(line, ()) for line in same)
        else:
            yield Fold(same[0], same[1:])


def sentence(verb: str, facts: Mapping[str, Any], names: Names) -> str:
    """Will say what VERB did with FACTS; a fact that is missing is left as a dash, never an error."""
    template = record_words.SENTENCES.get(verb)
    if template is None:
        return verb
    known = {**facts, "fields": corrected(facts)} if verb in {Verb.CORRECTED, Verb.REASSESSED} else facts
    filled = {name: _fact(name, known.get(name), verb, names) for name in re.findall(r"{(\w+)}", str(template))}
    return str(template).format(**filled)


def _line(entry: Entry, names: Names) -> Line:
    verb = Verb(entry.verb)
    return Line(
        seq=entry.seq,
        verb=entry.verb,
        day=spans.day(entry.at),
        clock=spans.clock(entry.at),
        icon=record_words.ICONS.get(verb, record_words.DEFAULT_ICON),
        sentence=sentence(entry.verb, entry.facts, names),
        words=_own_words(entry),
        by=_who(entry.by, names),
        clause=str(entry.facts.get("clause", "")),
        strong=verb in record_words.STRONG,
    )


def _own_words(entry: Entry) -> str:
    """Reasons and public words are ours to show here; a need's and a promise's stand beside the need."""
    shown = {
        Verb.NOD_REFUSED,
        Verb.NOD_QUESTIONED,
        Verb.REOPENED,
        Verb.SET_ASIDE,
        Verb.CLOSED,
        Verb.NOD_ASKED,
        Verb.COMMITMENT_RECORDED,
    }
    return entry.words if entry.verb in {verb.value for verb in shown} else ""


def _who(by: str, names: Names) -> str:
    if by == "machine":
        return _("machine")
    if by == SECOND_READER:
        return _("machine, second reader")
    return names.accounts.get(by, _("the author")) if _ACCOUNT.match(by) else by


def codes_in(entries: Iterable[Entry]) -> tuple[set[str], set[int]]:
    """Will list the codes of offices and the ids of accounts that ENTRIES speak of."""
    rows = list(entries)
    codes = {str(e.facts[name]) for e in rows for name in ("office", "owner") if e.facts.get(name)}
    return codes, {int(match[1]) for e in rows if (match := _ACCOUNT.match(e.by))}


def read_names(entries: Sequence[Entry], language: str) -> Names:
    """Will read the names that ENTRIES speak of."""
    codes, ids = codes_in(entries)
    offices = {office.code: office for office in Office.objects.filter(code__in=codes)}
    accounts = {f"account:{account.pk}": account for account in Account.objects.filter(pk__in=ids)}
    return names_of(offices, accounts, language)


def names_of(offices: Mapping[str, Office], accounts: Mapping[str, Account], language: str) -> Names:
    """Will name what was read: OFFICES by code, ACCOUNTS by how an entry calls its writer."""
    handles = {by: f"@{account.handle}" for by, account in accounts.items()}
    return Names({code: office.name(language) for code, office in offices.items()}, handles, language)


def _fact(name: str, value: Any, verb: str, names: Names) -> str:
    if name in {"office", "owner"}:
        return names.offices.get(str(value), str(value))
    if name in {"due_at", "due"}:
        return _moment(value)
    if name == "place":
        return vocabulary.place_name(str(value or ""), names.language) or _("it could not be read")
    if name == "went_out":
        return _("it is there") if value else _("it is not there")
    if name == "kind":
        spoken = said(vocabulary.REPLY_KINDS, str(value))
        return spoken if verb == Verb.REPLY_READ else vocabulary.kind_name(str(value), names.language)
    if name == "why" and value in SEALED_FOR:
        return SEALED_FOR[str(value)][1 if names.language == "hi" else 0]
    table = _TABLES.get((verb, name)) or _TABLES.get(("", name))
    return said(table, str(value)) if table and value else str(value or "—")


_TABLES: Mapping[tuple[str, str], Mapping[str, Any]] = {
    ("", "after"): vocabulary.NEEDS,
    ("", "reason"): vocabulary.REASONS,
    ("", "how"): vocabulary.HOW,
    ("", "outcome"): vocabulary.OUTCOMES,
    (Verb.CALLED.value, "outcome"): vocabulary.CALLS,
    ("", "rests_on"): vocabulary.RESTS_ON,
    ("", "cause"): vocabulary.STOPS,
    ("", "network"): vocabulary.NETWORKS,
    ("", "finding"): vocabulary.LOOKS,
    (Verb.CITIZEN_CONFIRMED.value, "from"): record_words.HEARD_FROM,
    (Verb.CITIZEN_DISPUTED.value, "from"): record_words.HEARD_FROM,
}


def _moment(value: Any) -> str:
    return spans.day_and_clock(datetime.fromisoformat(str(value))) if value else _("no date named")


def corrected(facts: Mapping[str, Any]) -> str:
    """Will list which fields a correction changed, in the reader's language."""
    changed: Iterable[str] = facts.get("after", facts.get("fields", {}))
    return ", ".join(said(record_words.FIELDS, name) for name in changed) or "—"
