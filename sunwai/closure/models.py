"""How a case ended. Owns Closure; a reopened case keeps its earlier ones."""

from django.db import models

from sunwai.cases.models import Case


class Closure(models.Model):
    """One end of a case: its outcome, and on whose word (confirmed, witness, unreachable, desk) it rests."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="closures")
    outcome = models.CharField(max_length=16)
    rests_on = models.CharField(max_length=24)
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_by = models.CharField(max_length=80, blank=True)
    reopened_why = models.CharField(max_length=200, blank=True)
