"""Who has a case open just now, so that two people never answer it twice. The only writer of Presence.

Owns no right to the case: holding it (cases.actions.hold) does. A presence ends by itself when its beat does."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sunwai.cases.models import Case
from sunwai.desk.models import Presence
from sunwai.lib.timekeeping import at_pace

# live.js beats every 15 seconds; two beats lost on a bad line are no absence.
LASTS = timedelta(seconds=40)


def beat(case: Case, *, by: str, doing: Presence.Doing, at: datetime) -> None:
    """Will note that BY reads or writes CASE at AT. Safe to repeat."""
    Presence.objects.update_or_create(case=case, by=by, defaults={"doing": doing, "beat_at": at})
    Presence.objects.filter(beat_at__lt=at - at_pace(LASTS) * 10).delete()


def leave(case: Case, *, by: str) -> None:
    """Will note that BY has left CASE. Safe to repeat."""
    Presence.objects.filter(case=case, by=by).delete()


def here(*, at: datetime, cases: Collection[int] | None = None) -> dict[str, list[tuple[str, str]]]:
    """Will say who is where at AT: docket -> [(name, reading | writing)], of CASES (ids) or of all."""
    rows = Presence.objects.filter(beat_at__gt=at - at_pace(LASTS)).order_by("case__docket", "by")
    chosen = rows if cases is None else rows.filter(case__in=cases)
    found: dict[str, list[tuple[str, str]]] = {}
    for docket, by, doing in chosen.values_list("case__docket", "by", "doing"):
        found.setdefault(docket, []).append((by, doing))
    return found
