"""The rules that hold until a direction is out: office, urgency, intake, triage, nod, words, sending.

Owns the shape of those parts; knows nothing of files, tables or clocks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from sunwai.sop.clause import Clause
from sunwai.sop.hours import Calendar
from sunwai.sop.words import Addressee, Duty, Language, PublicAct, Urgency, WordingKind


@dataclass(frozen=True, slots=True)
class Office:
    """Whose protocol this is, and the zone its hours are told in."""

    name: str
    name_hi: str
    zone: str
    clause: Clause


@dataclass(frozen=True, slots=True)
class UrgencyNames:
    """What each class of urgency is called on the screen."""

    names: Mapping[Language, Mapping[Urgency, str]]
    clause: Clause

    def of(self, urgency: Urgency, language: Language) -> str:
        """Name URGENCY in LANGUAGE."""
        return self.names[language][urgency]


@dataclass(frozen=True, slots=True)
class Holidays:
    """Which list of holidays holds, in which years, and what the SOP adds to it and takes from it."""

    default: str
    first_year: int
    last_year: int
    added: Mapping[date, str]
    removed: frozenset[date]
    clause: Clause


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """When the office is open: the calendar to reckon with, and the two clauses it is made from."""

    calendar: Calendar
    clause: Clause
    holidays: Holidays


@dataclass(frozen=True, slots=True)
class OtherHours:
    """The office time of others: of kinds of addressees, or of single offices by their code.

    `holidays` is the list that holds for them, or "own" for the office's own."""

    addressees: frozenset[Addressee]
    offices: frozenset[str]
    holidays: str
    calendar: Calendar
    clause: Clause


@dataclass(frozen=True, slots=True)
class Intake:
    """How often the networks are read, how far back each reading overlaps, and when posts are looked up again.

    `recheck_for` is how long after the last act in a matter at rest its posts are still looked up."""

    poll_every: timedelta
    overlap: timedelta
    recheck_every: timedelta
    recheck_for: timedelta
    clause: Clause


@dataclass(frozen=True, slots=True)
class Triage:
    """Below `not_sure_below` (0 to 1) the machine says "not sure" instead of a value.

    `learn_at` is the office's hour at which it learns from corrections, if there are at least `learn_from` new ones;
    of proposals from `sure_from` on, one in fifty is asked of a person anew."""

    not_sure_below: float
    sure_from: float
    learn_at: time
    learn_from: int
    clause: Clause


@dataclass(frozen=True, slots=True)
class Duplicates:
    """When two matters are proposed as one, how long copies are known, and what is a campaign or a pattern.

    `propose_from` is a confidence (0 to 1); `campaign_from` counts authors, `pattern_from` matters."""

    same_matter_within: timedelta
    propose_from: float
    most_proposed: int
    copies_kept_for: timedelta
    campaign_from: int
    pattern_within: timedelta
    pattern_from: int
    clause: Clause


@dataclass(frozen=True, slots=True)
class MayNod:
    """Whose yes lets words of some kinds out in matters of some urgencies."""

    duties: frozenset[Duty]
    clause: Clause


@dataclass(frozen=True, slots=True)
class RedFirst:
    """Red words may go out on the word of `let_out_by` and are nodded to within `nod_within` after."""

    let_out_by: frozenset[Duty]
    nod_within: timedelta
    clause: Clause


@dataclass(frozen=True, slots=True)
class Nod:
    """Who may say yes to public words, and for how long a yes and the words themselves stay good."""

    given_by: frozenset[Duty]
    expires_after: timedelta
    expires_after_red: timedelta
    text_stale_after: timedelta
    text_stale_after_red: timedelta
    take_back_for: timedelta
    clause: Clause
    standing: Mapping[WordingKind, Clause]
    may: Mapping[tuple[PublicAct, Urgency], MayNod]
    red_first: RedFirst | None

    def who_may(self, act: str, urgency: Urgency) -> MayNod:
        """Give whose yes counts for words of ACT in a matter of URGENCY; where no clause says, it is `given_by`."""
        known = PublicAct(act) if act in set(PublicAct) else None
        return (known and self.may.get((known, urgency))) or MayNod(self.given_by, self.clause)

    @property
    def duties(self) -> frozenset[Duty]:
        """Everybody whose yes counts for anything."""
        return self.given_by.union(*(each.duties for each in self.may.values()))

    def expiry(self, urgency: Urgency) -> timedelta:
        """Say how long after it is given a nod lapses, if the words are not out by then."""
        return self.expires_after_red if urgency is Urgency.RED else self.expires_after

    def staleness(self, urgency: Urgency) -> timedelta:
        """Say how long after they are written words must be read again before anyone nods or posts."""
        return self.text_stale_after_red if urgency is Urgency.RED else self.text_stale_after

    def standing_for(self, kind: WordingKind) -> Clause | None:
        """Give the clause by which the SOP's own words of KIND may go out with no separate nod, if any."""
        return self.standing.get(kind)


@dataclass(frozen=True, slots=True)
class SignIn:
    """Whose acts count only with a second factor, how long its proof is good, and when a person is signed out."""

    second_factor_for: frozenset[Duty]
    proof_good_for: timedelta
    short_for: frozenset[Duty]
    signed_out_after_short: timedelta
    signed_out_after: timedelta
    clause: Clause

    def idle_for(self, duties: Iterable[str]) -> timedelta:
        """Say after how long without a sign of life somebody with DUTIES is signed out."""
        return self.signed_out_after_short if self.short_for & set(duties) else self.signed_out_after

    def wants_proof(self, duties: Iterable[str]) -> bool:
        """Say whether somebody with DUTIES needs a second factor for their acts to count."""
        return bool(self.second_factor_for & set(duties))


@dataclass(frozen=True, slots=True)
class Posting:
    """How long public words may be, by the network's own count, and how much of it is kept for facts."""

    length: int
    room_for_facts: int
    clause: Clause


@dataclass(frozen=True, slots=True)
class Subject:
    """How a subject is spoken of in a draft: the matter and the ask as noun phrases, per language."""

    matter: Mapping[Language, str]
    ask: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Sending:
    """How a public act is sent once: `looks` over `look_for` before any of `resends`; then a person."""

    lease: timedelta
    timeout: timedelta
    looks: int
    look_for: timedelta
    resends: int
    clause: Clause

    @property
    def look_every(self) -> timedelta:
        """Say how far apart the looks lie."""
        return self.look_for / self.looks
