"""Tables of a case: the case, its needs, its people, and the ledger of every act.

Owns Case, Need, Party, Entry and the docket counter. Written only by `cases.actions` and `cases.opening`."""

from datetime import UTC, datetime

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from sunwai.cases.lifecycle import AT_REST, ON_DESK, NeedStatus, Status
from sunwai.offices.models import Account, Office

# What the list is ordered by: plain columns, none of them empty, so that one index gives the order on both databases.
IN_ORDER = ("urgency_rank", "order_deadline", "order_people", "opened_at", "id")
NO_DEADLINE = datetime(9999, 1, 1, tzinfo=UTC)


class Parkable(models.Model):
    """A row that work is done on; an error parks it with its reason, and the work goes on with the next."""

    parked_at = models.DateTimeField(null=True, blank=True)
    parked_error = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True


class CaseQuerySet(models.QuerySet["Case"]):
    """Cheap questions about cases."""

    def in_order(self) -> "CaseQuerySet":
        """Will order by what cannot wait: urgency (unknown above low), event deadline, people, waiting time."""
        return self.order_by(*IN_ORDER)

    def grown(self) -> "CaseQuerySet":
        """Will keep cases whose record has grown since search last read them."""
        return self.filter(unsearched__gt=0)

    def waiting(self) -> "CaseQuerySet":
        """Will leave out what is at rest: closed, set aside, joined."""
        return self.exclude(status__in=AT_REST)


class Case(Parkable):
    """One matter, opened by one or more posts. `head_*` is the end of its ledger chain."""

    docket = models.CharField(max_length=24, unique=True)
    status = models.CharField(max_length=16, choices=[(s.value, s.value) for s in Status])
    opened_at = models.DateTimeField()
    asked_en = models.CharField(max_length=200, blank=True)  # one neutral line, never the citizen's words
    asked_hi = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=24, blank=True)
    district_key = models.CharField(max_length=32, blank=True)
    urgency = models.PositiveSmallIntegerField(null=True, blank=True)  # 0-3; None: nobody knows yet
    urgency_rank = models.PositiveSmallIntegerField(default=2)
    people = models.PositiveIntegerField(null=True, blank=True)
    people_of = models.CharField(max_length=12, blank=True)  # what the number counts: families, homes ...; "": people
    sort = models.CharField(max_length=12, blank=True)  # of the post that opened it: grievance, praise ...; "": unsure
    event_deadline = models.DateTimeField(null=True, blank=True)
    language = models.CharField(max_length=2, default="hi")  # of the public words
    sealed_at = models.DateTimeField(null=True, blank=True)
    sealed_by = models.CharField(max_length=80, blank=True)
    sealed_why = models.CharField(max_length=200, blank=True)
    summary_en = models.CharField(max_length=400, blank=True)  # the desk's words for the public page
    summary_hi = models.CharField(max_length=400, blank=True)
    held_by = models.CharField(max_length=80, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    joined_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="took_in")
    acts = models.PositiveSmallIntegerField(default=0)  # public acts numbered so far; each code is used once
    head_seq = models.PositiveIntegerField(default=0)
    head_hash = models.CharField(max_length=64, blank=True)
    searched_seq = models.PositiveIntegerField(default=0)  # up to which entry `desk.searching` has read it
    # Kept by the database, for its planner: how one column stands to another PostgreSQL does not know. It took a third
    # of all cases to have grown, and read the whole table at every sweep instead of the index (54 ms at 100,000).
    unsearched = models.GeneratedField(
        expression=F("head_seq") - F("searched_seq"), output_field=models.IntegerField(), db_persist=True
    )
    # Kept by the database: no deadline comes after every deadline, nobody knows how many after every number.
    order_deadline = models.GeneratedField(
        expression=Coalesce("event_deadline", Value(NO_DEADLINE)), output_field=models.DateTimeField(), db_persist=True
    )
    order_people = models.GeneratedField(
        expression=Coalesce(F("people") * -1, Value(1)), output_field=models.IntegerField(), db_persist=True
    )
    on_desk = models.GeneratedField(
        expression=models.Case(models.When(status__in=ON_DESK, then=Value(1)), default=Value(0)),
        output_field=models.SmallIntegerField(),
        db_persist=True,
    )

    objects = CaseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=IN_ORDER, name="case_order"),
            models.Index(fields=["on_desk", *IN_ORDER], name="case_on_desk"),
            models.Index(fields=["status", *IN_ORDER], name="case_list"),
            models.Index(fields=["held_by", *IN_ORDER], name="case_held", condition=~Q(held_by="")),
            models.Index(fields=["id"], name="case_sealed", condition=Q(sealed_at__isnull=False)),
            models.Index(fields=["id"], name="case_parked", condition=Q(parked_at__isnull=False)),
            models.Index(fields=["id"], name="case_to_search", condition=Q(unsearched__gt=0)),
            models.Index(fields=["district_key", "status"], name="case_district"),
            models.Index(
                fields=["id"],
                name="case_to_ask_about",
                condition=Q(status="answered", parked_at__isnull=True, sealed_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.docket

    @property
    def is_sealed(self) -> bool:
        """Whether nothing but docket, district and clock may be public."""
        return self.sealed_at is not None

    @property
    def standing(self) -> Status:
        """The status as the lifecycle's own word."""
        return Status(self.status)


class Need(models.Model):
    """One thing to be put right; status, place and office belong to it, not to the case.

    Home, event and acting places are lists: about one case in five touches more than one district."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="needs")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=24)
    what = models.CharField(max_length=200)
    status = models.CharField(
        max_length=12, choices=[(s.value, s.value) for s in NeedStatus], default=NeedStatus.OPEN.value
    )
    home_places = models.JSONField(default=list)
    event_places = models.JSONField(default=list)
    acting_places = models.JSONField(default=list)
    owner = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="owned_needs")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="need_number")]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.number} {self.kind}"


class PartyRole(models.TextChoices):
    """Who someone is in a matter; three different people as a rule."""

    COMPLAINANT = "complainant"
    BENEFICIARY = "beneficiary"
    WITNESS = "witness"


class Party(models.Model):
    """A person of the case: by account where they posted, by words the desk wrote where they did not."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(max_length=12, choices=PartyRole.choices)
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT)
    words = models.CharField(max_length=200, blank=True)  # private; never on a public page

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "role", "account"], condition=Q(account__isnull=False), name="party_once"
            )
        ]


class Entry(models.Model):
    """One act on the record. `facts` stay for ever; `words` may be erased, their salted hash stays."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="entries")
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    verb = models.CharField(max_length=32)
    facts = models.JSONField(default=dict)
    words = models.TextField(blank=True)
    words_salt = models.CharField(max_length=32, blank=True)
    words_hash = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "seq"], name="entry_seq")]
        indexes = [models.Index(fields=["at"], name="entry_at")]

    def __str__(self) -> str:
        return f"{self.seq} {self.verb}"


class DocketCounter(models.Model):
    """The last docket number given out, by prefix and year."""

    prefix = models.CharField(max_length=8)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["prefix", "year"], name="docket_counter")]
