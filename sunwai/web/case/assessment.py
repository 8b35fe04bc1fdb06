"""What stands on the case field by field: the desk's word or the machine's, how sure, by which words, and how to set
it right. Owns the lines; decides nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sunwai.cases.lifecycle import Status, Verb
from sunwai.cases.models import Case
from sunwai.sop.clauses import Sop
from sunwai.triage.decision import Decision
from sunwai.triage.models import Assessment, Correction
from sunwai.triage.proposal import Proposal
from sunwai.triage.rereading import changes
from sunwai.web import spans, vocabulary
from sunwai.web.case.posts import NUMBERS, is_marked
from sunwai.web.case.rows import CaseRows
from sunwai.web.vocabulary import SORTS, URGENCIES, kind_name, people_said, place_name

# Above this a proposal is called sure; the SOP says below which it is unsure.
SURE_FROM = 0.75
MOST_CHOICES = 3
NAMES: Mapping[str, Any] = {
    "place": gettext_lazy("Place"),
    "kind": gettext_lazy("Kind"),
    "people": gettext_lazy("People"),
    "urgency": gettext_lazy("How soon"),
    "sort": gettext_lazy("Sort"),
    "event_deadline": gettext_lazy("Must be done by"),
    "language": gettext_lazy("Public words in"),
}
KEYS = {
    "place": "e p",
    "kind": "e k",
    "people": "e n",
    "urgency": "e u",
    "sort": "e s",
    "event_deadline": "e d",
    "language": "e l",
}
LANGUAGES = {"hi": "हिन्दी", "en": "English"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that may be set in one press."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """One field. `mark` is its number in the post's text, 0 for none; `by` who decided it, "" for the machine."""

    field: str
    name: str
    key: str
    value: str
    why: str
    sureness: str
    unsure: bool
    mark: int
    by: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A field that the changed words of a post say otherwise; `field` and `value` set it in one press ("": shown)."""

    name: str
    before: str
    after: str
    field: str
    value: str


def proposals_of(rows: CaseRows) -> dict[int, Proposal]:
    """Will give the newest proposal for each post of the case that still stands, by the post's id."""
    return {row.post_id: Proposal.of_json(row.proposal) for row in rows["assessments"]}


def newest_of(rows: CaseRows) -> Assessment | None:
    """Will give the newest assessment of what opened the case; of a joined one only where nothing else stands."""
    own = [row for row in rows["assessments"] if row.case_id == rows.case.pk]
    return next(reversed(own or rows["assessments"]), None)


def lines(rows: CaseRows, *, sop: Sop, language: str) -> list[Line]:
    """Will list the fields of the case in the order in which their words are numbered."""
    newest = newest_of(rows)
    made = Proposal.of_json(newest.proposal) if newest else None
    decided = _decided(rows["corrections"])
    return [_line(field, rows, made, decided, sop=sop, language=language) for field in NAMES]


def changed(rows: CaseRows, *, language: str) -> list[Change]:
    """Will list in what the newest version of the case's post is read otherwise than the one before it."""
    newest = newest_of(rows)
    if newest is None:
        return []
    same_post = [row for row in rows["assessments"] if row.post_id == newest.post_id]
    before = next((row for row in reversed(same_post) if row.version_key != newest.version_key), None)
    if before is None:
        return []
    found = changes(Proposal.of_json(before.proposal), Proposal.of_json(newest.proposal))
    return [_change(c.field, c.before, c.after, rows.case, language) for c in found if c.field != "sealed"]


def answered_place(rows: CaseRows, *, language: str) -> tuple[str, str] | None:
    """Will give the place that the citizen named when asked, key and name ("" where it could not be read), until
    somebody decides the place; None where nothing was answered."""
    since = [row for row in rows["answers"] if row.verb == Verb.PLACE_ANSWERED or _is_of_place(row.facts)]
    last = max(since, key=lambda row: row.seq, default=None)
    if last is None or last.verb != Verb.PLACE_ANSWERED:
        return None
    key = str(last.facts.get("place", ""))
    return key, place_name(key, language)


def _is_of_place(facts: Mapping[str, Any]) -> bool:
    return bool({"place", "district_key"} & set(facts.get("after", {})))


def _decided(corrections: Iterable[Correction]) -> dict[str, Correction]:
    """The newest correction of each field, by the name the page gives the field."""
    return {"place" if row.field == "district" else row.field: row for row in corrections}


