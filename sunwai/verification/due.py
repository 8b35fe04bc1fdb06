"""What verification must do now: listen to words, ask where a claim stands, take long silence as unreachable."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from sunwai.cases.actions import parked_on_error
from sunwai.cases.claiming import claimed
from sunwai.cases.lifecycle import NeedStatus, Status
from sunwai.cases.models import Case, Need
from sunwai.intake.models import Post, Role
from sunwai.outbox.models import Handle, State
from sunwai.response.models import Reply
from sunwai.sop.clauses import Sop
from sunwai.sop.words import WordingKind
from sunwai.verification import actions
from sunwai.verification.models import Confirmation


def work_one(*, at: datetime, sop: Sop) -> bool:
    """Will do the first of these that is due, and say whether there was one. (SOP 7)"""
    return _hear_one(at=at, sop=sop) or _note_out_one(at=at, sop=sop) or _ask_one(at=at, sop=sop) or _silence_one(at=at)


def waiting(*, at: datetime, sop: Sop) -> Sequence[QuerySet[Any]]:
    """Will give the rows of which `work_one` would do the first: any at all means that there is work. (loop)"""
    asks = sop.nod.standing_for(WordingKind.CONFIRMATION) is not None
    return _said(), _out(), _silent().filter(silent_at__lte=at), *([_claimed(sop)] if asks else [])


def next_moment(*, after: datetime) -> datetime | None:
    """Will say when, AFTER a moment, the next silence counts, if a question is open."""
    return _silent().filter(silent_at__gt=after).values_list("silent_at", flat=True).first()


def _hear_one(*, at: datetime, sop: Sop) -> bool:
    with claimed(_said(), of=("self",)) as post:
        if post is None:
            return False
        with parked_on_error(post, at=at, case=post.case):
            actions.hear(post, at=at, sop=sop)
    return True


def _note_out_one(*, at: datetime, sop: Sop) -> bool:
    with claimed(_out()) as row:
        if row is None:
            return False
        with parked_on_error(row, at=at, case=row.case):
            actions.note_asked(row, sop=sop)
    return True


def _ask_one(*, at: datetime, sop: Sop) -> bool:
    """Asked by the SOP's standing nod; where it has none, or nobody can be asked, the desk sees the case itself."""
    if sop.nod.standing_for(WordingKind.CONFIRMATION) is None:
        return False
    with claimed(_claimed(sop), of=("self",)) as case:
        if case is None:
            return False
        with parked_on_error(case, at=at, case=case):
            actions.ask(case, by="machine", at=at, sop=sop)
    return True


def _claimed(sop: Sop) -> QuerySet[Case]:
    """Answered cases with a claim, a citizen's post to ask under, and fewer askings since than the SOP allows."""
    read = Reply.objects.filter(case=OuterRef("pk"), read_at__isnull=False).order_by("-read_at").values("read_at")[:1]
    asked = Confirmation.objects.filter(case=OuterRef("pk"), asked_at__gte=OuterRef("last_read")).order_by()
    posts = Post.objects.filter(
        case=OuterRef("pk"),
        role__in=[Role.NEW_MATTER, Role.WORD],
        author__isnull=False,
        gone_at=None,
        network__in=Handle.objects.exclude(mode=Handle.Mode.OFF).values("network"),
    )
    claims = Need.objects.filter(case=OuterRef("pk"), status=NeedStatus.CLAIMED)
    waiting = Case.objects.filter(Exists(claims), Exists(posts), status=Status.ANSWERED, parked_at=None, sealed_at=None)
    times = Subquery(asked.values("case").annotate(n=Count("asked_at", distinct=True)).values("n"))
    counted = waiting.annotate(last_read=Subquery(read)).annotate(asked=Coalesce(times, 0))
    return counted.filter(last_read__isnull=False, asked__lt=sop.confirmation.asked_times).order_by("id")


def _silence_one(*, at: datetime) -> bool:
    with claimed(_silent().filter(silent_at__lte=at)) as row:
        if row is None:
            return False
        with parked_on_error(row, at=at, case=row.case):
            word = Confirmation.Word.UNREACHABLE
            actions.record_word(row.case, word, by="machine", at=at, heard_from="silence")
    return True


def _silent() -> QuerySet[Confirmation]:
    """Questions a citizen can still answer: not one of before the case was closed, only of the newest round of each
    case, and of those who were asked together only the last whose time ends."""
    newer = Confirmation.objects.filter(case=OuterRef("case"), asked_at__gt=OuterRef("asked_at"))
    open_ones = Confirmation.objects.filter(word="", silent_at__isnull=False, parked_at=None)
    longer = open_ones.filter(case=OuterRef("case"), silent_at__gt=OuterRef("silent_at"))
    return open_ones.filter(~Exists(newer), ~Exists(longer), case__status=Status.CONFIRMING).order_by("silent_at", "id")


def _said() -> QuerySet[Post]:
    said = Post.objects.filter(role=Role.WORD, heard_at=None, parked_at=None, gone_at=None)
    return said.order_by("created_at", "id")


def _out() -> QuerySet[Confirmation]:
    out = Confirmation.objects.filter(word="", silent_at=None, outgoing__state=State.SENT, parked_at=None)
    return out.order_by("id")
