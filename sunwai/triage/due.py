"""What triage must do now: assess new matters, the longest waiting first; compare them; erase what was taken back."""

from datetime import datetime, timedelta
from itertools import islice

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Exists, OuterRef, QuerySet

from sunwai.cases.actions import parked_on_error
from sunwai.gazetteer.tables import load
from sunwai.intake.models import Post, Role
from sunwai.outbox.models import PLACE_QUESTION, Outgoing, State
from sunwai.sop.clauses import Sop
from sunwai.triage import actions, comparing
from sunwai.triage.facts import PostFacts
from sunwai.triage.models import Assessment, Signature
from sunwai.triage.quick import propose_bulk

# What lies near is read once for all; more would keep others from writing for too long.
MOST_AT_ONCE = 100
LOOKED_AT_ONCE = 1_000
ANSWERED_WITHIN = timedelta(days=30)


def work_one(*, at: datetime, sop: Sop) -> bool:
    """Will assess the longest waiting matter, new or changed, else read one answer to "which place?", else erase one
    proposal of a removed post; False: none of these."""
    post = to_assess().first()
    if post is not None:
        with parked_on_error(post, at=at):
            actions.assess([post], at=at, not_sure_below=sop.triage.not_sure_below)
        return True
    changed = to_assess_again().first()
    if changed is not None:
        with parked_on_error(changed, at=at, case=changed.case):
            actions.assess_again(changed, at=at, not_sure_below=sop.triage.not_sure_below)
        return True
    answer = to_hear_a_place(at=at).first()
    if answer is not None:
        with parked_on_error(answer, at=at, case=answer.case):
            actions.hear_place(answer, at=at)
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
    """Will give the posts that wait for triage and a case, oldest first."""
    return _waiting().filter(case=None)


def to_assess_again() -> QuerySet[Post]:
    """Will give the posts that opened a case and were changed by their author since, oldest first."""
    return _waiting().filter(case__isnull=False)


def _waiting() -> QuerySet[Post]:
    waiting = Post.objects.filter(role=Role.NEW_MATTER, assessed_at=None, parked_at=None, gone_at=None)
    return waiting.order_by("created_at", "id")


def to_hear_a_place(*, at: datetime) -> QuerySet[Post]:
    """Will give what was said under our own questions which place is meant, in the weeks in which it still helps."""
    asked = Outgoing.objects.filter(act=PLACE_QUESTION, state=State.SENT, sent_at__gt=at - ANSWERED_WITHIN)
    keys = asked.values("network", "sent_key", "case")
    under = Exists(keys.filter(network=OuterRef("network"), sent_key=OuterRef("parent_key"), case=OuterRef("case")))
    said = Post.objects.filter(role=Role.WORD, assessed_at=None, parked_at=None, gone_at=None)
    return said.filter(under, case__in=asked.values("case")).order_by("created_at", "id")
