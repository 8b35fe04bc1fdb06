"""The ledger of one case as lines a person reads: when, what, who, by which clause.

Owns the filling of the sentences. Shows words of an entry only where they are ours; reads, writes nothing."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from sunwai.cases.lifecycle import Verb
from sunwai.cases.models import Case, Entry
from sunwai.offices.models import Account, Office
from sunwai.triage.second.actions import BY as SECOND_READER
from sunwai.triage.shield import SHOWN as SEALED_FOR
from sunwai.web import record_words, spans, vocabulary
from sunwai.web.vocabulary import said

MOST_LINES = 200
_ACCOUNT = re.compile(r"^account:(\d+)$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the record. `day` stands only where a new day begins."""

    seq: int
    day: str
    clock: str
    icon: str
    sentence: str
    words: str
    by: str
    clause: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Names:
    """What facts call by code, as the reader calls it."""

    offices: Mapping[str, str]
    accounts: Mapping[str, str]
    language: str


def lines(case: Case, *, language: str, whole: bool = False) -> tuple[list[Line], int]:
    """Will give the newest lines of CASE's record, oldest first, and how many earlier ones are not shown."""
    rows = case.entries.order_by("-seq")
    entries = list(rows if whole else rows[:MOST_LINES])[::-1]
    names = _names(entries, language)
    found: list[Line] = []
    before: date | None = None
    for entry in entries:
        on = timezone.localtime(entry.at).date()
        found.append(_line(entry, names, day=spans.day(entry.at) if on != before else ""))
        before = on
    return found, (entries[0].seq - 1 if entries else 0)


def sentence(verb: str, facts: Mapping[str, Any], names: Names) -> str:
    """Will say what VERB did with FACTS; a fact that is missing is left as a dash, never an error."""
    template = record_words.SENTENCES.get(verb)
    if template is None:
        return verb
    known = {**facts, "fields": corrected(facts)} if verb == Verb.CORRECTED else facts
    filled = {name: _fact(name, known.get(name), verb, names) for name in re.findall(r"{(\w+)}", str(template))}
    return str(template).format(**filled)


def _line(entry: Entry, names: Names, *, day: str) -> Line:
    verb = Verb(entry.verb)
    return Line(
        seq=entry.seq,
        day=day,
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


def _names(entries: Sequence[Entry], language: str) -> Names:
    codes = {str(e.facts[name]) for e in entries for name in ("office", "owner") if e.facts.get(name)}
    ids = {match[1] for e in entries if (match := _ACCOUNT.match(e.by))}
    offices = {o.code: o.name(language) for o in Office.objects.filter(code__in=codes)}
    accounts = {f"account:{a.pk}": f"@{a.handle}" for a in Account.objects.filter(pk__in=ids)}
    return Names(offices, accounts, language)


def _fact(name: str, value: Any, verb: str, names: Names) -> str:
    if name in {"office", "owner"}:
        return names.offices.get(str(value), str(value))
    if name in {"due_at", "due"}:
        return _moment(value)
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
    (Verb.CITIZEN_CONFIRMED.value, "from"): record_words.HEARD_FROM,
    (Verb.CITIZEN_DISPUTED.value, "from"): record_words.HEARD_FROM,
}


def _moment(value: Any) -> str:
    return spans.day_and_clock(datetime.fromisoformat(str(value))) if value else _("no date named")


def corrected(facts: Mapping[str, Any]) -> str:
    """Will list which fields a correction changed, in the reader's language."""
    changed: Iterable[str] = facts.get("after", {})
    return ", ".join(said(record_words.FIELDS, name) for name in changed) or "—"
