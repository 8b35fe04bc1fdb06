"""What offices answer. Owns Reply: matched or in the holding pen, read by the machine, decided by the desk.

Also what an office hands in on its own page (PageAnswer, AnswerPicture), which is a Reply too."""

from django.db import models
from django.db.models import Q

from sunwai.cases.models import Case, Parkable
from sunwai.direction.models import Direction
from sunwai.intake.models import Post
from sunwai.nod.models import Nod
from sunwai.offices.models import Office
from sunwai.offices.people.models import OfficeSeat
from sunwai.outbox.models import Outgoing


class Reply(Parkable):
    """One answer of one office. Without a case it waits in the holding pen for a person.

    `reading` is the machine's, with reasons; `kind` is set only by the desk."""

    post = models.OneToOneField(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="reply")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="replies")
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.PROTECT, related_name="replies")
    direction = models.ForeignKey(Direction, null=True, blank=True, on_delete=models.PROTECT, related_name="replies")
    came_at = models.DateTimeField()
    matched_at = models.DateTimeField(null=True, blank=True)
    matched_by = models.CharField(max_length=80, blank=True)
    # reply_to_ours | thread | code | only_window | person | officers_page
    matched_how = models.CharField(max_length=24, blank=True)
    reading = models.JSONField(default=dict)
    kind = models.CharField(max_length=16, blank=True)
    parts = models.JSONField(default=list)  # decided: [{need, kind, what, due, dated}]
    promises = models.PositiveSmallIntegerField(default=0)  # how many of the parts are promises
    promises_at = models.DateTimeField(null=True, blank=True)  # when they were recorded as commitments
    helped = models.PositiveIntegerField(null=True, blank=True)  # how many of a group, as the office says
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.CharField(max_length=80, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)  # its post was taken back: the quoted words went too
    put_aside_at = models.DateTimeField(null=True, blank=True)  # not an answer to any case of ours
    put_aside_by = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["came_at", "id"],
                name="reply_unmatched",
                condition=Q(case__isnull=True, put_aside_at__isnull=True),
            ),
            models.Index(fields=["came_at", "id"], name="reply_unread", condition=Q(read_at__isnull=True)),
            models.Index(
                fields=["read_at", "id"],
                name="reply_promising",
                condition=Q(promises__gt=0, promises_at__isnull=True, parked_at__isnull=True),
            ),
        ]


class PageAnswer(models.Model):
    """What belongs to a reply that was given on the officer's page: whose seat, its own dates, where it was passed on.

    `outgoing` is the answer as the desk put it under the direction, by `nod`."""

    reply = models.OneToOneField(Reply, on_delete=models.PROTECT, related_name="on_page")
    seat = models.ForeignKey(OfficeSeat, on_delete=models.PROTECT, related_name="answers")
    said_kind = models.CharField(max_length=16, blank=True)  # what the officer ticked; a claim, never a decision
    dates = models.JSONField(default=dict)  # need's number -> day
    transfer_to = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    nod = models.OneToOneField(Nod, null=True, blank=True, on_delete=models.PROTECT)
    number = models.PositiveSmallIntegerField(null=True, blank=True)  # of the public act, once it was asked for
    outgoing = models.OneToOneField(Outgoing, null=True, blank=True, on_delete=models.PROTECT)

    def __str__(self) -> str:
        return f"{self.seat} in {self.reply_id}"


class AnswerPicture(models.Model):
    """One picture of an answer, without its hidden parts. An offer of proof; nothing follows from it by itself."""

    answer = models.ForeignKey(PageAnswer, on_delete=models.PROTECT, related_name="pictures")
    sha256 = models.CharField(max_length=64)
    kind = models.CharField(max_length=16)
    size = models.PositiveIntegerField()
    taken = models.CharField(max_length=19, blank=True)  # by the camera's clock, as its Exif said
    placed = models.BooleanField(default=False)  # its Exif held a place, which was taken out

    class Meta:
        indexes = [models.Index(fields=["sha256"], name="answer_picture_same")]
