"""The SOP clause by clause, each term named and said in English or Hindi. Owns what every reader of it is shown.

Pure. The page in docs, the screens and the comparison of two versions are all made from this, so that no term can be
in force without being shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, time, timedelta
from enum import Enum
from typing import Any

from babel.dates import format_date, get_day_names

from sunwai.sop.clause import Clause
from sunwai.sop.clauses import Calendar, Sop, WindowTerms
from sunwai.sop.page_words import duration, label
from sunwai.sop.until_out import Holidays, OtherHours
from sunwai.sop.words import Language, Urgency

# Parts shown in lists of their own, and the clause itself, are not terms.
NOT_TERMS = frozenset({"clause", "standing", "rules", "order", "may", "red_first"})


@dataclass(frozen=True, slots=True)
class Section:
    """One clause: its terms in order, the office's words it sets (by language), and its table of subjects."""

    clause: Clause
    terms: Mapping[str, str]
    words: Mapping[Language, str]
    subjects: tuple[tuple[str, str, str], ...]

    @property
    def in_force(self) -> bool:
        """Say whether it sets anything: a standing nod that is switched off does not."""
        return bool(self.terms or self.words or self.subjects)


def sections(sop: Sop, language: Language) -> tuple[Section, ...]:
    """Give every clause of SOP in the order of its number, said in LANGUAGE."""
    terms = dict(_terms(sop, language))
    words = _wordings(sop)
    rows = tuple((name, each.matter[language], each.ask[language]) for name, each in sop.subjects.items())
    return tuple(
        Section(
            clause,
            terms.get(clause.number, {}),
            words.get(clause.number, {}),
            rows if clause is sop.subjects_clause else (),
        )
        for clause in sop.clauses
    )


def day_said(day: date, language: Language) -> str:
    """Write DAY as the page does."""
    return str(format_date(day, "d MMM yyyy", locale=language.value))


