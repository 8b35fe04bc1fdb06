"""What the approver reads before a yes: the matter in three lines, and whom the exact words are for.

Reads only. The words themselves are the nod's; nothing here shortens or mends them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sunwai.cases.models import Case
from sunwai.direction.models import Direction, ToCitizen
from sunwai.direction.outward import posting_handle
from sunwai.errors import MissingPrerequisite
from sunwai.networks.lengths import limits_of
from sunwai.nod.actions import urgency_of
from sunwai.nod.models import Nod
from sunwai.sop.clauses import Sop
from sunwai.sop.words import Addressee, Language, Urgency, WordingKind
from sunwai.web import spans
from sunwai.web.vocabulary import kind_name, people_said, place_name


@dataclass(frozen=True, slots=True)
class Matter:
    """One nod in three lines: what, who suffers and how many, what will be said to whom."""

    nod: Nod
    what: str
    who: str
    ask: str
    red: bool
    waiting: str


@dataclass(frozen=True, slots=True)
class Text:
    """One of several texts asked about together: whose it is, and its words."""

    number: int
    owner: str
    words: str


@dataclass(frozen=True, slots=True)
class Words:
    """The exact words on their way: in which language, how long, from which handle, to whom."""

    language: str
    used: int
    limit: int
    handle: str
    form: str
    owner: str
    informed: str
    answer_within: timedelta | None
    texts: tuple[Text, ...] = ()


def matter_of(nod: Nod, *, at: datetime, language: str, sop: Sop) -> Matter:
    """Will say in three lines of LANGUAGE what NOD is about."""
    case = nod.case
    return Matter(
        nod=nod,
        what=asked_in(case, language),
        who=_who(case, language),
        ask=_ask(nod, language, sop),
        red=case.urgency == Urgency.RED,
        waiting=spans.length(at - nod.asked_at),
    )


def words_of(nod: Nod, *, language: str, sop: Sop) -> Words:
    """Will say whom the words of NOD are for and how they go out; only what is known is filled in."""
    rows = _directions(nod)
    network, handle = _handle(nod.case)
    texts = [row.words for row in rows] or [nod.words]
    measured = max((limits_of(network).measure(text) for text in texts), key=lambda measure: measure.used)
    if not rows:
        told = ToCitizen.objects.filter(nod=nod).first()
        spoken = told.language if told else nod.case.language
        return Words(spoken, measured.used, measured.limit, handle, nod.act, "", "", None)
    direction = rows[0]
    informed = ", ".join(office.name(language) for office in direction.informed.order_by("code"))
    terms = sop.windows.for_(Addressee(direction.owner.kind), urgency_of(nod.case))
    return Words(
        language=direction.language,
        used=measured.used,
        limit=measured.limit,
        handle=handle,
        form=direction.form,
        owner=", ".join(row.owner.name(language) for row in rows),
        informed=informed,
        answer_within=terms.due_after,
        texts=tuple(Text(row.number, row.owner.name(language), row.words) for row in rows) if len(rows) > 1 else (),
    )


def _directions(nod: Nod) -> list[Direction]:
    """What NOD covers: one direction, or all that were drafted together."""
    rows = Direction.objects.filter(nod=nod).select_related("owner").prefetch_related("needs")
    return list(rows.order_by("number"))


def question_before(nod: Nod) -> Nod | None:
    """Will give the newest question the approver asked the desk about this matter before, if any."""
    asked = Nod.objects.filter(case=nod.case, refused_as=Nod.RefusedAs.QUESTION, pk__lt=nod.pk)
    return asked.order_by("-pk").first()


def asked_in(case: Case, language: str) -> str:
    """Will say in LANGUAGE what is asked in CASE, in the words of the list."""
    first, other = (case.asked_hi, case.asked_en) if language == "hi" else (case.asked_en, case.asked_hi)
    return first or other or kind_name(case.kind, language) or case.docket


def _who(case: Case, language: str) -> str:
    people = _("how many is not known")
    if case.people:
        people = people_said(case.people, case.people_of)
    place = _place(case, language)
    parts = [people, place] if place else [people]
    said = ", ".join(parts)
    if case.event_deadline:
        said = _("%(who)s; by %(day)s") % {"who": said, "day": spans.day_and_clock(case.event_deadline)}
    return said


def _place(case: Case, language: str) -> str:
    """The narrowest place that may be told: a sealed matter is placed by its district alone."""
    need = case.needs.order_by("number").first()
    keys = need.event_places if need and not case.is_sealed else []
    return place_name(keys[0] if keys else case.district_key, language)


def _ask(nod: Nod, language: str, sop: Sop) -> str:
    rows = _directions(nod)
    direction = rows[0] if rows else None
    if direction is None and nod.act == WordingKind.OFFICE_ANSWER:
        return _("Under the direction: what the office itself answers")
    if direction is None and nod.act == WordingKind.REMINDER:
        return _("Under the direction: a reminder to the office")
    if direction is None:
        return _("To the citizen, under their post")
    spoken = Language.HI if language == "hi" else Language.EN
    asks = dict.fromkeys(sop.subject(need.kind).ask[spoken] for need in direction.needs.all())
    owner = direction.owner.name(language)
    if len(rows) > 1:
        owner = ngettext("%(count)d office", "%(count)d offices", len(rows)) % {"count": len(rows)}
    said = {"owner": owner, "ask": ", ".join(asks)}
    if direction.form == "request":
        return _("Request %(owner)s: %(ask)s") % said
    return _("Direct %(owner)s: %(ask)s") % said


def _handle(case: Case) -> tuple[str, str]:
    try:
        ours = posting_handle(case)
    except MissingPrerequisite:
        return "x", ""  # the words can be read and nodded to before a handle is connected
    return ours.network, ours.handle
