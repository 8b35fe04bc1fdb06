"""The record, read as matters to be played again. Owns the reading; no word of a citizen and no name is looked at.

Reads only. Of each matter its first direction counts; what came after it is the model's, as the report says."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Min

from sunwai.clock.models import Window
from sunwai.direction.models import Direction
from sunwai.escalation.models import Call
from sunwai.sop.words import Addressee, Urgency
from sunwai.whatif.behaviour import Behaviour
from sunwai.whatif.chance import share, spread
from sunwai.whatif.matter import NEVER, Answering, Matter
from sunwai.whatif.run import hours

REACHED = ("reached", "promised")
ROWS = ("id", "case_id", "case__opened_at", "case__urgency", "case__district_key", "case__held_by", "out_at",
        "owner__kind", "owner__code")  # fmt: skip


def matters(*, since: datetime, until: datetime, seed: int, habits: Behaviour) -> Iterator[Matter]:
    """Will give the matters that came from SINCE up to UNTIL and were directed, in the order they came."""
    answered, rung = _answered(since), _rung(since)
    desks: dict[str, int] = {}
    for number, row in enumerate(_first_directions(since, until)):
        addressee = Addressee(row["owner__kind"])
        rung_at = rung.get(row["id"])
        answered_at = answered.get(row["id"])
        if rung_at is not None and answered_at is not None and answered_at <= rung_at:
            rung_at = None  # rung about something else afterwards
        yield Matter(
            number=number,
            came_at=row["case__opened_at"],
            urgency=Urgency.TODAY if row["case__urgency"] is None else Urgency(row["case__urgency"]),
            addressee=addressee,
            office=row["owner__code"],
            district=row["case__district_key"],
            desk=desks.setdefault(row["case__held_by"], len(desks)),
            out_at=row["out_at"],
            recorded=_how(row["out_at"], answered_at, rung_at, drawn=_lag(seed, number, habits, addressee)),
            rung_at=rung_at,
        )


def _first_directions(since: datetime, until: datetime) -> Iterator[dict[str, Any]]:
    rows = Direction.objects.filter(out_at__isnull=False, case__opened_at__gte=since, case__opened_at__lt=until)
    ordered = rows.order_by("case__opened_at", "case_id", "out_at", "id").values(*ROWS)
    for _, of_case in groupby(ordered.iterator(chunk_size=2000), key=lambda row: row["case_id"]):
        yield next(iter(of_case))


def _answered(since: datetime) -> dict[int, datetime]:
    """When each direction was first answered so that a clock stopped."""
    stopped = Window.objects.filter(stop_cause="answered", case__opened_at__gte=since)
    return dict(stopped.values_list("direction_id").annotate(first=Min("stopped_at")))


def _rung(since: datetime) -> dict[int, datetime]:
    """When each direction's office was first reached by a call about it."""
    reached = Call.objects.filter(outcome__in=REACHED, escalations__case__opened_at__gte=since)
    return dict(reached.values_list("escalations__window__direction_id").annotate(first=Min("at")))


def _how(out_at: datetime, answered: datetime | None, rung: datetime | None, *, drawn: timedelta) -> Answering:
    """What is on record of an answer; what is not is assumed, as the report says."""
    if answered is None:
        return Answering(NEVER, NEVER if rung else drawn)
    took = max(answered - out_at, timedelta())
    if rung is None:
        return Answering(took, drawn)
    return Answering(min(2 * took, NEVER), answered - rung)


def _lag(seed: int, number: int, habits: Behaviour, addressee: Addressee) -> timedelta:
    habit = habits.offices[addressee]
    return hours(spread(habit.lag_h, habit.lag_spread, share(seed, number, 0, "lag")))


def answers(found: Iterable[Matter]) -> Iterator[tuple[Addressee, Answering, bool]]:
    """Will give of each recorded matter of FOUND its kind of office, its answer, and whether a call came first."""
    for matter in found:
        if matter.recorded is not None:
            yield matter.addressee, matter.recorded, matter.rung_at is not None
