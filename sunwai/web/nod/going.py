"""A yes on its way out: how many seconds it may still be taken back, and when it is out.

Reads only; the seconds are the protocol's, the way out is the outbox's."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sunwai.direction.models import Direction
from sunwai.nod.models import Nod
from sunwai.outbox.models import Outgoing, State
from sunwai.web.nod.lines import asked_in

SHOWN_FOR = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Going:
    """One yes and where its words are: `held` (to be taken back), `going`, `out`, `by_hand` or `stuck`."""

    nod: Nod
    what: str
    stands: str
    seconds: int
    out_at: datetime | None


def going_of(person: str, *, at: datetime, language: str) -> list[Going]:
    """Will list the yeses PERSON gave in the last minutes, newest first."""
    recent = Nod.objects.filter(given_by=person, given_at__gt=at - SHOWN_FOR, how=Nod.How.SCREEN, lapsed_at=None)
    rows = list(recent.select_related("case").order_by("-given_at", "-id")[:5])
    ways = {d.nod_id: d.outgoing for d in Direction.objects.filter(nod__in=rows).select_related("outgoing")}
    return [_going(nod, ways.get(nod.pk), at=at, language=language) for nod in rows]


def _going(nod: Nod, outgoing: Outgoing | None, *, at: datetime, language: str) -> Going:
    left = max(0, -int(-((nod.goes_at - at).total_seconds()) // 1)) if nod.goes_at else 0
    stands = "held" if left and nod.used_at is None else _stands(outgoing)
    out_at = outgoing.sent_at if outgoing and stands == "out" else None
    return Going(nod, asked_in(nod.case, language), stands, left, out_at)


def _stands(outgoing: Outgoing | None) -> str:
    if outgoing is None:
        return "going"
    if outgoing.state == State.SENT:
        return "out"
    if outgoing.state == State.BY_HAND:
        return "by_hand"
    stuck = {State.FAILED, State.UNCERTAIN, State.ASK_PERSON, State.WITHDRAWN}
    return "stuck" if outgoing.state in stuck else "going"
