"""What closure must do now: note that a closed case was opened again by the citizen's no."""

from datetime import datetime

from sunwai.cases.lifecycle import Status
from sunwai.closure import actions
from sunwai.closure.models import Closure
from sunwai.sop.clauses import Sop


def work_one(*, at: datetime, sop: Sop) -> bool:
    """Will mark the closures of one reopened case, and say whether there was one."""
    row = (
        Closure.objects.filter(reopened_at=None)
        .exclude(case__status=Status.CLOSED)
        .order_by("id")
        .select_related("case")
        .first()
    )
    if row is None:
        return False
    actions.note_reopened(row.case, by="citizen", at=at, why="the citizen says it is not put right")
    return True
