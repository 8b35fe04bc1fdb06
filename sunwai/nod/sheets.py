"""The shortlist on paper: a numbered sheet that remembers which exact words stood on it.

Owns the making of Sheet rows. What was said to a sheet is written down by `nod.actions`."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from sunwai.errors import SunwaiError
from sunwai.nod.models import Nod, Sheet


class NothingToPrint(SunwaiError):
    """No words wait for a nod."""


class SheetTaken(SunwaiError):
    """Two sheets were made at one moment."""


def make(nods: Sequence[Nod], *, by: str, at: datetime) -> Sheet:
    """Will number a new sheet with the words of NODS as they stand now, in this order.

    Raises NothingToPrint, or SheetTaken where somebody made one at the same moment."""
    if not nods:
        raise NothingToPrint("Nothing waits for a nod, so there is nothing to print.")
    lines = [[nod.pk, nod.words_hash] for nod in nods]
    newest = Sheet.objects.aggregate(newest=Max("number"))["newest"] or 0
    try:
        with transaction.atomic():
            sheet: Sheet = Sheet.objects.create(number=newest + 1, made_at=at, made_by=by, lines=lines)
    except IntegrityError as taken:
        raise SheetTaken("Somebody made a sheet at the same moment. Press once more.") from taken
    return sheet
