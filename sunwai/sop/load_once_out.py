"""Reads the windows, promises, confirmation and closing. Owns their checks; the file as a whole is load's."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import product

from sunwai.sop.once_out import (
    Closure,
    ClosureRule,
    Commitments,
    Confirmation,
    Interrupt,
    PauseReason,
    Reopening,
    Retention,
    Windows,
    WindowTerms,
)
from sunwai.sop.table import Table
from sunwai.sop.words import Addressee, Duty, Outcome, Proof, Urgency

ONE_MINUTE = timedelta(minutes=1)
AT_ANY_TIME = "at any time"
TEN_YEARS = timedelta(days=3653)
# What speaks for the citizen. Relief may never rest on less: an officer's word is a claim, always.
CITIZENS_SIDE = frozenset({Proof.CITIZEN_CONFIRMED, Proof.WITNESS_NAMED, Proof.UNREACHABLE_MARKED})
IS_RELIEF = frozenset({Outcome.RELIEF, Outcome.PART_RELIEF, Outcome.CARE_INSTEAD})


def windows(root: Table) -> Windows:
    """Read the windows; every addressee and urgency must have exactly one."""
    terms: dict[tuple[Addressee, Urgency], WindowTerms] = {}
    all_sound = root.has("window")
    for table in root.tables("window"):
        window, pairs = _window(table)
        for addressee, urgency in pairs:
            if (addressee, urgency) in terms:
                earlier = terms[addressee, urgency].clause.number
                table.wrong("", f"contradicts clause {earlier}: both give {addressee} its {_name(urgency)} window")
            terms[addressee, urgency] = window
        all_sound = all_sound and table.is_sound
    if all_sound:
        _check_red(root, terms)
    for addressee in Addressee if all_sound else ():
        if lacking := [_name(urgency) for urgency in Urgency if (addressee, urgency) not in terms]:
            root.wrong("window", f"no clause gives {addressee} a window in a matter that is {', '.join(lacking)}")
    return Windows(terms)


def _check_red(root: Table, terms: dict[tuple[Addressee, Urgency], WindowTerms]) -> None:
    for (addressee, urgency), window in terms.items():
        red = terms.get((addressee, Urgency.RED))
        if red is not None and red.due_after > window.due_after:
            root.wrong(
                "window",
                f"clause {red.clause.number} gives {addressee} longer in a red matter than clause "
                f"{window.clause.number} in one that is {_name(urgency)}",
            )
            return


def _window(table: Table) -> tuple[WindowTerms, list[tuple[Addressee, Urgency]]]:
    clause = table.clause()
    pairs = sorted(product(table.many("addressees", Addressee), table.many("urgencies", Urgency)))
    warn, due = table.duration("warn_after", least=ONE_MINUTE), table.duration("due_after", least=ONE_MINUTE)
    working = table.flag("working_hours")
    at_once = table.has("rings_at_once") and table.flag("rings_at_once")  # not said: rung when the time has passed
    terms = WindowTerms(warn, due, working, clause, rings_at_once=at_once)
    _check_window(table, terms, {urgency for _, urgency in pairs})
    table.close()
    return terms, pairs


def _check_window(table: Table, terms: WindowTerms, urgencies: set[Urgency]) -> None:
    if table.is_sound and terms.warn_after >= terms.due_after:
        table.wrong("warn_after", "must be shorter than due_after, or the warning comes too late")
    if terms.working_hours and Urgency.RED in urgencies:
        table.wrong("working_hours", "must be false in a red matter: a life does not wait for office hours")
    for key in ("warn_after", "due_after"):
        if terms.working_hours and "day" in table.written(key):
            table.wrong(key, 'counts office time, where a day is no measure; write hours, such as "24 h"')


def pause_reasons(root: Table) -> tuple[PauseReason, ...]:
    """Read for what a clock may stand still, who may say so and for how long; there may be none."""
    found: list[PauseReason] = []
    for table in root.tables("pause_reason") if root.has("pause_reason") else ():
        reason = _pause_reason(table)
        if table.is_sound and reason.reason in {earlier.reason for earlier in found}:
            table.wrong("reason", "stands in another clause already")
        found.append(reason)
    return tuple(found)


def _pause_reason(table: Table) -> PauseReason:
    clause, reason = table.clause(), table.text("reason")
    if reason and not re.fullmatch(r"[a-z_]{3,40}", reason):
        table.wrong("reason", f'is "{reason}"; write one word in small letters, such as "election_code"')
    may_pause = table.many("may_pause", Duty)
    if table.is_sound and not may_pause:
        table.wrong("may_pause", "names nobody, so no clock could ever stand still for this")
    # A clock that stands still for ever is a case with no next moment.
    at_most = table.duration("at_most", least=timedelta(hours=1), most=timedelta(days=180))
    table.close()
    return PauseReason(reason, may_pause, at_most, clause)


def commitments(table: Table) -> Commitments:
    """Read when promises come back."""
    clause = table.clause()
    wake_at = table.clock("wake_at")
    found = Commitments(wake_at, table.duration("broken_after"), table.duration("ask_date_after"), clause)
    table.close()
    return found


def confirmation(table: Table) -> Confirmation:
    """Read how the citizen is asked."""
    clause = table.clause()
    found = Confirmation(
        table.whole("asked_times", least=1, most=5),
        table.whole("people_asked", least=1, most=50),
        table.duration("unreachable_after", least=timedelta(hours=1)),
        clause,
    )
    table.close()
    return found


def closure(root: Table) -> Closure:
    """Read which outcomes are allowed and what each requires."""
    general = root.table("closure")
    clause, blocks = general.clause(), general.flag("open_commitment_blocks")
    general.close()
    rules: dict[Outcome, ClosureRule] = {}
    for table, rule in _outcomes(root):
        if table.is_sound and rule.outcome in rules:
            table.wrong("outcome", f"contradicts clause {rules[rule.outcome].clause.number}: the same outcome")
        rules[rule.outcome] = rule
    return Closure(rules, blocks, clause)


def _outcomes(root: Table) -> Iterator[tuple[Table, ClosureRule]]:
    for table in root.tables("outcome"):
        clause, outcome = table.clause(), table.one("outcome", Outcome)
        all_of, any_of = table.many("all_of", Proof), table.many("any_of", Proof)
        if table.is_sound and not all_of | any_of:
            table.wrong("", "requires nothing; no case may end without something on record")
        if table.is_sound and outcome in IS_RELIEF and not _heard(all_of, any_of):
            table.wrong("any_of", f'"{outcome}" must require the citizen\'s side: one of {_listed(CITIZENS_SIDE)}')
        table.close()
        yield table, ClosureRule(outcome, all_of, any_of, clause)


def _heard(all_of: frozenset[Proof], any_of: frozenset[Proof]) -> bool:
    return bool(all_of & CITIZENS_SIDE) or bool(any_of and any_of <= CITIZENS_SIDE)


def reopening(table: Table) -> Reopening:
    """Read when a "no" opens a closed case again."""
    clause = table.clause()
    within = table.duration_unless(AT_ANY_TIME, "within", most=TEN_YEARS)
    found = Reopening(within, clause)
    table.close()
    return found


def retention(root: Table) -> Retention | None:
    """Read for how long words and contacts are kept; None where everything is."""
    if not root.has("retention"):
        return None
    table = root.table("retention")
    clause, in_force = table.clause(), table.flag("in_force")
    # a month at least: nobody can appeal about words that are gone
    least = timedelta(days=30)
    found = Retention(
        table.duration("words_for", least=least, most=10 * TEN_YEARS),
        table.duration("contacts_for", least=least, most=10 * TEN_YEARS),
        clause,
    )
    if table.is_sound and found.contacts_for > found.words_for:
        table.wrong("contacts_for", "is longer than words_for: how to reach somebody outlives what they said")
    table.close()
    return found if in_force else None


def check_appeal(root: Table, kept: Retention | None, reopening: Reopening) -> None:
    """Complain where words are erased while the citizen's no still opens the case again."""
    if kept is not None and reopening.within is not None and reopening.within > kept.words_for:
        number = reopening.clause.number
        root.wrong("retention.words_for", f"ends before the citizen's time to appeal (clause {number}) does")


def interrupt(table: Table) -> Interrupt:
    """Read the hours in which nobody is disturbed."""
    clause, start, end = table.clause(), table.clock("quiet_from"), table.clock("quiet_until")
    if table.is_sound and start == end:
        table.wrong("quiet_until", "is the same as quiet_from; quiet hours need a length")
    excepted = table.many("except", Urgency)
    if table.is_sound and Urgency.RED not in excepted:
        table.wrong("except", "must name red: a threat to life does not wait until morning")
    calls = table.whole("calls_a_day", least=1, most=200)
    table.close()
    return Interrupt(start, end, excepted, calls, clause)


def _name(urgency: Urgency) -> str:
    return urgency.name.lower()


def _listed(proofs: frozenset[Proof]) -> str:
    return ", ".join(sorted(proofs))
