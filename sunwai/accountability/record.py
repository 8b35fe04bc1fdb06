"""The public record of a case: an allow-listed copy of facts, and the only thing a public page is given.

Owns PublicCase. No post, no model row and no name of a person passes; a sealed case shows docket, district, clock."""

from dataclasses import dataclass
from datetime import datetime

from sunwai.cases.lifecycle import NeedStatus, Status, Verb
from sunwai.cases.models import Case
from sunwai.clock.models import Window
from sunwai.gazetteer.tables import load as gazetteer
from sunwai.outbox.models import Outgoing, State

# Verbs of which the public page tells, and nothing else of the ledger.
TOLD = (
    Verb.OPENED,
    Verb.POST_REMOVED,
    Verb.ACCEPTED,
    Verb.SET_ASIDE,
    Verb.NOD_GIVEN,
    Verb.DIRECTION_OUT,
    Verb.ALSO_OUT,
    Verb.WINDOW_OPENED,
    Verb.ESCALATED,
    Verb.CALLED,
    Verb.REPLY_READ,
    Verb.COMMITMENT_RECORDED,
    Verb.COMMITMENT_KEPT,
    Verb.COMMITMENT_BROKEN,
    Verb.CITIZEN_ASKED,
    Verb.CITIZEN_CONFIRMED,
    Verb.CITIZEN_DISPUTED,
    Verb.CITIZEN_UNREACHABLE,
    Verb.CITIZEN_WITHDREW,
    Verb.CLOSED,
    Verb.REOPENED,
)


@dataclass(frozen=True, slots=True)
class PublicStep:
    """One line of the story: what was done, when, and by which duty (never a name). `detail` is a code word."""

    at: datetime
    verb: str
    detail: str


@dataclass(frozen=True, slots=True)
class PublicNeed:
    """One need: its kind, and the three words kept apart: what an office claimed, what the citizen said."""

    kind: str
    status: str


@dataclass(frozen=True, slots=True)
class PublicPost:
    """Our own public words, as they stand on the network."""

    words: str
    at: datetime
    url: str


@dataclass(frozen=True, slots=True)
class PublicPromise:
    """A promise: which office, for when (None: no date was given), and what became of it."""

    office_en: str
    office_hi: str
    due_at: datetime | None
    state: str


@dataclass(frozen=True, slots=True)
class PublicClock:
    """One addressee's time: opened, due, stopped or still running, and the clause it rests on."""

    office_en: str
    office_hi: str
    opened_at: datetime
    due_at: datetime
    stopped_at: datetime | None
    passed: bool
    clause: str


@dataclass(frozen=True, slots=True)
class PublicCase:
    """What anybody may know of a case. A sealed one has empty summary, needs, posts and promises."""

    docket: str
    sealed: bool
    district_en: str
    district_hi: str
    status: str
    opened_at: datetime | None
    summary_en: str
    summary_hi: str
    needs: tuple[PublicNeed, ...]
    steps: tuple[PublicStep, ...]
    posts: tuple[PublicPost, ...]
    clocks: tuple[PublicClock, ...]
    promises: tuple[PublicPromise, ...]
    outcome: str
    rests_on: str
    claimed: int
    confirmed: int
    people: int | None  # how many the matter concerns, and how many of them an office says it has helped
    helped: int | None
    proof: str  # the end of the ledger chain


def public_record(case: Case) -> PublicCase:
    """Will copy what may be public of CASE; for a sealed case docket, district and clock, and nothing more."""
    places = gazetteer()
    district = case.district_key
    sealed = case.is_sealed
    needs = () if sealed else tuple(PublicNeed(n.kind, n.status) for n in case.needs.order_by("number"))
    closure = case.closures.filter(reopened_at=None).order_by("-at").first()
    return PublicCase(
        docket=case.docket,
        sealed=sealed,
        district_en=places.name(district, "en") if district else "",
        district_hi=places.name(district, "hi") if district else "",
        status="" if sealed else case.status,
        opened_at=None if sealed else case.opened_at,
        summary_en="" if sealed else case.summary_en,
        summary_hi="" if sealed else case.summary_hi,
        needs=needs,
        steps=() if sealed else _steps(case),
        posts=() if sealed else _posts(case),
        clocks=_clocks(case),
        promises=() if sealed else _promises(case),
        outcome="" if sealed or closure is None else closure.outcome,
        rests_on="" if sealed or closure is None else closure.rests_on,
        claimed=sum(n.status == NeedStatus.CLAIMED for n in needs),
        confirmed=sum(n.status == NeedStatus.MET for n in needs),
        people=None if sealed else case.people,
        helped=None if sealed else _helped(case),
        proof="" if sealed else case.head_hash,
    )


def public_case(docket: str) -> PublicCase | None:
    """Will give the public record of the case DOCKET; None when there is none, or it was never taken up.

    A matter not yet accepted, set aside or joined has no page: a tag alone publishes nothing about anybody."""
    case = Case.objects.filter(docket=docket).exclude(status__in=[Status.RECEIVED, Status.JOINED]).first()
    if case is None or (case.standing is Status.SET_ASIDE):
        return None
    return public_record(case)


def _helped(case: Case) -> int | None:
    """The newest figure the desk read in an office's answer."""
    counted = case.replies.filter(helped__isnull=False).order_by("-read_at", "-id")
    return counted.values_list("helped", flat=True).first()


def _steps(case: Case) -> tuple[PublicStep, ...]:
    entries = case.entries.filter(verb__in=TOLD).order_by("seq")
    return tuple(PublicStep(e.at, e.verb, _detail(e.facts)) for e in entries)


def _detail(facts: dict[str, object]) -> str:
    """Only words from closed lists; a fact that could hold free text is never looked at."""
    for name in ("outcome", "kind", "how"):
        value = facts.get(name)
        if isinstance(value, str):
            return value
    return ""


def _posts(case: Case) -> tuple[PublicPost, ...]:
    sent = Outgoing.objects.filter(case=case, state=State.SENT).order_by("sent_at")
    return tuple(PublicPost(o.sent_words, o.sent_at, "") for o in sent if o.sent_at)


def _clocks(case: Case) -> tuple[PublicClock, ...]:
    windows = Window.objects.filter(case=case).select_related("office").order_by("opened_at", "id")
    return tuple(
        PublicClock(
            "" if case.is_sealed else w.office.name_en,
            "" if case.is_sealed else w.office.name_hi,
            w.opened_at,
            w.due_at,
            w.stopped_at,
            w.passed_at is not None,
            w.clause,
        )
        for w in windows
    )


def _promises(case: Case) -> tuple[PublicPromise, ...]:
    rows = case.commitments.select_related("office").order_by("made_at", "id")
    return tuple(PublicPromise(c.office.name_en, c.office.name_hi, c.due_at, c.state) for c in rows)
