"""Who may sign in, by which link they came, which office they sit for, and the record of every change to these.

Owns OneTimeLink, OfficeSeat, OfficeEntry and RecordHead. The accounts themselves are Django's own."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from sunwai.offices.models import Office


class OneTimeLink(models.Model):
    """An address that lets one person in once; only the hash of its secret is kept. Shown a single time."""

    class Purpose(models.TextChoices):
        FIRST = "first"  # the first desk lead of a new installation
        PASSWORD = "password"  # noqa: S105  # a word, not a secret: choose a new one
        SEAT = "seat"  # an office's officer

    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=8, choices=Purpose.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def is_good(self, at: datetime) -> bool:
        """Will say whether the link still lets somebody in at AT."""
        return self.used_at is None and self.revoked_at is None and self.ends_at > at


class OfficeSeat(models.Model):
    """One person who answers for one office on its own page. Closed when the office changes hands."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="seats")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="seats")
    invited_by = models.CharField(max_length=80)
    invited_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user"], name="one_open_seat", condition=Q(closed_at__isnull=True))
        ]

    def __str__(self) -> str:
        return f"{self.user} for {self.office.code}"


class RecordHead(models.Model):
    """The end of the office's record: one row, held while an entry is added, so that the chain never forks."""

    seq = models.PositiveIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)


class OfficeEntry(models.Model):
    """One act on the office's own affairs: people, duties, directory, networks, protocol. Append-only, chained."""

    seq = models.PositiveIntegerField(unique=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    verb = models.CharField(max_length=24)
    about = models.CharField(max_length=160)  # a sign-in name, an office's code, a handle
    facts = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["about", "seq"], name="office_entry_about")]

    def __str__(self) -> str:
        return f"{self.seq} {self.verb} {self.about}"
