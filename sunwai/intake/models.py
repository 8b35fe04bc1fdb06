"""Everything read: posts with their versions, how far each lane was read, gaps, and what could not be understood.

Owns Post, Version, Cursor, Gap and Unread. Written only by `intake.actions` and `intake.collect`."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from sunwai.cases.models import Case, Parkable
from sunwai.offices.models import Account


class Role(models.TextChoices):
    """What a post is to us; decided once, when it is taken in."""

    OWN = "own"
    NEW_MATTER = "new_matter"
    OFFICE = "office"  # by an account verified for an office: response's business
    WORD = "word"  # said by somebody else in a thread we know: the case's business, verification listens


class Post(Parkable):
    """Something said on a network or brought in from press, mail, phone or counter; edits are versions of it.

    `parent_key`, `root_key`, `quoted_key` are edges to posts that may come later or never."""

    network = models.CharField(max_length=24)
    key = models.CharField(max_length=255)
    author = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=12, choices=Role.choices)
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.SET_NULL, related_name="posts")
    text = models.TextField(blank=True)  # the latest version's
    media = models.JSONField(default=list)
    source = models.CharField(max_length=200, blank=True)  # the newspaper and date of a cutting, the counter's name
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    parent_key = models.CharField(max_length=255, blank=True)
    root_key = models.CharField(max_length=255, blank=True)
    quoted_key = models.CharField(max_length=255, blank=True)
    lang = models.CharField(max_length=12, blank=True)  # as the network says, which is often wrong
    url = models.CharField(max_length=400, blank=True)
    assessed_at = models.DateTimeField(null=True, blank=True)  # triage has been here (or nothing was to assess)
    heard_at = models.DateTimeField(null=True, blank=True)  # response or verification has been here
    checked_at = models.DateTimeField(null=True, blank=True)  # last found standing; null: not looked up (any more)
    hidden_at = models.DateTimeField(null=True, blank=True)  # since when the network does not show it to us
    expired_at = models.DateTimeField(null=True, blank=True)  # our own erasure (SOP, retention), not its author's
    gone_at = models.DateTimeField(null=True, blank=True)  # its author removed it: a tombstone

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "key"], name="post_once")]
        indexes = [
            models.Index(
                fields=["created_at", "id"],
                name="post_to_assess",
                condition=Q(role="new_matter", assessed_at__isnull=True, parked_at__isnull=True),
            ),
            models.Index(
                fields=["created_at", "id"],
                name="post_to_hear",
                condition=Q(role__in=["office", "word"], heard_at__isnull=True, parked_at__isnull=True),
            ),
            models.Index(
                fields=["network", "checked_at", "id"],
                name="post_to_recheck",
                condition=Q(checked_at__isnull=False, gone_at__isnull=True),
            ),
            models.Index(fields=["network", "root_key"], name="post_root"),
            models.Index(fields=["id"], name="post_parked", condition=Q(parked_at__isnull=False)),
            models.Index(fields=["gone_at"], name="post_gone", condition=Q(gone_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.network}:{self.key}"


def age_of(version: str) -> tuple[int, str]:
    """Will give the order of versions: a network's numbers grow by a digit now and then, and 9 comes before 10."""
    return len(version), version


class Version(models.Model):
    """One text of a post, as it stood when it was read."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="versions")
    key = models.CharField(max_length=255)
    text = models.TextField(blank=True)
    media = models.JSONField(default=list)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "key"], name="version_once")]


class Cursor(models.Model):
    """How far one lane was read; moves only in the transaction that saves what was read."""

    network = models.CharField(max_length=24)
    account = models.CharField(max_length=64)
    lane = models.CharField(max_length=16)
    value = models.TextField(blank=True)
    read_at = models.DateTimeField(null=True, blank=True)  # last time the lane was read to its end
    next_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=500, blank=True)
    failing_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "account", "lane"], name="cursor_once")]

    def waits(self, at: datetime) -> bool:
        """Whether the lane's time has not come at AT; what a clock wrote before it was set back holds nothing up."""
        written = max((moment for moment in (self.read_at, self.failing_since) if moment), default=None)
        return self.next_at is not None and self.next_at > at and not (written is not None and written > at)


class Gap(models.Model):
    """A stretch a lane could not be read for; shown to the desk until a person says it is dealt with."""

    network = models.CharField(max_length=24)
    lane = models.CharField(max_length=16)
    since = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField()
    reason = models.CharField(max_length=300)
    noted_at = models.DateTimeField()
    healed_at = models.DateTimeField(null=True, blank=True)
    healed_by = models.CharField(max_length=80, blank=True)


class Unread(models.Model):
    """Something a network or a file gave that could not be understood; kept in a visible place for a person."""

    source = models.CharField(max_length=200)
    raw = models.TextField()
    reason = models.CharField(max_length=300)
    fingerprint = models.CharField(max_length=64, unique=True)
    seen_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=80, blank=True)
