"""The SOP as a page to read: every clause with its terms, in English or Hindi. Owns docs/sop.md's text.

Pure: the same SOP always gives the same page, so the copy in docs can be checked against it."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date, time, timedelta
from enum import Enum
from typing import Any

from babel.dates import format_date, get_day_names

from sunwai.sop.clause import Clause
from sunwai.sop.clauses import Sop, WindowTerms
from sunwai.sop.page_words import duration, label
from sunwai.sop.until_out import Holidays, OfficeHours
from sunwai.sop.words import Language, Urgency

# Parts shown in lists of their own, and the clause itself, are not terms.
NOT_TERMS = frozenset({"clause", "standing", "rules", "order"})


def render(sop: Sop, language: str = "en") -> str:
    """Write SOP as a Markdown page in LANGUAGE ("en" or "hi"), every clause in the order of its number."""
    tongue = Language(language)
    terms = dict(_terms(sop, tongue))
    office = sop.office.name_hi if tongue is Language.HI else sop.office.name
    lines = [
        f"# {label('page', tongue)}: {office}",
        label("intro", tongue),
        f"{label('version', tongue)}: {sop.version}  \n{label('digest', tongue)}: `{sop.digest}`",
    ]
    for clause in sop.clauses:
        lines += _clause(clause, terms.get(clause.number, label("not_in_force", tongue)), tongue)
    return "\n\n".join(lines) + "\n"


def _clause(clause: Clause, terms: str, tongue: Language) -> list[str]:
    since = format_date(clause.effective, "d MMM yyyy", locale=tongue.value)
    origin = f"*{label('source', tongue)}: {clause.source}. {label('since', tongue)}: {since}.*"
    return [f"## {clause.number} {clause.title_in(tongue)}", origin, terms]


def _terms(sop: Sop, tongue: Language) -> Iterator[tuple[str, str]]:
    """Give every clause number with its terms, already written."""
    parts: list[Any] = [sop.office, sop.interrupt, sop.intake, sop.triage, sop.duplicates, sop.nod]
    parts += [sop.posting, sop.sending, sop.commitments, sop.confirmation, sop.closure, sop.reopening]
    parts += [*sop.ladder.rungs, *sop.after_call.terms.values(), *sop.closure.rules.values()]
    for part in parts:
        yield part.clause.number, _bullets(_fields(part, tongue))
    for clause in sop.nod.standing.values():
        yield clause.number, _bullets({label("in_force", tongue): label("true", tongue)})
    yield sop.urgencies.clause.number, _bullets({u.value: sop.urgencies.of(u, tongue) for u in Urgency})
    yield sop.office_hours.clause.number, _bullets(_week(sop.office_hours, tongue))
    yield sop.office_hours.holidays.clause.number, _bullets(_holidays(sop.office_hours.holidays, tongue))
    yield from _windows(sop, tongue)
    yield from _wordings(sop)
    yield sop.subjects_clause.number, _subjects(sop, tongue)


def _fields(part: Any, tongue: Language) -> dict[str, str]:
    written = {}
    for each in fields(part):
        value = getattr(part, each.name)
        if each.name == "within" and value is None:
            value = "at_any_time"
        is_term = each.name not in NOT_TERMS and not (each.name == "repeats" and value == 0)
        if is_term and value not in (None, frozenset()):
            written[label(each.name, tongue)] = _say(value, tongue)
    return written


def _say(value: object, tongue: Language) -> str:
    if isinstance(value, timedelta):
        return duration(value, tongue)
    if isinstance(value, Enum):
        return label(value.name.lower(), tongue)
    if isinstance(value, bool):
        return label(str(value).lower(), tongue)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, frozenset):
        return ", ".join(_say(each, tongue) for each in sorted(value, key=_in_vocabulary))
    return label(str(value), tongue) if value == "at_any_time" else str(value)


def _in_vocabulary(word: Enum) -> int:
    return list(type(word)).index(word)


def _week(hours: OfficeHours, tongue: Language) -> dict[str, str]:
    names = get_day_names("wide", locale=tongue.value)
    shifts = {
        names[day]: ", ".join(f"{start:%H:%M}-{_closing(end)}" for start, end in turns)
        for day, turns in sorted(hours.calendar.week.items())
    }
    return shifts | {label("saturdays", tongue): _say(hours.calendar.second_fourth_saturday_off, tongue)}


def _closing(end: time) -> str:
    return "24:00" if end == time(0) else f"{end:%H:%M}"


def _holidays(holidays: Holidays, tongue: Language) -> dict[str, str]:
    added = "; ".join(f"{_day(day, tongue)} {name}" for day, name in sorted(holidays.added.items()))
    removed = "; ".join(_day(day, tongue) for day in sorted(holidays.removed))
    return {
        label("default", tongue): holidays.default,
        label("years", tongue): f"{holidays.first_year}-{holidays.last_year}",
    } | {label(key, tongue): says for key, says in (("added", added), ("removed", removed)) if says}


def _day(day: date, tongue: Language) -> str:
    return str(format_date(day, "d MMM yyyy", locale=tongue.value))


def _windows(sop: Sop, tongue: Language) -> Iterator[tuple[str, str]]:
    for terms in dict.fromkeys(sop.windows.terms.values()):
        pairs = [pair for pair, each in sop.windows.terms.items() if each is terms]
        who = {
            label("addressees", tongue): _say(frozenset(addressee for addressee, _ in pairs), tongue),
            label("urgencies", tongue): _say(frozenset(urgency for _, urgency in pairs), tongue),
        }
        yield terms.clause.number, _bullets(who | _fields(terms, tongue) | _office_time(terms, tongue))


def _office_time(terms: WindowTerms, tongue: Language) -> dict[str, str]:
    if not terms.working_hours:
        return {}
    marks = {"warn_after": terms.warn_after, "due_after": terms.due_after}
    return {label(key, tongue): duration(amount, tongue, in_days=False) for key, amount in marks.items()}


def _wordings(sop: Sop) -> Iterator[tuple[str, str]]:
    for kind in dict.fromkeys(kind for kind, _ in sop.wordings):
        both = [sop.wording(kind, language) for language in Language]
        yield both[0].clause.number, "\n\n".join(f"> {wording.text}" for wording in both)


def _subjects(sop: Sop, tongue: Language) -> str:
    rows = [f"| {name} | {each.matter[tongue]} | {each.ask[tongue]} |" for name, each in sop.subjects.items()]
    return "\n".join([f"| | {label('matter', tongue)} | {label('ask', tongue)} |", "|---|---|---|", *rows])


def _bullets(terms: Mapping[Any, str]) -> str:
    return "\n".join(f"- {name}: {says}" for name, says in terms.items())
