"""The machine's proposals, and the desk's decisions beside them. Owns Assessment and Correction."""

from django.db import models

from sunwai.cases.models import Case
from sunwai.intake.models import Post


class Assessment(models.Model):
    """One proposal for one version of a post, with its reasons; never changed, only followed by another."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="assessments")
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.CASCADE, related_name="assessments")
    version_key = models.CharField(max_length=255)
    engine = models.CharField(max_length=40)  # rules@1
    proposal = models.JSONField()
    made_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, blank=True)  # the post was taken back: its words went from here too

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "version_key", "engine"], name="assessment_once")]


class Correction(models.Model):
    """The desk decided a field otherwise than the machine proposed; append-only, this is what learning reads."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="corrections")
    field = models.CharField(max_length=32)
    proposed = models.JSONField(null=True)
    decided = models.JSONField(null=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    why = models.CharField(max_length=200, blank=True)
