"""The record as the source of a trial. Owns the joining of what is on record with the habits fitted to it."""

from datetime import datetime

from sunwai.whatif.behaviour import assumed
from sunwai.whatif.fitting import fitted
from sunwai.whatif.history import matters
from sunwai.whatif.trial import Source


def recorded(*, since: datetime, until: datetime, seed: int) -> Source:
    """Will take the matters that came from SINCE up to UNTIL out of the record, with habits fitted to them."""
    found = list(matters(since=since, until=until, seed=seed, habits=assumed()))
    habits, told = fitted(assumed(), found, since=since)
    desks = max((matter.desk for matter in found), default=0) + 1
    return Source(since, until, desks, seed, None, told, habits, lambda: iter(found))
