"""What triage must do now: assess new matters, the longest waiting first; erase what was taken back."""

from datetime import datetime

from django.db.models import QuerySet

from sunwai.cases.actions import parked_on_error
from sunwai.intake.models import Post, Role
from sunwai.sop.clauses import Sop
from sunwai.triage import actions
from sunwai.triage.models import Assessment


def work_one(*, at: datetime, sop: Sop) -> bool:
    """Will assess the longest waiting new matter, else erase one proposal of a removed post; False: neither."""
    post = to_assess().first()
    if post is not None:
        with parked_on_error(post, at=at):
            actions.assess([post], at=at, not_sure_below=sop.triage.not_sure_below)
        return True
    gone = Assessment.objects.filter(post__gone_at__isnull=False, erased_at=None).order_by("id").first()
    if gone is None:
        return False
    actions.erase(gone, at=at)
    return True


def to_assess() -> QuerySet[Post]:
    """Will give the posts that wait for triage, oldest first."""
    waiting = Post.objects.filter(role=Role.NEW_MATTER, assessed_at=None, parked_at=None, gone_at=None)
    return waiting.order_by("created_at", "id")
