"""What the public page counts, each figure with the sentence that defines it. Reads only; names nobody.

An officer's word is a claim: claimed, confirmed, disputed and unreachable are counted apart, always. (rule 9)"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from sunwai.accountability.definitions import DEFINITIONS
from sunwai.cases.lifecycle import NeedStatus, Status, Verb
from sunwai.cases.models import Case, Entry
from sunwai.clock.models import Window
from sunwai.closure.models import Closure
from sunwai.desk.models import SetAside
from sunwai.direction.models import Direction
from sunwai.promise.models import Commitment
from sunwai.response.models import Reply
from sunwai.sop.words import Outcome
from sunwai.triage.models import Likeness
from sunwai.verification.models import Confirmation

Cases = QuerySet[Case]
W = Confirmation.Word


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure and what exactly it counts, in both languages."""

    name: str
    value: int
    definition_en: str
    definition_hi: str


def measures(*, at: datetime) -> dict[str, Measure]:
    """Will count everything that is published, as it stands at AT, by name."""
    return {name: Measure(name, count(at), *DEFINITIONS[name]) for name, count in COUNTS.items()}


def matters() -> Cases:
    """Will give every matter once: what was joined is counted there, a campaign's text with the first that sent it.

    A copy is a matter of its own as soon as the desk takes it up, or says that it is not the same."""
    copied = Likeness.objects.filter(case=OuterRef("pk"), campaign=True, decided="")
    untouched = Q(status__in=[Status.RECEIVED, Status.SET_ASIDE])
    return Case.objects.exclude(status=Status.JOINED).exclude(untouched & Exists(copied))


def directed() -> Cases:
    """Will give the matters about which a direction or request stands in public."""
    return matters().filter(Exists(Direction.objects.filter(case=OuterRef("pk"), out_at__isnull=False)))


def claimed() -> Cases:
    """Will give the matters of which an office said that something asked for was done."""
    said = Entry.objects.filter(case=OuterRef("pk"), verb=Verb.NEED_MOVED, facts__after=NeedStatus.CLAIMED.value)
    return matters().filter(Exists(said))


def claimed_and(word: str) -> Cases:
    """Will give the claimed matters where WORD was the citizen's last word ('' where they were not yet heard)."""
    heard = Confirmation.objects.filter(case=OuterRef("pk")).exclude(word="").order_by("-heard_at", "-id")
    last = claimed().annotate(
        last_word=Subquery(heard.values("word")[:1]), last_round=Subquery(heard.values("asked_at")[:1])
    )
    a_no = Exists(Confirmation.objects.filter(case=OuterRef("pk"), asked_at=OuterRef("last_round"), word=W.DISPUTED))
    if word == W.DISPUTED:  # one complainant's no stands above another's yes
        return last.filter(a_no)
    return last.filter(~a_no, last_word=word) if word else last.filter(last_word=None)


def closed_by_outcome() -> dict[str, int]:
    """Will count the closed matters by how they ended; each outcome stands, also at nought."""
    standing = Closure.objects.filter(reopened_at=None, case__status=Status.CLOSED)
    ended = list(standing.values_list("outcome", flat=True))
    return {outcome.value: ended.count(outcome.value) for outcome in Outcome}


def not_chosen() -> dict[str, int]:
    """Will count what was set aside, by the reason given."""
    rows = SetAside.objects.filter(taken_up_at=None, case__status=Status.SET_ASIDE)
    reasons = list(rows.values_list("reason", flat=True))
    return {str(reason): reasons.count(reason) for reason in SetAside.Reason.values}


def _accepted() -> Cases:
    """An acceptance undone at once left the case new, as if nobody had touched it."""
    taken_up = Exists(Entry.objects.filter(case=OuterRef("pk"), verb=Verb.ACCEPTED))
    return matters().filter(taken_up).exclude(status=Status.RECEIVED)


def _answered() -> Cases:
    said = Reply.objects.filter(case=OuterRef("pk"), read_at__isnull=False).exclude(kind__in=["", "acknowledged"])
    return matters().filter(Exists(said))


def silent(at: datetime) -> QuerySet[Window]:
    """Will give the windows that ran out unanswered and run on, the longest silent first."""
    running = Window.objects.filter(stopped_at=None, paused_at=None, due_at__lte=at)
    return running.order_by("due_at", "id")


def _promises(*states: str) -> int:
    return Commitment.objects.filter(state__in=states).count()


COUNTS: Mapping[str, Callable[[datetime], int]] = {
    "taken_in": lambda at: matters().count(),
    "accepted": lambda at: _accepted().count(),
    "set_aside": lambda at: matters().filter(status=Status.SET_ASIDE).count(),
    "directed": lambda at: directed().count(),
    "answered": lambda at: _answered().count(),
    "claimed": lambda at: claimed().count(),
    "confirmed": lambda at: claimed_and(W.CONFIRMED).count(),
    "disputed": lambda at: claimed_and(W.DISPUTED).count(),
    "unreachable": lambda at: claimed_and(W.UNREACHABLE).count(),
    "not_heard": lambda at: claimed_and("").count(),
    "closed": lambda at: matters().filter(status=Status.CLOSED).count(),
    "silent": lambda at: silent(at).values("case").distinct().count(),
    "promises_open": lambda at: _promises("open", "woken"),
    "promises_kept": lambda at: _promises("kept"),
    "promises_broken": lambda at: _promises("broken"),
}
