"""Reads the office's own words. Owns the checks on blanks, links and length; filling is wording's own."""

import re
from collections.abc import Iterable, Mapping

from sunwai.sop.clause import Clause
from sunwai.sop.table import Table
from sunwai.sop.until_out import Subject
from sunwai.sop.wording import ALLOWED, REQUIRED, Wording, blanks
from sunwai.sop.words import Language, WordingKind

# X counts a bare "ward12.in" as a link, and a link makes a post 13 times dearer (X pricing, 23 Feb 2026).
LINK = re.compile(r"https?:|www\.|[a-z0-9]\.[a-z]{2,}", re.IGNORECASE)


def wordings(table: Table, *, room: int | None) -> Mapping[tuple[WordingKind, Language], Wording]:
    """Read the office's own words, every kind in every language.

    ROOM is how many characters they may take before any fact; None when that could not be read."""
    found: dict[tuple[WordingKind, Language], Wording] = {}
    for kind in WordingKind:
        words = table.table(kind.value)
        clause = words.clause()
        for language in Language:
            found[kind, language] = _wording(words, kind, language, clause, room)
        words.close()
    table.close()
    return found


def _wording(table: Table, kind: WordingKind, language: Language, clause: Clause, room: int | None) -> Wording:
    wording = Wording(table.text(language.value), clause)
    try:
        named = blanks(wording.text)
    except ValueError as refusal:
        table.wrong(language.value, f"has a broken blank: {refusal}")
        return wording
    for name in sorted(named - ALLOWED[kind]):
        table.wrong(language.value, f"{{{name}}} is no blank here; known are {_named(ALLOWED[kind])}")
    for name in sorted(REQUIRED[kind] - named if wording.text else ()):
        table.wrong(language.value, f"must name {{{name}}}")
    if LINK.search(wording.text):
        table.wrong(language.value, "holds a link, or what X would take for one; a case code is enough")
    if table.is_sound and room is not None and len(wording.own_words) > room:
        table.wrong(language.value, f"takes {len(wording.own_words)} characters before any fact; {room} are left")
    return wording


def subjects(table: Table) -> tuple[Clause, Mapping[str, Subject]]:
    """Read how each subject is spoken of; "other" must be among them."""
    clause, found = table.clause(), dict[str, Subject]()
    for name in table.own_keys():
        subject = table.table(name)
        found[name] = Subject(subject.in_both("matter"), subject.in_both("ask"))
        subject.close()
    if "other" not in found:
        table.wrong("", "has no [subjects.other], which stands in for every subject not named")
    table.close()
    return clause, found


def _named(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))
