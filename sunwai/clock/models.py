"""The time an addressee has to answer. Owns Window; `due_at` always equals `clock.derive` over its entries."""

from django.db import models
from django.db.models import Q

from sunwai.cases.models import Case, Need, Parkable
from sunwai.direction.models import Direction
from sunwai.offices.models import Office
from sunwai.offices.reach import Lack


class WindowQuerySet(models.QuerySet["Window"]):
    """Cheap questions about windows."""

    def running(self) -> "WindowQuerySet":
        """Will keep windows that nobody has answered or stopped."""
        return self.filter(stopped_at__isnull=True)

    def due(self, at: object) -> "WindowQuerySet":
        """Will keep windows with something to do at or before AT, oldest first."""
        return self.filter(stopped_at__isnull=True, parked_at__isnull=True, next_at__lte=at).order_by("next_at", "id")


class Window(Parkable):
    """One addressee's time for one need. `next_at` is the next thing to happen (warning, then due), or null.

    `rung` is the step of the ladder that falling due raises."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="windows")
    direction = models.ForeignKey(Direction, on_delete=models.PROTECT, related_name="windows")
    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="windows")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="windows")
    sop_version = models.PositiveIntegerField()  # pinned: a later SOP does not move a running clock
    clause = models.CharField(max_length=12)
    cause = models.CharField(max_length=16)  # direction_out | called
    opened_at = models.DateTimeField()
    warn_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True, blank=True)
    ring_at = models.DateTimeField(null=True, blank=True)  # its office is to be rung before the time has passed
    rung = models.PositiveSmallIntegerField(default=0)
    warned_at = models.DateTimeField(null=True, blank=True)
    passed_at = models.DateTimeField(null=True, blank=True)  # when it fell due unanswered
    paused_at = models.DateTimeField(null=True, blank=True)
    runs_on_at = models.DateTimeField(null=True, blank=True)  # a paused clock runs on by itself then
    stopped_at = models.DateTimeField(null=True, blank=True)
    stop_cause = models.CharField(max_length=24, blank=True)
    lack = models.CharField(max_length=12, choices=Lack.choices, blank=True)  # nobody could be rung when it opened
    unsettled_at = models.DateTimeField(null=True, blank=True)  # stopped; escalation has yet to settle its rungs

    objects = WindowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["direction", "need"], name="window_one_running", condition=Q(stopped_at__isnull=True)
            )
        ]
        indexes = [
            models.Index(fields=["id"], name="window_parked", condition=Q(parked_at__isnull=False)),
            models.Index(
                fields=["next_at", "id"],
                name="window_due",
                condition=Q(stopped_at__isnull=True, parked_at__isnull=True, next_at__isnull=False),
            ),
            models.Index(
                fields=["runs_on_at", "id"],
                name="window_runs_on",
                condition=Q(stopped_at__isnull=True, parked_at__isnull=True, runs_on_at__isnull=False),
            ),
            models.Index(
                fields=["ring_at", "id"],
                name="window_ringing",
                condition=Q(stopped_at__isnull=True, parked_at__isnull=True, ring_at__isnull=False),
            ),
            models.Index(
                fields=["office"],
                name="window_nobody_to_ring",
                condition=Q(stopped_at__isnull=True) & ~Q(lack=""),
            ),
            models.Index(
                fields=["unsettled_at", "id"], name="window_unsettled", condition=Q(unsettled_at__isnull=False)
            ),
        ]
