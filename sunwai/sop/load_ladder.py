"""Reads the ladder and what follows a call. Owns the check that silence always ends with a person."""

from datetime import timedelta
from itertools import pairwise

from sunwai.sop.once_out import AfterCall, CallTerms, Ladder, Rung
from sunwai.sop.table import Table
from sunwai.sop.words import AfterCallStep, CallOutcome, Duty, Mark, RungAct

ONE_MINUTE = timedelta(minutes=1)
AT_ONCE = timedelta(0)


def ladder(root: Table) -> Ladder:
    """Read the rungs in the order they stand; the last must be a person who decides."""
    tables = list(root.tables("rung"))
    rungs = tuple(_rung(table, order) for order, table in enumerate(tables))
    if tables and all(table.is_sound for table in tables):
        _check_ladder(root, tables, rungs)
    return Ladder(rungs)


def _rung(table: Table, order: int) -> Rung:
    clause = table.clause()
    duty, act, opens_at = table.one("duty", Duty), table.one("act", RungAct), table.one("opens_at", Mark)
    timed = table.has("wait") or table.has("wait_red")
    wait = table.duration("wait", least=ONE_MINUTE) if timed else None
    wait_red = table.duration("wait_red", least=ONE_MINUTE) if timed else None
    table.close()
    return Rung(order, duty, act, opens_at, wait, wait_red, clause)


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
    table.close()
    return CallTerms(outcome, wait, wait_red, then, repeats, clause)
