"""Verbs of closing: close a case with an outcome that its record bears out, reopen it.

The only writer of Closure. An officer's word alone closes nothing. (rule 8, 9)"""

from contextlib import suppress
from datetime import datetime

from django.db import transaction

from sunwai.cases import actions as cases
from sunwai.cases.lifecycle import NeedStatus, Verb
from sunwai.cases.models import Case
from sunwai.clock import actions as clock
from sunwai.clock.models import Window
from sunwai.closure import proofs
from sunwai.closure.models import Closure
from sunwai.errors import SunwaiError
from sunwai.escalation import actions as escalation
from sunwai.outbox import actions as outbox
from sunwai.outbox.models import Outgoing, State
from sunwai.promise.models import Commitment
from sunwai.response.models import Reply
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Outcome, Proof


class NotProven(SunwaiError):
    """The record does not bear out the outcome."""


class OutcomeUnknown(SunwaiError):
    """There is no such outcome, or the SOP does not allow it."""


def close(case: Case, *, outcome: str, by: str, at: datetime, sop: Sop, reason: str = "") -> Closure:
    """Will close CASE with OUTCOME where its record shows what the SOP's clause requires, and stop its clocks.

    What has not gone out yet does not go out any more.

    Raises NotProven, naming what is missing; nothing is then changed."""
    end = outcome_named(outcome, sop=sop)
    with transaction.atomic():
        cases.locked(case)
        shown = proofs.shown(case, reason=reason)
        _require(case, end, shown, sop=sop)
        for window in Window.objects.running().filter(case=case):
            escalation.settle_for(window, how="closed", at=at)
            clock.stop(window, cause="closed", by=by, at=at)
        for waiting in Outgoing.objects.filter(case=case, state__in=[State.READY, State.BY_HAND, State.FAILED]):
            with suppress(outbox.CannotWithdraw):  # the sender was quicker: it is out, or will be looked for
                outbox.withdraw(waiting, by=by, at=at)
        rests_on = proofs.rests_on(shown)
        row = Closure.objects.create(case=case, outcome=end.value, rests_on=rests_on, reason=reason[:300], at=at, by=by)
        facts = {"closure": row.pk, "outcome": end.value, "rests_on": rests_on}
        cases.record(case, Verb.CLOSED, by=by, at=at, facts=facts, words=reason)
    return row


def reopen(case: Case, *, by: str, at: datetime, why: str) -> None:
    """Will open CASE again by a person's decision; its history stays and a new direction needs a new nod."""
    with transaction.atomic():
        cases.record(case, Verb.REOPENED, by=by, at=at, words=why)
        for need in case.needs.filter(status=NeedStatus.MET):
            cases.move_need(need, NeedStatus.OPEN, by=by, at=at, because="reopened")
        note_reopened(case, until=at, by=by, at=at, why=why)


def note_reopened(case: Case, *, until: datetime, by: str, at: datetime, why: str) -> int:
    """Will mark CASE's closures UNTIL a moment as undone, for a case opened again then; gives how many there were."""
    undone = Closure.objects.filter(case=case, reopened_at=None, at__lte=until)
    return undone.update(reopened_at=at, reopened_by=by, reopened_why=why[:200])


def outcome_named(name: str, *, sop: Sop) -> Outcome:
    """Will give the outcome called NAME ("part relief" or "part_relief"), if the SOP allows it."""
    word = name.strip().casefold().replace(" ", "_").replace("-", "_")
    word = {"care_given_instead": "care_instead"}.get(word, word)
    allowed = [o for o in Outcome if sop.closure.allows(o)]
    if word not in {o.value for o in allowed}:
        raise OutcomeUnknown(f"A case cannot end as '{name}'. It may end as: {', '.join(o.value for o in allowed)}.")
    return Outcome(word)


def _require(case: Case, outcome: Outcome, shown: frozenset[Proof], *, sop: Sop) -> None:
    rule = sop.closure.rule(outcome)
    wanting = [" or ".join(sorted(p.value.replace("_", " ") for p in choice)) for choice in rule.lacks(shown)]
    if wanting:
        raise NotProven(
            f"{case.docket} cannot end as {outcome.value.replace('_', ' ')} yet. Wanting: {'; '.join(wanting)} "
            f"(SOP {rule.clause.number}). An office's own word is a claim."
        )
    if outcome is Outcome.RELIEF and (left := _still_waiting(case)):
        raise NotProven(
            f"{case.docket} concerns {case.people} people, and of {left} nobody says that they were helped. "
            "Direct the office about the rest, or close it as part relief and write down what is left."
        )
    promised = Commitment.objects.filter(case=case, state__in=["open", "woken"])
    if outcome is Outcome.RELIEF and sop.closure.open_commitment_blocks and promised.exists():
        raise NotProven(
            f"{case.docket} still has a promise open. Note whether it was kept, or close it as part relief."
        )


def _still_waiting(case: Case) -> int:
    """How many of a group no office says it has helped, by its newest figure; 0 where nobody counted."""
    counted = Reply.objects.filter(case=case, helped__isnull=False).order_by("-read_at", "-id").first()
    return max(0, (case.people or 0) - (counted.helped or 0)) if counted else 0
