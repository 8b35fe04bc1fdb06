"""Verbs of a promise: record it, wake it, say that it was kept, broken or withdrawn.

The only writer of Commitment. Stops no window and closes nothing."""

from datetime import datetime

from django.db import transaction

from sunwai.cases import actions as cases
from sunwai.cases.lifecycle import NeedStatus, Verb
from sunwai.errors import SunwaiError
from sunwai.promise.models import Commitment
from sunwai.promise.waking import wakes_at
from sunwai.response import actions as response
from sunwai.response.models import Reply
from sunwai.sop.clauses import Sop

S = Commitment.State


class AlreadyEnded(SunwaiError):
    """The promise was kept, broken or withdrawn already."""


def record_from(reply: Reply, *, at: datetime, sop: Sop) -> list[Commitment]:
    """Will record each promise that the desk read in REPLY; an undated one stays undated and asks for its date."""
    assert reply.case is not None
    needs = {need.number: need for need in reply.case.needs.all()}
    promised = [part for part in reply.parts if part["kind"] == "promised"]
    with transaction.atomic():
        cases.locked(reply.case)
        response.note_promises(reply, at=at)
        rows = []
        for part in promised:
            due = datetime.fromisoformat(part["due"]) if part["due"] else None
            row = Commitment.objects.create(
                case=reply.case,
                need=needs[part["need"]],
                office=reply.office,
                reply=reply,
                made_at=reply.came_at,
                what=part["what"],
                due_at=due,
                wakes_at=wakes_at(due, made_at=reply.came_at, sop=sop),
            )
            facts = {"commitment": row.pk, "need": part["need"], "due": part["due"], "office": reply.office.code}
            cases.record(reply.case, Verb.COMMITMENT_RECORDED, by="machine", at=at, facts=facts, words=part["what"])
            rows.append(row)
    return rows


def wake(row: Commitment, *, at: datetime, sop: Sop) -> None:
    """Will put ROW before the desk on its day; nothing shown by the end of the grace and it counts as broken."""
    with transaction.atomic():
        Commitment.objects.filter(pk=row.pk).update(
            state=S.WOKEN, woke_at=at, wakes_at=at + sop.commitments.broken_after if row.due_at else None
        )
        facts = {"commitment": row.pk, "dated": row.due_at is not None}
        cases.record(row.case, Verb.COMMITMENT_WOKE, by="machine", at=at, facts=facts)
    row.refresh_from_db()


def keep(row: Commitment, *, by: str, at: datetime, why: str = "") -> None:
    """Will note that ROW was kept, as the office says; its need becomes claimed, for the citizen to confirm."""
    _end(row, S.KEPT, Verb.COMMITMENT_KEPT, NeedStatus.CLAIMED, by=by, at=at, why=why)


def break_(row: Commitment, *, by: str, at: datetime, why: str = "") -> None:
    """Will note that ROW was broken; its need is open again."""
    _end(row, S.BROKEN, Verb.COMMITMENT_BROKEN, NeedStatus.OPEN, by=by, at=at, why=why)


def date_it(row: Commitment, *, due_at: datetime, by: str, at: datetime, sop: Sop) -> None:
    """Will give an undated promise the date its office has now named."""
    with transaction.atomic():
        changed = Commitment.objects.filter(pk=row.pk, state__in=[S.OPEN, S.WOKEN]).update(
            due_at=due_at, state=S.OPEN, wakes_at=wakes_at(due_at, made_at=at, sop=sop)
        )
        if not changed:
            raise AlreadyEnded("This promise has ended already.")
        facts = {"commitment": row.pk, "need": row.need.number, "due": due_at.isoformat()}
        cases.record(row.case, Verb.COMMITMENT_RECORDED, by=by, at=at, facts=facts)
    row.refresh_from_db()


def _end(row: Commitment, state: S, verb: Verb, need_to: NeedStatus, *, by: str, at: datetime, why: str) -> None:
    with transaction.atomic():
        changed = Commitment.objects.filter(pk=row.pk, state__in=[S.OPEN, S.WOKEN]).update(
            state=state, ended_at=at, ended_by=by, ended_why=why[:200], wakes_at=None
        )
        if not changed:
            raise AlreadyEnded("This promise was kept, broken or withdrawn already.")
        facts = {"commitment": row.pk, "need": row.need.number}
        cases.record(row.case, verb, by=by, at=at, facts=facts, words=why)
        others = Commitment.objects.filter(need=row.need, state__in=[S.OPEN, S.WOKEN]).exists()
        if state is S.BROKEN or not others:
            row.need.refresh_from_db()
            if row.need.status in {NeedStatus.PROMISED, NeedStatus.CLAIMED}:
                cases.move_need(row.need, need_to, by=by, at=at, because=verb.value)
    row.refresh_from_db()
