"""Proof that the record was not edited, and that the machine is awake. Owns DayRoot and Heartbeat."""

from django.db import models


class DayRoot(models.Model):
    """The Merkle root over all entries of one day (office time), itself chained to the day before."""

    day = models.DateField(unique=True)
    entries = models.PositiveIntegerField()
    upto = models.PositiveBigIntegerField(default=0)  # the last entry under it; the next day's begin after that one
    root = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()


class Heartbeat(models.Model):
    """The last sign of life of one thread of the worker, and how late it was."""

    name = models.CharField(max_length=40, unique=True)  # collect, assess, sweep, send
    beat_at = models.DateTimeField()
    late_seconds = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=500, blank=True)
