"""Which step a case waits for, asked in one query: for the look beside the list, which must be there at once.

Owns the query. The rule is `next_step`'s; the words of a draft are looked at on the case page only."""

from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from sunwai.cases.lifecycle import Status
from sunwai.cases.models import Case
from sunwai.desk.listing import Cases
from sunwai.direction.models import Direction
from sunwai.direction.outward import post_to_answer
from sunwai.outbox.models import Outgoing
from sunwai.promise.models import Commitment
from sunwai.response.models import Reply
from sunwai.web import case_direction
from sunwai.web.next_step import Facts, Step, next_step


def with_step(rows: Cases) -> Cases:
    """Will join to ROWS what `step_of` asks."""
    going = Outgoing.objects.filter(case=OuterRef("pk"), state__in=case_direction.NOT_OUT).order_by("created_at", "id")
    promises = Commitment.objects.filter(case=OuterRef("pk"))
    return rows.annotate(
        step_draft=Exists(Direction.objects.filter(case=OuterRef("pk"), issued_at=None, withdrawn_at=None)),
        step_going=Subquery(going.values("state")[:1]),
        step_unread=Exists(Reply.objects.filter(case=OuterRef("pk"), read_at=None)),
        step_due=Exists(promises.filter(state="woken")),
        step_open=Exists(promises.filter(state="open")),
    )


def step_of(case: Case) -> Step:
    """Will say which one step CASE, from `with_step`, waits for."""
    row: Any = case
    network = case_direction.network_of(case) if case.standing is Status.ANSWERED else ""
    return next_step(
        Facts(
            status=case.standing,
            has_draft=row.step_draft,
            going=row.step_going or "",
            unread_reply=row.step_unread,
            promise_due=row.step_due,
            promise_open=row.step_open,
            can_ask=bool(network) and post_to_answer(case, network=network) is not None,
        )
    )
