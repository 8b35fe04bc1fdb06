"""A yes on its way out: how many seconds it may still be taken back, and when it is out.

Reads only; the seconds are the protocol's, the way out is the outbox's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sunwai.direction.models import Direction
from sunwai.nod.models import Nod
from sunwai.outbox.models import Outgoing, State
from sunwai.web.nod.lines import asked_in

WORST_FIRST = ("stuck", "by_hand", "going", "out")
SHOWN_FOR = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Going:
    """One yes and where its words are: `held` (to be taken back), `going`, `out`, `by_hand` or `stuck`."""

    nod: Nod
    what: str
    stands: str
    seconds: int
    out_at: datetime | None
    out: int
    of: int


def going_of(person: str, *, at: datetime, language: str) -> list[Going]:
    """Will list the yeses PERSON gave in the last minutes, newest first."""
    recent = Nod.objects.filter(given_by=person, given_at__gt=at - SHOWN_FOR, how=Nod.How.SCREEN, lapsed_at=None)
    rows = list(recent.select_related("case").order_by("-given_at", "-id")[:5])
    ways: dict[int, list[Outgoing | None]] = {}
    for one in Direction.objects.filter(nod__in=rows, withdrawn_at=None).select_related("outgoing"):
        ways.setdefault(one.nod_id or 0, []).append(one.outgoing)
    return [_going(nod, ways.get(nod.pk, [None]), at=at, language=language) for nod in rows]


def _going(nod: Nod, outgoings: Sequence[Outgoing | None], *, at: datetime, language: str) -> Going:
    """Of several texts the one that is worst off is told, and how many are out."""
    left = max(0, -int(-((nod.goes_at - at).total_seconds()) // 1)) if nod.goes_at else 0
    each = [_stands(outgoing) for outgoing in outgoings]
    stands = "held" if left and nod.used_at is None else min(each, key=WORST_FIRST.index)
    sent = [outgoing.sent_at for outgoing in outgoings if outgoing and outgoing.sent_at]
    out_at = max(sent) if stands == "out" and sent else None
    return Going(nod, asked_in(nod.case, language), stands, left, out_at, each.count("out"), len(each))


def _stands(outgoing: Outgoing | None) -> str:
    if outgoing is None:
        return "going"
    if outgoing.state == State.SENT:
        return "out"
    if outgoing.state == State.BY_HAND:
        return "by_hand"
    stuck = {State.FAILED, State.UNCERTAIN, State.ASK_PERSON, State.WITHDRAWN}
    return "stuck" if outgoing.state in stuck else "going"
