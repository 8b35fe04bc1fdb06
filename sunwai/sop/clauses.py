"""The whole protocol as one frozen fact. Owns `Sop`, and is where other stages import its parts from.

Every part carries the clause it rests on, so that a screen can show the rule behind each due time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

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
    PauseReason,
    Reminding,
    Reopening,
    Retention,
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
    OtherHours,
    Posting,
    Sending,
    SignIn,
    Subject,
    Triage,
    UrgencyNames,
)
from sunwai.sop.wording import Wording
from sunwai.sop.words import Addressee, Language, WordingKind

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
    "OtherHours",
    "PauseReason",
    "Posting",
    "Reminding",
    "Reopening",
    "Retention",
    "Rung",
    "Sending",
    "SignIn",
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
    """The whole protocol. `version` is the number its file gives; `digest` is of its content alone.

    `takes_effect` is the day from whose beginning it holds, None for at once. `filled` names the tables and keys that
    a file of an older `schema` could not say and that were filled in."""

    version: int
    schema: int
    digest: str
    takes_effect: date | None
    filled: tuple[str, ...]
    office: Office
    urgencies: UrgencyNames
    office_hours: OfficeHours
    other_hours: tuple[OtherHours, ...]
    nod: Nod
    windows: Windows
    pause_reasons: tuple[PauseReason, ...]
    ladder: Ladder
    after_call: AfterCall
    commitments: Commitments
    confirmation: Confirmation
    closure: Closure
    reopening: Reopening
    reminder: Reminding | None
    retention: Retention | None
    interrupt: Interrupt
    sign_in: SignIn
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
        """Give the office's own calendar, by which what is promised to it is reckoned."""
        return self.office_hours.calendar

    def hours_for(self, addressee: Addressee, office: str) -> OfficeHours | OtherHours:
        """Give the office time of OFFICE (its code), else of its kind, else the office's own."""
        mine = next((each for each in self.other_hours if office in each.offices), None)
        kind = next((each for each in self.other_hours if addressee in each.addressees), None)
        return mine or kind or self.office_hours

    def calendar_of(self, number: str | None) -> Calendar:
        """Give the calendar that clause NUMBER sets; the office's own for None. KeyError when there is none."""
        hours: tuple[OfficeHours | OtherHours, ...] = (self.office_hours, *self.other_hours)
        if number is None:
            return self.calendar
        return {each.clause.number: each.calendar for each in hours}[number]

    def pause_reason(self, reason: str) -> PauseReason | None:
        """Give what this protocol says of pausing for REASON; None when it does not know it."""
        return next((each for each in self.pause_reasons if each.reason == reason), None)

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
