"""The citizen's word. Owns Confirmation: one question, and what came back."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Q

from sunwai.cases.models import Case, Parkable
from sunwai.intake.models import Post
from sunwai.offices.models import Account
from sunwai.outbox.models import Outgoing


class ConfirmationQuerySet(models.QuerySet["Confirmation"]):
    """Cheap questions about words."""

    def standing(self) -> "Confirmation | None":
        """Will give the word that stands: the last one heard, but a no among those asked with it stands above a yes."""
        return standing_among(self.exclude(word=""))


def standing_among(words: "Iterable[Confirmation]") -> "Confirmation | None":
    """Will choose the word that stands among WORDS of one case that were read already."""
    heard = [row for row in words if row.word]
    last = max(heard, key=lambda row: (row.heard_at or row.asked_at, row.pk), default=None)
    if last is None:
        return None
    noes = [row for row in heard if row.asked_at == last.asked_at and row.word == Confirmation.Word.DISPUTED]
    return min(noes, key=lambda row: row.pk, default=last)


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
    complainant = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="confirmations"
    )  # whom the question went to; null: nobody in particular
    asked_at = models.DateTimeField()  # the same for all who were asked at a time: one round
    asked_by = models.CharField(max_length=80)
    silent_at = models.DateTimeField(null=True, blank=True)  # silence from then on is recorded as unreachable
    word = models.CharField(max_length=12, choices=Word.choices, blank=True)
    heard_at = models.DateTimeField(null=True, blank=True)
    heard_from = models.CharField(max_length=24, blank=True)  # post | phone | witness | silence
    witness = models.CharField(max_length=120, blank=True)  # private
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="confirmations")
    recorded_by = models.CharField(max_length=80, blank=True)
    undid_at = models.DateTimeField(null=True, blank=True)  # a no to a closed case: closure has yet to note it

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="confirmation_number")]
        indexes = [
            models.Index(
                fields=["silent_at", "id"],
                name="confirmation_silent",
                condition=Q(word="", parked_at__isnull=True, silent_at__isnull=False),
            ),
            models.Index(fields=["id"], name="confirmation_open", condition=Q(word="", silent_at__isnull=True)),
            models.Index(fields=["undid_at", "id"], name="confirmation_undid", condition=Q(undid_at__isnull=False)),
        ]


class LateWord(models.Model):
    """What a complainant said of a matter at rest and nobody could take for a yes or a no: a person reads it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="late_words")
    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="late_word")
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes = [models.Index(fields=["case"], name="late_word_waiting", condition=Q(seen_at__isnull=True))]
