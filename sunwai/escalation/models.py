"""Silence taken up the ladder. Owns Escalation (a line of somebody's sheet) and Call (the record of having rung)."""

from django.db import models
from django.db.models import Q

from sunwai.cases.models import Case, Parkable
from sunwai.clock.models import Window
from sunwai.offices.models import Office
from sunwai.offices.reach import Lack

UNDONE = ("mended", "closed_office")  # a rung that ended so may be raised again for the same window


class Escalation(Parkable):
    """One step of the ladder for one silent window, put before a person; open until it is settled."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="escalations")
    window = models.ForeignKey(Window, on_delete=models.PROTECT, related_name="escalations")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="escalations")
    rung = models.PositiveSmallIntegerField()
    duty = models.CharField(max_length=20)  # secretary, chief_secretary, desk_lead ...
    act = models.CharField(max_length=12)  # rings | decides
    lack = models.CharField(max_length=12, choices=Lack.choices, blank=True)  # why it came past the telephone rungs
    urgency = models.PositiveSmallIntegerField()
    raised_at = models.DateTimeField()
    ring_from = models.DateTimeField()  # not before: quiet hours
    lapses_at = models.DateTimeField(null=True, blank=True)  # then the next rung
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_how = models.CharField(max_length=16, blank=True)  # called | answered | lapsed | decided, or UNDONE

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["window", "rung"], name="escalation_once", condition=~Q(settled_how__in=UNDONE)
            )
        ]
        indexes = [
            models.Index(
                fields=["lapses_at", "id"],
                name="escalation_lapsing",
                condition=Q(settled_at__isnull=True, parked_at__isnull=True, lapses_at__isnull=False),
            ),
            models.Index(fields=["duty", "ring_from"], name="call_sheet", condition=Q(settled_at__isnull=True)),
            models.Index(fields=["id"], name="escalation_lacking", condition=Q(settled_at__isnull=True) & ~Q(lack="")),
        ]


class Call(models.Model):
    """One telephone call to an office about one or more silent matters, and what was said."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="calls")
    escalations = models.ManyToManyField(Escalation, related_name="calls")
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    outcome = models.CharField(max_length=16)  # reached | promised | no_answer | wrong_number
    promise_by = models.DateTimeField(null=True, blank=True)
    words = models.CharField(max_length=300, blank=True)
