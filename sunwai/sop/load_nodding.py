"""Reads who may nod to what. Owns the checks of those clauses; the file as a whole is load's.

An office that writes no such clause leaves every yes to whom clause [nod] names."""

from collections.abc import Mapping
from datetime import timedelta
from itertools import product

from sunwai.sop.once_out import Reminding
from sunwai.sop.table import Table
from sunwai.sop.until_out import MayNod, RedFirst
from sunwai.sop.words import Duty, PublicAct, Urgency

# To direct or request, also by a reminder, is the act of the office's head; the desk may be trusted with its own words.
HEADS = frozenset({Duty.APPROVER})
DIRECTING = frozenset({PublicAct.DIRECTION, PublicAct.REQUEST})
NEVER = frozenset({Duty.DESK})


def may_nod(root: Table) -> Mapping[tuple[PublicAct, Urgency], MayNod]:
    """Read for each kind of public words and urgency whose yes counts; a pair not named is left to clause [nod]."""
    found: dict[tuple[PublicAct, Urgency], MayNod] = {}
    for table in root.tables("may_nod") if root.has("may_nod") else ():
        clause, acts, urgencies = table.clause(), table.many("acts", PublicAct), table.many("urgencies", Urgency)
        duties = table.many("duties", Duty)
        _check(table, acts, urgencies, duties)
        for pair in sorted(product(acts, urgencies)):
            if table.is_sound and pair in found:
                table.wrong("", f"contradicts clause {found[pair].clause.number}: both say who nods to {_said(pair)}")
            found[pair] = MayNod(duties, clause)
        table.close()
    return found


def red_first(root: Table) -> RedFirst | None:
    """Read whether a red matter may go out first and be nodded to after, on whose word and within what time."""
    if not root.has("red_first"):
        return None
    table = root.table("red_first")
    clause, let_out_by = table.clause(), table.many("let_out_by", Duty)
    # an hour at most: longer is no standing nod any more but a desk that directs by itself
    within = table.duration("nod_within", least=timedelta(minutes=5), most=timedelta(hours=1))
    in_force = table.flag("in_force")
    if table.is_sound and not let_out_by:
        table.wrong("let_out_by", "names nobody, so nothing could go out under this clause")
    if table.is_sound and let_out_by & NEVER:
        table.wrong("let_out_by", 'names "desk": who writes the words may not be the one who lets them out')
    table.close()
    return RedFirst(let_out_by, within, clause) if in_force else None


def reminder(root: Table) -> Reminding | None:
    """Read in which matters a silent office is reminded in public, if in any."""
    if not root.has("reminder"):
        return None
    table = root.table("reminder")
    clause, urgencies, in_force = table.clause(), table.many("urgencies", Urgency), table.flag("in_force")
    if table.is_sound and not urgencies:
        table.wrong("urgencies", "names nothing; where nobody is to be reminded, write in_force = false")
    table.close()
    return Reminding(urgencies, clause) if in_force else None


def _check(table: Table, acts: frozenset[PublicAct], urgencies: frozenset[Urgency], duties: frozenset[Duty]) -> None:
    if not table.is_sound:
        return
    for key, named in (("acts", acts), ("urgencies", urgencies)):
        if not named:
            table.wrong(key, "names nothing, so the clause says nothing; fill it in or strike the clause")
    if not duties:
        table.wrong("duties", "names nobody, so such words could never go out")
    if duties & NEVER:
        table.wrong("duties", 'names "desk": who writes the words may not be the one who lets them out')
    if acts & DIRECTING and duties - HEADS:
        table.wrong("duties", "must be the approver alone where an office is directed or requested: that is their act")


def _said(pair: tuple[PublicAct, Urgency]) -> str:
    return f"{pair[0].value} in a matter that is {pair[1].name.lower()}"
