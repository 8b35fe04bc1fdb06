"""What the second opinion must do now: ask about the next new matter, if it is on and calls are left."""

from datetime import datetime

from sunwai.sop.clauses import Sop
from sunwai.triage.second import actions, allowance, asking
from sunwai.triage.second.reader import reader


def work_one(*, at: datetime, sop: Sop) -> bool:
    """Will ask about one new matter and say whether it did; nothing at all happens where it is off."""
    second = reader()
    if second is None or not allowance.is_open(second, at=at):
        return False
    row = actions.claim_next(model=second.model, at=at)
    return row is not None and asking.ask(row, reader=second, at=at)
