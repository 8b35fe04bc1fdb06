"""The clock and the protocol for one request. The one place where a screen reads the time."""

from datetime import datetime

from sunwai.lib import timekeeping
from sunwai.sop import actions
from sunwai.sop.clauses import Sop


def now() -> datetime:
    """Will give the moment of this request, UTC."""
    return timekeeping.now()


def sop_at(at: datetime) -> Sop:
    """Will give the protocol in force at AT. Refuses with MissingPrerequisite where none is."""
    return actions.sop_of(actions.in_force(at=at))
