"""The composer of a case: what waits to be asked about, and the forms to write anew. Reads only.

Owns the gathering for the case page; the verbs are draft_verbs' and tell_verbs'."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.http import QueryDict

from sunwai.cases.lifecycle import TRANSITIONS, Verb
from sunwai.cases.models import Case
from sunwai.direction import jotting
from sunwai.direction.models import Jotting
from sunwai.direction.outward import post_to_answer
from sunwai.nod.models import Nod
from sunwai.sop.clauses import Sop
from sunwai.web.case import direction as case_direction
from sunwai.web.case import offices as case_offices
from sunwai.web.compose import fields as compose_fields
from sunwai.web.compose.drafts import Draft, drafts_of
from sunwai.web.compose.fields import Typed
from sunwai.web.compose.look import Look, look
from sunwai.web.refusals import Refusal

FORMS = ("direction", "many", "citizen")
WHERE = {"case-draft": "direction", "case-draft-many": "many", "case-tell": "citizen"}


@dataclass(frozen=True, slots=True)
class New:
    """The forms to write anew: what stands in them, and how their words look."""

    fields: Typed
    where: str
    code: str
    filled: str
    look: Look | None
    choices: case_offices.Choices
    districts: tuple[tuple[str, str], ...]
    may_tell: bool
    next_on: str
    said: str


@dataclass(frozen=True, slots=True)
class Writing:
    """Everything the composer of one case shows. `asked` lies before the approver, `kept` is one's own unfinished."""

    drafts: tuple[Draft, ...]
    asked: Draft | None
    new: New | None
    kept: Jotting | None
    others: tuple[str, ...]

    @property
    def draft(self) -> Draft | None:
        """The newest draft: the next step speaks of it."""
        return self.drafts[0] if self.drafts else None


def writing(
    case: Case, *, nod: Nod | None, me: str, at: datetime, language: str, sop: Sop, refusal: Refusal | None = None
) -> Writing:
    """Will gather what ME may write on CASE; nothing new while words lie before the approver."""
    if not case_direction.network_of(case):
        return Writing((), None, None, None, ())
    drafts = tuple(drafts_of(case, at=at, language=language, sop=sop))
    kept = jotting.jotted(case, by=me, at=at)
    may_write = nod is None and case.standing in TRANSITIONS[Verb.NOD_ASKED]
    new = _new(case, _fields(case, kept, refusal, at=at), at=at, language=language, sop=sop) if may_write else None
    asked = next((draft for draft in drafts if nod and draft.row.nod_id == nod.pk), None)
    return Writing(drafts, asked, new, kept, tuple(jotting.others_writing(case, besides=me, at=at)))


def _fields(case: Case, kept: Jotting | None, refusal: Refusal | None, *, at: datetime) -> Typed:
    """What was refused is shown again, else what was left unfinished, else an empty form."""
    if refusal is not None and refusal.verb in WHERE:
        posted = refusal.typed.copy()
        posted["where"] = WHERE[refusal.verb]
        return compose_fields.typed(posted, case)
    if kept is not None and kept.fields.get("where") in FORMS:
        return compose_fields.typed(_as_posted(kept.fields), case)
    return compose_fields.typed(QueryDict(), case)


def _new(case: Case, fields: Typed, *, at: datetime, language: str, sop: Sop) -> New:
    choices = case_offices.choices(case, language=language)
    if not fields.owner and choices.owner:
        fields = _with_owner(fields, choices)
    speech, filled = compose_fields.speech_to_office(case, fields, at=at, sop=sop)
    districts = compose_fields.districts()
    under = post_to_answer(case, network=case_direction.network_of(case))
    return New(
        fields=fields,
        where=fields.where,
        code=compose_fields.next_code(case),
        filled=filled,
        look=look(case, speech, language=language, at=at) if speech else None,
        choices=choices,
        districts=tuple((office.code, office.name(language)) for office in districts),
        may_tell=under is not None,
        next_on=fields.next_on or compose_fields.next_on(case, at=at),
        said=fields.said or compose_fields.summary(case, fields.language),
    )


def _with_owner(fields: Typed, choices: case_offices.Choices) -> Typed:
    """The proposed office stands in an untouched form, with those the rules would inform."""
    informed = fields.informed or tuple(choice.code for choice in choices.informed)
    return replace(fields, owner=choices.owner, informed=informed)


def _as_posted(fields: dict[str, Any]) -> QueryDict:
    posted = QueryDict(mutable=True)
    for name, value in fields.items():
        posted.setlist(name, value if isinstance(value, list) else [value])
    return posted
