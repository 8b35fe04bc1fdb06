"""What the desk decided about a matter as a whole, and who has one open just now.

Owns SetAside, SecondLook and Joining, so that each can be looked at again, Presence, and CaseText, by which a case is
found."""

from django.db import models
from django.db.models import Q

from sunwai.cases.models import Case


class SetAside(models.Model):
    """A matter not taken up, with the reason; the not-chosen register is made of these."""

    class Reason(models.TextChoices):
        PRAISE = "praise"
        POLITICS = "politics"
        SPAM = "spam"
        ABUSE = "abuse"
        NO_ASK = "no_ask"
        DUPLICATE = "duplicate"
        OUTSIDE_REMIT = "outside_remit"
        NOT_UNDERSTOOD = "not_understood"
        OTHER = "other"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="set_asides")
    reason = models.CharField(max_length=16, choices=Reason.choices)
    words = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    taken_up_at = models.DateTimeField(null=True, blank=True)
    taken_up_by = models.CharField(max_length=80, blank=True)


class SecondLook(models.Model):
    """A matter set aside that was drawn to be looked at again by somebody else: was it right? (design, rule 14)"""

    set_aside = models.OneToOneField(SetAside, on_delete=models.CASCADE, related_name="second_look")
    drawn_at = models.DateTimeField()
    stands = models.BooleanField(null=True)  # None: nobody has looked yet
    by = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["id"], name="second_look_waiting", condition=Q(stands__isnull=True))]


class Joining(models.Model):
    """One case taken into another: which posts moved, so that it can be undone with nothing lost."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="joinings")
    into = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="joinings_in")
    post_ids = models.JSONField(default=list)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=80, blank=True)


class CaseText(models.Model):
    """What a case can be found by: folded words of its posts, lines, places, people and offices, and how they sound."""

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.CASCADE, related_name="found_by")
    words = models.TextField(blank=True)
    sounds = models.TextField(blank=True)


class Presence(models.Model):
    """Somebody has a case open: its last beat, and whether they only read or also write."""

    class Doing(models.TextChoices):
        READING = "reading"
        WRITING = "writing"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="presences")
    by = models.CharField(max_length=80)
    doing = models.CharField(max_length=8, choices=Doing.choices)
    beat_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "by"], name="presence_once")]
