"""What one version of the SOP changes in another, in words. Owns the comparison; the names of terms are the page's.

Pure. Windows are compared by whom they are for, not by clause: one that was split changes nothing by that alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sunwai.sop.clauses import Sop, WindowTerms
from sunwai.sop.page_words import duration, label
from sunwai.sop.sections import Section, day_said, said, sections
from sunwai.sop.words import Addressee, Language, Urgency

Moved = tuple[tuple[str, str, str], ...]  # term, before, after

WINDOW_TERMS = ("due_after", "warn_after", "working_hours", "rings_at_once")
ARROW = "→"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different: the clause it stands in now (or stood in), what it is, before and after.

    `before` is empty for what is new, `after` for what is struck."""

    number: str
    what: str
    before: str
    after: str

    def __str__(self) -> str:
        between = f" {ARROW} ".join(each for each in (self.before, self.after) if each)
        return f"{self.number} {self.what}: {between}"


def diff(old: Sop, new: Sop, language: Language) -> tuple[Change, ...]:
    """List what NEW says otherwise than OLD, in LANGUAGE, windows first, then clause by clause."""
    before = {section.clause.number: section for section in sections(old, language)}
    after = {section.clause.number: section for section in sections(new, language)}
    changes = list(_windows(old, new, language))
    for number in sorted({*before, *after}, key=_in_order):
        changes += _clause(number, before.get(number), after.get(number), language)
    return tuple(changes)


def _windows(old: Sop, new: Sop, language: Language) -> Iterator[Change]:
    """Addressees whose windows moved alike in the same urgencies are named together."""
    alike: dict[tuple[str, frozenset[Urgency], Moved], list[Addressee]] = {}
    for addressee in Addressee:
        by_move: dict[tuple[str, Moved], list[Urgency]] = {}
        for urgency in Urgency:
            number = new.windows.for_(addressee, urgency).clause.number
            by_move.setdefault((number, _moved(old, new, addressee, urgency, language)), []).append(urgency)
        for (number, moved), urgencies in by_move.items():
            alike.setdefault((number, frozenset(urgencies), moved), []).append(addressee)
    for (number, among, moved), addressees in alike.items():
        whom = f"{said(frozenset(addressees), language)} ({said(among, language)})"
        for term, before, after in moved:
            yield Change(number, f"{label('window_for', language)} {whom}, {label(term, language)}", before, after)


def _moved(old: Sop, new: Sop, addressee: Addressee, urgency: Urgency, language: Language) -> Moved:
    before, after = old.windows.for_(addressee, urgency), new.windows.for_(addressee, urgency)
    told = ((term, _term(before, term, language), _term(after, term, language)) for term in WINDOW_TERMS)
    return tuple(each for each in told if each[1] != each[2])


def _term(terms: WindowTerms, term: str, language: Language) -> str:
    value = getattr(terms, term)
    if term in {"working_hours", "rings_at_once"}:
        return said(value, language)
    return duration(value, language, in_days=not terms.working_hours)


def _clause(number: str, before: Section | None, after: Section | None, language: Language) -> Iterator[Change]:
    if before is None and after is not None:
        yield Change(number, label("new_clause", language), "", _whole(after, language))
    elif after is None and before is not None:
        yield Change(number, label("struck_clause", language), _whole(before, language), "")
    elif before is not None and after is not None and before != after:
        yield from _within(number, before, after, language)


def _whole(section: Section, language: Language) -> str:
    terms = "; ".join(f"{name}: {says}" for name, says in section.terms.items())
    return f"{section.clause.title_in(language)}. {terms or label('not_in_force', language)}".strip()


def _within(number: str, before: Section, after: Section, language: Language) -> Iterator[Change]:
    # what a window gives to whom has been told already
    told = {label(term, language) for term in (*WINDOW_TERMS, "addressees", "urgencies")}
    is_window = label("due_after", language) in after.terms
    title = after.clause.title_in(language)
    one, other = _flat(before, language), _flat(after, language)
    for name in dict.fromkeys([*one, *other]):
        if one.get(name, "") != other.get(name, "") and not (is_window and name in told):
            yield Change(number, f"{title}, {name}", one.get(name, ""), other.get(name, ""))


def _flat(section: Section, language: Language) -> Mapping[str, str]:
    """Everything a clause says, under a name each; a clause that is not in force says just that."""
    clause = section.clause
    head = {
        label("title", language): clause.title_in(language),
        label("source", language): clause.source,
        label("since", language): day_said(clause.effective, language),
    }
    words = {label(f"words_{each.value}", language): text for each, text in section.words.items()}
    subjects = {name: f"{matter}; {ask}" for name, matter, ask in section.subjects}
    nothing = {} if section.in_force else {label("in_force", language): label("false", language)}
    return head | dict(section.terms) | words | subjects | nothing


def _in_order(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part.isdigit())
