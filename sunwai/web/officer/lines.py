"""What an officer may see of a direction: an allow-list, built field by field and never from the case itself.

No citizen, no number, no other office, no word of a post. A sealed matter shows nothing beyond its own direction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from sunwai.clock.models import Window
from sunwai.direction.models import Direction
from sunwai.offices.people.models import OfficeSeat
from sunwai.response.models import Reply
from sunwai.sop.clauses import Sop
from sunwai.web import spans
from sunwai.web.vocabulary import NEEDS, REPLY_KINDS, kind_name, place_name, said


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked for: its number, what it is called, where, and how it stands."""

    number: int
    what: str
    where: str
    standing: str
    disputed: bool


@dataclass(frozen=True, slots=True)
class Given:
    """One answer of this office: its words, how many pictures, and what became of it."""

    at: datetime
    words: str
    became: str
    pictures: int
    public: str


@dataclass(frozen=True, slots=True)
class Task:
    """One direction as its own office sees it. `due_at` is that of the first window still running, if any."""

    docket: str
    number: int
    code: str
    form: str
    words: str
    language: str
    out_at: datetime
    due_at: datetime | None
    clause: str
    clause_title: str
    late: str
    left: str
    answered: bool
    sealed: bool


def tasks(rows: QuerySet[Direction], *, at: datetime, language: str, sop: Sop) -> list[Task]:
    """Will give ROWS as tasks: what runs out first stands first, then what waits for nobody, the newest first."""
    running = Window.objects.running().order_by("due_at", "id")
    full = list(rows.prefetch_related(Prefetch("windows", queryset=running, to_attr="running")))
    found = [_task(row, row.running, at=at, language=language, sop=sop) for row in full]
    late = [task for task in found if task.due_at is not None]
    return sorted(late, key=lambda task: (task.due_at, task.code)) + [task for task in found if task.due_at is None]


def asked_in(direction: Direction, *, language: str) -> list[Asked]:
    """Will list what DIRECTION asks for; of a sealed matter only the numbers."""
    sealed = direction.case.is_sealed
    return [
        Asked(
            number=need.number,
            what="" if sealed else kind_name(need.kind, language),
            where="" if sealed else "; ".join(_places([*need.acting_places, *need.event_places], language)),
            standing=said(NEEDS, need.status),
            disputed=need.status == "disputed",
        )
        for need in direction.needs.order_by("number")
    ]


def given_in(direction: Direction, seat: OfficeSeat) -> list[Given]:
    """Will list what SEAT's office has answered to DIRECTION, on its page or in public, the newest first."""
    own = Reply.objects.filter(direction=direction, office=seat.office_id).select_related("post", "on_page__outgoing")
    return [_given(reply) for reply in own.prefetch_related("on_page__pictures").order_by("-came_at", "-id")]


def _task(row: Direction, running: Sequence[Window], *, at: datetime, language: str, sop: Sop) -> Task:
    first = running[0] if running else None
    assert row.out_at is not None
    title = next((c for c in sop.clauses if first and c.number == first.clause), None)
    return Task(
        docket=row.case.docket,
        number=row.number,
        code=row.code,
        form=row.form,
        words=row.words,
        language=row.language,
        out_at=row.out_at,
        due_at=first.due_at if first else None,
        clause=first.clause if first else "",
        clause_title=(title.title_hi if language == "hi" else title.title) if title else "",
        late=spans.length(at - first.due_at) if first and first.due_at < at else "",
        left=spans.length(first.due_at - at) if first and first.due_at >= at else "",
        answered=first is None,
        sealed=row.case.is_sealed,
    )


def _given(reply: Reply) -> Given:
    gone = reply.post is None or reply.post.gone_at is not None
    page = getattr(reply, "on_page", None)
    became = said(REPLY_KINDS, reply.kind) if reply.read_at else ""
    return Given(
        at=reply.came_at,
        words="" if gone or reply.post is None else reply.post.text,
        became=became,
        pictures=len(page.pictures.all()) if page else 0,
        public=_public(reply, page.outgoing.state if page and page.outgoing else ""),
    )


def _public(reply: Reply, state: str) -> str:
    if reply.post is not None and reply.post.network != "office":
        return _("said in public")
    return _("stands in public under the direction") if state == "sent" else ""


def _places(keys: Sequence[str], language: str) -> list[str]:
    return [place_name(key, language) for key in dict.fromkeys(keys)]
