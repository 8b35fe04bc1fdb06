"""The approver's yes to exact words and exact addressees. Owns Nod, Sheet (what lay on paper) and KeyReset."""

from collections.abc import Sequence

from django.conf import settings
from django.db import models
from django.db.models import Q

from sunwai.cases.models import Case, Parkable
from sunwai.lib import hashing


class Nod(Parkable):
    """One question to the approver and its end: given, refused or lapsed. Bound to `words_hash`."""

    class How(models.TextChoices):
        SCREEN = "screen"
        PHONE = "phone"
        PAPER = "paper"
        IN_PERSON = "in_person"
        STANDING = "standing"  # by a clause of the SOP, for the SOP's own words

    class RefusedAs(models.TextChoices):
        NO = "no"
        QUESTION = "question"  # not yet: the desk is asked something first

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="nods")
    act = models.CharField(max_length=24)
    words = models.TextField()
    addressees = models.JSONField(default=list)
    words_hash = models.CharField(max_length=64)
    parts = models.JSONField(default=list)  # of several texts asked about together: the hash of each with its own to
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=80)
    lapses_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True, blank=True)
    given_by = models.CharField(max_length=80, blank=True)
    how = models.CharField(max_length=12, choices=How.choices, blank=True)
    recorded_by = models.CharField(max_length=80, blank=True)  # who wrote down a nod given by phone or paper
    witnessed_by = models.CharField(max_length=80, blank=True)
    sheet = models.ForeignKey("Sheet", on_delete=models.PROTECT, null=True, blank=True, related_name="nods")
    goes_at = models.DateTimeField(null=True, blank=True)  # until then the yes may be taken back
    yes_key = models.CharField(max_length=64, blank=True)  # the same yes sent twice over a bad line
    later_at = models.DateTimeField(null=True, blank=True)  # the approver put it off; it keeps its place
    later_by = models.CharField(max_length=80, blank=True)
    clause = models.CharField(max_length=12, blank=True)  # of a standing nod
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_by = models.CharField(max_length=80, blank=True)
    refused_as = models.CharField(max_length=8, choices=RefusedAs.choices, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    lapsed_at = models.DateTimeField(null=True, blank=True)
    lapsed_why = models.CharField(max_length=200, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["id"], name="nod_parked", condition=Q(parked_at__isnull=False)),
            models.Index(
                fields=["lapses_at", "id"],
                name="nod_lapsing",
                condition=Q(used_at=None, refused_at=None, lapsed_at=None, parked_at=None),
            ),
            models.Index(
                fields=["case"],
                name="nod_without_a_yes",
                condition=Q(refused_at__isnull=False) | Q(lapsed_at__isnull=False),
            ),
        ]

    def covers(self, words: str, addressees: Sequence[str]) -> bool:
        """Whether exactly WORDS to exactly ADDRESSEES were asked about, alone or as one of several texts."""
        return hashing.of_words(words, addressees=addressees) in (self.parts or [self.words_hash])

    @property
    def is_open(self) -> bool:
        """Whether the approver has not answered yet."""
        return self.given_at is None and self.refused_at is None and self.lapsed_at is None


class NodAfter(Parkable):
    """Red words went out on somebody's word under a standing clause: the approver is asked after, and answers or not.

    The nod itself stands: it was given in advance. A "no" calls for a correcting word; `put_right_at` is when the desk
    saw to it."""

    nod = models.OneToOneField(Nod, on_delete=models.PROTECT, related_name="after")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="nods_after")
    let_out_by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    overdue_at = models.DateTimeField(null=True, blank=True)  # when the silence was put before the desk
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=80, blank=True)
    is_yes = models.BooleanField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    put_right_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                name="nod_after_due",
                condition=Q(answered_at=None, overdue_at=None, parked_at=None),
            ),
            models.Index(fields=["case"], name="nod_after_open", condition=Q(answered_at=None) | Q(is_yes=False)),
        ]


class Sheet(models.Model):
    """A shortlist as it was printed: its number and, for each matter, the nod with the hash of the words on paper."""

    number = models.PositiveIntegerField(unique=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)
    lines = models.JSONField(default=list)  # [[nod id, words hash]] in the order printed

    def shows(self, nod: Nod, words_hash: str) -> bool:
        """Whether exactly these words of NOD stand on this sheet."""
        return [nod.pk, words_hash] in self.lines


class KeyReset(models.Model):
    """Somebody's second factor was taken off because it was lost: whose, by whom, when and why."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="key_resets")
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    why = models.CharField(max_length=200)
