"""The whole protocol as one frozen fact. Owns `Sop`, and is where other stages import its parts from.

Every part carries the clause it rests on, so that a screen can show the rule behind each due time."""

from collections.abc import Mapping
from dataclasses import dataclass

from sunwai.sop.clause import Clause
from sunwai.sop.hours import Calendar
from sunwai.sop.once_out import (
    AfterCall,
    CallTerms,
    Closure,
    ClosureRule,
    Commitments,
    Confirmation,
    Interrupt,
    Ladder,
    Reopening,
    Rung,
    Windows,
    WindowTerms,
)
from sunwai.sop.until_out import (
    Duplicates,
    Holidays,
    Intake,
    Nod,
    Office,
    OfficeHours,
    Posting,
    Sending,
    Subject,
    Triage,
    UrgencyNames,
)
from sunwai.sop.wording import Wording
from sunwai.sop.words import Language, WordingKind

__all__ = [
    "AfterCall",
    "Calendar",
    "CallTerms",
    "Clause",
    "Closure",
    "ClosureRule",
    "Commitments",
    "Confirmation",
    "Duplicates",
    "Holidays",
    "Intake",
    "Interrupt",
    "Ladder",
    "Nod",
    "Office",
    "OfficeHours",
    "Posting",
    "Reopening",
    "Rung",
    "Sending",
    "Sop",
    "Subject",
    "Triage",
    "UrgencyNames",
    "WindowTerms",
    "Windows",
    "Wording",
]


@dataclass(frozen=True, slots=True)
class Sop:
    """The whole protocol. `version` is the number its file gives; `digest` is of its content alone."""

    version: int
    digest: str
    office: Office
    urgencies: UrgencyNames
    office_hours: OfficeHours
    nod: Nod
    windows: Windows
    ladder: Ladder
    after_call: AfterCall
    commitments: Commitments
    confirmation: Confirmation
    closure: Closure
    reopening: Reopening
    interrupt: Interrupt
    triage: Triage
    duplicates: Duplicates
    intake: Intake
    sending: Sending
    posting: Posting
    wordings: Mapping[tuple[WordingKind, Language], Wording]
    subjects: Mapping[str, Subject]
    subjects_clause: Clause
    clauses: tuple[Clause, ...]

    @property
    def calendar(self) -> Calendar:
        """Give the calendar that windows marked working_hours are reckoned by."""
        return self.office_hours.calendar

    def wording(self, kind: WordingKind, language: Language) -> Wording:
        """Give the office's own words for a public text of KIND."""
        return self.wordings[kind, language]

    def subject(self, name: str) -> Subject:
        """Give how the subject NAME is spoken of; an unknown one is spoken of as "other"."""
        return self.subjects.get(name, self.subjects["other"])

    def clause(self, number: str) -> Clause:
        """Give the clause NUMBER; KeyError when there is none."""
        for clause in self.clauses:
            if clause.number == number:
                return clause
        raise KeyError(number)
