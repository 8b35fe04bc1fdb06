"""The machine's proposals, and the desk's decisions beside them; what of each post is compared with others.

Owns Assessment, Correction, Signature, CopyMark, Trait and Likeness."""

from django.db import models
from django.db.models import Q

from sunwai.cases.models import Case, Parkable
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


class Signature(Parkable):
    """What of a matter's post is compared with others; kept as long as the SOP says (clause 2.3).

    `head` is the post this one is almost letter for letter a copy of: such a copy keeps no marks of its own, so that
    a text sent by thousands is looked up as one."""

    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="signature")
    head = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="copies")
    engine = models.CharField(max_length=24, blank=True)  # minhash@1.2; marks of another engine are not looked up
    district = models.CharField(max_length=32, blank=True)
    place = models.CharField(max_length=48, blank=True)
    kind = models.CharField(max_length=24, blank=True)  # the likeliest, or what the desk decided
    kinds = models.JSONField(default=list)
    facts = models.JSONField(default=dict)  # its words that named district, place and kind; where names stand
    posted_at = models.DateTimeField()
    compared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["id"],
                name="signature_to_compare",
                condition=Q(compared_at__isnull=True, parked_at__isnull=True),
            ),
            models.Index(fields=["district", "kind", "posted_at"], name="signature_matter"),
            models.Index(fields=["posted_at"], name="signature_age"),
        ]


class CopyMark(models.Model):
    """One of the marks under which a post's text is looked up: posts that share one may be copies."""

    signature = models.ForeignKey(Signature, on_delete=models.CASCADE, related_name="marks")
    mark = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["mark", "signature"], name="copy_mark")]


class Trait(models.Model):
    """Something by which matters recur: a road, a country or an employer that a matter's post names."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="traits")
    sort = models.CharField(max_length=12)  # road | country | employer | place
    key = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "sort", "key"], name="trait_once")]
        indexes = [models.Index(fields=["sort", "key"], name="trait_key")]


class Likeness(models.Model):
    """A proposal that two cases are one, with reasons; and, where a person has decided, what.

    `case` was opened later than `other`. A pair stands once, so what was decided is not proposed again."""

    class Kind(models.TextChoices):
        NEAR_COPY = "near_copy"
        SAME_MATTER = "same_matter"

    class Decided(models.TextChoices):
        JOINED = "joined"
        NOT_SAME = "not_same"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="likenesses")
    other = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="likened")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    confidence = models.FloatField()
    because = models.JSONField(default=list)
    campaign = models.BooleanField(default=False)  # so many authors sent this text that it counts once
    proposed_at = models.DateTimeField()
    decided = models.CharField(max_length=8, choices=Decided.choices, blank=True)  # "": open
    by = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "other"], name="likeness_once")]
        indexes = [models.Index(fields=["other", "kind"], name="likeness_other")]