def _terms(sop: Sop, tongue: Language) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Give every clause number with its terms, already written."""
    parts: list[Any] = [sop.office, sop.interrupt, sop.sign_in, sop.intake, sop.triage, sop.duplicates, sop.nod]
    parts += [sop.posting, sop.sending, sop.commitments, sop.confirmation, sop.closure, sop.reopening]
    parts += [part for part in (sop.nod.red_first, sop.reminder, sop.retention) if part]
    parts += [*sop.pause_reasons, *sop.after_call.terms.values(), *sop.closure.rules.values()]
    for part in parts:
        yield part.clause.number, _fields(part, tongue)
    yield from _rungs(sop, tongue)
    for clause in sop.nod.standing.values():
        yield clause.number, {label("in_force", tongue): label("true", tongue)}
    yield from _nodding(sop, tongue)
    yield sop.urgencies.clause.number, {said(u, tongue): sop.urgencies.of(u, tongue) for u in Urgency}
    yield sop.office_hours.clause.number, _week(sop.office_hours.calendar, tongue)
    yield sop.office_hours.holidays.clause.number, _holidays(sop.office_hours.holidays, tongue)
    for hours in sop.other_hours:
        yield hours.clause.number, _others(hours, tongue)
    yield from _windows(sop, tongue)


def _nodding(sop: Sop, tongue: Language) -> Iterator[tuple[str, Mapping[str, str]]]:
    for terms in dict.fromkeys(sop.nod.may.values()):
        pairs = [pair for pair, each in sop.nod.may.items() if each is terms]
        what = {
            label("acts", tongue): ", ".join(label(f"act_{act}", tongue) for act in dict.fromkeys(a for a, _ in pairs)),
            label("urgencies", tongue): said(frozenset(urgency for _, urgency in pairs), tongue),
        }
        yield terms.clause.number, what | _fields(terms, tongue)


def _rungs(sop: Sop, tongue: Language) -> Iterator[tuple[str, Mapping[str, str]]]:
    """A rung that is repeated stands once, with how often it comes again."""
    for rung in {rung.clause.number: rung for rung in reversed(sop.ladder.rungs)}.values():
        again = sum(each.clause is rung.clause for each in sop.ladder.rungs) - 1
        repeats = {label("repeats", tongue): str(again)} if again else {}
        yield rung.clause.number, _fields(rung, tongue) | repeats


def _fields(part: Any, tongue: Language) -> dict[str, str]:
    written = {}
    for each in fields(part):
        value = getattr(part, each.name)
        if each.name == "within" and value is None:
            value = "at_any_time"
        is_term = each.name not in NOT_TERMS and not (each.name == "repeats" and value == 0)
        if is_term and value not in (None, frozenset()):
            written[label(each.name, tongue)] = said(value, tongue)
    return written


def said(value: object, tongue: Language) -> str:
    """Write one value of a clause as people say it."""
    if isinstance(value, timedelta):
        return duration(value, tongue)
    if isinstance(value, Enum):
        return label(value.name.lower(), tongue)
    if isinstance(value, bool):
        return label(str(value).lower(), tongue)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, frozenset):
        return ", ".join(said(each, tongue) for each in sorted(value, key=_in_vocabulary))
    return label(str(value), tongue) if value == "at_any_time" else str(value)


def _in_vocabulary(word: Enum) -> int:
    return list(type(word)).index(word)


def _week(calendar: Calendar, tongue: Language) -> dict[str, str]:
    names = get_day_names("wide", locale=tongue.value)
    shifts = {
        str(names[day]): ", ".join(f"{start:%H:%M}-{_closing(end)}" for start, end in turns)
        for day, turns in sorted(calendar.week.items())
    }
    return shifts | {label("saturdays", tongue): said(calendar.second_fourth_saturday_off, tongue)}


def _closing(end: time) -> str:
    return "24:00" if end == time(0) else f"{end:%H:%M}"


def _others(hours: OtherHours, tongue: Language) -> dict[str, str]:
    whose = {
        label("addressees", tongue): said(hours.addressees, tongue),
        label("offices", tongue): ", ".join(sorted(hours.offices)),
        label("zone", tongue): str(hours.calendar.zone),
        label("holidays", tongue): label("own", tongue) if hours.holidays == "own" else hours.holidays,
    }
    return {name: says for name, says in whose.items() if says} | _week(hours.calendar, tongue)


def _holidays(holidays: Holidays, tongue: Language) -> dict[str, str]:
    added = "; ".join(f"{day_said(day, tongue)} {name}" for day, name in sorted(holidays.added.items()))
    removed = "; ".join(day_said(day, tongue) for day in sorted(holidays.removed))
    return {
        label("default", tongue): holidays.default,
        label("years", tongue): f"{holidays.first_year}-{holidays.last_year}",
    } | {label(key, tongue): says for key, says in (("added", added), ("removed", removed)) if says}


def _windows(sop: Sop, tongue: Language) -> Iterator[tuple[str, Mapping[str, str]]]:
    for terms in dict.fromkeys(sop.windows.terms.values()):
        pairs = [pair for pair, each in sop.windows.terms.items() if each is terms]
        who = {
            label("addressees", tongue): said(frozenset(addressee for addressee, _ in pairs), tongue),
            label("urgencies", tongue): said(frozenset(urgency for _, urgency in pairs), tongue),
        }
        yield terms.clause.number, who | _fields(terms, tongue) | _office_time(terms, tongue)


def _office_time(terms: WindowTerms, tongue: Language) -> dict[str, str]:
    if not terms.working_hours:
        return {}
    marks = {"warn_after": terms.warn_after, "due_after": terms.due_after}
    return {label(key, tongue): duration(amount, tongue, in_days=False) for key, amount in marks.items()}


def _wordings(sop: Sop) -> Mapping[str, Mapping[Language, str]]:
    kinds = dict.fromkeys(kind for kind, _ in sop.wordings)
    return {
        sop.wording(kind, Language.HI).clause.number: {each: sop.wording(kind, each).text for each in Language}
        for kind in kinds
    }
