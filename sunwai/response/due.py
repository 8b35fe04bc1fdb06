"""What response must do now: take each office's post as a reply, oldest first."""

from datetime import datetime

from sunwai.cases.actions import parked_on_error
from sunwai.intake.models import Post, Role
from sunwai.response import actions
from sunwai.sop.clauses import Sop


def work_one(*, at: datetime, sop: Sop) -> bool:
    """Will take the oldest unheard post of an office as a reply, and say whether there was one."""
    waiting = Post.objects.filter(role=Role.OFFICE, heard_at=None, parked_at=None, gone_at=None)
    post = waiting.select_related("author__office", "case").order_by("created_at", "id").first()
    if post is None:
        return False
    with parked_on_error(post, at=at, case=post.case):
        actions.take(post, at=at, sop=sop)
    return True
