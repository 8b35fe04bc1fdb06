"""How much a second reader may be asked: so many calls a day, and none for a while after failures in a row.

The only writer of Allowance. It is a row and not memory, so that many workers share one budget and one breaker."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sunwai.triage.second.models import Allowance
from sunwai.triage.second.reader import Reader

NAME = "second reader"
MOST_FAILURES = 3


def is_open(reader: Reader, *, at: datetime) -> bool:
    """Will say whether READER may be asked at AT; costs no lock."""
    row = Allowance.objects.filter(name=NAME).first()
    return row is None or _may(row, reader, at=at)


def take(reader: Reader, *, at: datetime) -> bool:
    """Will count one call against the day of AT, before it is made; False, and nothing counted, where none is left."""
    with transaction.atomic():
        row = _held()
        if not _may(row, reader, at=at):
            return False
        today = timezone.localdate(at)
        Allowance.objects.filter(pk=row.pk).update(day=today, calls=_calls(row, at=at) + 1)
    return True


def note_answer() -> None:
    """Will note that the line is well: the next failure is the first again."""
    Allowance.objects.filter(name=NAME, failures__gt=0).update(failures=0, resting_until=None)


def note_failure(reader: Reader, *, at: datetime) -> None:
    """Will note that the line gave nothing; from the third time in a row on READER is left to rest."""
    with transaction.atomic():
        row = _held()
        failures = row.failures + 1
        until = at + reader.rest if failures >= MOST_FAILURES else None
        Allowance.objects.filter(pk=row.pk).update(failures=failures, resting_until=until)


def _held() -> Allowance:
    row, _ = Allowance.objects.select_for_update().get_or_create(name=NAME)
    return row


def _may(row: Allowance, reader: Reader, *, at: datetime) -> bool:
    # A rest that ends later than a whole rest from now was written by a clock that has since been set back.
    resting = row.resting_until is not None and at < row.resting_until <= at + reader.rest
    return not resting and _calls(row, at=at) < reader.daily_calls


def _calls(row: Allowance, *, at: datetime) -> int:
    return row.calls if row.day == timezone.localdate(at) else 0
