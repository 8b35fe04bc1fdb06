"""The office's own words with named blanks. Owns what may stand in a blank and the filling of it.

A text with an unfilled blank is refused, never posted with a hole in it. Does not measure for a network."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

from sunwai.errors import SunwaiError
from sunwai.sop.clause import Clause
from sunwai.sop.words import WordingKind

# Every blank that may stand in a wording, and those that must.
ALLOWED: Mapping[WordingKind, frozenset[str]] = {
    WordingKind.DIRECTION: frozenset({"owner_tag", "informed_tags", "place", "matter", "ask", "docket_code"}),
    WordingKind.REQUEST: frozenset({"owner_tag", "informed_tags", "place", "matter", "ask", "docket_code"}),
    WordingKind.SEALED_DIRECTION: frozenset({"owner_tag", "district", "docket_code"}),
    WordingKind.CONFIRMATION: frozenset({"citizen_tag", "office", "docket_code"}),
    WordingKind.ANSWER: frozenset({"citizen_tag", "answer", "docket_code"}),
    WordingKind.REMINDER: frozenset({"owner_tag", "place", "matter", "asked_on", "docket_code"}),
    WordingKind.ASK_PLACE: frozenset({"citizen_tag", "choices", "docket_code"}),
    WordingKind.QUESTION: frozenset({"citizen_tag", "question", "docket_code"}),
    WordingKind.INTERIM: frozenset({"citizen_tag", "office", "next_on", "docket_code"}),
    WordingKind.OFFICE_ANSWER: frozenset({"office", "answer", "docket_code"}),
}
REQUIRED: Mapping[WordingKind, frozenset[str]] = {
    WordingKind.DIRECTION: frozenset({"owner_tag", "ask", "docket_code"}),
    WordingKind.REQUEST: frozenset({"owner_tag", "ask", "docket_code"}),
    WordingKind.SEALED_DIRECTION: frozenset({"owner_tag", "docket_code"}),
    WordingKind.CONFIRMATION: frozenset({"docket_code"}),
    WordingKind.ANSWER: frozenset({"answer", "docket_code"}),
    WordingKind.REMINDER: frozenset({"owner_tag", "docket_code"}),
    WordingKind.ASK_PLACE: frozenset({"choices", "docket_code"}),
    WordingKind.QUESTION: frozenset({"question", "docket_code"}),
    WordingKind.INTERIM: frozenset({"office", "next_on", "docket_code"}),
    WordingKind.OFFICE_ANSWER: frozenset({"office", "answer", "docket_code"}),
}
# Blanks that may be left empty: nobody need be informed, and a reply under a post already reaches its author.
MAY_BE_EMPTY = frozenset({"informed_tags", "citizen_tag"})


class WordingUnfilled(SunwaiError):
    """A fact that the wording needs was not given."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A text with blanks such as {owner_tag}, and the clause it stands in."""

    text: str
    clause: Clause

    @property
    def fields(self) -> frozenset[str]:
        """Name the blanks of this wording."""
        return blanks(self.text)

    @property
    def own_words(self) -> str:
        """Give the text with every blank left out."""
        return _tidy(self.text.format_map(dict.fromkeys(self.fields, "")))

    def fill(self, facts: Mapping[str, str]) -> str:
        """Put FACTS into the blanks and return one line. Facts the wording does not name are left alone.

        Refuses with WordingUnfilled when a fact is missing or blank, informed_tags and citizen_tag apart."""
        lacking = sorted(name for name in self.fields - MAY_BE_EMPTY if not facts.get(name, "").strip())
        if lacking:
            raise WordingUnfilled(
                f"The words of clause {self.clause.number} need {', '.join(lacking)}, which this case lacks. "
                "Nothing was drafted. Fill it in on the case, or write the text by hand."
            )
        return _tidy(self.text.format_map({name: facts.get(name, "") for name in self.fields}))


def blanks(text: str) -> frozenset[str]:
    """Name the blanks in TEXT. Raises ValueError on a lone brace, or a blank that is no plain name."""
    found = set()
    for _, name, spec, conversion in Formatter().parse(text):
        if name is None:
            continue
        if spec or conversion or not re.fullmatch(r"[a-z_]+", name):
            raise ValueError(f"{{{name}}} must be a plain name such as {{owner_tag}}")
        found.add(name)
    return frozenset(found)


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
