"""The approver's no to red words that were let out first: on record, and what has not reached the network is stopped.

What is out stays out and is answered for in public, by a correcting word with a nod of its own."""

from datetime import datetime

from django.db import transaction

from sunwai.direction import actions
from sunwai.direction.models import Direction
from sunwai.nod import first
from sunwai.nod.models import NodAfter
from sunwai.outbox.actions import CannotWithdraw
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Duty


def disown(after: NodAfter, *, by: str, duty: Duty, at: datetime, sop: Sop, reason: str) -> None:
    """Will record BY's no with its REASON and take back what is certainly not out yet. (SOP 3.18)

    Raises what `nod.first.say_no` raises, and then nothing was stopped either."""
    with transaction.atomic():
        first.say_no(after, by=by, duty=duty, at=at, sop=sop, reason=reason)
        waiting = Direction.objects.filter(nod=after.nod_id, out_at=None, withdrawn_at=None).select_related("case")
        for direction in waiting.order_by("number"):
            _take_back(direction, by=by, at=at, reason=reason)


def _take_back(direction: Direction, *, by: str, at: datetime, reason: str) -> None:
    try:
        with transaction.atomic():
            actions.withdraw(direction, by=by, at=at, why=reason[:200])
    except CannotWithdraw:  # it may be out: the desk sees the no, and what became of the post
        return
