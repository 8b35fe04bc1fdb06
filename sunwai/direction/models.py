"""What an office is told, or asked, to do; what a citizen is told. Owns Direction, Fanout, ToCitizen and Jotting."""

from django.db import models
from django.db.models import Q

from sunwai.cases.models import Case, Need, Parkable
from sunwai.nod.models import Nod
from sunwai.offices.models import Office
from sunwai.outbox.models import Outgoing


class Fanout(models.Model):
    """Directions of one case drafted together, one to each owner: asked about as a whole, each with its own clock.

    `home` is whose direction keeps the case's own needs where all are told the same; each other gets a need of its own
    when it is issued. None where the desk parted the needs among the owners."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="fanouts")
    home = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    drafted_by = models.CharField(max_length=80)
    drafted_at = models.DateTimeField()


class PublicWords(Parkable):
    """Words that go out from a case once, under a nod to exactly these words."""

    number = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=2)
    words = models.TextField()
    sop_version = models.PositiveIntegerField()
    drafted_by = models.CharField(max_length=80)
    drafted_at = models.DateTimeField()
    nod = models.ForeignKey(Nod, null=True, blank=True, on_delete=models.PROTECT)
    kept_why = models.CharField(max_length=200, blank=True)  # why a name the shield found may stand in these words
    issued_at = models.DateTimeField(null=True, blank=True)
    outgoing = models.OneToOneField(Outgoing, null=True, blank=True, on_delete=models.PROTECT)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class Direction(PublicWords):
    """One direction (own office) or request (Union, another state) to one owner; others are informed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="directions")
    form = models.CharField(max_length=12)  # direction | request
    owner = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="directions")
    informed = models.ManyToManyField(Office, blank=True, related_name="informed_of")
    needs = models.ManyToManyField(Need, related_name="directions")
    tagged = models.JSONField(default=list)  # [[handle, account key]] of verified accounts in the words
    fanout = models.ForeignKey(Fanout, null=True, blank=True, on_delete=models.PROTECT, related_name="directions")
    out_at = models.DateTimeField(null=True, blank=True)
    clocked_at = models.DateTimeField(null=True, blank=True)  # when its windows were opened

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

    @property
    def is_one_of_many(self) -> bool:
        """Whether all offices of its fan-out are told the same, each for its own district."""
        return self.fanout is not None and self.fanout.home_id is not None

    @property
    def wants_own_need(self) -> bool:
        """Whether the needs it speaks of stay with another office, so that it must get one of its own."""
        return self.is_one_of_many and self.fanout is not None and self.fanout.home_id != self.owner_id


class ToCitizen(PublicWords):
    """A question, an interim word or an answer to the citizen, under their own post."""

    class Form(models.TextChoices):
        QUESTION = "question"
        INTERIM = "interim"
        ANSWER = "answer"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="to_citizen")
    form = models.CharField(max_length=12, choices=Form.choices)
    under = models.CharField(max_length=255)  # key of the citizen's post that it answers

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="to_citizen_number")]
        indexes = [
            models.Index(
                fields=["nod"],
                name="to_citizen_to_issue",
                condition=Q(issued_at__isnull=True, withdrawn_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """The visible code in its words: JH-26-00412/3."""
        return f"{self.case.docket}/{self.number}"


class Reminder(PublicWords):
    """The one reminder that goes out under a direction while its office is silent."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reminders")
    direction = models.OneToOneField(Direction, on_delete=models.PROTECT, related_name="reminder")
    tagged = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(
                fields=["drafted_at", "id"],
                name="reminder_standing",
                condition=Q(withdrawn_at__isnull=True, parked_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """The visible code in its words: JH-26-00412/2."""
        return f"{self.case.docket}/{self.number}"


class Jotting(models.Model):
    """What one person has typed on one case and not yet drafted: theirs alone, restored when they come back."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="jottings")
    by = models.CharField(max_length=80)
    saved_at = models.DateTimeField()
    fields = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "by"], name="jotting_once")]
        indexes = [models.Index(fields=["saved_at"], name="jotting_age")]
