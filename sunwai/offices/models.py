"""Offices that can be directed, who holds them now, and every identity met on a network.

Owns Office, Holder and Account. Decides nothing: who acts is responsible.py's. Written only by actions.py."""

from datetime import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from sunwai.offices.responsible import OfficeFacts


class Office(models.Model):
    """A post that can be asked to act, such as the Deputy Commissioner, Simdega; never a person."""

    class Kind(models.TextChoices):
        DISTRICT = "district"
        POLICE = "police"
        DEPARTMENT = "department"
        UNION = "union"
        OTHER_STATE = "other_state"
        CM = "cm"

    class ActsBy(models.TextChoices):
        DIRECTION = "direction"
        REQUEST = "request"  # the Union and other states are not ours to direct

    code = models.CharField(max_length=64, unique=True)  # dc-simdega
    kind = models.CharField(max_length=16, choices=Kind.choices)
    name_en = models.CharField(max_length=160)
    name_hi = models.CharField(max_length=160)
    district_key = models.CharField(max_length=32, blank=True, default="")  # gazetteer key, district:342
    acts_by = models.CharField(max_length=16, choices=ActsBy.choices)
    phone = models.CharField(max_length=32, blank=True, default="")
    phone_fallback = models.CharField(max_length=32, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    closed_at = models.DateTimeField(null=True, blank=True)
    # Which clauses of the SOP set its windows; empty means those of its kind.
    sop_class = models.CharField(max_length=32, blank=True, default="")

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="foreign_office_is_only_requested",
                condition=~Q(kind__in=["union", "other_state"]) | Q(acts_by="request"),
            )
        ]

    def __str__(self) -> str:
        return self.name_en

    def name(self, language: str) -> str:
        """Will give the office's name in LANGUAGE ("hi", anything else is English)."""
        return self.name_hi if language == "hi" else self.name_en

    @classmethod
    def open_facts(cls, at: datetime) -> list[OfficeFacts]:
        """Will list what routing needs of every office that is open at AT (responsible.who_acts)."""
        return cls.open_facts_with_names(at)[1]

    @classmethod
    def open_facts_with_names(cls, at: datetime) -> tuple[dict[str, "Office"], list[OfficeFacts]]:
        """Will give every office that is open at AT by its code, and what routing needs of each, by one question."""
        day = timezone.localdate(at)
        held = Holder.objects.filter(Q(until=None) | Q(until__gt=day), office=OuterRef("pk"), since__lte=day)
        known = Account.objects.filter(Q(suspended_at=None) | Q(suspended_at__gt=at), verified_on__lte=day)
        verified = known.filter(office=OuterRef("pk"))
        is_open = Office.objects.filter(Q(closed_at=None) | Q(closed_at__gt=at))
        offices = list(is_open.annotate(is_held=Exists(held), is_verified=Exists(verified)))
        return {office.code: office for office in offices}, [
            OfficeFacts(o.code, o.kind, o.district_key, o.acts_by, o.is_held, o.is_verified) for o in offices
        ]

    def holder(self, at: datetime) -> "Holder | None":
        """Will find who holds the office at AT, if that is known."""
        day = timezone.localdate(at)
        held = Holder.objects.filter(Q(until=None) | Q(until__gt=day), office=self, since__lte=day)
        return held.order_by("-since", "-id").first()


class Holder(models.Model):
    """One person's time in an office. Transfers are frequent, so it is dated and routing never needs it."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="holders")
    name = models.CharField(max_length=160)
    phone = models.CharField(max_length=32, blank=True, default="")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)  # first day without the office
    source = models.CharField(max_length=255)

    class Meta:
        ordering = ["office", "-since"]
        constraints = [
            models.UniqueConstraint(name="one_holder_at_a_time", fields=["office"], condition=Q(until__isnull=True)),
            models.CheckConstraint(
                name="holder_leaves_after_coming",
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.office.code})"


class Account(models.Model):
    """One identity on one network, known by its immutable key; the handle is only what it is called today.

    Every author is an Account; `office` is set only where the identity speaks for an office. A key that begins
    with @ stands in for one nobody has looked up yet, so it can be listed but never verified."""

    network = models.CharField(max_length=32)
    key = models.CharField(max_length=255)
    handle = models.CharField(max_length=255, blank=True, default="")
    name = models.CharField(max_length=255, blank=True, default="")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, blank=True, related_name="accounts")
    verified_on = models.DateField(null=True, blank=True)
    verified_by = models.CharField(max_length=160, blank=True, default="")
    source = models.CharField(max_length=255, blank=True, default="")
    suspended_at = models.DateTimeField(null=True, blank=True)
    suspended_why = models.CharField(max_length=255, blank=True, default="")
    looked_up_at = models.DateTimeField(null=True, blank=True)  # last asked for on the network by its handle
    missing_at = models.DateTimeField(null=True, blank=True)  # since when nobody is called so there

    class Meta:
        ordering = ["network", "handle", "id"]
        indexes = [models.Index(name="account_handle", fields=["network", "handle"])]
        constraints = [
            models.UniqueConstraint(name="account_once_per_network", fields=["network", "key"]),
            models.CheckConstraint(
                name="verification_names_who_and_whom",
                condition=Q(verified_on__isnull=True)
                | (~Q(verified_by="") & Q(office__isnull=False) & ~Q(key__startswith="@")),
            ),
            models.CheckConstraint(
                name="suspension_says_why", condition=Q(suspended_at__isnull=True) | ~Q(suspended_why="")
            ),
        ]

    def __str__(self) -> str:
        return f"@{self.handle}"

    @property
    def is_unresolved(self) -> bool:
        """Whether only a handle is known, not the identity behind it."""
        return self.key.startswith("@")

    def is_verified_for_office(self, at: datetime) -> bool:
        """Will say whether a machine may tag this account at AT: its office open, verified, not suspended."""
        if self.office is None or self.verified_on is None or self.verified_on > timezone.localdate(at):
            return False
        if self.suspended_at is not None and self.suspended_at <= at:
            return False
        return self.office.closed_at is None or self.office.closed_at > at
