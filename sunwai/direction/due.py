"""What direction must do now: issue what was nodded, and note what the outbox has brought out."""

from datetime import datetime

from sunwai.cases.actions import parked_on_error
from sunwai.direction import actions
from sunwai.direction.models import Direction
from sunwai.outbox.models import State
from sunwai.sop.clauses import Sop


def work_one(*, at: datetime, sop: Sop) -> bool:
    """Will note the oldest direction that is out, else issue the oldest nodded one; False when there is neither."""
    waiting = Direction.objects.filter(parked_at=None, out_at=None, withdrawn_at=None)
    out = waiting.filter(outgoing__state=State.SENT).order_by("issued_at", "id").first()
    if out is not None:
        with parked_on_error(out, at=at, case=out.case):
            actions.note_out(out, at=at)
        return True
    nodded = (
        waiting.filter(issued_at=None, nod__given_at__lte=at, nod__lapsed_at=None).order_by("nod__given_at").first()
    )
    if nodded is None:
        return False
    with parked_on_error(nodded, at=at, case=nodded.case):
        actions.issue(nodded, at=at)
    return True
