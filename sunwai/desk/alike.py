"""What may be one matter with a case, as the desk decides on it: which case would go into which, and in one press.

Owns the way round. Joining itself is `actions.join`; the proposals are triage's."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from sunwai.cases.lifecycle import TRANSITIONS, Verb
from sunwai.cases.models import Case
from sunwai.desk import actions
from sunwai.triage import comparing
from sunwai.triage.models import Likeness

MOST_SHOWN = 5
MOST_AT_ONCE = 500


def open_ones(case: Case) -> Sequence[Likeness]:
    """Will list what waits to be decided about CASE, copies first, then the surest; a campaign's copies not singly."""
    rows = Likeness.objects.filter(Q(case=case) | Q(other=case, campaign=False), decided="")
    rows = rows.select_related("case__joined_into", "other__joined_into").order_by("kind", "-confidence", "id")
    return [row for row in rows[: MOST_SHOWN * 2] if across(row, case).pk != case.pk][:MOST_SHOWN]


def across(row: Likeness, case: Case) -> Case:
    """Will give the other case of ROW; where that was joined meanwhile, the one in which it goes on."""
    other = row.other if row.case_id == case.pk else row.case
    while other.joined_into is not None:
        other = other.joined_into
    return other


def which_way(case: Case, other: Case, *, spoken_of: Collection[int] | None = None) -> tuple[Case, Case] | None:
    """Will say which of two cases is to be joined and into which: the later into the earlier, unless words about it
    are public. None where neither can be joined any more.

    SPOKEN_OF are the ids of those about which words are on their way or out, where the caller has read them."""
    later, earlier = (case, other) if case.pk > other.pk else (other, case)
    for joining, into in ((later, earlier), (earlier, later)):
        if _can_be_joined(joining, spoken_of) and into.joined_into_id is None:
            return joining, into
    return None


def join_alike(case: Case, other: Case, *, by: str, at: datetime) -> tuple[Case, Case]:
    """Will join CASE and OTHER the way round that can be; gives the one that was joined and where it went.

    Raises HasGoneOut where words about both are public."""
    way = which_way(case, other)
    if way is None:
        raise actions.HasGoneOut(f"{case.docket} and {other.docket} are both on their way; neither can be joined away.")
    joining, into = way
    actions.join(joining, into=into, by=by, at=at)
    return joining, into


def not_same(case: Case, other: Case, *, by: str, at: datetime) -> None:
    """Will remember that CASE and OTHER are two matters, whichever of the cases in them the machine had proposed."""
    rows = [row for row in open_ones(case) if across(row, case).pk == other.pk]
    if not rows:
        comparing.decide(case, other, decided=Likeness.Decided.NOT_SAME, by=by, at=at)
    with transaction.atomic():
        for row in rows:
            comparing.decide(row.case, row.other, decided=Likeness.Decided.NOT_SAME, by=by, at=at)


def copies_of(case: Case) -> Sequence[Case]:
    """Will list the cases that a campaign's text opened and that can go into CASE, the first of them."""
    rows = Likeness.objects.filter(other=case, campaign=True, decided="").select_related("case").order_by("case")
    return [row.case for row in rows[:MOST_AT_ONCE] if _can_be_joined(row.case)]


def join_copies(case: Case, *, by: str, at: datetime) -> int:
    """Will join the copies of a campaign into CASE, some hundreds at once; counts them. Each can be separated again."""
    found = copies_of(case)
    if not found:
        raise comparing.NothingProposed(f"No copy of {case.docket} waits to be joined.")
    with transaction.atomic():
        for copy in found:
            actions.join(copy, into=case, by=by, at=at)
    return len(found)


def _can_be_joined(case: Case, spoken_of: Collection[int] | None = None) -> bool:
    if case.standing not in TRANSITIONS[Verb.JOINED]:
        return False
    if spoken_of is not None:
        return case.pk not in spoken_of
    return not case.outgoing.exclude(state="withdrawn").exists()
