"""The citizen's word. Owns Confirmation: one question, and what came back."""

from django.db import models
from django.db.models import Q

from sunwai.cases.models import Case, Parkable
from sunwai.intake.models import Post
from sunwai.outbox.models import Outgoing


class Confirmation(Parkable):
    """One asking of one citizen (or a named witness) whether it is put right."""

    class Word(models.TextChoices):
        CONFIRMED = "confirmed"
        DISPUTED = "disputed"
        UNREACHABLE = "unreachable"
        WITHDREW = "withdrew"  # the citizen does not want the matter taken further

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="confirmations")
    number = models.PositiveSmallIntegerField()
    outgoing = models.OneToOneField(Outgoing, null=True, blank=True, on_delete=models.PROTECT)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=80)
    silent_at = models.DateTimeField(null=True, blank=True)  # silence from then on is recorded as unreachable
    word = models.CharField(max_length=12, choices=Word.choices, blank=True)
    heard_at = models.DateTimeField(null=True, blank=True)
    heard_from = models.CharField(max_length=24, blank=True)  # post | phone | witness | silence
    witness = models.CharField(max_length=120, blank=True)  # private
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="confirmations")
    recorded_by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="confirmation_number")]
        indexes = [
            models.Index(
                fields=["silent_at", "id"],
                name="confirmation_silent",
                condition=Q(word="", parked_at__isnull=True, silent_at__isnull=False),
            ),
            models.Index(fields=["id"], name="confirmation_open", condition=Q(word="", silent_at__isnull=True)),
        ]
