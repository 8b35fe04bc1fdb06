"""What response must do now: take each office's post as a reply, oldest first."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from sunwai.cases.actions import parked_on_error
from sunwai.cases.claiming import claimed
from sunwai.cases.lifecycle import Status
from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.direction.models import Direction
from sunwai.intake.models import Post, Role
from sunwai.nod.models import Nod
from sunwai.response import actions, under_direction
from sunwai.response.models import PageAnswer, Reply
from sunwai.sop.clauses import Sop


def work_one(*, at: datetime, sop: Sop) -> bool:
    """Will take the oldest unheard post of an office as a reply, else note one matter as answered, else put up an
    answer that was nodded to, else erase a reply. False where none of these is due."""
    return _take_one(at=at, sop=sop) or _answered_one(at=at) or _put_up_one(at=at) or _erase_one(at=at)


def waiting(*, at: datetime, sop: Sop) -> Sequence[QuerySet[Any]]:
    """Will give the rows of which `work_one` would do the first: any at all means that there is work. (loop)"""
    return _unheard(), _to_put_up(at), _answered(), _taken_back()


def _take_one(*, at: datetime, sop: Sop) -> bool:
    with claimed(_unheard(), of=("self",)) as post:
        if post is None:
            return False
        with parked_on_error(post, at=at, case=post.case):
            actions.take(post, at=at, sop=sop)
    return True


def _put_up_one(*, at: datetime) -> bool:
    """An answer from an office's own page, once the approver has said yes to its words."""
    with claimed(_to_put_up(at), of=("self",)) as answer:
        if answer is None or answer.nod is None:
            return False
        with parked_on_error(answer.nod, at=at, case=answer.nod.case):
            under_direction.issue(answer, at=at)
    return True


def _erase_one(*, at: datetime) -> bool:
    with claimed(_taken_back(), of=("self",)) as reply:
        if reply is None:
            return False
        actions.erase(reply, at=at)
    return True


def _answered_one(*, at: datetime) -> bool:
    """A matter whose last window was answered while further words lay before the approver, who then said no."""
    with claimed(_answered(), of=("self",)) as case:
        if case is None:
            return False
        with parked_on_error(case, at=at, case=case):
            actions.note_answered(case, by="machine", at=at)
    return True


def _unheard() -> QuerySet[Post]:
    waiting = Post.objects.filter(role=Role.OFFICE, heard_at=None, parked_at=None, gone_at=None)
    return waiting.order_by("created_at", "id")


def _to_put_up(at: datetime) -> QuerySet[PageAnswer]:
    nodded = PageAnswer.objects.filter(outgoing=None, nod__goes_at__lte=at, nod__lapsed_at=None, nod__used_at=None)
    return nodded.filter(nod__parked_at=None).order_by("nod__given_at", "id")


def _answered() -> QuerySet[Case]:
    without_a_yes = Nod.objects.filter(Q(refused_at__isnull=False) | Q(lapsed_at__isnull=False))
    running = Window.objects.running().filter(case=OuterRef("pk"))
    unclocked = Direction.objects.filter(case=OuterRef("pk"), out_at__isnull=False, clocked_at=None)
    stood = Case.objects.filter(pk__in=without_a_yes.values("case"), status=Status.DIRECTED, parked_at=None)
    return stood.exclude(Exists(running) | Exists(unclocked)).order_by("id")


def _taken_back() -> QuerySet[Reply]:
    return Reply.objects.filter(post__gone_at__isnull=False, erased_at=None).order_by("id")
