"""Turns and absences of the office's own people. Owns Turn and Absence; both end, none is taken away."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sunwai.roster.who import AwayDays, WeeklyTurn


class Turn(models.Model):
    """A person's weekly hours for one duty. `weekdays` holds the days as figures, 0 for Monday: "01234"."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="turns")
    duty = models.CharField(max_length=20)
    weekdays = models.CharField(max_length=7)
    begins = models.TimeField()
    ends = models.TimeField()
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    made_by = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    ended_by = models.CharField(max_length=80, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["duty", "first_day"], name="turn_by_duty")]

    def facts(self) -> WeeklyTurn:
        """Will give the turn as the rule takes it."""
        days = frozenset(int(day) for day in self.weekdays)
        return WeeklyTurn(self.person_id, self.duty, days, self.begins, self.ends, self.first_day, self.last_day)


class AbsenceQuerySet(models.QuerySet["Absence"]):
    """Cheap questions about absences."""

    def standing(self, *, since: date) -> "AbsenceQuerySet":
        """Will keep those not withdrawn that reach into SINCE or later."""
        return self.filter(withdrawn_at=None, last_day__gte=since)


class Absence(models.Model):
    """Days a person is away, and who does their turns meanwhile (nobody: their turns stand empty)."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="absences")
    stand_in = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="stands_in"
    )
    first_day = models.DateField()
    last_day = models.DateField()
    made_by = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    withdrawn_by = models.CharField(max_length=80, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="absence_ends_after_it_begins")
        ]
        indexes = [
            models.Index(fields=["last_day"], name="absence_standing", condition=Q(withdrawn_at__isnull=True)),
        ]

    def facts(self) -> AwayDays:
        """Will give the absence as the rule takes it."""
        return AwayDays(self.person_id, self.first_day, self.last_day, self.stand_in_id)
