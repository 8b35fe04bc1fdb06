"""What triage must do now: assess new matters, the longest waiting first; compare them; erase what was taken back."""

from datetime import datetime
from itertools import islice

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import QuerySet

from sunwai.cases.actions import parked_on_error
from sunwai.gazetteer.tables import load
from sunwai.intake.models import Post, Role
from sunwai.sop.clauses import Sop
from sunwai.triage import actions, comparing
from sunwai.triage.facts import PostFacts
from sunwai.triage.models import Assessment, Signature
from sunwai.triage.quick import propose_bulk

# What lies near is read once for all; more would keep others from writing for too long.
MOST_AT_ONCE = 100
LOOKED_AT_ONCE = 1_000


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


def compare_one(*, at: datetime, sop: Sop) -> bool:
    """Will compare some of the longest waiting posts, else drop some that are past their time; False: neither."""
    if not to_compare().exists():
        return comparing.drop_old(at=at, terms=sop.duplicates) > 0
    compare_some(MOST_AT_ONCE, at=at, sop=sop)
    return True


def compare_some(most: int, *, at: datetime, sop: Sop) -> int:
    """Will compare at most MOST of what waits, at once; counts them. What breaks is parked and stops no other.

    The front of the queue is held, and waited for, not passed over: so of two copies that came in together one sees
    the other, whoever compares them."""
    with transaction.atomic():
        rows = list(to_compare().select_for_update(of=("self",))[:most])
        try:
            with transaction.atomic():
                comparing.compare(rows, at=at, terms=sop.duplicates)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            for row in rows:
                with parked_on_error(row, at=at):
                    comparing.compare([row], at=at, terms=sop.duplicates)
    return len(rows)


def to_compare() -> QuerySet[Signature]:
    """Will give what waits to be compared, oldest first."""
    return Signature.objects.filter(compared_at=None, parked_at=None).order_by("id")


def pressing(waiting: QuerySet[Post]) -> list[int]:
    """Will give the ids of those of WAITING in which a quick look finds a danger of hours, in their order."""
    found: list[int] = []
    rows = waiting.values_list("pk", "text").iterator(chunk_size=LOOKED_AT_ONCE)
    while some := list(islice(rows, LOOKED_AT_ONCE)):
        seen = propose_bulk([PostFacts(text) for _, text in some], gazetteer=load())
        found += [pk for (pk, _), quick in zip(some, seen, strict=True) if quick.pressing]
    return found


def to_assess() -> QuerySet[Post]:
    """Will give the posts that wait for triage, oldest first."""
    waiting = Post.objects.filter(role=Role.NEW_MATTER, assessed_at=None, parked_at=None, gone_at=None)
    return waiting.order_by("created_at", "id")
