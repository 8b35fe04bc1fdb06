"""What the auditor found, and when it last looked. Owns Finding and Round."""

from django.db import models
from django.db.models import Q

from sunwai.cases.models import Case


class Finding(models.Model):
    """Something that must not be, in a case, from when it was first found until a later look found it gone."""

    class Kind(models.TextChoices):
        STRANDED = "stranded"  # an open case with no next moment and no person
        OVERDUE = "overdue"  # a moment that passed and nothing was done
        TWO_CLOCKS = "two_clocks"  # one need with two running windows
        DIFFERS = "differs"  # a stored due time that is not what the entries say

    kind = models.CharField(max_length=12, choices=Kind.choices)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="findings")
    row = models.CharField(max_length=60)  # Window 12; empty for the case itself
    what = models.CharField(max_length=300)
    found_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "case", "row"], name="finding_once", condition=Q(gone_at__isnull=True)
            )
        ]
        indexes = [models.Index(fields=["found_at", "id"], name="finding_open", condition=Q(gone_at__isnull=True))]

    def __str__(self) -> str:
        return f"{self.kind} {self.row}"


class Round(models.Model):
    """The newest look of one kind: when it was, and how much was looked at."""

    class Kind(models.TextChoices):
        MOMENTS = "moments"  # has every open case a next moment?
        CLOCKS = "clocks"  # is every open window due when its entries say?

    kind = models.CharField(max_length=8, choices=Kind.choices, unique=True)
    at = models.DateTimeField()
    looked_at = models.PositiveIntegerField(default=0)