def _line(
    field: str, rows: CaseRows, made: Proposal | None, decided: Mapping[str, Correction], *, sop: Sop, language: str
) -> Line:
    case, by = rows.case, decided.get(field) or (decided.get("people_of") if field == "people" else None)
    decision = _decision(field, made)
    value = _value(field, rows, language)
    blank = not value
    looked = case.standing is not Status.RECEIVED and not blank
    unsure = decision is not None and not by and not looked and decision.unsure(sop.triage.not_sure_below)
    asks = unsure and field in {"place", "kind", "urgency", "sort"}
    why = decision.why(language) if decision else ""
    return Line(
        field=field,
        name=str(NAMES[field]),
        key=KEYS[field],
        value=value,
        why=_machine_said(by, decision, language) if by else why,
        sureness=_sureness(decision, by, unsure=asks, blank=blank),
        unsure=asks,
        mark=_mark(field, decision),
        by=by.by if by else "",
        choices=_choices(field, made, language) if asks and made else (),
    )


def _mark(field: str, decision: Decision[Any] | None) -> int:
    if decision is None or not is_marked(field, decision):
        return 0
    return NUMBERS[field] if any(because.span and because.text for because in decision.because) else 0


def _decision(field: str, made: Proposal | None) -> Decision[Any] | None:
    """What the machine says of a field; the place it names, else the district."""
    if made is None or field == "language":
        return None
    if field == "place":
        return made.place if made.place.value and made.district.value else made.district
    found: Decision[Any] = getattr(made, field)
    return found


def _value(field: str, rows: CaseRows, language: str) -> str:
    case = rows.case
    if field == "place":
        return place_name(place_key(rows), language)
    if field == "kind":
        return kind_name(case.kind, language)
    if field == "people":
        return "" if case.people is None else people_said(case.people, case.people_of)
    if field == "urgency":
        return "" if case.urgency is None else str(URGENCIES[case.urgency])
    if field == "sort":
        return vocabulary.said(SORTS, case.sort) if case.sort else ""
    if field == "event_deadline":
        return spans.day_and_clock(case.event_deadline) if case.event_deadline else ""
    return LANGUAGES.get(case.language, case.language)


def place_key(rows: CaseRows) -> str:
    """Will give the key of the case's place: the first need's, else its district."""
    places = rows["needs"][0].event_places if rows["needs"] else []
    return str(places[0]) if places else str(rows.case.district_key)


def _sureness(decision: Decision[Any] | None, by: Correction | None, *, unsure: bool, blank: bool) -> str:
    if by is not None:
        return _("decided")
    if unsure:
        return _("unsure")
    if decision is None or blank:
        return ""
    return _("sure") if decision.confidence >= SURE_FROM else _("likely")


def _machine_said(by: Correction | None, decision: Decision[Any] | None, language: str) -> str:
    said = "" if decision is None or decision.value is None else decision.shown[1 if language == "hi" else 0]
    return _("the machine had said: %(said)s") % {"said": said} if said else _("the machine had said nothing")


def _choices(field: str, made: Proposal, language: str) -> tuple[Choice, ...]:
    """The three likeliest values, none of them chosen."""
    found: dict[str, str] = {}
    for value in _likely(field, made):
        found.setdefault(str(value), _shown(field, value, language))
    named = [Choice(value, name) for value, name in found.items() if name]
    return tuple(named[:MOST_CHOICES])


def _likely(field: str, made: Proposal) -> Sequence[Any]:
    if field == "place":
        told: list[Decision[str]] = [made.place, made.district]
        return [key for d in told for key in (d.value, *(rival.value for rival in d.rivals)) if key]
    if field == "kind":
        return [kind.value for kind in made.kinds] + [r.value for kind in made.kinds for r in kind.rivals]
    decision: Decision[Any] = getattr(made, field)
    told_of = [v for v in (decision.value, *(rival.value for rival in decision.rivals)) if v is not None]
    return [*told_of, *((2, 1, 3) if field == "urgency" else ("grievance", "query", "none"))]


def _shown(field: str, value: Any, language: str) -> str:
    if field == "place":
        return place_name(str(value), language)
    if field == "kind":
        return kind_name(str(value or ""), language)
    return str(URGENCIES[int(value)]) if field == "urgency" else vocabulary.said(SORTS, str(value))


def _change(field: str, before: Decision[Any], after: Decision[Any], case: Case, language: str) -> Change:
    side = 1 if language == "hi" else 0
    sets = {
        "district": "place",
        "place": "place",
        "kind": "kind",
        "urgency": "urgency",
        "people": "people",
        "sort": "sort",
    }
    stands = {"district": case.district_key, "kind": case.kind, "urgency": case.urgency, "people": case.people}
    taken = (field in stands and stands[field] == after.value) or field not in sets or after.value is None
    name = NAMES.get(field) or (_("District") if field == "district" else field)
    unknown = _("not known")
    return Change(
        name=str(name),
        before=before.shown[side] if before.value is not None else unknown,
        after=after.shown[side] if after.value is not None else unknown,
        field="" if taken else sets[field],
        value="" if taken else str(after.value),
    )
