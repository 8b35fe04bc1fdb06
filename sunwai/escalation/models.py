"""Silence taken up the ladder. Owns Escalation (a line of somebody's sheet) and Call (the record of having rung)."""

from django.db import models
from django.db.models import Q

from sunwai.cases.models import Case, Parkable
from sunwai.clock.models import Window
from sunwai.offices.models import Office


class Escalation(Parkable):
    """One step of the ladder for one silent window, put before a person; open until it is settled."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="escalations")
    window = models.ForeignKey(Window, on_delete=models.PROTECT, related_name="escalations")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="escalations")
    rung = models.PositiveSmallIntegerField()
    duty = models.CharField(max_length=20)  # secretary, chief_secretary, desk_lead ...
    act = models.CharField(max_length=12)  # rings | decides
    urgency = models.PositiveSmallIntegerField()
    raised_at = models.DateTimeField()
    ring_from = models.DateTimeField()  # not before: quiet hours
    lapses_at = models.DateTimeField(null=True, blank=True)  # then the next rung
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_how = models.CharField(max_length=16, blank=True)  # called | answered | lapsed | decided

    class Meta:
        constraints = [models.UniqueConstraint(fields=["window", "rung"], name="escalation_once")]
        indexes = [
            models.Index(
                fields=["lapses_at", "id"],
                name="escalation_lapsing",
                condition=Q(settled_at__isnull=True, parked_at__isnull=True, lapses_at__isnull=False),
            ),
            models.Index(fields=["duty", "ring_from"], name="call_sheet", condition=Q(settled_at__isnull=True)),
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
