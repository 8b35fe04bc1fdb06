"""Reads the ladder and what follows a call. Owns the check that silence always ends with a person."""

from dataclasses import replace
from datetime import time, timedelta
from itertools import pairwise

from sunwai.sop.once_out import AfterCall, CallTerms, Interrupt, Ladder, Rung
from sunwai.sop.table import Table
from sunwai.sop.words import AfterCallStep, CallOutcome, Duty, Mark, RungAct, Urgency

ONE_MINUTE = timedelta(minutes=1)
AT_ONCE = timedelta(0)
MINUTES = tuple(time(hour, minute) for hour in range(24) for minute in range(60))


def ladder(root: Table) -> Ladder:
    """Read the rungs in the order they stand; the last must be a person who decides."""
    tables = list(root.tables("rung"))
    read = [_rung(table, order) for order, table in enumerate(tables)]
    if tables and all(table.is_sound for table in tables):
        _check_ladder(root, tables, tuple(rung for rung, _ in read))
    steps = [rung for rung, repeats in read for rung in (rung, *[replace(rung, opens_at=Mark.LAPSE)] * repeats)]
    return Ladder(tuple(replace(rung, order=order) for order, rung in enumerate(steps)))


def _rung(table: Table, order: int) -> tuple[Rung, int]:
    """One rung, and how often it is repeated after its first time before the next one opens."""
    clause = table.clause()
    duty, act, opens_at = table.one("duty", Duty), table.one("act", RungAct), table.one("opens_at", Mark)
    timed = table.has("wait") or table.has("wait_red")
    wait = table.duration("wait", least=ONE_MINUTE) if timed else None
    wait_red = table.duration("wait_red", least=ONE_MINUTE) if timed else None
    if table.is_sound and wait and wait_red and wait_red > wait:
        table.wrong("wait_red", "is longer than wait: a red matter cannot wait longer than another")
    repeats = table.whole("repeats", least=1, most=20) if table.has("repeats") else 0
    if table.is_sound and repeats and wait is None:
        table.wrong("repeats", "needs a wait: without one the rung stands for ever and is never repeated")
    only_from, only_until = _only_between(table)
    table.close()
    return Rung(order, duty, act, opens_at, wait, wait_red, only_from, only_until, clause), repeats


def _only_between(table: Table) -> tuple[time | None, time | None]:
    if not (table.has("only_from") or table.has("only_until")):
        return None, None
    only_from, only_until = table.clock("only_from"), table.clock("only_until")
    if table.is_sound and only_from == only_until:
        table.wrong("only_until", "is the same as only_from; the hours need a length")
    return only_from, only_until


def check_quiet(root: Table, ladder: Ladder, interrupt: Interrupt) -> None:
    """Complain of a rung whose own hours all lie in the quiet hours: nobody would ever be rung."""
    for rung in ladder.rungs:
        if all(rung.is_shut(minute) or interrupt.is_quiet(minute, Urgency.TODAY) for minute in MINUTES):
            root.wrong(
                "rung",
                f"clause {rung.clause.number} may ring in the quiet hours of clause "
                f"{interrupt.clause.number} alone, so it could never ring",
            )
            return


def _check_ladder(root: Table, tables: list[Table], rungs: tuple[Rung, ...]) -> None:
    if rungs[-1].act is not RungAct.DECIDES or rungs[-1].wait is not None:
        tables[-1].wrong("", 'ends nowhere: the last rung must have act = "decides" and no wait')
    for table, rung in list(zip(tables, rungs, strict=True))[:-1]:
        if rung.act is RungAct.DECIDES:
            table.wrong("act", "decides, so no rung above it could ever be reached")
    order = [Mark.WARN, Mark.DUE, Mark.LAPSE]
    marks = [order.index(rung.opens_at) for rung in rungs]
    if Mark.DUE not in {rung.opens_at for rung in rungs}:
        root.wrong("rung", 'no rung opens_at = "due", so a silent office would never be rung')
    if marks != sorted(marks) or marks.count(0) != 1 or marks.count(1) != 1:
        root.wrong("rung", 'rungs must open in the order "warn" (one), "due" (one), then "lapse"')
    for (table, below), (_, above) in pairwise(zip(tables, rungs, strict=True)):
        if above.opens_at is Mark.LAPSE and below.wait is None:
            table.wrong("", f"has no wait, so clause {above.clause.number} above it could never open")


def after_call(root: Table) -> AfterCall:
    """Read what follows each outcome of a call; every outcome must be named once."""
    terms: dict[CallOutcome, CallTerms] = {}
    for table in root.tables("after_call"):
        found = _call_terms(table)
        if table.is_sound and found.outcome in terms:
            earlier = terms[found.outcome].clause.number
            table.wrong("outcome", f"contradicts clause {earlier}, which is about the same outcome")
        terms[found.outcome] = found
    for outcome in CallOutcome if root.has("after_call") else ():
        if outcome not in terms:
            root.wrong("after_call", f'no clause says what follows a call with the outcome "{outcome}"')
    return AfterCall(terms)


def _call_terms(table: Table) -> CallTerms:
    clause, outcome = table.clause(), table.one("outcome", CallOutcome)
    wait, wait_red = table.duration("wait", least=AT_ONCE), table.duration("wait_red", least=AT_ONCE)
    then = table.one("then", AfterCallStep)
    repeats = table.whole("repeats", least=1, most=20) if then is AfterCallStep.SAME_RUNG else 0
    if table.is_sound and then is AfterCallStep.SAME_RUNG and not (wait and wait_red):
        table.wrong("wait", "may not be at once when the same rung rings again: it would ring without end")
    if table.is_sound and wait_red > wait:
        table.wrong("wait_red", "is longer than wait: a red matter cannot wait longer than another")
    table.close()
    return CallTerms(outcome, wait, wait_red, then, repeats, clause)
