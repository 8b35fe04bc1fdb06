"""Telling people that something waits. Owns PushSubscription (one browser on one phone) and Notice (what was sent)."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class PushSubscription(models.Model):
    """Where one person's one browser may be told. Its keys go when its push service says that it is gone."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="push_subscriptions")
    endpoint = models.URLField(max_length=1000, unique=True)
    p256dh = models.CharField(max_length=200)
    auth = models.CharField(max_length=100)
    language = models.CharField(max_length=2)
    made_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, blank=True)
    gone_why = models.CharField(max_length=100, blank=True)

    class Meta:
        indexes = [models.Index(fields=["user"], name="push_alive", condition=Q(gone_at=None))]


class Notice(models.Model):
    """One notice to one phone and what became of it. Holds a count, never a name, a place or a word of a matter."""

    class About(models.TextChoices):
        NODS = "nods"  # words wait for a yes or a no
        RED_NODS = "red_nods"  # a red matter is among them
        CALLS = "calls"  # offices are to be rung
        RED_CALLS = "red_calls"

    class State(models.TextChoices):
        READY = "ready"
        SENDING = "sending"
        SENT = "sent"
        FAILED = "failed"  # not taken, and not tried any more
        GONE = "gone"  # the phone is told no more
        STALE = "stale"  # nothing waits any more

    subscription = models.ForeignKey(PushSubscription, on_delete=models.CASCADE, related_name="notices")
    about = models.CharField(max_length=12, choices=About.choices)
    count = models.PositiveIntegerField()
    until = models.DateTimeField()  # newest matter told of: what came later is worth another notice
    state = models.CharField(max_length=8, choices=State.choices, default=State.READY)
    made_at = models.DateTimeField()
    try_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["try_at", "id"], name="notice_due", condition=Q(state__in=["ready", "sending"])),
            models.Index(fields=["subscription", "about", "-until"], name="notice_told_until"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["subscription", "about", "until"], name="notice_once"),
        ]
