"""Public acts on their way out. Owns Outgoing: a unique key before the call, a definite end after it.

Written only by `outbox.actions` and `outbox.sending`."""

from django.db import models
from django.db.models import Q

from sunwai.cases.models import Case


class State(models.TextChoices):
    """Where a public act stands. An expired lease is uncertain, never ready again."""

    READY = "ready"
    BY_HAND = "by_hand"  # assisted: a person posts it, we claim it from our own timeline
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"  # definitely not out
    UNCERTAIN = "uncertain"  # may be out; being looked for
    ASK_PERSON = "ask_person"  # the network cannot tell; a person decides
    WITHDRAWN = "withdrawn"


PLACE_QUESTION = "question_place"  # the act of asking a citizen which place is meant; triage hears the answer
OPEN_STATES = [State.READY, State.BY_HAND, State.SENDING, State.UNCERTAIN, State.ASK_PERSON]


class Outgoing(models.Model):
    """One public act. `words_hash` is the nod's: words and addressees are hashed again before every send."""

    key = models.CharField(max_length=120, unique=True)  # case:{id}:{act}:{n}
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="outgoing")
    act = models.CharField(max_length=24)  # direction, request, question, answer
    network = models.CharField(max_length=24)
    account = models.CharField(max_length=64)  # our own account's key there
    words = models.TextField()
    code = models.CharField(max_length=32)  # visible in the words: JH-26-00412/1
    addressees = models.JSONField(default=list)  # office codes and account keys the nod named
    tagged = models.JSONField(default=list)  # [[handle, account key]] to be re-resolved before sending
    words_hash = models.CharField(max_length=64)
    in_reply_to = models.CharField(max_length=255, blank=True)
    state = models.CharField(max_length=12, choices=State.choices)
    ready_at = models.DateTimeField()
    stale_at = models.DateTimeField(null=True, blank=True)  # the nod's end: not tried by then, it never goes out
    created_at = models.DateTimeField()
    first_tried_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempt = models.PositiveSmallIntegerField(default=0)
    looks = models.PositiveSmallIntegerField(default=0)  # the network was read and the act was not there
    blind_looks = models.PositiveSmallIntegerField(default=0)  # the network could not be read
    resends = models.PositiveSmallIntegerField(default=0)
    next_look_at = models.DateTimeField(null=True, blank=True)
    sent_key = models.CharField(max_length=255, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_words = models.TextField(blank=True)
    differs = models.BooleanField(default=False)  # what stands there is not what the nod was given to
    error = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["ready_at", "id"], name="outgoing_ready", condition=Q(state="ready")),
            models.Index(fields=["lease_until", "id"], name="outgoing_lease", condition=Q(state="sending")),
            models.Index(fields=["next_look_at", "id"], name="outgoing_look", condition=Q(state="uncertain")),
            models.Index(fields=["network", "sent_key"], name="outgoing_sent_key"),
            models.Index(fields=["stale_at", "id"], name="outgoing_stale", condition=Q(state__in=["ready", "by_hand"])),
            # Our own posts are looked up among the acts that may be on the network; those that are out are thousands.
            models.Index(fields=["network", "code"], name="outgoing_may_be_out", condition=~Q(state="sent")),
        ]

    def __str__(self) -> str:
        return self.key


class Stop(models.Model):
    """One use of the kill switch on a handle: who stopped it and why, and who let it go on."""

    handle = models.ForeignKey("Handle", on_delete=models.PROTECT, related_name="stops")
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    why = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=80, blank=True)


class Handle(models.Model):
    """One of our own handles: how acts reach its network, and the lock that makes its senders take turns."""

    class Mode(models.TextChoices):
        API = "api"  # we post
        ASSISTED = "assisted"  # a person posts, we claim it
        OFF = "off"

    network = models.CharField(max_length=24)
    account = models.CharField(max_length=64)  # immutable id there
    handle = models.CharField(max_length=64)
    mode = models.CharField(max_length=8, choices=Mode.choices)
    stopped_at = models.DateTimeField(null=True, blank=True)  # the kill switch
    stopped_by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "account"], name="handle_once")]

    def __str__(self) -> str:
        return f"@{self.handle} on {self.network}"
