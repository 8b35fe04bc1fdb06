"""What a second reader said of a post, and how much it may still be asked. Written by second.actions and allowance."""

from django.db import models

from sunwai.triage.models import Assessment


class SecondOpinion(models.Model):
    """One asking about one assessment: an answer that was taken, or why there is none. Never asked again.

    The row stands before the call, as `unanswered`: whoever dies while asking leaves a definite end."""

    assessment = models.OneToOneField(Assessment, on_delete=models.CASCADE, related_name="second_opinion")
    model = models.CharField(max_length=120)
    prompt_hash = models.CharField(max_length=64, blank=True)  # "": nothing was sent
    answer = models.JSONField(null=True, blank=True)  # value and quote by field; null: no opinion
    refused = models.CharField(max_length=16, blank=True)  # refused.Refused, "" where the answer was taken
    differs = models.JSONField(default=list)  # the fields in which it says otherwise than the assessment
    raised_from = models.CharField(max_length=1, blank=True)  # the urgency it raised, "?" where nobody knew any
    latency_ms = models.PositiveIntegerField(null=True, blank=True)
    tokens = models.PositiveIntegerField(null=True, blank=True)
    at = models.DateTimeField()


class Allowance(models.Model):
    """How often a second reader was asked on a day, and whether it rests after failures: one row for all workers."""

    name = models.CharField(max_length=24, unique=True)
    day = models.DateField(null=True, blank=True)  # in the office's zone
    calls = models.PositiveIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)  # of the line, in a row
    resting_until = models.DateTimeField(null=True, blank=True)
