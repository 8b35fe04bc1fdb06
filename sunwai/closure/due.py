"""What closure must do now: note that a closed case was opened again by the citizen's no, the oldest first."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from sunwai.cases.actions import parked_on_error
from sunwai.cases.claiming import claimed
from sunwai.closure import actions
from sunwai.sop.clauses import Sop
from sunwai.verification import actions as verification
from sunwai.verification.models import Confirmation


def work_one(*, at: datetime, sop: Sop) -> bool:
    """Will mark the closures of the case whose no is oldest, and say whether there was one."""
    with claimed(_undoing()) as row:
        if row is None:
            return False
        with parked_on_error(row, at=at, case=row.case):
            assert row.undid_at is not None
            why = "the citizen says it is not put right"
            actions.note_reopened(row.case, until=row.undid_at, by="citizen", at=at, why=why)
            verification.note_undone(row)
    return True


def waiting(*, at: datetime, sop: Sop) -> Sequence[QuerySet[Any]]:
    """Will give the rows of which `work_one` would do the first: any at all means that there is work. (loop)"""
    return (_undoing(),)


def _undoing() -> QuerySet[Confirmation]:
    return Confirmation.objects.filter(undid_at__isnull=False, parked_at=None).order_by("undid_at", "id")
