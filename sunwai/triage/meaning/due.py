"""What the reading by meaning must do now: the next new matter that has none, in the order of the desk's list."""

from datetime import datetime

from django.db.models import QuerySet

from sunwai.cases.lifecycle import Status
from sunwai.sop.clauses import Sop
from sunwai.triage.meaning import actions
from sunwai.triage.meaning.embedder import embedder, is_on
from sunwai.triage.meaning.reading import ENGINE
from sunwai.triage.models import Assessment


def work_one(*, at: datetime, sop: Sop) -> bool:
    """Will read one new matter by meaning and say whether it did; nothing at all happens where it is off."""
    engine = embedder() if is_on() else None
    if engine is None:
        return False
    waiting = to_read(leaves=engine.leaves).select_related("post", "case")
    found = next((row for row in waiting.iterator(chunk_size=20) if not engine.leaves or _may_leave(row)), None)
    if found is None:
        return False
    made = actions.assess_again(found, embedder=engine, at=at, not_sure_below=sop.triage.not_sure_below)
    return made is not None


def _may_leave(assessment: Assessment) -> bool:
    """Neither what must be sealed nor what gives orders to a machine is sent to one."""
    marks = {mark["name"] for mark in assessment.proposal["marks"]}
    return assessment.proposal["sealed"]["value"] is None and "instruction" not in marks


def to_read(*, leaves: bool) -> QuerySet[Assessment]:
    """Will give the assessments that wait; where words LEAVE this machine, none of a sealed matter."""
    first = Assessment.objects.exclude(engine__startswith=ENGINE).filter(
        erased_at=None, case__status=Status.RECEIVED, post__gone_at=None
    )
    waiting = first.exclude(post__assessments__engine__startswith=ENGINE)
    if leaves:
        waiting = waiting.filter(case__sealed_at=None)
    return waiting.order_by("case__urgency_rank", "case__opened_at", "id")
