"""What was promised: what, where, by when. Owns Commitment."""

from django.db import models
from django.db.models import Q

from sunwai.cases.models import Case, Need, Parkable
from sunwai.offices.models import Office
from sunwai.response.models import Reply


class Commitment(Parkable):
    """One promise. A dated one wakes on its date; an undated one stays undated until a date is given."""

    class State(models.TextChoices):
        OPEN = "open"
        WOKEN = "woken"  # before the desk: is it kept?
        KEPT = "kept"
        BROKEN = "broken"
        WITHDRAWN = "withdrawn"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="commitments")
    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="commitments")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="commitments")
    reply = models.ForeignKey(Reply, null=True, blank=True, on_delete=models.PROTECT, related_name="commitments")
    made_at = models.DateTimeField()
    what = models.CharField(max_length=300)
    due_at = models.DateTimeField(null=True, blank=True)  # None: undated, said aloud
    wakes_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    woke_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=80, blank=True)
    ended_why = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["wakes_at", "id"],
                name="commitment_waking",
                condition=Q(state__in=["open", "woken"], parked_at__isnull=True, wakes_at__isnull=False),
            )
        ]
