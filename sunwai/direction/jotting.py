"""What a person typed and has not drafted yet, kept for them, and who else is typing at the same matter.

The only writer of Jotting. Nothing here is on the record: it is nobody's word until it is drafted."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db import transaction

from sunwai.cases.models import Case
from sunwai.direction.models import Jotting

KEPT_FOR = timedelta(days=7)  # unfinished words may name people; nobody comes back to them after a week
WRITING_NOW = timedelta(minutes=2)
LONGEST = 4_000


def jot(case: Case, fields: Mapping[str, str | list[str]], *, by: str, at: datetime) -> Jotting | None:
    """Will keep FIELDS as BY's unfinished words on CASE; nothing written gives None and keeps nothing. Repeatable."""
    kept = {name: value[:LONGEST] if isinstance(value, str) else value[:60] for name, value in fields.items()}
    with transaction.atomic():
        Jotting.objects.filter(saved_at__lt=at - KEPT_FOR).delete()
        if not any(str(kept.get(field, "")).strip() for field in ("words", "said")):
            Jotting.objects.filter(case=case, by=by).delete()
            return None
        row, _ = Jotting.objects.update_or_create(case=case, by=by, defaults={"saved_at": at, "fields": kept})
    return row


def jotted(case: Case, *, by: str, at: datetime) -> Jotting | None:
    """Will give BY's unfinished words on CASE, unless they are too old."""
    return own_of(Jotting.objects.filter(case=case, by=by), by=by, at=at)


def own_of(jottings: Iterable[Jotting], *, by: str, at: datetime) -> Jotting | None:
    """Will choose BY's own among the JOTTINGS of a case, unless they are too old."""
    return next((row for row in jottings if row.by == by and row.saved_at >= at - KEPT_FOR), None)


def throw_away(case: Case, *, by: str) -> None:
    """Will forget BY's unfinished words on CASE: they were drafted, or are not wanted. Safe to repeat."""
    Jotting.objects.filter(case=case, by=by).delete()


def others_writing(case: Case, *, besides: str, at: datetime) -> list[str]:
    """Will name who else has typed at CASE within the last two minutes."""
    return typing_in(Jotting.objects.filter(case=case), besides=besides, at=at)


def typing_in(jottings: Iterable[Jotting], *, besides: str, at: datetime) -> list[str]:
    """Will name, of those whose JOTTINGS of a case these are, who has typed within the last two minutes."""
    return sorted(row.by for row in jottings if row.by != besides and row.saved_at >= at - WRITING_NOW)
