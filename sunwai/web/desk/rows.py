"""One row of the desk's list: what is asked, where, why it stands here, how long it waits, who holds it.

Owns the row's words. Reads the page's cases in one query and their windows in another, whatever their number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sunwai.cases.models import Case, Need
from sunwai.clock.models import Window
from sunwai.desk.listing import Cases
from sunwai.intake.models import Post, Role
from sunwai.lib.window_bar import Bar, middle
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Language, Urgency
from sunwai.triage.models import Assessment, Likeness
from sunwai.triage.shield import SHOWN as SEALED_FOR
from sunwai.web import spans
from sunwai.web.vocabulary import STATUSES, kind_name, people_said, place_name
from sunwai.web.vocabulary import said as named

GROUPS = {
    0: gettext_lazy("Cannot wait"),
    1: gettext_lazy("Today"),
    2: gettext_lazy("Unsure: a person must look"),
    3: gettext_lazy("Can be planned"),
    4: gettext_lazy("Can be planned"),
}
MOST_QUOTES = 2
# The columns a row and its place in the order are made of; half a case's columns are for other pages.
SHOWN = (
    *(
        "docket",
        "status",
        "opened_at",
        "asked_en",
        "asked_hi",
        "kind",
        "district_key",
        "urgency",
        "people",
        "people_of",
    ),
    *("sealed_at", "sealed_why", "held_by", "event_deadline", "urgency", "urgency_rank"),
    *("order_deadline", "order_people"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One matter as the list shows it. `why` holds words of its post, or what the SOP calls its urgency."""

    docket: str
    asked: str
    place: str
    kind: str
    why: str
    quotes: tuple[str, ...]
    red: str
    sealed: bool
    people: str
    posts: str
    copies: str
    waited: str
    status: str
    holder: str
    late: bool
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class Group:
    """The rows that share a class of urgency."""

    name: str
    rows: tuple[Row, ...]


@cache
def every() -> Cases:
    """Will give every case with its row's facts; narrowed further, never asked as it is. Written once a process."""
    return with_facts(Case.objects.only(*SHOWN))


def with_facts(rows: Cases) -> Cases:
    """Will join to ROWS what a row shows besides its case: posts, first place, the newest proposal's reasons."""
    posts = Post.objects.filter(case=OuterRef("pk")).exclude(role=Role.OWN).order_by().values("case")
    places = Need.objects.filter(case=OuterRef("pk")).order_by("number").values("event_places")
    copies = Likeness.objects.filter(other=OuterRef("pk"), kind="near_copy", decided="").order_by().values("other")
    # A post its author took back speaks no more, not even through the words that were quoted from it.
    proposals = Assessment.objects.filter(case=OuterRef("pk"), post__gone_at=None).order_by("-made_at", "-id")
    return rows.annotate(
        posts_count=Coalesce(Subquery(posts.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0),
        first_places=Subquery(places[:1]),
        copies_count=Coalesce(Subquery(copies.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0),
        urgency_proposal=Subquery(proposals.values("proposal__urgency")[:1]),
    )


def grouped(cases: Sequence[Case], *, at: datetime, sop: Sop, language: str) -> list[Group]:
    """Will turn a page of CASES, in their order, into groups of rows."""
    windows = _windows(cases)
    groups: dict[str, list[Row]] = {}
    for case in cases:
        row = _row(case, windows.get(case.pk), at=at, sop=sop, language=language)
        groups.setdefault(str(GROUPS[case.urgency_rank]), []).append(row)
    return [Group(name, tuple(rows)) for name, rows in groups.items()]


def listed(cases: Sequence[Case], *, at: datetime, sop: Sop, language: str) -> list[Row]:
    """Will turn CASES into rows in the order they come, without groups."""
    windows = _windows(cases)
    return [_row(case, windows.get(case.pk), at=at, sop=sop, language=language) for case in cases]


def asked(case: Case, language: str) -> str:
    """Will give the one neutral line of CASE in LANGUAGE, never a citizen's words."""
    line = case.asked_hi if language == "hi" else case.asked_en
    return line or case.asked_en or case.asked_hi or _("A matter nobody has put into a line yet")


def _windows(cases: Sequence[Case]) -> dict[int, Window]:
    """The running window of each case that falls due first."""
    found: dict[int, Window] = {}
    running = Window.objects.running().filter(case__in=[case.pk for case in cases])
    for window in running.order_by("due_at", "id"):
        found.setdefault(window.case_id, window)
    return found


def _row(case: Case, window: Window | None, *, at: datetime, sop: Sop, language: str) -> Row:
    late = window is not None and window.due_at <= at
    facts: Any = case  # carries what with_facts joined
    quotes = () if case.is_sealed else _quotes(facts.urgency_proposal)
    soon = "" if case.urgency is None else sop.urgencies.of(Urgency(case.urgency), Language(language))
    return Row(
        docket=case.docket,
        asked=asked(case, language),
        place=_place(case, facts.first_places, language),
        kind=kind_name(case.kind, language),
        why=_why(case, at=at, language=language) or ("" if quotes or case.urgency == Urgency.RED else soon),
        quotes=quotes,
        red=sop.urgencies.of(Urgency.RED, Language(language)) if case.urgency == 3 else "",
        sealed=case.is_sealed,
        people=people_said(case.people, case.people_of),
        posts=ngettext("%(count)d post", "%(count)d posts", facts.posts_count) % {"count": facts.posts_count},
        copies=_copies(facts.copies_count),
        waited=spans.length(at - case.opened_at),
        status=_("silent") if late else named(STATUSES, case.status),
        holder=case.held_by,
        late=late,
        bar=None if window is None else middle(opened_at=window.opened_at, due_at=window.due_at, until=at),
    )


def _place(case: Case, first_places: list[str] | None, language: str) -> str:
    if case.is_sealed:  # a village would tell who it is, even over a shoulder at the desk
        return place_name(case.district_key, language)
    key = (first_places or [case.district_key])[0]
    return place_name(key, language) or _("place unknown")


def _why(case: Case, *, at: datetime, language: str) -> str:
    if case.event_deadline is not None:
        moment = spans.day_and_clock(case.event_deadline)
        said = _("passed on %(moment)s") if case.event_deadline < at else _("by %(moment)s")
        return said % {"moment": moment}
    if case.is_sealed:
        reason = SEALED_FOR.get(case.sealed_why)
        return reason[1 if language == "hi" else 0] if reason else _("sealed")
    return _("nobody has said yet how soon") if case.urgency is None else ""


def _quotes(proposal: Any) -> tuple[str, ...]:
    reasons: Iterable[dict[str, Any]] = (proposal or {}).get("because", [])
    return tuple(dict.fromkeys(reason["text"] for reason in reasons if reason["text"]))[:MOST_QUOTES]


def _copies(number: int) -> str:
    """How many more cases have the same text; they stand on the list as well, until a person joins them."""
    return ngettext("+%(count)d copy", "+%(count)d copies", number) % {"count": number} if number else ""
