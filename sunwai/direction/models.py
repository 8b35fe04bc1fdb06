"""What an office is told, or asked, to do. Owns Direction: its words, addressees and way out."""

from django.db import models
from django.db.models import Q

from sunwai.cases.models import Case, Need, Parkable
from sunwai.nod.models import Nod
from sunwai.offices.models import Office
from sunwai.outbox.models import Outgoing


class Direction(Parkable):
    """One direction (own office) or request (Union, another state) to one owner; others are informed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="directions")
    number = models.PositiveSmallIntegerField()
    form = models.CharField(max_length=12)  # direction | request
    owner = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="directions")
    informed = models.ManyToManyField(Office, blank=True, related_name="informed_of")
    needs = models.ManyToManyField(Need, related_name="directions")
    language = models.CharField(max_length=2)
    words = models.TextField()
    tagged = models.JSONField(default=list)  # [[handle, account key]] of verified accounts in the words
    sop_version = models.PositiveIntegerField()
    drafted_by = models.CharField(max_length=80)
    drafted_at = models.DateTimeField()
    nod = models.ForeignKey(Nod, null=True, blank=True, on_delete=models.PROTECT)
    issued_at = models.DateTimeField(null=True, blank=True)
    outgoing = models.OneToOneField(Outgoing, null=True, blank=True, on_delete=models.PROTECT)
    out_at = models.DateTimeField(null=True, blank=True)
    clocked_at = models.DateTimeField(null=True, blank=True)  # when its windows were opened
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="direction_number")]
        indexes = [
            models.Index(
                fields=["issued_at", "id"],
                name="direction_going_out",
                condition=Q(out_at__isnull=True, issued_at__isnull=False),
            ),
            models.Index(
                fields=["nod"],
                name="direction_to_issue",
                condition=Q(issued_at__isnull=True, withdrawn_at__isnull=True),
            ),
            models.Index(
                fields=["out_at", "id"],
                name="direction_to_clock",
                condition=Q(out_at__isnull=False, clocked_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """The visible code in its words, by which a post of ours is known: JH-26-00412/1."""
        return f"{self.case.docket}/{self.number}"
