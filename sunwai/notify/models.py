"""Telling people that something waits. Owns Address (where somebody is told) and Notice (what was sent there)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sunwai.offices.models import Office


class Address(models.Model):
    """Where one person, or one office, is told: a browser's push service, a mailbox, or the office's own gateway.

    `target` is what it is written to; a gateway's holds keys and is sealed. The push keys go, and so does a gateway's
    target, when nobody is told there any more."""

    class Way(models.TextChoices):
        PUSH = "push"
        MAIL = "mail"
        GATEWAY = "gateway"  # SMS, WhatsApp, Telegram, Signal ...: whatever the library Apprise can write to

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="addresses"
    )
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="addresses")
    way = models.CharField(max_length=8, choices=Way.choices)
    target = models.CharField(max_length=2000)
    fingerprint = models.CharField(max_length=64, unique=True)  # of the target as given: no address twice
    shown = models.CharField(max_length=120)  # how a person recognises it; never a key
    p256dh = models.CharField(max_length=200, blank=True)
    auth = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=2)
    takes_brief = models.BooleanField(default=False)
    made_by = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, blank=True)
    gone_why = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False, office__isnull=True) | Q(user__isnull=True, office__isnull=False),
                name="address_of_one",
            )
        ]
        indexes = [models.Index(fields=["user"], name="address_alive", condition=Q(gone_at=None))]


class Notice(models.Model):
    """One notice to one address and what became of it. Holds a count, never a name, a place or a word of a matter."""

    class About(models.TextChoices):
        NODS = "nods"  # words wait for a yes or a no
        RED_NODS = "red_nods"  # a red matter is among them
        CALLS = "calls"  # offices are to be rung
        RED_CALLS = "red_calls"
        RED_NEW = "red_new"  # a red matter came to the desk
        STUCK = "stuck"  # words did not go out, or nobody knows whether they did
        DECIDE = "decide"  # silence has come to the desk: a person decides
        FOUND = "found"  # the auditor found a fault
        ASKED = "asked"  # an office has directions to answer
        LATE = "late"  # an office's time is nearly over
        BRIEF = "brief"  # the morning's figures

    class State(models.TextChoices):
        READY = "ready"
        SENDING = "sending"
        SENT = "sent"
        FAILED = "failed"  # not taken, and not tried any more
        GONE = "gone"  # nobody is told there any more
        STALE = "stale"  # nothing waits any more

    address = models.ForeignKey(Address, on_delete=models.CASCADE, related_name="notices")
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
            models.Index(fields=["address", "about", "-until"], name="notice_told_until"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["address", "about", "until"], name="notice_once"),
        ]
