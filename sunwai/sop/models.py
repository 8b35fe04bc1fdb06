"""The protocols that have been in force, and the next one as it is drafted.

Owns SopVersion (written only by `sop.actions`, never altered), SopDraft and SopAct (written by `sop.drafting`)."""

from datetime import datetime

from django.db import models
from django.db.models import Q


class SopVersionQuerySet(models.QuerySet["SopVersion"]):
    """Cheap questions about versions."""

    def in_force(self, at: datetime) -> "SopVersion | None":
        """Give the version in force at AT, if any."""
        # the highest number, not the latest day: a version put in force at once stands above one dated for next month
        return self.filter(effective_from__lte=at).order_by("-number").first()

    def to_come(self, at: datetime) -> "SopVersion | None":
        """Give the newest version that takes effect after AT, if one waits for its day."""
        return self.filter(effective_from__gt=at).order_by("-number").first()


class SopVersion(models.Model):
    """One version of the protocol, kept whole: windows opened under it are reckoned by it for ever."""

    number = models.PositiveIntegerField(unique=True)
    digest = models.CharField(max_length=64)
    text = models.TextField()
    effective_from = models.DateTimeField(db_index=True)
    put_in_force_by = models.CharField(max_length=80)
    put_in_force_at = models.DateTimeField()
    put_in_force_as = models.CharField(max_length=16, blank=True)  # by which duty; "": from the command line

    objects = SopVersionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"SOP {self.number}"


class SopDraft(models.Model):
    """The next version while it is written. Its text is a whole SOP file; the approver is shown exactly that text."""

    class State(models.TextChoices):
        OPEN = "open"
        SUBMITTED = "submitted"
        IN_FORCE = "in_force"
        WITHDRAWN = "withdrawn"

    text = models.TextField()
    based_on = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    started_by = models.CharField(max_length=80)
    started_at = models.DateTimeField()
    changed_by = models.CharField(max_length=80)
    changed_at = models.DateTimeField()
    became = models.PositiveIntegerField(null=True, blank=True)  # the number of the version it was put in force as

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["based_on"], name="sop_draft_one_open", condition=Q(state__in=["open", "submitted"])
            )
        ]


class SopAct(models.Model):
    """One act on a draft, for the record: who did what, and to which text (SHA-256)."""

    draft = models.ForeignKey(SopDraft, on_delete=models.PROTECT, related_name="acts")
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    verb = models.CharField(max_length=16)
    words = models.CharField(max_length=300, blank=True)
    text_hash = models.CharField(max_length=64)
