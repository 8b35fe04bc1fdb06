"""What was learnt and whether it is in use, which proposals are to be looked at anew, which nights were worked."""

from django.db import models
from django.db.models import QuerySet

from sunwai.intake.models import Post


class LearntModel(models.Model):
    """One refit: its weights, its card and whether it is in use. The newest not withdrawn is; none: the shipped one.

    A refit that read worse than the one before keeps its card, has no weights and never was in use."""

    version = models.CharField(max_length=24, unique=True)  # desk@3
    weights = models.BinaryField(null=True)
    card = models.JSONField()
    corrections_upto = models.BigIntegerField()  # the last correction it has read
    made_at = models.DateTimeField()
    in_use_since = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=80, blank=True)

    @classmethod
    def standing(cls) -> QuerySet["LearntModel"]:
        """Will give those that were put in use and not withdrawn, the one in use first."""
        return cls.objects.filter(in_use_since__isnull=False, withdrawn_at=None).order_by("-id")


class ReLook(models.Model):
    """A confident proposal that a person decides anew, unseen: what nobody corrects may still be wrong."""

    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="relook")
    proposed = models.JSONField()  # kind, sort and urgency as the machine had them
    engine = models.CharField(max_length=40)
    marked_at = models.DateTimeField()
    decided = models.JSONField(null=True, blank=True)
    by = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField(null=True, blank=True)


class Night(models.Model):
    """One night's learning, so that it is done once by one worker, and missed nights are seen."""

    day = models.DateField(unique=True)  # in the office's zone
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    relooks = models.PositiveIntegerField(default=0)
    model = models.ForeignKey(LearntModel, null=True, blank=True, on_delete=models.SET_NULL)
