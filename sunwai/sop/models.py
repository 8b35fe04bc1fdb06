"""The protocols that have been in force. Owns SopVersion; written only by `sop.actions`, and never altered."""

from datetime import datetime

from django.db import models


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

    objects = SopVersionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"SOP {self.number}"
