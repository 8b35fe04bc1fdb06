"""One matter as it is played: what came, for whom, and how its office would answer. Pure facts.

Times of an office's answer are relative to the moment the direction is out, so that another protocol can move them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sunwai.sop.words import Addressee, Urgency

Fitted = tuple[tuple[str, int], ...]  # what was fitted to a record, and to how many
NEVER = timedelta(days=120)  # longer than any office is waited for


@dataclass(frozen=True, slots=True)
class Answering:
    """How the office answers one direction: by itself after `own`, or `lag` after a call that reached it."""

    own: timedelta
    lag: timedelta


@dataclass(frozen=True, slots=True)
class Matter:
    """What came and when (UTC), how urgent, whose it is, which district (its key, "" unknown).

    Of a recorded matter alone: `out_at`; `recorded`, how its office really answered; `rung_at`, when a call first
    reached it."""

    number: int
    came_at: datetime
    urgency: Urgency
    addressee: Addressee
    office: str
    district: str
    desk: int
    out_at: datetime | None = None
    recorded: Answering | None = None
    rung_at: datetime | None = None
